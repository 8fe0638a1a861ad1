import { expect, test } from 'vitest'
import type { ReportedDiagnostic } from '../../../src/core/report.ts'
import { columnsOf } from '../../../src/report/pretty/columns.ts'
import { frame, linedText } from '../../../src/report/pretty/frame.ts'
import { painter } from '../../../src/report/pretty/paint.ts'
import { finding } from '../fixtures.ts'

/** The frame of `words` in `text`; the range is the whole text of `value`, as for a finding on a description. */
function framed(text: string, value: string, quote: string | null, width = 60): string[] {
  const source = linedText(text)
  return frame(source, finding({ range: rangeOf(text, value), quote }), width, painter(false), 'red')
}

function rangeOf(text: string, value: string): ReportedDiagnostic['range'] {
  const place = (offset: number) => {
    const lines = text.slice(0, offset).split('\n')
    return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
  }
  const start = text.indexOf(value)
  return { start: place(start), end: place(start + value.length) }
}

/** What stands above the carets. */
function marked([line = '', carets = '']: string[]): string {
  let [columns, text] = [0, '']
  for (const character of line) {
    if (carets[columns] === '^') text += character
    columns += columnsOf(character)
  }
  return text
}

test('the words are marked in their line, without its indent', () => {
  expect(framed('{\n    "description": "Does various things."\n}', '"Does various things."', 'various things')).toEqual([
    '2 │ "description": "Does various things."',
    '  │                      ^^^^^^^^^^^^^^',
  ])
})

test('without a quote the whole value is marked', () => {
  expect(marked(framed('"a": "bcd"', '"bcd"', null))).toBe('"bcd"')
})

test.each([
  ['quotes and line breaks', '{"d": "say \\"hi\\"\\n now"}', '"say \\"hi\\"\\n now"', '"hi"\n', '\\"hi\\"\\n'],
  ['YAML', 'd: does various things', 'does various things', 'various', 'various'],
  ['a quote that the value lacks', '{"d": "abc"}', '"abc"', 'xyz', '"abc"'],
])('finds words written with %s', (_, text, value, quote, expected) => {
  expect(marked(framed(text, value, quote))).toBe(expected)
})

test.each([20, 40, 60, 80, 120])('a long line is clipped around the words to %i columns', (width) => {
  const value = `"${'lorem ipsum '.repeat(40)}various things ${'dolor sit '.repeat(40)}"`
  const lines = framed(`{ "description": ${value} }`, value, 'various things', width)
  expect(lines).toHaveLength(2)
  for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(Math.max(width, 24))
  expect(marked(lines).replace('…', '')).toBe('various things'.slice(0, marked(lines).replace('…', '').length))
  expect(lines[0]).toContain('…')
})

test('words that fill the line end in an ellipsis where the line goes on', () => {
  const value = `"${'x'.repeat(34)}"`
  expect(framed(`"d": ${value}, "e": 1`, value, null, 45)).toEqual([`1 │ "d": "${'x'.repeat(33)}…`, `  │      ${'^'.repeat(35)}`])
})

test('carets stand below wide characters, tabs and escaped control characters', () => {
  expect(marked(framed('\t"d":\t"日本語 \u001b[31m 不明な物 です"', '"日本語 \u001b[31m 不明な物 です"', '不明な物'))).toBe(
    '不明な物',
  )
})

test('words on a later line of a block are shown on that line', () => {
  const text = 'description: |\n  First line.\n  Various things.\nname: x\n'
  expect(framed(text, 'First line.\n  Various things.', 'Various things')).toEqual(['3 │ Various things.', '  │ ^^^^^^^^^^^^^^'])
})

test('an object over several lines is marked by its key', () => {
  expect(marked(framed('{\n  "schema": {\n    "a": 1\n  }\n}', '{\n    "a": 1\n  }', null))).toBe('"schema"')
})

test('only the first line of a longer range is marked', () => {
  expect(marked(framed('- a: first\r\n  second', 'first\r\n  second', null))).toBe('first')
})

test.each<[string, Partial<ReportedDiagnostic>]>([
  ['there is no range', { range: null }],
  ['the finding is about the whole tool', { pointer: '' }],
  ['the text has become shorter', { range: { start: { line: 9, column: 1 }, end: { line: 9, column: 5 } } }],
  ['the range is empty', { range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } }],
  ['the line holds only a bracket', { range: { start: { line: 1, column: 1 }, end: { line: 3, column: 2 } } }],
])('there is no frame where %s', (_, over) => {
  expect(frame(linedText('[\n"a"\n]'), finding({ quote: null, ...over }), 60, painter(false), 'red')).toEqual([])
})
