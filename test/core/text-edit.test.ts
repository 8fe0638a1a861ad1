import { expect, test } from 'vitest'
import { applied } from '../../src/core/text-edit.ts'

test.each([
  ['none', [], 'abc'],
  ['a replacement', [{ span: { start: 1, end: 2 }, text: 'X' }], 'aXc'],
  [
    'an insertion at each end',
    [
      { span: { start: 3, end: 3 }, text: '>' },
      { span: { start: 0, end: 0 }, text: '<' },
    ],
    '<abc>',
  ],
  [
    'two insertions at one place, in the order given',
    [
      { span: { start: 1, end: 1 }, text: '1' },
      { span: { start: 1, end: 1 }, text: '2' },
    ],
    'a12bc',
  ],
])('%s', (_, edits, expected) => {
  expect(applied('abc', edits)).toBe(expected)
})
