import { expect, test } from 'vitest'
import { readLimits } from '../../../../src/lint/claims/read/range-limits.ts'

const read = (text: string) => readLimits(text).map(({ min, max, holds }) => [min, max, holds])

test.each([
  ['Anything over 40 is refused.', undefined, 40, 'always'],
  ['Fewer than 3 rows are rejected', 3, undefined, 'always'],
  ['Never more than twelve', undefined, 12, 'always'],
  ['Guests in the room, six at the outside.', undefined, 6, 'always'],
  ['The ceiling is 500.', undefined, 500, 'always'],
  ['8 or more', 8, undefined, 'always'],
  ['There is room for 255 characters.', undefined, 255, 'condition'],
  ['May be raised to five thousand.', undefined, 5000, 'condition'],
  ['From a single star to ten, as you like', undefined, 10, 'condition'],
  ['The topmost line has number 0.', 0, undefined, 'condition'],
])('%j', (text, min, max, holds) => {
  expect(read(text)).toContainEqual([min, max, holds])
})

test.each([
  'The service itself takes 5000 requests.',
  'The API allows 20 calls per minute.',
  'Usually there is room for 20.',
  'Released on 10.05.2024, or from 2024 to 2026-01-01',
  'Version 2.0',
  'For example up to ten',
  'Page size, defaults to 30.',
  'Falls back to 25, and equal to 20 otherwise.',
])('nothing from %j', (text) => {
  expect(read(text)).toEqual([])
})
