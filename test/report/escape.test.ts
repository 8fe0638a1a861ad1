import { describe, expect, test } from 'vitest'
import {
  code,
  commandData,
  commandProperty,
  htmlCode,
  inline,
  jsonText,
  prose,
  withoutCommands,
} from '../../src/report/escape.ts'

test('inline text loses line breaks and shows control characters', () => {
  expect(inline(' a\r\nb\tc\u001b[31m\u202E ')).toBe('a b c\\u{1b}[31m\\u{202e}')
})

test.each([
  ['::error::x', '\\u{3a}:error::x'],
  ['a\n \t::warning::x', 'a\n \t\\u{3a}:warning::x'],
  ['std::vector and a :: b', 'std::vector and a :: b'],
  ['before ##[error]x', 'before #\\u{23}[error]x'],
])('a runner obeys nothing in %j', (output, expected) => {
  expect(withoutCommands(output)).toBe(expected)
})

test('workflow command values are encoded as the runner decodes them', () => {
  const text = '100 % of a:b, c\nd'
  expect(commandData(text)).toBe('100 %25 of a:b, c%0Ad')
  expect(commandProperty(text)).toBe('100 %25 of a%3Ab%2C c%0Ad')
  expect(decodeURIComponent(commandProperty(text))).toBe(text)
})

test('JSON keeps its value exactly and holds nothing that a terminal obeys', () => {
  const value = { a: 'x\u009b31m\u202E\u{E0041}##[error]\u001b\u0000\uD800', b: [null, 1.5, '日本'] }
  expect(JSON.parse(jsonText(value))).toEqual(value)
  expect(jsonText(value)).toMatch(/^[\n -~日本]*$/)
})

describe('Markdown', () => {
  test.each([
    ['plain words, with a dot.', 'plain words, with a dot.'],
    ['![x](y)', '\\!\\[x\\](y)'],
    ['<script>', '&#60;script&#62;'],
    ['a | b', 'a &#124; b'],
    ['hi @octocat', 'hi @&#8203;octocat'],
    ['#12 and gh-12', '#&#8203;12 and gh&#8203;-12'],
    ['https://x.example www.x.example', 'https:&#8203;//x.example ww&#8203;w.x.example'],
    ['`a` *b* __c__ ~d~ \\', '\\`a\\` \\*b\\* \\_\\_c\\_\\_ \\~d\\~ \\\\'],
    ['a\n\n# b', 'a # b'],
    ['costs $5, then $6', 'costs &#36;5, then &#36;6'],
  ])('prose %j is written %j', (text, expected) => {
    expect(prose(text)).toBe(expected)
  })

  test.each([
    ['search_docs', '`search_docs`'],
    ['retrieval@1', '`retrieval@1`'],
    ['@scope/name', '<code>&#64;scope/name</code>'],
    ['a`b|c', '<code>a&#96;b&#124;c</code>'],
    [' a\nb ', '`a b`'],
    ['', '<code></code>'],
  ])('code %j is written %j', (text, expected) => {
    expect(code(text)).toBe(expected)
  })

  test('a summary holds no tag of foreign text', () => {
    expect(htmlCode('</summary><img>')).toBe('<code>&#60;/summary&#62;&#60;img&#62;</code>')
  })
})
