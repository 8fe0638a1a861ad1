import { expect, test } from 'vitest'
import { dayOf } from '../../../src/eval/day.ts'

test.each([
  '2026-11-21',
  '2026/11/21',
  '2026.11.21',
  '20261121',
  '2026-11-21T09:00:00Z',
  '2026-11-21T23:30:00-08:00',
  '2026-11-21 09:00',
  '21st of November 2026',
  '21st November, 2026',
  'Saturday, 21 November 2026',
  'Nov 21, 2026',
  'November 21st, 2026',
  'Nov. 21 2026',
  'Sat, Nov 21, 2026 at 9:00 AM',
  'Sat 21 Nov 2026 09:00',
  '21-Nov-2026',
  '21/11/2026',
  '11/21/2026',
  '21.11.2026',
  '21. 11. 2026',
  '21-11-2026',
  'the 21st of November 2026',
  '2026 November 21',
  '21. November 2026',
  'Samstag, den 21. November 2026',
  'Sa., 21.11.2026',
  '21. Nov. 2026 um 9 Uhr',
  '21 novembre 2026',
  'samedi 21 novembre 2026',
  'le 21 novembre 2026',
  '21 de noviembre de 2026',
  'sábado, 21 de noviembre de 2026',
  'sabato 21 novembre 2026',
  '21 de novembro de 2026',
  'zaterdag 21 november 2026',
  'lördag 21 november 2026',
  '21. marraskuuta 2026',
  '21 listopada 2026',
  '21. listopadu 2026',
  '21 ноября 2026 г.',
  'суббота, 21 ноября 2026',
  '21 листопада 2026',
  '21 Kasım 2026 Cumartesi',
  '2026年11月21日',
  '2026年11月21日(土)',
  '２０２６年１１月２１日',
  '2026년 11월 21일',
  '2026년 11월 21일 토요일',
  '21 نوفمبر 2026',
  '٢١ نوفمبر ٢٠٢٦',
  '21 בנובמבר 2026',
  '21 नवंबर 2026',
  '21 Νοεμβρίου 2026',
  '21 noiembrie 2026',
  '2026. november 21.',
])('%s', (text) => {
  expect(dayOf(text)).toBe('2026-11-21')
})

test.each([
  '11/12/2026',
  'tomorrow',
  'November 2026',
  '21 November',
  '31 February 2026',
  '2026-11-31',
  '21 Novembre',
  '2026',
  'Room 21, floor 11, 2026',
  '21 November 2026 or 22 November 2026',
  '',
  '2026-11-2100',
])('%s is no day', (text) => {
  expect(dayOf(text)).toBeUndefined()
})

test('months that differ by an accent or a language', () => {
  expect(dayOf('1er août 2026')).toBe('2026-08-01')
  expect(dayOf('3 März 2026')).toBe('2026-03-03')
  expect(dayOf('1º de marzo de 2026')).toBe('2026-03-01')
  expect(dayOf('5 мая 2026')).toBe('2026-05-05')
  expect(dayOf('5 Sept. 2026')).toBe('2026-09-05')
})
