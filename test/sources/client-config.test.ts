import { describe, expect, test } from 'vitest'
import type { Json } from '../../src/core/json.ts'
import { toolsetFrom } from '../../src/core/tool.ts'
import { UserError } from '../../src/core/user-error.ts'
import { clientConfig } from '../../src/sources/client-config.ts'
import type { Io, Loaded, Target } from '../../src/sources/source.ts'
import { loadWith, openText, testIo } from './io.ts'

type LoadServer = (target: Target, io: Io) => Promise<Loaded>

const NOTHING: Loaded = { toolsets: [], problems: [] }
const setNamed = (id: string): Loaded => ({
  toolsets: [toolsetFrom({ id, uri: `mcp://${id}`, tools: [] })],
  problems: [],
})
const idOf = (target: Target) => (target.kind === 'document' ? '' : (target.id ?? ''))

async function load(config: Json | string, changes: Partial<Io> = {}, loadServer: LoadServer = async () => NOTHING) {
  const started: Target[] = []
  const io = testIo(changes)
  const source = clientConfig(async (target, given) => {
    started.push(target)
    return loadServer(target, given)
  })
  const text = typeof config === 'string' ? config : JSON.stringify(config)
  const document = await openText('mcp.json', text)
  const target: Target = { kind: 'document', document }
  const accepted = source.accepts(target)
  return { accepted, started, notes: io.notes, ...(await loadWith(source, target, io)) }
}

const entry = { command: 'npx', args: ['-y', 'thing'], env: { A: 'b' } }
const asTarget = { kind: 'command', command: 'npx', args: ['-y', 'thing'], env: { A: 'b' }, id: 'one' }

describe('configurations of every client are recognised by shape', () => {
  test.each<[string, Json]>([
    ['Claude, Cursor and many more', { mcpServers: { one: entry } }],
    ['VS Code', { inputs: [], servers: { one: { type: 'stdio', ...entry } } }],
    ['the settings of VS Code', { 'editor.tabSize': 2, mcp: { servers: { one: entry } } }],
    ['Zed', { theme: 'x', context_servers: { one: { source: 'custom', ...entry } } }],
    ['the older Zed', { context_servers: { one: { command: { path: 'npx', args: entry.args, env: entry.env } } } }],
    ['Amp', { 'amp.mcpServers': { one: entry } }],
    ['OpenCode', { mcp: { one: { type: 'local', command: ['npx', '-y', 'thing'], environment: entry.env } } }],
    ['Goose', { extensions: { one: { type: 'stdio', cmd: 'npx', args: entry.args, envs: entry.env } } }],
    ['Continue', { mcpServers: [{ name: 'one', ...entry }] }],
    ['Claude Code, by project', { projects: { '/a/b': { mcpServers: { one: entry } }, '/c': { allowedTools: [] } } }],
  ])('%s', async (_, config) => {
    const { accepted, started, problems } = await load(config, { connect: true })
    expect(accepted).toBe(true)
    expect(problems).toEqual([])
    expect(started).toEqual([asTarget])
  })

  test.each([
    ['url', {}],
    ['serverUrl', {}],
    ['httpUrl', {}],
  ])('a server at a %s', async (key, more) => {
    const config = { mcpServers: { one: { [key]: 'https://host.example/mcp', headers: { 'X-A': 'b' }, ...more } } }
    const { started } = await load(config, { connect: true })
    expect(started).toEqual([{ kind: 'url', url: 'https://host.example/mcp', headers: { 'X-A': 'b' }, id: 'one' }])
  })

  test.each<[string, Json]>([
    ['a list of tools', { server: 'x', tools: [] }],
    ['servers of OpenAPI', { openapi: '3.1.0', servers: [{ url: 'https://host.example' }] }],
    ['a map of other things', { servers: { a: { host: 'x' } }, extensions: { a: 1 }, mcp: { enabled: true } }],
    ['an array', [{ mcpServers: {} }]],
  ])('%s is none', async (_, config) => {
    expect((await load(config)).accepted).toBe(false)
  })
})

