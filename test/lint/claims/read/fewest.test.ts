import { expect, test } from 'vitest'
import { fewestIn } from '../../../../src/lint/claims/read/fewest.ts'

test.each([
  ['Paths; at least 2.', 2],
  ['Two or more models', 2],
  ['Minimum of three files', 3],
  ['Keys of the rows; must not be empty.', 1],
  ['A non-empty list of keys', 1],
])('%j wants %d items', (text, least) => {
  expect(fewestIn(text)?.least).toBe(least)
})

test.each([
  'One or more sources',
  'When comparing, at least 2.',
  'Words of at least 3 characters',
  'Usually two or more files',
  'Models to compare',
  '',
])('%j wants no number of items', (text) => {
  expect(fewestIn(text)).toBeUndefined()
})
