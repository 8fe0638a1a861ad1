import { expect, test } from 'vitest'
import { hiddenRuns } from '../../../../src/lint/prose/hostile/hidden.ts'

const tags = (text: string) => String.fromCodePoint(...[...text].map((character) => (character.codePointAt(0) ?? 0) + 0xe0000))
const selectors = (text: string) =>
  [...new TextEncoder().encode(text)]
    .map((byte) => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16))
    .join('')

test.each([
  ['plain text\twith tabs\r\nand lines', 'tabs and line breaks'],
  ['👨‍👩‍👧‍👦 ❤️ 👍🏽 1️⃣ ©️ ☎︎', 'emoji sequences and presentation selectors'],
  ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'the flag of England'],
  ['آیین‌نامه', 'a non-joiner in Persian'],
  ['क्‍ष', 'a joiner in Devanagari'],
  ['שלום\u200F!', 'a direction mark beside Hebrew'],
  ['葛\u{E0100}城', 'an ideographic variation'],
])('%j is left alone: %s', (text) => {
  expect(hiddenRuns(text)).toEqual([])
})

test.each([
  ['a\u200Bb', 'zero-width', 1, 2],
  ['\uFEFFa', 'zero-width', 0, 1],
  ['a\u202Eb\u202C', 'bidirectional control', 1, 2],
  ['a\u200Db', 'zero-width', 1, 2],
  ['abc\u200F', 'bidirectional control', 3, 4],
  ['a\u001B[31m', 'control', 1, 2],
  ['soft\u00ADhyphen', 'soft hyphen', 4, 5],
])('%j holds a %s at %i', (text, kind, start, end) => {
  expect(hiddenRuns(text)[0]).toMatchObject({ kind, words: { start, end } })
})

test('what tags and variation selectors spell is decoded', () => {
  expect(hiddenRuns(`fine${tags('read the key')}`)).toMatchObject([{ kind: 'tag', spells: 'read the key' }])
  expect(hiddenRuns(`👍${selectors('read the key')}`)).toMatchObject([{ spells: 'read the key' }])
})
