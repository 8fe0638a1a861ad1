import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { BIN } from '../helpers/real-process.ts'
import { editing, placeOf } from '../helpers/editing.ts'

const listOf = (...descriptions: readonly string[]) =>
  JSON.stringify(
    { tools: descriptions.map((description, index) => ({ ...CLEAN_TOOL, name: `list_orders_${index}`, description })) },
    undefined,
    2,
  )
const VAGUE = listOf('weather')
const isVague = ({ code, message }: { code: string; message: string }) =>
  code?.startsWith('description/') && message.includes('weather')

test('edits of ten documents at once end in the findings of the last text of each', async () => {
  const client = editing()
  await client.start({}, [client.rootUri])
  const uris = Array.from({ length: 10 }, (_, index) => client.uri(`${index}.json`))
  for (const uri of uris) client.open(uri, listOf(String(CLEAN_TOOL.description)))
  let version = 0
  for (let edit = 0; edit < 100; edit++) {
    for (const uri of uris) version = client.change(uri, { text: listOf('w'.repeat(edit + 1)) })
  }
  for (const uri of uris) version = client.change(uri, { text: VAGUE })
  for (const uri of uris) expect((await client.published(uri, version)).some(isVague)).toBe(true)
  // nearly all texts were stale before they were looked at
  expect(client.heard.length).toBeLessThan(300)
  expect(await client.stop()).toBe(0)
})

test('a document that is closed midway gets nothing more, and can be opened again', async () => {
  const client = editing()
  await client.start({}, [client.rootUri])
  const uri = client.uri('tools.json')
  client.open(uri, VAGUE)
  client.change(uri, { text: listOf('other') })
  client.close(uri)
  expect(await client.ask('textDocument/hover', { textDocument: { uri }, position: { line: 1, character: 1 } })).toBeNull()
  client.tell('textDocument/didChange', { textDocument: { uri, version: 9 }, contentChanges: [{ text: VAGUE }] })
  client.open(uri, VAGUE)
  expect((await client.published(uri, 1)).some(isVague)).toBe(true)
  expect(client.errors()).toBe('')
})

test('a question that is taken back is answered so, and those behind it are not kept waiting', async () => {
  const client = editing()
  await client.start({ textDocument: { diagnostic: {} } }, [client.rootUri])
  const uri = client.uri('tools.json')
  client.open(uri, VAGUE)
  const first = client.pulled(uri).catch((error: Error) => error.message)
  client.tell('$/cancelRequest', { id: client.lastId() })
  expect((await client.pulled(uri)).some(isVague)).toBe(true)
  expect(await first).toMatch(/^-32800 /)
})

test.each(['closes the stream', 'dies'])(
  'a client that %s leaves no orphan',
  async (how) => {
    const client = editing({ 'tools.json': VAGUE })
    if (how === 'closes the stream') {
      await client.start({}, [client.rootUri])
      client.server.stdin.end()
      expect(await client.ended).toBe(1)
      return
    }
    // the editor is a process of its own that names itself, and is killed while the stream stays open elsewhere
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    await client.ask('initialize', { processId: parent.pid, rootUri: null, capabilities: {} })
    parent.kill('SIGKILL')
    expect(await client.ended).toBe(1)
  },
  60_000,
)

test('messages that are none are passed over', async () => {
  const client = editing()
  await client.start({}, [client.rootUri])
  client.raw('Content-Length: 5\r\n\r\n{nope')
  client.raw('Content-Length: 2\r\n\r\n[]')
  client.raw('Content-Length: 4\r\n\r\nnull')
  client.tell('textDocument/didOpen', { textDocument: {} })
  client.tell('textDocument/didChange', {})
  await expect(client.ask('textDocument/hover', {})).rejects.toThrow(/^-32/)
  await expect(client.ask('no/such/request', {})).rejects.toThrow('-32601')
  client.open(client.uri('tools.json'), VAGUE)
  expect((await client.published(client.uri('tools.json'), 1)).some(isVague)).toBe(true)
  expect(await client.stop()).toBe(0)
})

test('positions out of range mean the nearest one that exists', async () => {
  const client = editing()
  await client.start({}, [client.rootUri])
  const uri = client.uri('tools.json')
  client.open(uri, VAGUE)
  const far = { line: 2 ** 31 - 1, character: 2 ** 31 - 1 }
  for (const method of ['hover', 'completion', 'definition'])
    expect(await client.ask(`textDocument/${method}`, { textDocument: { uri }, position: far })).toSatisfy(
      (answer) => answer === null || answer.length === 0,
    )
  const whole = { start: { line: 0, character: 0 }, end: far }
  expect(
    (await client.ask('textDocument/codeAction', { textDocument: { uri }, range: whole, context: { diagnostics: [] } })).length,
  ).toBeGreaterThanOrEqual(0)
  const version = client.change(uri, { range: whole, text: listOf('sunshine') }, { range: { start: far, end: far }, text: '\n' })
  expect((await client.published(uri, version)).map(({ message }) => message).join()).toContain('sunshine')
})

test.each([
  ['utf-8', ['utf-8', 'utf-16'], (before: string) => Buffer.byteLength(before)],
  ['utf-16', undefined, (before: string) => before.length],
  ['utf-16', ['utf-32'], (before: string) => before.length],
])('columns are counted in %s where the client says %s', async (encoding, positionEncodings, lengthOf) => {
  const client = editing()
  const { capabilities } = await client.start({ general: { positionEncodings } }, [client.rootUri])
  expect(capabilities.positionEncoding).toBe(encoding)
  const head = '{"x": "žluťoučký 🐎", "tools": [{"name": "get_rain", "inputSchema": {"type": "object"}, "description": "'
  const uri = client.uri('tools.json')
  client.open(uri, `${head}weather"}]}`)
  const found = (await client.published(uri, 1)).find(isVague)
  const start = { line: 0, character: lengthOf(head) }
  expect(found.range.start).toEqual(start)
  // the edit is made at the same place
  client.change(uri, { range: { start, end: found.range.end }, text: 'sunshine' })
  expect((await client.published(uri, 2)).map(({ message }) => message).join()).toContain('sunshine')
})

