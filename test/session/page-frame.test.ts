import { expect, test } from 'vitest'
import type { Json } from '../../src/core/json.ts'
import type { Pointer } from '../../src/core/pointer.ts'
import { frameOf } from '../../src/session/rule-page/frame.ts'

const tool = (description: string): Json => ({
  name: 'get',
  description,
  inputSchema: { type: ['object', 'null'], required: ['a'] },
})

/** The frame of the words in a description. */
const framed = (description: string, words: string) => {
  const start = description.indexOf(words)
  return frameOf(tool(description), '/description', { start, end: start + words.length })
}

test.each([
  ['words', 'Read a file, fast.', 'fast', '  "description": "Read a file, fast."', '                               ^^^^'],
  [
    'words behind escapes',
    'Say "a"\n\u0001b now',
    'now',
    '  "description": "Say \\"a\\"\\n\\u0001b now"',
    '                                     ^^^',
  ],
  ['wide words', '日本の本', '本', '  "description": "日本の本"', '                    ^^'],
  ['hidden words', 'a\u200bb', '\u200b', '  "description": "a\\u{200b}b"', '                   ^^^^^^^^'],
])('carets stand below %s', (_, description, words, line, carets) => {
  expect(framed(description, words)).toEqual([line, carets])
})

test.each<[string, Pointer, string, string]>([
  ['a text without words', '/name', '  "name": "get"', '          ^^^^^'],
  ['the key of an object', '/inputSchema', '  "inputSchema": {"type":["object","null"],"required":["a"]}', '  ^^^^^^^^^^^^^'],
  ['an item of an array', '/inputSchema/type/1', '  "null"', '  ^^^^^^'],
])('carets stand below %s', (_, at, line, carets) => {
  expect(frameOf(tool('x'), at, undefined)).toEqual([line, carets])
})

test('words too long for a line are cut, and their length is said', () => {
  const [line = '', carets = ''] = framed(`Now ${'a'.repeat(300)}. End`, 'a'.repeat(300))
  expect(line).toMatch(/^ {2}"description": "Now a+…$/)
  expect(carets).toMatch(/^ +\^+ 300 characters$/)
})

test('a whole tool, and a place that it has not, have no frame', () => {
  expect([
    frameOf(tool('x'), '', undefined),
    frameOf(tool('x'), '/title', undefined),
    frameOf(undefined, '/name', undefined),
  ]).toEqual([[], [], []])
})
