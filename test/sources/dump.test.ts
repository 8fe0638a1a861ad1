import { describe, expect, test } from 'vitest'
import { isArray, isObject, type Json } from '../../src/core/json.ts'
import { join, type Pointer } from '../../src/core/pointer.ts'
import type { Tool } from '../../src/core/tool.ts'
import { builtins } from '../../src/builtins.ts'
import { loadTargets } from '../../src/session/read.ts'
import { dump } from '../../src/sources/dump.ts'
import { unrecognised } from '../../src/sources/unrecognised.ts'
import { loadWith, openText, testIo } from './io.ts'

async function load(data: Json, uri = 'tools.json') {
  const io = testIo()
  const document = await openText(uri, JSON.stringify(data, null, 2))
  if (!dump.accepts({ kind: 'document', document })) throw unrecognised(document)
  return { ...(await loadWith(dump, { kind: 'document', document }, io)), notes: io.notes }
}

async function failure(data: Json): Promise<string> {
  return load(data).then(
    () => 'loaded',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
}

const shownAt = ({ origin }: Tool, at: Pointer) => {
  const { start, end } = origin?.span(at) ?? { start: 0, end: 0 }
  return origin?.text?.slice(start, end)
}

const description = 'Search the handbook.'
const inputSchema = { type: 'object', properties: { q: { type: 'string', description: 'Words.' } }, required: ['q'] }
const tool = { name: 'search', description, inputSchema }
const gemini = { type: 'OBJECT', properties: { q: { type: 'STRING', description: 'Words.' } }, required: ['q'] }
const chat = { type: 'function', function: { name: 'search', description, parameters: inputSchema } }
const spec = { toolSpec: { name: 'search', description, inputSchema: { json: inputSchema } } }

const SHAPES: Record<string, Json> = {
  'a bare array': [tool],
  'an object with tools': { tools: [tool] },
  'a JSON-RPC answer': { jsonrpc: '2.0', id: 1, result: { tools: [tool] } },
  'a result': { result: { tools: [tool] } },
  'one tool': tool,
  'a map of tools': { search: { description, inputSchema } },
  'tools as a map': { tools: { search: { description, inputSchema } } },
  'OpenAI chat': [chat],
  'an OpenAI request': { model: 'x', messages: [], tools: [chat] },
  'OpenAI Responses': { tools: [{ type: 'function', name: 'search', description, parameters: inputSchema }] },
  'older OpenAI functions': { functions: [{ name: 'search', description, parameters: inputSchema }] },
  Anthropic: { tools: [{ name: 'search', description, input_schema: inputSchema }] },
  'Gemini with its own schema': { tools: [{ functionDeclarations: [{ name: 'search', description, parameters: gemini }] }] },
  'Gemini with JSON Schema': [{ functionDeclarations: [{ name: 'search', description, parametersJsonSchema: inputSchema }] }],
  'Gemini declarations': { functionDeclarations: [{ name: 'search', description, parameters: inputSchema }] },
  'Bedrock Converse': { toolConfig: { tools: [spec] } },
  'bare Bedrock tools': { tools: [spec] },
  'one OpenAI tool': chat,
  'servers with lists': { handbook: { tools: [tool] } },
}

describe.each(Object.entries(SHAPES))('%s', (_, data) => {
  test('is read in the field names of MCP', async () => {
    const { toolsets, problems } = await load(data)
    expect(problems).toEqual([])
    expect(toolsets.map(({ tools }) => tools.map(({ raw }) => raw))).toEqual([[tool]])
  })

  test('every pointer leads back to the value in the original text', async () => {
    const [first] = (await load(data)).toolsets[0]?.tools ?? []
    if (first === undefined) throw new Error('no tool')
    for (const [at, value] of pointersIn(first.raw)) {
      if (at === '' || (at === '/name' && !JSON.stringify(data).includes('"name"'))) continue
      const shown: Json = JSON.parse(shownAt(first, at) ?? '')
      expect(JSON.stringify(shown).toLowerCase(), at).toBe(JSON.stringify(value).toLowerCase())
    }
  })
})

function* pointersIn(value: Json, at: Pointer = ''): Iterable<[Pointer, Json]> {
  yield [at, value]
  if (isArray(value)) for (const [index, item] of value.entries()) yield* pointersIn(item, join(at, index))
  else if (isObject(value)) for (const [key, inner] of Object.entries(value)) yield* pointersIn(inner, join(at, key))
}

describe('places', () => {
  test('a whole tool is shown by its name', async () => {
    const { toolsets } = await load({ tools: [chat, { ...tool, name: 7 }] })
    expect(toolsets[0]?.tools.map((each) => shownAt(each, ''))).toEqual(['"search"', '7'])
  })

  test('a tool without a name is shown by its first line', async () => {
    const { toolsets } = await load({ tools: [{ description, inputSchema }] })
    expect(toolsets[0]?.tools.map((each) => shownAt(each, ''))).toEqual(['{'])
  })

  test.each([
    ['/outputSchema/properties', '"search"'],
    ['/inputSchema/properties/q/enum/0', JSON.stringify(inputSchema.properties.q)],
    ['/inputSchema/required/4', '["q"]'],
  ] as const)('what is not there (%s) is shown by what would hold it', async (at, expected) => {
    const [first] = (await load({ tools: [chat] })).toolsets[0]?.tools ?? []
    if (first === undefined) throw new Error('no tool')
    const shown = shownAt(first, at) ?? ''
    expect(JSON.stringify(JSON.parse(shown))).toBe(expected)
  })
})

describe('what tools look like beside the good ones', () => {
  test('unknown keys survive, those around an OpenAI function too', async () => {
    const { toolsets } = await load([{ ...chat, defer: true, function: { ...chat.function, strict: true } }])
    expect(toolsets[0]?.tools[0]?.raw).toEqual({ ...tool, strict: true, defer: true })
    const [first] = toolsets[0]?.tools ?? []
    expect(first && shownAt(first, '/defer')).toBe('true')
  })

  test('an entry that is no object is a tool with that entry, and the rest survives', async () => {
    const { toolsets } = await load({ tools: [tool, 'search', null, [1], { name: 3 }] })
    expect(toolsets[0]?.tools.map(({ raw }) => raw)).toEqual([tool, 'search', null, [1], { name: 3 }])
    expect(toolsets[0]?.tools.map(({ name, index }) => [name, index])).toEqual([
      ['search', 0],
      ['', 1],
      ['', 2],
      ['', 3],
      ['', 4],
    ])
  })

  test.each([
    ['OpenAI chat', { type: 'function', function: { name: 'now' } }],
    ['OpenAI Responses', { type: 'function', name: 'now' }],
    ['Gemini', { functionDeclarations: [{ name: 'now' }] }],
  ])('%s may leave out the schema of a tool without parameters', async (_, entry) => {
    const { toolsets } = await load({ tools: [entry] })
    expect(toolsets[0]?.tools[0]?.raw).toEqual({ name: 'now', inputSchema: { type: 'object', properties: {} } })
  })

  test('MCP and Anthropic may not', async () => {
    const { toolsets } = await load({
      tools: [
        { name: 'now', description },
        { ...tool, inputSchema: null },
      ],
    })
    expect(toolsets[0]?.tools.map(({ raw }) => raw)).toEqual([
      { name: 'now', description },
      { ...tool, inputSchema: null },
    ])
  })

  test('tools of the provider are left out, and a note says so', async () => {
    const { toolsets, notes } = await load({ tools: [chat, { type: 'web_search' }, { googleSearch: {} }] })
    expect(toolsets[0]?.tools.map(({ name }) => name)).toEqual(['search'])
    expect(notes).toEqual([expect.stringContaining('2 tools')])
  })

  test("a list that leaves out the provider's own tools, or other pages, is not complete", async () => {
    const complete = async (data: Json) => (await load(data)).toolsets.map((set) => set.complete)
    expect(await complete({ tools: [tool, tool] })).toEqual([true])
    expect(await complete({ tools: [chat, { type: 'web_search' }] })).toEqual([false])
    expect(await complete({ tools: [tool], nextCursor: 'x' })).toEqual([false])
    expect(await complete(tool)).toEqual([false])
  })

  test('in a list of MCP nothing is left out', async () => {
    const { toolsets } = await load({ tools: [tool, { type: 'web_search' }] })
    expect(toolsets[0]?.tools).toHaveLength(2)
  })

  test('a manifest of MCPB names tools without schemas, and no schema is missed', async () => {
    const { toolsets } = await load({ manifest_version: '0.3', name: 'handbook', tools: [{ name: 'search', description }] })
    expect(toolsets).toMatchObject([
      { id: 'handbook', tools: [{ raw: { name: 'search', description, inputSchema: { type: 'object' } } }] },
    ])
  })
})

describe('the set', () => {
  test.each([
    ['the path', { tools: [tool] }, 'tools.json', undefined],
    ['the server', { server: 'a', serverInfo: { name: 'b' }, instructions: 'Read first.', tools: [tool] }, 'a', 'Read first.'],
    ['what the server said of itself', { serverInfo: { name: 'b' }, tools: [tool] }, 'b', undefined],
    ['the key', { c: { tools: [tool] } }, 'c', undefined],
  ])('is called after %s', async (_, data, id, instructions) => {
    const { toolsets } = await load(data)
    expect(toolsets).toMatchObject([{ id, uri: 'tools.json', instructions, server: undefined }])
  })

  test('several servers in one file are several sets', async () => {
    const { toolsets } = await load({ a: { tools: [tool] }, b: { result: { tools: [tool, tool] } }, note: 'x' })
    expect(toolsets.map(({ id, tools }) => [id, tools.length])).toEqual([
      ['a', 1],
      ['b', 2],
    ])
  })

  test('may be empty', async () => {
    expect((await load({ tools: [] })).toolsets).toMatchObject([{ tools: [] }])
    expect((await load([])).toolsets).toMatchObject([{ tools: [] }])
  })

  test('a page of a longer list is noted', async () => {
    expect((await load({ result: { tools: [tool], nextCursor: 'x' } })).notes).toEqual([expect.stringContaining('nextCursor')])
  })

  test('repeated keys are problems with a place', async () => {
    const document = await openText('tools.json', '{"tools": [\n {"name": "a", "name": "b", "inputSchema": {}}]}')
    const { toolsets, problems } = await loadWith(dump, { kind: 'document', document }, testIo())
    expect(toolsets[0]?.tools[0]?.name).toBe('b')
    expect(problems).toMatchObject([{ uri: 'tools.json:2:16', message: expect.stringContaining('/tools/0/name') }])
  })

  test('one tool a file makes the folder one set, each tool at home in its own file', async () => {
    const targets = await Promise.all(
      ['snap/b/x.json', 'snap/a.json'].map(async (uri, index) => ({
        kind: 'document' as const,
        document: await openText(uri, JSON.stringify({ ...tool, name: `t${index}` })),
        folder: 'snap',
      })),
    )
    const { toolsets } = await loadTargets(targets, builtins.sources, testIo())
    expect(toolsets).toMatchObject([{ id: 'snap', uri: 'snap' }])
    expect(toolsets[0]?.tools.map(({ index, name, origin }) => [index, name, origin?.uri])).toEqual([
      [0, 't0', 'snap/b/x.json'],
      [1, 't1', 'snap/a.json'],
    ])
  })
})

describe('what is no list of tools is told by what it is', () => {
  test.each([
    [3, /contains a number/],
    [{}, /an empty object/],
    [{ version: 1, cases: [] }, /the keys "version" and "cases"/],
    [{ tools: ['a', 'b'] }, /has "tools", but there is no tool/],
    [{ name: 'x', version: '1', description: 'A package.' }, /which is not a list of tools/],
    [{ jsonrpc: '2.0', id: 1, error: { code: -32601, message: 'no\u001b[31m such method' } }, /not its tools: no\\u\{1b\}/],
  ])('%j', async (data, expected) => {
    expect(await failure(data)).toMatch(expected)
  })

  test('a near miss is named', async () => {
    await expect(load({ tool: [tool.name] })).rejects.toMatchObject({
      hint: expect.stringContaining('"tools" instead of "tool"'),
    })
  })
})