test('a workspace may have blanks, umlauts and several roots, each with its configuration', async () => {
  const off = Object.entries({ 'description/*': 'off' }).map(([rule, level]) => `  ${rule}: ${level}\n`)
  const client = editing(
    { 'ä b/tools.json': VAGUE, 'ä b/rightcall.config.yaml': `rules:\n${off.join('')}`, 'ö%20#/tools.json': VAGUE },
    'Größe & Maß',
  )
  const roots = ['ä b', 'ö%20#'].map((name) => pathToFileURL(join(client.root, name)).href)
  await client.start({}, roots)
  for (const root of roots) client.open(`${root}/tools.json`, VAGUE)
  expect((await client.published(`${roots[0]}/tools.json`)).some(isVague)).toBe(false)
  expect((await client.published(`${roots[1]}/tools.json`)).some(isVague)).toBe(true)
  // an editor may spell a URI in another way
  const other = `${roots[0]}/tools.json`.replace('%20', ' ')
  client.open(other, VAGUE)
  expect((await client.published(other)).some(isVague)).toBe(false)
  client.open('untitled:Untitled-1', VAGUE)
  // what was never saved is governed by the first root
  expect((await client.published('untitled:Untitled-1')).some(isVague)).toBe(false)
})

test('a configuration that is broken while it is typed leaves the last good one, says so, and comes back', async () => {
  const good = 'rules:\n  description/*: off\n'
  const client = editing({ 'tools.json': VAGUE, 'rightcall.config.yaml': good })
  await client.start({}, [client.rootUri])
  const [uri, config] = [client.uri('tools.json'), client.uri('rightcall.config.yaml')]
  client.open(uri, VAGUE)
  client.open(config, good, 'yaml')
  expect((await client.published(uri)).some(isVague)).toBe(false)
  expect(await client.published(config)).toEqual([])
  const saved = (text: string) => {
    const before = client.heard.length
    writeFileSync(join(client.root, 'rightcall.config.yaml'), text)
    const version = client.change(config, { text })
    client.tell('textDocument/didSave', { textDocument: { uri: config } })
    return {
      version,
      published: (of: string) => client.hears('textDocument/publishDiagnostics', (params) => params.uri === of, before),
    }
  }
  for (const broken of ['rules:\n  description/vage: off\n', 'rules: {\n', 'rules: no\n']) {
    const { version, published } = saved(broken)
    const [fault] = await client.published(config, version)
    expect(fault).toMatchObject({ severity: 1, source: 'rightcall' })
    expect((await published(uri)).diagnostics.some(isVague)).toBe(false)
  }
  expect((await client.hears('window/showMessage')).message).toMatch(
    /^rightcall: The configuration cannot be read: .*the last valid one applies\.$/,
  )
  expect((await saved('preset: strict\n').published(uri)).diagnostics.some(isVague)).toBe(true)
})

test('a configuration that is broken at the start is told, and the defaults apply', async () => {
  const client = editing({ 'tools.json': VAGUE, 'rightcall.config.yaml': 'rulez: {}\n' })
  await client.start({}, [client.rootUri])
  client.open(client.uri('tools.json'), VAGUE)
  expect((await client.published(client.uri('tools.json'))).some(isVague)).toBe(true)
  expect((await client.hears('window/showMessage')).message).toContain('the defaults apply')
})

test('nothing of a workspace is started or loaded', async () => {
  const touch = `require('node:fs').writeFileSync(${JSON.stringify('started')}, '')`
  const client = editing({
    'rightcall.config.js': touch,
    'mcp.json': JSON.stringify({ mcpServers: { one: { command: process.execPath, args: ['-e', touch] } } }),
    'intents.yaml': `toolset: { stdio: [${JSON.stringify(process.execPath)}, -e, ${JSON.stringify(touch)}] }\nintents:\n  - id: one\n    says: Go.\n    expect: { tool: any }\n`,
    'server.ts': `import './rightcall.config.js'\nserver.registerTool('go', { description: 'weather' }, () => {})\n`,
  })
  await client.start({}, [client.rootUri])
  for (const [path, language] of [
    ['mcp.json', 'json'],
    ['intents.yaml', 'yaml'],
    ['server.ts', 'typescript'],
  ] as const) {
    const text = readFileSync(join(client.root, path), 'utf8')
    client.open(client.uri(path), text, language)
    await client.published(client.uri(path))
    await client.ask('textDocument/completion', { textDocument: { uri: client.uri(path) }, position: placeOf(text, 'any') })
  }
  await sleep(200)
  expect(() => readFileSync(join(client.root, 'started'))).toThrow()
})

test('a person who starts it by hand with files is told what it is for', () => {
  const child = spawn(process.execPath, [BIN, 'lsp', 'tools.json'], { stdio: ['ignore', 'ignore', 'pipe'] })
  return new Promise<void>((resolve) => {
    let said = ''
    child.stderr.on('data', (chunk) => (said += String(chunk)))
    child.on('close', (code) => {
      expect([code, said]).toEqual([2, 'rightcall: lsp takes no files.\n  The editor that starts it sends the texts.\n'])
      resolve()
    })
  })
})