describe('without --connect', () => {
  test('nothing starts, and a note says how many servers would', async () => {
    const { started, notes } = await load({
      mcpServers: { one: entry, two: { url: 'https://host.example' }, off: { ...entry, disabled: true } },
    })
    expect(started).toEqual([])
    expect(notes).toEqual(['mcp.json: 2 servers were not started; --connect starts what the file names.'])
  })

  test('a configuration without servers says so', async () => {
    const { accepted, notes } = await load({ mcpServers: {} })
    expect([accepted, notes]).toEqual([true, ['mcp.json is a client configuration that names no server.']])
  })

  test.each<[string, Json, string]>([
    ['one', { off: { ...entry, disabled: true } }, 'one server, which is disabled or built into the client'],
    [
      'two',
      { off: { ...entry, disabled: true }, no: { ...entry, enabled: false } },
      '2 servers, all of them disabled or built into the client',
    ],
  ])('a configuration that has nothing to start says so: %s', async (_, mcpServers, says) => {
    const { notes } = await load({ mcpServers })
    expect(notes).toEqual([`mcp.json is a client configuration that names ${says}.`])
  })

  test.each<[string, Json, RegExp]>([
    ['neither command nor url', {}, /"one" has neither a command nor a url/],
    ['both', { command: 'a', url: 'https://host.example' }, /both a command and a url/],
    ['no object', 'npx thing', /is a string, not an object/],
    ['an empty command', { command: ' ' }, /empty command/],
    ['a command that is a number', { command: 7 }, /command that is a number/],
    ['args in one string', { command: 'a', args: '-y b' }, /args that are a string/],
    ['an arg that is a number', { command: 'a', args: ['--port', 3000] }, /argument that is a number/],
    ['a number in env', { command: 'a', env: { PORT: 3000 } }, /"PORT" in its environment, which is a number/],
    ['env as an array', { command: 'a', env: ['A=b'] }, /environment that is an array/],
    ['a header that is true', { url: 'https://host.example', headers: { A: true } }, /"A" in its headers, which is a boolean/],
    ['no URL', { url: 'host:3000/mcp' }, /"host:3000\/mcp" as its url/],
    ['an unknown variable', { command: 'a', args: ['${secret:x}'] }, /uses "\$\{secret:x\}", which no client knows/],
    ['an input that is not declared', { command: 'a', args: ['${input:x}'] }, /"inputs" does not declare/],
  ])('%s is a problem', async (_, broken, expected) => {
    const { problems, notes } = await load({ mcpServers: { one: broken } })
    expect(problems).toEqual([
      { uri: expect.stringMatching(/^mcp\.json:1:\d+$/), message: expect.stringMatching(expected), hint: expect.any(String) },
    ])
    expect(notes).toEqual([])
  })

  test('the place is that of the value at fault', async () => {
    const { problems } = await load('{\n  "mcpServers": { // mine\n    "one": { "command": "a", "args": ["x", 3], },\n  }\n}')
    expect(problems).toMatchObject([{ uri: 'mcp.json:3:44' }])
  })

  test.each([
    ['in one object', '{"mcpServers": {"a": {"command": "x"}, "a": {"command": "y"}}}', /occurs twice/],
    ['in an array', '{"mcpServers": [{"name": "a", "command": "x"}, {"name": "a", "command": "y"}]}', /"a" is listed twice/],
  ])('a name that stands twice %s is a problem', async (_, text, expected) => {
    const { problems } = await load(text)
    expect(problems).toMatchObject([{ message: expect.stringMatching(expected) }])
  })

  test.each(['${HOME}', '${env:HOME}', '${HOME:-/x}', '${workspaceFolder}', '${userHome}${/}x', '${file}', '${{ secrets.KEY }}'])(
    '%s is a variable of some client',
    async (variable) => {
      expect((await load({ mcpServers: { one: { command: 'a', args: [variable] } } })).problems).toEqual([])
    },
  )

  test('what a client brings itself needs no command', async () => {
    expect((await load({ context_servers: { one: { settings: {} } } }, { connect: true })).problems).toEqual([])
  })
})

