import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/core/user-error.ts'
import { openData } from '../../src/sources/data.ts'

async function failure(uri: string, text: string): Promise<string> {
  try {
    await openData(uri, text)
  } catch (error) {
    if (error instanceof UserError) return `${error.message} ${error.hint ?? ''}`
    throw error
  }
  throw new Error('expected a UserError')
}

const textAt = async (uri: string, text: string, at: '' | `/${string}`) => {
  const document = await openData(uri, text)
  const { start, end } = document.span(at) ?? { start: 0, end: 0 }
  return document.text.slice(start, end)
}

describe('what cannot be read is told with its place and what to do', () => {
  test.each([
    [
      'a missing comma',
      'a.json',
      '{\n  "tools": [\n    {"name": "a" "description": 1}\n]}',
      /^a\.json:3:18 .*"," is missing, at "description"/,
    ],
    ['a cut file', 'a.json', '{"tools": [{"name": "a"', /^a\.json:1:24 .*"}" is missing/],
    ['a raw newline in a string', 'a.json', '{"tools": "a\nb"}', /^a\.json:1:11 .*never closed on its line/],
    ['Python', 'a.json', "{'tools': []}", /^a\.json:1:2 .*double quotes/],
    ['NaN', 'a.json', '{"a": NaN}', /^a\.json:1:7 .*at NaN\. .*finite numbers/],
    ['JSON Lines', 'a.json', '{"a":1}\n{"b":2}\n', /^a\.json:2:1 .*JSON Lines/],
    ['HTML', 'a.json', '<!doctype html><p>x', /^a\.json:1:1 .*HTML/],
    ['two commas', 'a.json', '[1,,2]', /^a\.json:1:4 .*value is missing/],
    ['an empty file', 'a.json', '', /^a\.json is empty/],
    ['blanks', 'a.yaml', ' \n\t', /^a\.yaml is empty/],
    ['a tab in YAML', 'a.yaml', 'a:\n\t- b\n', /^a\.yaml:2:1 is not YAML/],
    ['no YAML either', 'a.txt', 'a: b: c', /^a\.txt:1:\d+ is neither JSON nor YAML/],
    ['several YAML documents', 'a.yaml', 'a: 1\n---\nb: 2\n', /several YAML documents/],
    [
      'YAML with a line that looks like TOML',
      'a.yaml',
      'tools:\n  - name: a\n    description: |\n      limit = 10\n    inputSchema: {type: object\n',
      /^a\.yaml:\d+:\d+ is not YAML/,
    ],
    ['TOML that reads as YAML', 'a.toml', 'a: 1', /is TOML/],
    ['an unknown anchor', 'a.yaml', 'a: *nope', /anchors or merges that cannot be resolved: .*nope/],
    ['a key that is a list', 'a.yaml', '? [a, b]\n: 1', /^a\.yaml:1:3 is not YAML/],
    ['a merge of nothing', 'a.yaml', '<<:', /cannot be resolved/],
    ['an infinite number', 'a.yaml', 'a: .inf', /JSON does not have/],
    ['terminal escapes', 'a.json', '{"a": \u001b[31mred}', /\\u\{1b\}/],
  ])('%s', async (_, uri, text, expected) => {
    expect(await failure(uri, text)).toMatch(expected)
  })
})

