import { expect, test } from 'vitest'
import { dateNotationIn } from '../../../../src/lint/claims/read/date-notation.ts'

test.each([
  ['Day as YYYY-MM-DD', 'date'],
  ['Start (RFC 3339)', 'date-time'],
  ['Since when, an ISO 8601 timestamp', 'date-time'],
  ['Like 2026-01-31T10:00:00Z', 'date-time'],
  ['Format: YYYY-MM-DDTHH:mm:ssZ', 'date-time'],
  ['First day, as yyyy-mm-dd.', 'date'],
  ['Day (%Y-%m-%d)', 'date'],
])('%j wants a %s', (text, format) => {
  expect(dateNotationIn(text)?.format).toBe(format)
})

test.each([
  ['First day to list, in the notation DD.MM.YYYY.', '^\\d{2}\\.\\d{2}\\.\\d{4}$', '30.11.2026'],
  ['mm/dd/yy', '^\\d{2}/\\d{2}/\\d{2}$', '11/30/26'],
  ['Day without signs (YYYYMMDD)', '^\\d{4}\\d{2}\\d{2}$', '20261130'],
  ['Month as YYYY-MM', '^\\d{4}-\\d{2}$', '2026-11'],
  ['D.M.YYYY', '^\\d{1,2}\\.\\d{1,2}\\.\\d{4}$', '1.2.2026'],
  ['Opens at (HH:MM)', '^\\d{2}:\\d{2}$', '08:30'],
  ['Written like %d/%m/%Y', '^\\d{2}/\\d{2}/\\d{4}$', '30/11/2026'],
])('%j wants %s', (text, pattern, value) => {
  expect(dateNotationIn(text)).toMatchObject({ format: undefined, pattern })
  expect(value).toMatch(new RegExp(pattern))
})

test.each([
  'DD.MM.YYYY or YYYY-MM-DD',
  'DD.MM.YYYY HH:MM',
  'DD.MM.YYYY, MM/DD/YYYY',
  'Files in logs/yyyy/mm/dd/name',
  'Created after (ISO 8601 date)',
  'Size in mm. Depth in mm, too',
  'Lenses of 50 mm/1.8',
  'YYYY-MM-DD or "today"',
  'YYYY-MM-DD HH:mm:ss',
  'YYYY-MM-DD, or a Unix timestamp',
  'A range such as 2026-01-01..2026-02-01',
  'ISO 8601',
  'Day',
])('%j wants no one notation', (text) => {
  expect(dateNotationIn(text)).toBeUndefined()
})
