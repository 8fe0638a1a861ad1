import { expect, test } from 'vitest'
import { readNullable } from '../../../../src/lint/claims/read/nullable.ts'

const read = (text: string) => readNullable(text).map(({ nullable }) => nullable)

test.each([
  ['Pass null to clear it.', true],
  ['Hand over None and the note is gone.', true],
  ['`null` removes the picture.', true],
  ['May be null', true],
  ['A number; null where nothing was measured', true],
  ['Has to be a day, null is turned down.', false],
  ['Must not be null', false],
])('%j', (text, nullable) => {
  expect(read(text)).toContain(nullable)
})

test.each(['Do not pass null here.', 'The column can be NULL', 'Send "null" as a word', 'Null and void'])(
  'nothing from %j',
  (text) => {
    expect(read(text)).toEqual([])
  },
)
