import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { isObject, ownString, type Json } from '../../../src/core/json.ts'
import { mcp } from '../../../src/sources/mcp.ts'
import { loadWith } from '../io.ts'
import { io, loadFixture, only, userError } from './loading.ts'

describe('a server on stdio', () => {
  test('gives its tools, where they live and what it showed', async () => {
    const { toolsets, problems } = await loadFixture('plain')
    const { id, uri, tools, server } = only(toolsets)
    expect(problems).toEqual([])
    expect({ id, uri }).toEqual({ id: 'fixture', uri: 'mcp://fixture' })
    expect(tools.map(({ name }) => name)).toEqual(['ping_host'])
    expect(tools[0]?.origin).toMatchObject({ uri: 'mcp://fixture/ping_host', text: undefined })
    expect(tools[0]?.origin?.span('/description')).toBeUndefined()
    expect(server).toMatchObject({
      transport: 'stdio',
      name: 'fixture',
      version: '1.0.0',
      protocolVersion: '2025-06-18',
      capabilities: { tools: {} },
      pages: 1,
      noise: [],
      unstable: [],
    })
    expect(server?.target).toContain('plain.mjs')
  })

  test('is called what the user calls it', async () => {
    const target = {
      kind: 'command',
      command: process.execPath,
      args: ['test/fixtures/servers/plain.mjs'],
      env: {},
      id: 'my one',
    } as const
    const { id, uri } = only((await loadWith(mcp, target, io())).toolsets)
    expect({ id, uri }).toEqual({ id: 'my one', uri: 'mcp://my%20one' })
  })

  test.each([
    ['banner', 'Welcome to the fixture server!'],
    ['json-log', '{"level":"info","msg":"listening"}'],
  ])('that prints beside the protocol (%s) is read, and the line kept', async (name, line) => {
    const { toolsets } = await loadFixture(name)
    expect(only(toolsets).server?.noise).toEqual([line])
    expect(only(toolsets).tools).toHaveLength(1)
  })

  test.each(['once', 'each line'])(
    'that prints a byte order mark (%s) is read, and the mark kept as a line of its own',
    async (how) => {
      const { toolsets, problems } = await loadFixture('byte-order-mark', { args: [how] })
      expect(only(toolsets).server?.noise).toEqual(['\uFEFF'])
      expect(only(toolsets).tools).toHaveLength(1)
      expect(problems).toEqual([])
    },
  )

  test('with malformed tools loses none of the others, and no key of any', async () => {
    const { toolsets, problems } = await loadFixture('malformed-tools')
    const { tools } = only(toolsets)
    expect(tools.map(({ name }) => name)).toEqual(['ping_host', '', '', 'no_schema', 'numbered', 'slash/ed näme'])
    expect(tools[0]?.raw).toMatchObject({ vendorKey: { kept: true }, annotations: { customHint: 1 } })
    expect(tools[1]?.raw).toBe('not a tool')
    expect(tools[4]).toMatchObject({ description: undefined, raw: { description: 42 } })
    expect(tools[5]?.origin?.uri).toBe('mcp://fixture/slash%2Fed%20n%C3%A4me')
    expect(only(problems).message).toContain('1 tool left out')
  })

  test('whose pages go by an empty cursor and end with null is read to the end', async () => {
    const { toolsets, problems } = await loadFixture('pages')
    expect(only(toolsets).tools.map(({ name }) => name)).toEqual(['first', 'second'])
    expect(only(toolsets).server).toMatchObject({ pages: 2, nullCursor: true })
    expect(problems).toEqual([])
  })

  test('that changes its list between two listings is told by name', async () => {
    const { toolsets } = await loadFixture('changes-its-list')
    expect(only(toolsets).server?.unstable).toEqual(['gone', 'edited', 'new'])
  })

  test('gets answers to ping and to roots/list, and a refusal of anything else', async () => {
    const { toolsets } = await loadFixture('asks-the-client')
    expect(only(toolsets).tools[0]?.raw).toMatchObject({
      answers: [
        { id: 'a', result: { roots: [] } },
        { id: 'b', result: {} },
        { id: 'c', error: { code: -32601 } },
      ],
    })
  })

  test('sees only the environment it needs and was given, and cannot show a token', async () => {
    const env = { FIXTURE_TOKEN: 'tok-0123456789' }
    vi.stubEnv('OPENAI_API_KEY', 'sk-not-for-servers')
    const { toolsets } = await loadFixture('shows-its-environment', { env })
    const raw: Json = only(toolsets).tools[0]?.raw ?? null
    const seen = isObject(raw) ? raw['environment'] : undefined
    expect(seen).toMatchObject({ ...env, PATH: process.env['PATH'] })
    expect(seen).not.toHaveProperty('OPENAI_API_KEY')
    vi.unstubAllEnvs()
    expect(only(toolsets).server?.stderr).toBe('token is ***\n')
  })

  test('that has no tools and never said so gives an empty set', async () => {
    const { toolsets, problems } = await loadFixture('refuses-to-list', { args: ['-32601'] })
    expect(only(toolsets)).toMatchObject({ id: 'bare', tools: [] })
    expect(problems).toEqual([])
  })
})

