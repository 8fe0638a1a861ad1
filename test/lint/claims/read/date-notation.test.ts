import { expect, test } from 'vitest'
import { dateNotationIn } from '../../../../src/lint/claims/read/date-notation.ts'

test.each([
  ['Day as YYYY-MM-DD', 'date'],
  ['Start (RFC 3339)', 'date-time'],
  ['Since when, an ISO 8601 timestamp', 'date-time'],
  ['Like 2026-01-31T10:00:00Z', 'date-time'],
  ['Format: YYYY-MM-DDTHH:mm:ssZ', 'date-time'],
])('%j wants a %s', (text, format) => {
  expect(dateNotationIn(text)?.format).toBe(format)
})

test.each([
  'YYYY-MM-DD or "today"',
  'YYYY-MM-DD HH:mm:ss',
  'YYYY-MM-DD, or a Unix timestamp',
  'A range such as 2026-01-01..2026-02-01',
  'ISO 8601',
  'Day',
])('%j wants no one notation', (text) => {
  expect(dateNotationIn(text)).toBeUndefined()
})
