import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'

const SERVER = `${process.execPath} ${new URL('../fixtures/servers/tells-its-environment.mjs', import.meta.url).pathname}`
const SECRET = 'a-very-secret-value'
const intents = 'intents: [{ id: a, says: Which one?, expect: { tool: SHOP_TOKEN } }]\n'

function project(): string {
  const [command = '', file = ''] = SERVER.split(' ')
  return folder({
    'none.yaml': intents,
    'own.yaml': `toolset: { stdio: [${JSON.stringify(command)}, ${JSON.stringify(file)}] }\n${intents}`,
    'line.yaml': `toolset: { stdio: ${JSON.stringify(SERVER)} }\n${intents}`,
    'file.yaml': `toolset: tools.json\n${intents}`,
    'tools.json': '{"tools": [{"name": "other", "inputSchema": {"type": "object"}}]}',
    'url.yaml': `toolset: http://127.0.0.1:9/mcp\n${intents}`,
    'script.json': '{"Which one?": [{"tool": "SHOP_TOKEN"}]}',
  })
}

const run = (cwd: string, ...argv: string[]) =>
  rightcall([...argv, '--format', 'json'], { cwd, env: { SHOP_TOKEN: SECRET, WITHHELD: 'x' } })
const evaluate = (cwd: string, ...argv: string[]) => run(cwd, 'eval', ...argv, '--model', 'scripted:script.json', '--out', 'run')

test.each([
  ['a suite without tools', 'none.yaml'],
  ['a suite with tools of its own', 'file.yaml'],
])('--stdio gives %s the tools of a server, and --env hands it a variable', async (_, suite) => {
  const cwd = project()
  const { code, out, err } = await evaluate(cwd, suite, '--stdio', SERVER, '--env', 'SHOP_TOKEN')
  expect([code, err]).toEqual([0, 'journal: run\n'])
  const { manifest, summary } = JSON.parse(out)
  expect(manifest.toolset.uri).toBe('mcp://fixture')
  expect(summary).toContainEqual(
    expect.objectContaining({ metric: 'right-call', estimate: expect.objectContaining({ value: 1 }) }),
  )
})

test.each(['own.yaml', 'line.yaml'])('the server that %s names gets the variables, too', async (suite) => {
  const { code } = await evaluate(project(), suite, '--connect', '--env', 'SHOP_TOKEN')
  expect(code).toBe(0)
  const { err } = await evaluate(project(), suite, '--connect')
  expect(err).toContain('expects the tool "SHOP_TOKEN", which the toolset lacks')
})

test('golden lint takes the same flags', async () => {
  const { code, out } = await run(project(), 'golden', 'lint', 'none.yaml', '--stdio', SERVER, '--env', 'SHOP_TOKEN')
  expect([code, JSON.parse(out).suites[0].intents]).toEqual([0, 1])
})

test('what a server is given reaches no output and no file', async () => {
  const cwd = project()
  const argv = ['none.yaml', '--stdio', SERVER, '--env', `SHOP_TOKEN=${SECRET}`]
  const { out, err } = await evaluate(cwd, ...argv)
  const dry = await evaluate(cwd, ...argv, '--dry-run')
  const url = await evaluate(cwd, 'url.yaml', '--header', 'Authorization: Bearer ${SHOP_TOKEN}')
  expect(url.code).toBe(2)
  expect(out + err + dry.out + dry.err + url.out + url.err).not.toContain(SECRET)
  const written = readdirSync(cwd, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const { parentPath, name } of written) expect(readFileSync(join(parentPath, name), 'utf8')).not.toContain(SECRET)
})

test.each([
  [['file.yaml', '--env', 'SHOP_TOKEN'], /--env sets SHOP_TOKEN, which nothing uses: this run starts no server/],
  [['file.yaml', '--header', 'X-Key: 1'], /--header sets X-Key, which nothing uses: this run reads no URL/],
  [['url.yaml', '--stdio', SERVER, '--header', 'X-Key: 1'], /--header sets X-Key, which nothing uses/],
  [['none.yaml', '--stdio', SERVER, '--env', 'NOT_SET'], /--env names the environment variable NOT_SET, which is not set/],
  [['none.yaml', '--stdio', SERVER, '--stdio', SERVER], /--stdio names 2 servers; a suite takes one/],
  [['none.yaml', '--stdio', '"unclosed'], /unclosed/],
  [['none.yaml'], /names no toolset.*--stdio/s],
])('%j is refused before anything is asked', async (argv, says) => {
  const { code, err, out } = await evaluate(project(), ...argv)
  expect(err).toMatch(says)
  expect([code, out]).toEqual([2, ''])
})

test('a dry run needs no key', async () => {
  const argv = ['eval', 'file.yaml', '--model', 'openai:gpt-6-luna', '--model', 'anthropic:claude-haiku-5-5', '--dry-run']
  const cwd = project()
  const known = `toolset: tools.json\nintents: [{ id: a, says: Which?, expect: { tool: other } }]\n`
  writeFileSync(join(cwd, 'file.yaml'), known)
  const { code, out } = await rightcall(argv, { cwd })
  expect([code, out]).toEqual([0, expect.stringContaining('gpt-6-luna')])
  expect((await rightcall(argv.slice(0, -1), { cwd })).err).toContain('OPENAI_API_KEY is not set')
})
