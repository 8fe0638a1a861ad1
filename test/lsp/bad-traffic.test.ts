import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { editing, placeOf } from '../helpers/editing.ts'

const VAGUE = JSON.stringify({ tools: [{ ...CLEAN_TOOL, description: 'weather' }] }, undefined, 2)
const isVague = ({ code }: { code?: string }) => code?.startsWith('description/') === true
const SUITE = 'toolset: tools.json\nintents: [{ id: a, says: Jürgen 🐎, expect: { tool: open } }]\n'
const CONFIG = 'preset: strict\nrules:\n  description/vague: loud\n'

const REQUESTS = ['hover', 'completion', 'definition'] as const

test.each([
  ['before the first line', { line: -1, character: -1 }],
  ['before the first column', { line: 1, character: -5 }],
  ['between two columns', { line: 1.5, character: 0.5 }],
  ['no numbers', { line: 'one', character: null }],
  ['nowhere', undefined],
])('a position %s is answered with nothing or a refusal, and the next question as ever', async (_, position) => {
  const client = editing({ 'tools.json': VAGUE })
  await client.start({}, [client.rootUri])
  for (const [name, text] of Object.entries({ 'tools.json': VAGUE, 'suite.yaml': SUITE, 'rightcall.config.yaml': CONFIG })) {
    const uri = client.uri(name)
    client.open(uri, text, name.split('.').at(-1))
    await client.published(uri)
    for (const request of REQUESTS) {
      const answer = await client
        .ask(`textDocument/${request}`, { textDocument: { uri }, position })
        .catch(({ message }) => message)
      expect(answer === null || Array.isArray(answer) || /^-32\d{3} /.test(answer) || 'contents' in answer, request).toBe(true)
    }
    const range = { start: position, end: position }
    const actions = client.ask('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } })
    await actions.catch(({ message }) => expect(message).toMatch(/^-32\d{3} /))
  }
  const uri = client.uri('tools.json')
  const place = { textDocument: { uri }, position: placeOf(VAGUE, 'weather') }
  expect((await client.ask('textDocument/hover', place)).contents.value).toContain('description/')
})

test.each(['utf-8', 'utf-16'])(
  'an edit in the middle of a character keeps the text of both sides the same, in %s',
  async (encoding) => {
    const client = editing({ 'tools.json': VAGUE })
    await client.start({ general: { positionEncodings: [encoding] } }, [client.rootUri])
    const uri = client.uri('tools.json')
    const text = '{"tools": [{"name": "get_rain", "inputSchema": {"type": "object"}, "description": "🐎ü"}]}'
    client.open(uri, text)
    await client.published(uri)
    const at = (before: string) => (encoding === 'utf-8' ? Buffer.byteLength(before) : before.length)
    const start = at(text.slice(0, text.indexOf('🐎')))
    // inside the horse, and back before its start: the end before the beginning
    const inside = { line: 0, character: start + 1 }
    client.change(uri, { range: { start: inside, end: inside }, text: '' })
    client.change(uri, { range: { start: { line: 0, character: start + 2 }, end: { line: 0, character: start } }, text: '' })
    const whole = { start: { line: 0, character: start }, end: { line: 0, character: start + at('🐎ü') } }
    const version = client.change(uri, { range: whole, text: 'weather' })
    expect((await client.published(uri, version)).some(({ message }) => message.includes('"weather"'))).toBe(true)
  },
)

test.each([
  ['a byte at a time', (text: string) => [...Buffer.from(text)].map((byte) => Buffer.from([byte]))],
  ['all at once', (text: string) => [Buffer.from(text)]],
])('messages that come %s are read', async (_, pieces) => {
  const client = editing({ 'tools.json': VAGUE })
  await client.start({}, [client.rootUri])
  const uri = client.uri('tools.json')
  const open = { textDocument: { uri, languageId: 'json', version: 1, text: `${VAGUE}\n ` } }
  const sent = ['textDocument/didOpen', 'no/such/notification'].map((method) => {
    const text = JSON.stringify({ jsonrpc: '2.0', method, params: open, more: 'Größe 🐎' })
    return `Content-Length: ${Buffer.byteLength(text)}\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n${text}`
  })
  for (const piece of pieces(sent.join(''))) client.server.stdin.write(piece)
  expect((await client.published(uri)).some(isVague)).toBe(true)
})

test.each([
  ['no length', 'Content-Type: x\r\n\r\n{}'],
  ['a length that is none', 'Content-Length: many\r\n\r\n{}'],
  ['no header', 'hello\r\n\r\n'],
  ['a length without a number', 'Content-Length: \r\n\r\n'],
])('a stream with %s ends the server with a reason: nothing behind that could be answered', async (_, sent) => {
  const client = editing({ 'tools.json': VAGUE })
  await client.start({}, [client.rootUri])
  client.raw(sent)
  client.open(client.uri('tools.json'), VAGUE)
  expect(await client.ended).toBe(1)
  expect(client.errors()).toMatch(/^rightcall: The messages of the editor cannot be read: .*(?:header|length)/i)
})

test('questions before the start and after the end are refused, and an end without a goodbye is code 1', async () => {
  const early = editing()
  await expect(
    early.ask('textDocument/hover', { textDocument: { uri: 'file:///x' }, position: { line: 0, character: 0 } }),
  ).rejects.toThrow('-32002')
  await early.start({}, [early.rootUri])
  await early.ask('shutdown', {})
  await expect(
    early.ask('textDocument/hover', { textDocument: { uri: 'file:///x' }, position: { line: 0, character: 0 } }),
  ).rejects.toThrow('-32600')
  early.tell('exit', {})
  expect(await early.ended).toBe(0)

  const rude = editing()
  await rude.start({}, [rude.rootUri])
  rude.tell('exit', {})
  expect(await rude.ended).toBe(1)
})

test('what is closed, changed or asked about without being open changes nothing', async () => {
  const client = editing({ 'tools.json': VAGUE })
  await client.start({}, [client.rootUri])
  const uri = client.uri('suite.yaml')
  for (const name of ['suite.yaml', 'rightcall.config.yaml', 'tools.json']) {
    client.close(client.uri(name))
    client.open(client.uri(name), name === 'suite.yaml' ? SUITE : name === 'tools.json' ? VAGUE : CONFIG, 'yaml')
    client.close(client.uri(name))
    client.tell('textDocument/didSave', { textDocument: { uri: client.uri(name) } })
    client.close(client.uri(name))
    const context = { textDocument: { uri: client.uri(name) }, position: { line: 0, character: 0 } }
    for (const request of REQUESTS) expect((await client.ask(`textDocument/${request}`, context)) ?? []).toEqual([])
  }
  client.open(uri, SUITE, 'yaml')
  expect(await client.published(uri, 1)).toHaveLength(1)
  // opened a second time, the later text counts
  client.open(uri, SUITE.replace('tool: open', `tool: ${String(CLEAN_TOOL.name)}`), 'yaml')
  expect(
    await client.hears('textDocument/publishDiagnostics', (params) => params.uri === uri && params.diagnostics.length === 0),
  ).toBeDefined()
  expect(client.errors()).toBe('')
})

test('texts that no person wrote are answered', { timeout: 60_000 }, async () => {
  const client = editing({ 'tools.json': VAGUE })
  await client.start({}, [client.rootUri])
  const deep = '{"a":'.repeat(20_000)
  const texts = {
    'nul.json': '\u0000\u0000',
    'half.yaml': 'tools: \ud83d\n',
    'mark.json': `\uFEFF${VAGUE}`,
    'deep.json': `${deep}1${'}'.repeat(20_000)}`,
    'open.json': deep,
    'deep.yaml': `intents: ${'['.repeat(20_000)}`,
    'bomb.yaml': `intents: &a [${'x, '.repeat(9)}]\nb: &b [*a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b]\ntoolset: [*c, *c, *c, *c]\n`,
    'intents.yaml': 'intents: [{ says: [&a {b: *a}] }]\n',
    'rightcall.config.yaml': `rules: ${'{a: '.repeat(5_000)}`,
    'empty.yaml': '',
  }
  for (const [name, text] of Object.entries(texts)) {
    const uri = client.uri(name)
    client.open(uri, text, name.split('.').at(-1))
    expect((await client.published(uri)).length, name).toBeLessThan(20)
    for (const request of REQUESTS)
      await client.ask(`textDocument/${request}`, { textDocument: { uri }, position: { line: 0, character: 9 } })
  }
  expect((await client.published(client.uri('mark.json'))).some(isVague)).toBe(true)
  expect(client.errors()).toBe('')
})

test(
  '10 MB that are broken, or hold no tools, or are a suite, are answered, and the server answers afterwards',
  { timeout: 120_000 },
  async () => {
    const client = editing({ 'tools.json': VAGUE })
    await client.start({}, [client.rootUri])
    const rows = Array.from({ length: 90_000 }, (_, id) => ({
      id: String(id),
      says: `Look at ${id}, Jürgen, please, and tell me.`,
      expect: 'none',
    }))
    const big = {
      'broken.json': `{"tools": [${JSON.stringify(rows)}`,
      'data.json': JSON.stringify({ rows, intents: 'none' }),
      'intents.json': JSON.stringify({
        toolset: 'tools.json',
        intents: [...rows, { ...rows[0], id: 'x', expect: { tool: 'open' } }],
      }),
    }
    for (const text of Object.values(big)) expect(text.length).toBeGreaterThan(6_000_000)
    for (const [name, text] of Object.entries(big)) client.open(client.uri(name), text)
    expect(await client.published(client.uri('data.json'))).toEqual([])
    expect(await client.published(client.uri('intents.json'))).toMatchObject([{ message: expect.stringContaining('"open"') }])
    client.open(client.uri('small.json'), VAGUE)
    expect((await client.published(client.uri('small.json'))).some(isVague)).toBe(true)
    expect(await client.stop()).toBe(0)
  },
)

test('roots may lie in one another, come, go, and be no folders', async () => {
  const off = 'rules:\n  description/*: off\n'
  const client = editing(
    { 'outer/inner ü/tools.json': VAGUE, 'outer/tools.json': VAGUE, 'outer/rightcall.config.yaml': off },
    'Größe & Maß',
  )
  const at = (path: string) => pathToFileURL(join(client.root, path)).href
  await client.start({}, ['untitled:x', 'vscode-vfs://github/a/b', at('outer/inner ü'), at('outer'), at('none'), 'file:%%'])
  const [inner, outer] = [at('outer/inner ü/tools.json'), at('outer/tools.json')]
  for (const uri of [inner, outer, 'vscode-vfs://github/a/b/tools.json', 'git:/x/tools.json?ref']) client.open(uri, VAGUE)
  // the nearest configuration upward counts, as on the command line
  expect((await client.published(outer)).some(isVague)).toBe(false)
  expect((await client.published(inner)).some(isVague)).toBe(false)
  // what is no file is governed by the first root that is a folder
  expect((await client.published('vscode-vfs://github/a/b/tools.json')).some(isVague)).toBe(false)
  expect((await client.published('git:/x/tools.json?ref')).some(isVague)).toBe(false)
  const before = client.heard.length
  const folders = (uris: readonly string[]) => uris.map((uri) => ({ uri, name: uri }))
  client.tell('workspace/didChangeWorkspaceFolders', {
    event: { added: folders([at('more'), 'x:y']), removed: folders([at('outer'), at('never'), 'x:z']) },
  })
  expect(
    (await client.hears('textDocument/publishDiagnostics', ({ uri }) => uri === outer, before)).diagnostics.some(isVague),
  ).toBe(false)
  expect(client.errors()).toBe('')
})

test.each(['stops reading', 'dies'])(
  'a client that %s while a large list is linted leaves no orphan',
  { timeout: 60_000 },
  async (how) => {
    const client = editing()
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    await client.ask('initialize', { processId: parent.pid, rootUri: null, capabilities: {} })
    client.tell('initialized', {})
    const tools = Array.from({ length: 3_000 }, (_, index) => ({
      ...CLEAN_TOOL,
      name: `list_orders_${index}`,
      description: 'weather',
    }))
    client.open(client.uri('large.json'), JSON.stringify({ tools }))
    if (how === 'stops reading') client.server.stdout.destroy()
    client.server.stdin.destroy()
    parent.kill('SIGKILL')
    expect(await client.ended).not.toBe(0)
  },
)
