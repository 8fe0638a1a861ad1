import { expect, test } from 'vitest'
import { readBase } from '../../../../src/lint/claims/read/base.ts'

const sure = (text: string) =>
  readBase(text).flatMap((statement) => (statement.kind === 'base' && statement.holds === 'always' ? [statement.base] : []))

test.each([
  ['Page to show, zero-based', 0],
  ['Page to show (0-based)', 0],
  ['Zero-indexed line', 0],
  ['1-based index of the row', 1],
  ['One-based line number', 1],
  ['Page to show, starting at 1', 1],
  ['Page to show, starting from 0', 0],
  ['Page number, starts with 1.', 1],
  ['Pages count from zero.', 0],
  ['Lines are numbered from 1', 1],
  ['Numbering starts at 0.', 0],
  ['The first page is 0.', 0],
  ['Page to show; the first page has number 1', 1],
  ['Page to show (1 = first page)', 1],
  ['Page to show, 0 for the first', 0],
  ['0 is the first row', 0],
  ['Index of the sheet, counting from 0', 0],
  ['Page 1 is the first', 1],
])('%j counts from %d', (text, base) => {
  expect(sure(text)).toEqual([base])
})

test.each([
  'Page to show, not zero-based',
  'Rows starting at 10',
  'Starting at 1.5 seconds',
  'Starting at 1 MB',
  'Starting from 1%',
  'At least 1',
  'Set to 1 for the first time',
  'For exports: zero-based.',
  'Starting at 1,000 rows',
  '',
])('%j says nothing', (text) => {
  expect(sure(text)).toEqual([])
})
