import { describe, expect, test } from 'vitest'
import { change, distance, dollars, interval, pValue, value } from '../../src/report/numbers.ts'
import { estimate } from './fixtures.ts'

test.each([
  ['selection', 0.81, '81.0 %'],
  ['selection', 1, '100.0 %'],
  ['selection', null, 'n/a'],
  ['mrr', 0.8734, '0.873'],
  ['mrr', null, 'n/a'],
])('%s of %j reads %s', (metric, fraction, text) => {
  expect(value(metric, fraction)).toBe(text)
})

test.each([
  [0.214, '+21.4'],
  [-0.04, '-4.0'],
  [0, '0.0'],
  // A row whose interval ends here is decided, so it must not read as 0.
  [-0.0001, '-0.01'],
  [0.0001, '+0.01'],
  [0.00041, '+0.04'],
  [-0.00001, '-0.001'],
  [1e-12, '0.0'],
  [null, 'n/a'],
])('a change of %j reads %s', (fraction, text) => {
  expect(change('selection', fraction)).toBe(text)
})

test.each([
  [0.0004, 'p < 0.001'],
  [0.0123, 'p = 0.012'],
  [0.0999, 'p = 0.100'],
  [0.05, 'p = 0.050'],
  [0.0504, 'p = 0.0504'],
  [0.04996, 'p = 0.050'],
  [0.05004, 'p = 0.05004'],
  [0.214, 'p = 0.21'],
  [1, 'p = 1.00'],
])('p of %j reads %s', (p, text) => {
  expect(pValue(p)).toBe(text)
})

describe('other numbers', () => {
  test('an interval has the unit of its value', () => {
    expect(interval('selection', estimate(0.8, 0.7, 0.89))).toBe('[70.0, 89.0]')
    expect(interval('mrr', estimate(0.8, 0.7, 0.89))).toBe('[0.700, 0.890]')
    expect(interval('mrr', estimate(0.8, null, null))).toBe('n/a')
  })

  test('a distance counts points, one of them in the singular', () => {
    expect([distance('selection', -0.214), distance('selection', 0.01), distance('mrr', 0.05)]).toEqual([
      '21.4 points',
      '1.0 point',
      '0.050',
    ])
  })

  test('small money has more digits', () => {
    expect([dollars(0.0123), dollars(12.3)]).toEqual(['$0.0123', '$12.30'])
  })
})
