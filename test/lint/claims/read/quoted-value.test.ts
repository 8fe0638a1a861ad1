import { expect, test } from 'vitest'
import { quotedValue } from '../../../../src/lint/claims/read/quoted-value.ts'

test.each([
  ['response.', 'response'],
  ['sent,', 'sent'],
  ['read!', 'read'],
  ['logs\\', 'logs'],
  ['up-to-date.\\', 'up-to-date'],
])('the value of %j is %j', (quoted, value) => {
  expect(quotedValue(quoted)).toBe(value)
})

test.each(['response', '.', '...', 'C:\\', '*.ts', 'Hello, world.', '1.5', ''])('%j is a value as it stands', (quoted) => {
  expect(quotedValue(quoted)).toBe(quoted)
})