describe('pages that come again', () => {
  test.each<[string, readonly string[], readonly string[] | undefined, string | undefined, boolean]>([
    ['same page', ['a', 'b'], ['a', 'b'], 'the cursor "2" came a second time', false],
    ['empty cursor', ['a'], ['a'], 'the cursor "" came a second time', false],
    ['ever new cursors', ['a', 'b'], ['a', 'b'], 'every page has the same tools', false],
    ['overlap', ['a', 'b', 'c'], ['b'], undefined, true],
    ['changed meanwhile', ['a', 'b', 'b'], undefined, undefined, true],
    ['twice on one page', ['a', 'a'], undefined, undefined, true],
    ['empty pages', ['a', 'b'], undefined, undefined, true],
  ])('%s: each tool is there once', async (way, names, repeated, endless, complete) => {
    const { toolsets, problems } = await loadFixture('pages-again', { args: [way] })
    const { tools, server, ...toolset } = only(toolsets)
    expect(tools.map(({ name }) => name)).toEqual(names)
    expect([server?.repeated, server?.endless, toolset.complete]).toEqual([repeated, endless, complete])
    expect(problems).toEqual([])
  })

  test('a cursor that comes twice ends a list of tools that are all different', async () => {
    const { toolsets } = await loadFixture('pages-for-ever', { args: ['same-cursor'] })
    const { tools, server } = only(toolsets)
    expect(tools).toHaveLength(2)
    expect([server?.repeated, server?.unstable]).toEqual([undefined, undefined])
    expect(server?.endless).toBe('the cursor "again" came a second time')
  })
})

describe('a list that stops half way gives what was read, and says so', () => {
  test.each([
    ['dies-between-pages', [], {}, 1, 'exited with code 9', 'out of memory'],
    ['pages-for-ever', [], { pages: 5 }, 5, 'still had more tools after 5 pages', ''],
  ])('%s %j', async (name, args, bounds, tools, says, hint) => {
    const { toolsets, problems } = await loadFixture(name, { args, bounds })
    expect(only(toolsets).tools).toHaveLength(tools)
    expect(only(toolsets).server?.unstable).toBeUndefined()
    expect(only(problems).uri).toBe('mcp://fixture')
    expect(only(problems).message).toContain(says)
    expect(only(problems).hint).toContain(hint)
  })
})

describe('a server that cannot be listed is an error that says why', () => {
  test.each([
    ['silent', [], { startMs: 600 }, 'did not answer initialize', 'by itself'],
    ['late', [], { startMs: 600 }, 'did not answer initialize', 'by itself'],
    ['exits', [], {}, 'exited with code 3', 'fatal: set FIXTURE_HOME first'],
    ['floods', [], { bytes: 2 ** 20 }, 'sent more than 1 MiB on stdout', 'JSON-RPC'],
    ['refuses-to-list', ['-32000'], {}, 'answered tools/list with the error -32000 "no list here"', ''],
    ['refuses-to-list', ['-32601', 'tools'], {}, 'answered tools/list with the error -32601', ''],
  ])('%s %j', async (name, args, bounds, says, hint) => {
    const error = await userError(loadFixture(name, { args, bounds }))
    expect(error.message).toContain(`${name}.mjs`)
    expect(error.message).toContain(says)
    expect(error.hint).toContain(hint)
  })

  test('one that sends 100 MB is stopped at the limit, not when it is done', async () => {
    const error = await userError(loadFixture('floods', { bounds: { bytes: 4 * 2 ** 20 } }))
    expect(error.message).toContain('sent more than 4 MiB')
    expect(error.hint).not.toContain('sent everything')
  })

  test.each([
    ['noode', 'no such command in the PATH', 'Did you mean node?'],
    ['npx -y some-server', 'no such command', 'only the first word'],
    ['./test/fixtures/servers/plain.mjs', 'not executable', 'node ./test'],
    ['./no/such/file', 'no such file', 'start at'],
  ])('a command that is none: %s', async (command, says, hint) => {
    const error = await userError(loadWith(mcp, { kind: 'command', command, args: [], env: {} }, io()))
    expect(error.message).toContain(says)
    expect(error.hint).toContain(hint)
  })

  test.each([
    ['', [], 'is empty'],
    ['node', ['a\0b'], 'null character'],
  ])('a command that no system starts: %j %j', async (command, args, says) => {
    expect((await userError(loadWith(mcp, { kind: 'command', command, args, env: {} }, io()))).message).toContain(says)
  })

  test('a working directory that does not exist', async () => {
    const target = { kind: 'command', command: process.execPath, args: [], env: {}, cwd: '/no/such/folder' } as const
    expect((await userError(loadWith(mcp, target, io()))).message).toContain('/no/such/folder does not exist')
  })

  test('a run that is stopped ends at once, as does what it started', async () => {
    const stop = new AbortController()
    const loading = userError(loadFixture('silent', { signal: stop.signal }))
    await pause(100)
    stop.abort()
    expect((await loading).message).toContain('was stopped')
  })
})

test('a name that is twice as hostile as it is long stays harmless in ids and places', async () => {
  const target = {
    kind: 'command',
    command: process.execPath,
    args: ['test/fixtures/servers/plain.mjs'],
    env: {},
    id: `\u001b[31m${'x'.repeat(500)}`,
  } as const
  const { id, uri } = only((await loadWith(mcp, target, io())).toolsets)
  expect(id).toHaveLength(100)
  expect(id).toContain('\\u{1b}')
  expect(ownString({ uri }, 'uri')).toMatch(/^mcp:\/\/[\w%.~-]+$/)
})
