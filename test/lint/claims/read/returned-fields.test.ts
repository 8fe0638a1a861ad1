import { describe, expect, test } from 'vitest'
import { returnedFields } from '../../../../src/lint/claims/read/returned-fields.ts'

describe('fields that a description says come back', () => {
  test.each([
    ['Finds rows. Returns `id`, `name` and `next_cursor`.', ['id', 'name', 'next_cursor']],
    ['Finds rows and returns their id as "row_id" with createdAt.', ['row_id', 'createdAt']],
    ['Finds rows.\n\nReturns:\n    id: Number of the row\n    name (str): Its name\n', ['id', 'name']],
    ['Returns `id` and `name`; pass them to get_row.', ['id', 'name']],
  ])('%j', (text, names) => {
    expect(returnedFields(text).map(({ name }) => name)).toEqual(names)
  })

  test.each([
    'Use the `id` and `name` returned by list_rows.',
    'Finds rows. It does not return `id` or `name`.',
    'If `full` is set, returns `id` and `name`.',
    'Returns rows.',
    'Returns `id`.',
    '',
  ])('none in: %s', (text) => {
    expect(returnedFields(text)).toEqual([])
  })
})
