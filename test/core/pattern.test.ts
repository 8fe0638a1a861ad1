import { expect, test } from 'vitest'
import { linear, patternFault } from '../../src/core/pattern.ts'

test.each([
  ['^[a-z]+$', '', 'abc', true],
  ['^[a-z]+$', '', 'ABC', false],
  ['^[a-z]+$', 'i', 'ABC', true],
  ['b', '', 'abc', true],
  ['^\\d{4}-\\d{2}$', '', '2026-11', true],
  ['^.$', 's', '\n', true],
  ['^(?<year>\\d+)$', '', '2026', true],
  ['^\\p{L}+$', '', 'straße', true],
])('%s with flags "%s" on %j gives %s', (source, flags, text, expected) => {
  expect(linear(source, flags).test(text)).toBe(expected)
})

test('a pattern that backtracks for ever in JavaScript answers at once', () => {
  expect(linear('^(a+)+$').test(`${'a'.repeat(5000)}!`)).toBe(false)
})

test.each(['(', '(?=a)', '(a)\\1', 'a'.repeat(2001), '((((a{100}){100}){100}){100})'])('%s is refused', (source) => {
  expect(() => linear(source)).toThrow()
})

test.each([
  ['^[\\w-\\.]+$', undefined],
  ['(?<=a)b', undefined],
  ['(', /Unterminated group/],
  ['[z-a]', /out of order/],
  ['*a', /Nothing to repeat/],
])('the fault of %s is %s', (source, expected) => {
  if (expected === undefined) expect(patternFault(source)).toBeUndefined()
  else expect(patternFault(source)).toMatch(expected)
})
