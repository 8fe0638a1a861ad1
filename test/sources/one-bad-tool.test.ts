import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { builtins } from '../../src/builtins.ts'
import type { Json } from '../../src/core/json.ts'
import { createSession } from '../../src/session.ts'

const session = createSession(builtins)
await session.prepare()

const good = (name: string): Json => ({ name, description: `Do ${name}.`, inputSchema: { type: 'object', properties: {} } })
const DEEP = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`
const deepIn = (text: string) => text.replace('"DEEP"', DEEP).replace('DEEP', DEEP)
const list = { tools: [good('first'), { name: 'deep', description: 'x', inputSchema: 'DEEP' }, good('last')] }

/** A block list in which one tool nests 600 levels by indentation. */
const BLOCK = [
  'tools:',
  '- name: first',
  '  inputSchema: {type: object}',
  '- name: deep',
  '  inputSchema:',
  ...Array.from({ length: 600 }, (_, level) => `${' '.repeat(level + 4)}k${level}:`),
  '- name: last',
  '  inputSchema: {type: object}',
  '',
].join('\n')

/** The same by dashes on one line. */
const DASHES = `tools:\n- {name: first, inputSchema: {}}\n- name: deep\n  inputSchema:\n    ${'- '.repeat(2_000)}x\n- {name: last, inputSchema: {}}\n`

describe('one tool that nests too deep is left out, and no other', () => {
  test.each<[string, string, string]>([
    ['JSON', 'a.json', deepIn(JSON.stringify(list))],
    ['JSON laid out over lines', 'a.json', deepIn(JSON.stringify(list, null, 2))],
    ['JSON with comments', 'a.json', `// tools\n${deepIn(JSON.stringify(list))}`],
    ['JSON with a trailing comma', 'a.json', deepIn(JSON.stringify(list)).replace(/]}$/, ',]}')],
    ['brackets', 'a.json', JSON.stringify(list).replace('"DEEP"', `${'['.repeat(600)}${']'.repeat(600)}`)],
    ['YAML in flow style', 'a.yaml', deepIn(stringify(list))],
    ['YAML in block style', 'a.yaml', BLOCK],
    ['YAML with dashes', 'a.yaml', DASHES],
    ['YAML with Windows line ends', 'a.yaml', BLOCK.replaceAll('\n', '\r\n')],
    [
      'an anchor that contains itself',
      'a.yaml',
      'tools:\n- {name: first}\n- &t {name: deep, inputSchema: {x: *t, y: *t}}\n- {name: last}\n',
    ],
    [
      'a number that JSON has not',
      'a.yaml',
      'tools:\n- {name: first}\n- {name: deep, inputSchema: {default: .inf}}\n- {name: last}\n',
    ],
  ])('%s', (_, uri, text) => {
    const { toolsets, problems } = session.lintText(uri, text)
    expect(toolsets.map(({ complete, tools }) => ({ complete, names: tools.map(({ name }) => name) }))).toEqual([
      { complete: false, names: ['first', 'last'] },
    ])
    expect(problems).toEqual([
      {
        uri: expect.stringMatching(/^a\.(?:json|yaml):\d+:\d+$/),
        start: { line: expect.any(Number), column: expect.any(Number) },
        message: expect.stringMatching(
          /^The tool "deep" was left out, because it (?:is nested more than 500 levels deep|contains a value that JSON does not have)/,
        ),
        hint: expect.any(String),
      },
    ])
  })

  test.each<[string, string, string]>([
    ['a map of tools', 'a.json', '{"tools": {"deep": {"description": "x", "inputSchema": {"x": DEEP}}}}'],
    ['OpenAI', 'a.json', '[{"type": "function", "function": {"name": "deep", "parameters": {"x": DEEP}}}]'],
    ['Bedrock', 'a.json', '{"tools": [{"toolSpec": {"name": "deep", "inputSchema": {"json": {"x": DEEP}}}}]}'],
  ])('it is named in a list of %s', (_, uri, text) => {
    expect(session.lintText(uri, deepIn(text)).problems).toMatchObject([
      { message: expect.stringContaining('The tool "deep" was left out') },
    ])
  })

  test.each<[string, string]>([
    ['a blank line far to the right', `tools:\n- {name: first}\n${' '.repeat(600)}\n- {name: last}\n`],
    ['a comment far to the right', `tools:\n- {name: first}\n${' '.repeat(600)}# note\n- {name: last}\n`],
    ['blanks at the end', `tools:\n- {name: first}\n- {name: last}\n${' '.repeat(600)}`],
    ['blanks within a line', `tools:\n- name: first\n  description:${' '.repeat(700)}x\n- {name: last}\n`],
    [
      'an anchor that is used twice',
      'tools:\n- {name: first, inputSchema: {p: &a {type: string}, q: *a}}\n- {name: last, inputSchema: {r: *a}}\n',
    ],
  ])('YAML with %s is not deep', (_, text) => {
    const { toolsets, problems } = session.lintText('a.yaml', text)
    expect(problems).toEqual([])
    expect(toolsets.map(({ tools }) => tools.map(({ name }) => name))).toEqual([['first', 'last']])
  })

  test('a value used twice is no loop: beside a lost value, it stays', () => {
    const text =
      'x: &a {type: string}\ntools:\n- {name: first, inputSchema: {p: *a, q: *a}}\n- {name: deep, inputSchema: {default: .nan}}\n'
    expect(session.lintText('a.yaml', text).toolsets.map(({ tools }) => tools.map(({ name }) => name))).toEqual([['first']])
  })

  test('in YAML, what is cut before a comma leaves a list that can be read', () => {
    const text = `tools:\n- {name: first}\n- {name: deep, inputSchema: {default: ${'['.repeat(494)}[[[[[1]]]]],[2]${']'.repeat(494)}}}\n- {name: last}\n`
    expect(session.lintText('a.yaml', text).toolsets.map(({ tools }) => tools.map(({ name }) => name))).toEqual([
      ['first', 'last'],
    ])
  })

  test.each([
    [496, ['first']],
    [497, []],
  ])('%i brackets in a default of a listed tool: %j', (levels, names) => {
    const text = `{"tools": [{"name": "first", "inputSchema": {"default": ${'['.repeat(levels)}${']'.repeat(levels)}}}]}`
    expect(session.lintText('a.json', text).toolsets.flatMap(({ tools }) => tools.map(({ name }) => name))).toEqual(names)
  })

  test('its findings and places are those of a list without it', () => {
    const text = deepIn(JSON.stringify(list, null, 2))
    const { diagnostics } = session.lintText('a.json', text)
    const last = diagnostics.filter(({ tool }) => tool === 'last')
    expect(last.length).toBeGreaterThan(0)
    for (const { span } of last) expect(text.slice(0, span?.start)).toContain(DEEP)
  })

  test('a list of nothing else is empty', () => {
    const { toolsets, problems } = session.lintText('a.json', deepIn('[{"name": "deep", "inputSchema": DEEP}]'))
    expect([toolsets.map(({ tools }) => tools.length), problems.length]).toEqual([[0], 1])
  })

  test('a file that is nothing but brackets nests too deep', () => {
    const { problems } = session.lintText('a.json', '['.repeat(100_000) + ']'.repeat(100_000))
    expect(problems).toMatchObject([{ uri: 'a.json', message: 'This is nested more than 500 levels deep.' }])
  })
})

describe('one malformed tool is a tool with faults, and no other is lost', () => {
  const names = (data: Json) =>
    session.lintText('a.json', JSON.stringify(data)).toolsets.map(({ tools }) => tools.map(({ name }) => name))

  test.each<[string, Json, string[]]>([
    ['a word in a list', { tools: [good('first'), 'deep', good('last')] }, ['first', '', 'last']],
    ['null in a list', [good('first'), null, good('last')], ['first', '', 'last']],
    [
      'no schema in a map of tools',
      { tools: { first: good('first'), odd: { description: 'x' }, last: good('last') } },
      ['first', 'odd', 'last'],
    ],
    ['a number in a map of tools', { tools: { first: good('first'), odd: 5, last: good('last') } }, ['first', '', 'last']],
    [
      'a schema that is a word',
      { tools: [good('first'), { name: 'odd', inputSchema: 'object' }, good('last')] },
      ['first', 'odd', 'last'],
    ],
    [
      'an OpenAI function that is null',
      [
        { type: 'function', function: good('first') },
        { type: 'function', function: null },
      ],
      ['first', ''],
    ],
  ])('%s', (_, data, expected) => {
    expect(names(data)).toEqual([expected])
  })
})
