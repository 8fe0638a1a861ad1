import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import type { Json } from '../../src/core/json.ts'
import { pointer, type Pointer } from '../../src/core/pointer.ts'
import { applied } from '../../src/core/text-edit.ts'
import { openData } from '../../src/sources/data.ts'
import type { PlacedEdit } from '../../src/sources/source.ts'
import { dataEdits } from '../../src/sources/write.ts'
import { openText } from './io.ts'

async function write(uri: string, text: string, ...edits: readonly PlacedEdit[]): Promise<string> {
  const edited = dataEdits(await openText(uri, text), edits)
  return 'why' in edited ? `refused: ${edited.why}` : applied(text, edited)
}

describe('JSON', () => {
  test.each<[string, string, Pointer, Json | undefined, string]>([
    ['a word of a string, escapes as they were', '{"a": "caf\\u00e9 now open"}', '/a', 'café open', '{"a": "caf\\u00e9 open"}'],
    ['a number', '{ "a" : 1 }', '/a', 2, '{ "a" : 2 }'],
    ['a new key on a line of its own', '{\n  "a": 1\n}\n', '/b', true, '{\n  "a": 1,\n  "b": true\n}\n'],
    ['a new key on the same line', '{"a":1}', '/b', [1], '{"a":1,"b":[1]}'],
    ['a new object, laid out as its neighbours', '{\n\t"a": 1\n}', '/b', { c: 1 }, '{\n\t"a": 1,\n\t"b": {\n\t\t"c": 1\n\t}\n}'],
    ['a key into an empty object', '{"a": {}}', '/a/b', 1, '{"a": {"b":1}}'],
    ['a key taken out of the middle', '{"a": 1, "b": 2, "c": 3}', '/b', undefined, '{"a": 1, "c": 3}'],
    ['a key taken out of the end', '{\n  "a": 1,\n  "b": 2\n}', '/b', undefined, '{\n  "a": 1\n}'],
    ['the only key taken out', '{"a": 1}', '/a', undefined, '{}'],
    ['an item taken out', '{"a": ["x", "y", "x"]}', '/a', ['x', 'y'], '{"a": ["x", "y"]}'],
    [
      'comments and trailing commas',
      '{\n  // one\n  "a": 1, // uno\n  "b": 2, /* two */\n}',
      '/b',
      3,
      '{\n  // one\n  "a": 1, // uno\n  "b": 3, /* two */\n}',
    ],
    ['a comment of what stays', '{\n  "a": 1, // uno\n  "b": 2\n}', '/b', undefined, '{\n  "a": 1 // uno\n}'],
    ['the last of two equal keys', '{"a": 1, "a": 2}', '/a', 3, '{"a": 1, "a": 3}'],
    ['all of two equal keys', '{"a": 1, "b": 0, "a": 2}', '/a', undefined, '{ "b": 0}'],
    ['Windows line ends', '{\r\n  "a": 1\r\n}\r\n', '/b', 2, '{\r\n  "a": 1,\r\n  "b": 2\r\n}\r\n'],
    ['a surrogate pair as a whole', '{"a": "x😀y"}', '/a', 'x😁y', '{"a": "x😁y"}'],
  ])('changes %s', async (_, before, at, to, after) => {
    expect(await write('tools.json', before, { place: at, to })).toBe(after)
  })
})

describe('YAML', () => {
  test.each<[string, string, Pointer, Json | undefined, string]>([
    ['a plain scalar', 'a: one # uno\nb: two\n', '/a', 'three', 'a: three # uno\nb: two\n'],
    ['a plain scalar into one that needs quotes', 'a: one\n', '/a', 'x: y', 'a: "x: y"\n'],
    ['a plain scalar that would read as another type', 'a: one\n', '/a', 'true', 'a: "true"\n'],
    ['single quotes', "a: 'it''s one'\n", '/a', "it's two", "a: 'it''s two'\n"],
    [
      'a block of several lines',
      'a: |\n  This tool lets you find\n  pages.\nb: 1\n',
      '/a',
      'Find\npages.\n',
      'a: |\n  Find\n  pages.\nb: 1\n',
    ],
    [
      'a folded block',
      'a: >-\n  You can use this to find\n  pages by title.\n',
      '/a',
      'Use this to find pages by title.',
      'a: >-\n  Use this to find\n  pages by title.\n',
    ],
    ['a new key after the last', 'a:\n  b: 1 # one\nc: 2\n', '/a/d', true, 'a:\n  b: 1 # one\n  d: true\nc: 2\n'],
    ['a new key at the end without a newline', 'a: 1', '/b', [1, 2], 'a: 1\nb: [1,2]'],
    ['a key taken out with its line', 'a: 1\nb: 2\nc: 3\n', '/b', undefined, 'a: 1\nc: 3\n'],
    ['a key taken out from behind a dash', 'x:\n  - a: 1\n    b: 2\n', '/x/0/a', undefined, 'x:\n  - b: 2\n'],
    ['an item taken out', 'x:\n  - a\n  - b # bee\n  - a\n', '/x', ['a', 'b'], 'x:\n  - a\n  - b # bee\n'],
    ['flow style', 'x: {a: 1, b: [1, 1]}\n', '/x/b', [1], 'x: {a: 1, b: [1]}\n'],
  ])('changes %s', async (_, before, at, to, after) => {
    expect(await write('tools.yaml', before, { place: at, to })).toBe(after)
  })

  test('refuses what stands behind an anchor', async () => {
    const text = 'a: &x\n  k: 1\nb: *x\n'
    expect(await write('tools.yaml', text, { place: '/b/k', to: 2 })).toMatch(/^refused: /)
    expect(await write('tools.yaml', text, { place: '/a/k', to: 2 })).toMatch(/^refused: /)
  })
})

describe.each([
  ['json', (data: Json, indent: number) => JSON.stringify(data, null, indent)],
  ['yaml', (data: Json, indent: number) => (indent === 0 ? JSON.stringify(data) : stringify(data, { indent: 2 }))],
] as const)('any %s', (extension, print) => {
  const key = fc.constantFrom('a', 'b c', 'name', 'x/y', '#', '__proto__x')
  const word = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('two\nlines\n', ' lead', "it's", 'a: b', '- x', 'true', '😀 "q"', 'long '.repeat(30)),
  )
  const value = fc.letrec<{ json: Json }>((tie) => ({
    json: fc.oneof(
      { depthSize: 'small' },
      word,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('json'), { maxLength: 4 }),
      fc.dictionary(key, tie('json'), { maxKeys: 4 }),
    ),
  })).json

  test('reads back as what was wanted, or is refused; no edit overlaps another, and none makes none', async () => {
    let refused = 0
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(key, value, { minKeys: 1, maxKeys: 4 }),
        fc.dictionary(key, value, { minKeys: 1, maxKeys: 4 }),
        fc.nat(2),
        async (before, after, indent) => {
          const text = print(before, indent)
          const document = await openText(`tools.${extension}`, text)
          expect(dataEdits(document, [])).toEqual([])
          const changes = dataEdits(
            document,
            Object.entries(after).map(([key, to]) => ({ place: pointer(key), to })),
          )
          if ('why' in changes) return void refused++
          const read = await openData(`tools.${extension}`, applied(text, changes))
          expect(read.data).toEqual({ ...before, ...after })
          for (const [index, { span }] of changes.entries()) {
            expect(span.start).toBeGreaterThanOrEqual(changes[index - 1]?.span.end ?? 0)
          }
        },
      ),
      { numRuns: 300, seed: 7 },
    )
    if (extension === 'json') expect(refused).toBe(0)
    else expect(refused).toBeLessThan(60)
  })
})