describe('nesting is bounded before anything recurses', () => {
  test.each([
    ['JSON', 'a.json', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['JSON with a comment', 'a.json', '/**/' + '['.repeat(10_000) + ']'.repeat(10_000)],
    ['broken JSON', 'a.json', '{"a":'.repeat(100_000)],
    ['brackets after a string that is never closed', 'a.json', '["\n' + '['.repeat(100_000)],
    ['brackets closed by the other kind', 'a.json', '[},'.repeat(100_000)],
    ['brackets after more that close', 'a.json', `[${'}'.repeat(5_000)},${'['.repeat(100_000)}`],
    ['YAML flow', 'a.yaml', '['.repeat(100_000)],
    ['YAML sequences on one line', 'a.yaml', '- '.repeat(10_000) + 'x'],
    ['YAML complex keys', 'a.yaml', '? '.repeat(10_000) + 'x'],
    ['YAML mappings', 'a.yaml', Array.from({ length: 1_000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
    ['an anchor that contains itself', 'a.yaml', 'tools: &a\n  - *a\n  - x: *a\n'],
  ])('%s', async (_, uri, text) => {
    expect(await failure(uri, text)).toMatch(/more than 500 levels/)
  })

  test('YAML that is indented far is not deep', async () => {
    const { data } = await openData('a.yaml', `a: {\n${' '.repeat(600)}b: [\n${' '.repeat(700)}1 ] }\nc: "[[ {"`)
    expect(data).toEqual({ a: { b: [1] }, c: '[[ {' })
  })

  test('500 levels are read', async () => {
    const { data } = await openData('a.json', '['.repeat(500) + ']'.repeat(500))
    expect(JSON.stringify(data)).toHaveLength(1_000)
  })
})

test('anchors that multiply are refused before they fill the memory', async () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
  for (let level = 1; level < 12; level++) {
    lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`)
  }
  expect(await failure('a.yaml', lines.join('\n'))).toMatch(/cannot be resolved: Excessive alias count/)
})

test('an anchor that many tools share is read, and its place is where it was written', async () => {
  const text = `shared: &page {type: integer, minimum: 1}\ntools:\n${'  - {page: *page}\n'.repeat(300)}`
  const document = await openData('a.yaml', text)
  expect(document.data).toMatchObject({ tools: { length: 300, 299: { page: { type: 'integer', minimum: 1 } } } })
  expect(await textAt('a.yaml', text, '/tools/299/page')).toBe('*page')
  expect(await textAt('a.yaml', text, '/tools/299/page/minimum')).toBe('1')
})

describe('comments and trailing commas are accepted', () => {
  const text = '// first\n{"a": [1, 2, /* three, */ ], "b": "// no, \\" comment", // last,\n}\n'
  test('and do not move any place', async () => {
    const { data } = await openData('mcp.json', text)
    expect(data).toEqual({ a: [1, 2], b: '// no, " comment' })
    expect(await textAt('mcp.json', text, '/a/1')).toBe('2')
    expect(await textAt('mcp.json', text, '/b')).toBe('"// no, \\" comment"')
  })
})

test.each([
  ['a.json', '\uFEFF{"a": 1}'],
  ['a.json', '\uFEFF{"a": 1,}'],
  ['a.yaml', '\uFEFFa: 1\nb: 2\n'],
])('a byte order mark is no part of the data, and moves no place: %s %j', async (uri, text) => {
  expect((await openData(uri, text)).data).toMatchObject({ a: 1 })
  expect(await textAt(uri, text, '/a')).toBe('1')
})

test.each([
  ['a.json', '\uFEFF{"a" 1}', 'a.json:1:6'],
  ['a.yaml', '\uFEFFa: [1\nb: ]]', 'a.yaml:2:1'],
])('a byte order mark is no column of an error: %s %j', async (uri, text, place) => {
  expect(await failure(uri, text)).toContain(place)
})

describe('the format is told by the text first', () => {
  test.each([
    ['tools.snap', '{"a": 1}', 'json'],
    ['<stdin>', 'a: 1', 'yaml'],
    ['tools.yaml', '{"a": 1}', 'json'],
    ['tools.yaml', '{a: 1}', 'yaml'],
    ['tools.json', '[1]', 'json'],
  ])('%s with %s is %s', async (uri, text, format) => {
    expect((await openData(uri, text)).format).toBe(format)
  })
})

describe('YAML', () => {
  const text =
    'tools:\n  - name: a\n    name: "b"\n    description: >-\n      two\n      lines\n    inputSchema:\n    <<: {x: 1}\n'
  test.each([
    ['/tools/0/name', '"b"'],
    ['/tools/0/inputSchema', 'inputSchema'],
    ['/tools/0/nothing', text.slice(11).trimEnd()],
    ['/tools/0/description', '>-\n      two\n      lines'],
  ] as const)('%s is found', async (at, expected) => {
    expect(await textAt('a.yaml', text, at)).toBe(expected)
  })

  test('repeated keys are reported, merge keys are merged', async () => {
    const document = await openData('a.yaml', text)
    expect(document.duplicateKeys()).toEqual([
      { at: '/tools/0/name', span: { start: 23, end: 27 }, first: { start: 11, end: 15 } },
    ])
    expect(document.data).toEqual({ tools: [{ name: 'b', description: 'two lines', inputSchema: null, x: 1 }] })
  })
})