describe('with --connect', () => {
  const connect = true

  test('each command is shown first, as the file has it', async () => {
    const config = {
      mcpServers: {
        one: { command: 'npx', args: ['-y', 'a b', '${TOKEN}'] },
        two: { url: 'https://u:p@host.example/mcp?key=secret' },
      },
    }
    const { notes } = await load(config, { connect, env: { TOKEN: 'hush-hush' } })
    expect(notes).toEqual(["one: starting npx -y 'a b' ${TOKEN}", 'two: connecting to https://host.example/mcp'])
  })

  test('variables are replaced', async () => {
    const args = ['${A}', '${env:A}', '${B:-c}', '${workspaceFolder}/x', '$A']
    const env = { KEY: 'k-${A}' }
    const { started } = await load({ mcpServers: { one: { command: 'x', args, env, cwd: 'sub' } } }, { connect, env: { A: 'a' } })
    expect(started).toEqual([
      {
        kind: 'command',
        command: 'x',
        args: ['a', 'a', 'c', '/project/x', '$A'],
        env: { KEY: 'k-a' },
        cwd: '/project/sub',
        id: 'one',
      },
    ])
  })

  test.each(['${OPENAI_API_KEY}', '${env:ANTHROPIC_API_KEY}', '${GEMINI_API_KEY:-x}', '${openai_api_key}'])(
    '%s is never handed on',
    async (variable) => {
      const config = { mcpServers: { one: { command: 'x', env: { K: variable } }, two: { command: 'y' } } }
      const env = { OPENAI_API_KEY: 'sk-1', ANTHROPIC_API_KEY: 'sk-2', GEMINI_API_KEY: 'sk-3', openai_api_key: 'sk-4' }
      const { started, problems, notes } = await load(config, { connect, env })
      expect(started.map(idOf)).toEqual(['two'])
      expect(problems).toMatchObject([{ message: expect.stringMatching(/"one".*key of a model provider/) }])
      expect(JSON.stringify([problems, notes])).not.toMatch(/sk-\d/)
    },
  )

  test.each([
    ['${NOPE}', /\$\{NOPE\} is not set/],
    ['${input:t}', /filled in by the client/],
  ])('%s keeps that server from starting, with a reason', async (variable, expected) => {
    const config = { inputs: [{ id: 't' }], servers: { one: { command: 'x', args: [variable] }, two: { command: 'y' } } }
    const { started, problems } = await load(config, { connect })
    expect(started.map(idOf)).toEqual(['two'])
    expect(problems).toMatchObject([{ uri: 'mcp.json:1:41', message: expect.stringMatching(expected) }])
  })

  test('one that fails never stops the rest, and answers keep the order of the file', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    const config = { mcpServers: Object.fromEntries(names.map((name) => [name, { command: name }])) }
    const { toolsets, problems } = await load(config, { connect }, async (target) => {
      const id = idOf(target)
      if (id === 'b') throw new UserError('b exited with code 1.', { hint: 'See its stderr.' })
      if (id === 'a') await new Promise((done) => setTimeout(done, 20))
      return setNamed(id)
    })
    expect(toolsets.map(({ id }) => id)).toEqual(['a', 'c', 'd', 'e', 'f'])
    expect(problems).toEqual([
      { uri: 'mcp.json:1:40', message: 'The server "b": b exited with code 1.', hint: 'See its stderr.' },
    ])
  })

  test('at most four start at once', async () => {
    let [running, most] = [0, 0]
    const config = { mcpServers: Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`s${n}`, { command: 'x' }])) }
    const { started } = await load(config, { connect }, async () => {
      most = Math.max(most, ++running)
      await new Promise((done) => setTimeout(done, 2))
      running--
      return NOTHING
    })
    expect([started.length, most]).toEqual([10, 4])
  })

  test('after an abort nothing more starts', async () => {
    const controller = new AbortController()
    const config = { mcpServers: Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`s${n}`, { command: 'x' }])) }
    const { started } = await load(config, { connect, signal: controller.signal }, async () => {
      controller.abort()
      await Promise.resolve()
      return NOTHING
    })
    expect(started.length).toBeLessThanOrEqual(4)
  })

  test('our own bugs keep their stack', async () => {
    await expect(load({ mcpServers: { a: entry } }, { connect }, () => Promise.reject(new TypeError('bug')))).rejects.toThrow(
      TypeError,
    )
  })

  test('a value of the environment never shows in what a server shows', async () => {
    const config = {
      mcpServers: { one: { command: 'x', args: ['--token=${TOKEN}'] }, two: { command: 'y', env: { T: '${TOKEN}' } } },
    }
    const observation = {
      target: 'x --token=hush-hush',
      transport: 'stdio',
      name: undefined,
      version: undefined,
      protocolVersion: undefined,
      capabilities: {},
      instructions: undefined,
      startMs: 1,
      listMs: 1,
      pages: 1,
      noise: ['my token is hush-hush'],
      stderr: 'hush-hush',
      unstable: [],
    } as const
    const loaded = await load(config, { connect, env: { TOKEN: 'hush-hush' } }, async (target) => {
      if (idOf(target) === 'two') throw new UserError('y said: bad token hush-hush')
      const [set] = setNamed('one').toolsets
      return {
        toolsets: set === undefined ? [] : [{ ...set, server: observation }],
        problems: [{ uri: 'mcp://x', message: 'hush-hush' }],
      }
    })
    expect(JSON.stringify([loaded.toolsets, loaded.problems, loaded.notes])).not.toContain('hush-hush')
    expect(loaded.toolsets[0]?.server?.target).toBe('x --token=${TOKEN}')
  })
})
