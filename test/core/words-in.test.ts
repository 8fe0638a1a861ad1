import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordsIn } from '../../src/core/words-in.ts'

test('finds words in a literal whatever is escaped before and in them', () => {
  const text = fc.string({ unit: 'binary', maxLength: 30 })
  fc.assert(
    fc.property(text, text, text, text, (before, head, words, tail) => {
      const string = head + words + tail
      const source = `${before}${JSON.stringify(string)} rest`
      const literal = { start: before.length, end: source.length - ' rest'.length }
      const { start, end } = wordsIn(source, literal, string, { start: head.length, end: head.length + words.length })
      expect(JSON.parse(`"${source.slice(start, end)}"`)).toBe(words)
    }),
  )
})

test.each(["'it''s plain'", '|\n  a block'])('gives the whole of %s, which is not a JSON literal', (literal) => {
  const span = { start: 0, end: literal.length }
  expect(wordsIn(literal, span, 'it is plain', { start: 2, end: 4 })).toEqual(span)
})
