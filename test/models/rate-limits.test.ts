import { expect, test } from 'vitest'
import { limitsIn, millisecondsUntil, retryAfter } from '../../src/models/rate-limits.ts'

const NOW = Date.parse('2026-11-30T12:00:00Z')

test.each([
  ['3', 3_000],
  ['0.5', 500],
  ['12ms', 12],
  ['7.66s', 7_660],
  ['6m0s', 360_000],
  ['1h2m3s', 3_723_000],
  ['2026-11-30T12:00:05Z', 5_000],
  ['Mon, 30 Nov 2026 12:00:09 GMT', 9_000],
  ['Mon, 30 Nov 2026 11:00:00 GMT', 0],
  [String(NOW / 1_000 + 4), 4_000],
  [String(NOW + 250), 250],
  ['-1', undefined],
  ['soon', undefined],
  ['', undefined],
])('a reset of %j is %j milliseconds away', (text, milliseconds) => {
  expect(millisecondsUntil(text, NOW)).toBe(milliseconds)
})

test.each<[string, Record<string, string>, number | undefined]>([
  ['milliseconds before seconds', { 'retry-after-ms': '200', 'retry-after': '1' }, 200],
  [
    'a date, by the clock of the provider',
    { 'retry-after': 'Tue, 01 Jan 2030 00:00:07 GMT', date: 'Tue, 01 Jan 2030 00:00:00 GMT' },
    7_000,
  ],
  [
    'what is used up',
    {
      'anthropic-ratelimit-requests-remaining': '0',
      'anthropic-ratelimit-requests-reset': '2030-01-01T00:00:03Z',
      date: 'Tue, 01 Jan 2030 00:00:00 GMT',
    },
    3_000,
  ],
  ['nothing', { 'x-ratelimit-remaining-requests': '4', 'x-ratelimit-reset-requests': '9s' }, undefined],
])('the pause comes from %s', (_, headers, milliseconds) => {
  expect(retryAfter(new Headers(headers))).toBe(milliseconds)
})

test('limits of every provider are read, and what cannot be read is left out', () => {
  const headers = new Headers({
    'x-ratelimit-remaining-requests': '59',
    'x-ratelimit-reset-requests': '1s',
    'x-ratelimit-remaining-tokens': '1000',
    'x-ratelimit-reset-tokens': '6m0s',
    'anthropic-ratelimit-input-tokens-remaining': 'many',
    'anthropic-ratelimit-input-tokens-reset': '2026-11-30T12:00:05Z',
  })
  expect(limitsIn(headers)).toEqual([
    { unit: 'requests', remaining: 59, resetMs: 1_000 },
    { unit: 'tokens', remaining: 1_000, resetMs: 360_000 },
  ])
})
