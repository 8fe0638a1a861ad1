import { expect, test } from 'vitest'
import { codedLettersIn } from '../../../../src/lint/claims/read/coded-letters.ts'

test.each([
  ['A not important, B important, C critical', ['A', 'B', 'C']],
  ['d dust, h hair, s stains, o odour', ['d', 'h', 's', 'o']],
  ['P - present, A - absent, R - refused', ['P', 'A', 'R']],
  ['A (theft), B (fire) or C (water).', ['A', 'B', 'C']],
  ['Size of the parcel: s = small, m = medium, l = large', ['s', 'm', 'l']],
  ['How it ended. W means won; L means lost; D means drawn.', ['W', 'L', 'D']],
  ['Class of the ticket\n- F: first\n- S: second\n- N: night train', ['F', 'S', 'N']],
  ['Kind (IN: incoming / OUT: outgoing)', ['IN', 'OUT']],
])('reads the codes of %j', (text, values) => {
  expect(codedLettersIn(text)?.values).toEqual(values)
})

test.each([
  'A small box, or a large one',
  'I need it, A list of names',
  'A place name, A street',
  'Codes such as A (theft), B (fire)',
  'P - present, A - absent, etc.',
  'Name as A: first, second',
  'a apple, b bread',
  'a name, b street, c town',
  'Note: it is a list of names',
  '',
])('finds no list of codes in %j', (text) => {
  expect(codedLettersIn(text)).toBeUndefined()
})

test('is linear on a long run of pairs', () => {
  expect(codedLettersIn('A (x), '.repeat(140))).toBeUndefined()
  expect(codedLettersIn(`${'A b, '.repeat(190)}!`)).toBeUndefined()
})
