import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsOf, fit, headOf, padded, tailOf, wrapped } from '../../../src/report/pretty/columns.ts'

test.each([
  ['', 0],
  ['plain', 5],
  ['日本語', 6],
  ['한국', 4],
  ['ｶﾀ', 2],
  ['Ａ', 2],
  ['e\u0301', 1],
  ['👍🏽', 2],
  ['🇩🇪', 2],
  ['…│→', 3],
])('%j takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns)
})

test('a text that does not fit ends in an ellipsis, and never in half a character', () => {
  expect(fit('abcdef', 6)).toBe('abcdef')
  expect(fit('abcdef', 4)).toBe('abc…')
  expect(fit('日本語', 4)).toBe('日…')
  expect(fit('abc', 0)).toBe('')
})

test('head and tail take whole characters', () => {
  expect([headOf('日本', 3), tailOf('日本', 3)]).toEqual(['日', '本'])
})

test('cells are filled up to their columns', () => {
  expect([padded('日', 4), padded('7', 3, 'right'), padded('long', 2)]).toEqual(['日  ', '  7', 'long'])
})

test('a number stays with its unit', () => {
  expect(wrapped('it is 81.0 % now, p < 0.001 here', 11)).toEqual(['it is', '81.0 % now,', 'p < 0.001', 'here'])
})

test('no line is wider than asked, and no word is lost', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '日', 'é', '👍', '-'), minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(fc.array(word, { maxLength: 20 }), fc.integer({ min: 2, max: 60 }), (words, columns) => {
      const lines = wrapped(words.join(' '), columns)
      for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns)
      expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''))
    }),
    { seed: 7 },
  )
})
