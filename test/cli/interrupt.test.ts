import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { chatServer } from '../helpers/chat-server.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { INTENTS, suiteYaml, toolsJson } from '../helpers/shop.ts'

const BIN = join(import.meta.dirname, '../../src/cli/bin.ts')
const ARGV = ['eval', '.', '--model', 'compatible:x', '--out', 'run', '--no-cache']

test.skipIf(process.platform === 'win32').each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s in the middle of a run ends it in order with %i, and the same --out goes on there', async (signal, code) => {
  const release = Promise.withResolvers<void>()
  let count = 0
  const { url, asked } = await chatServer(async () => {
    if (++count > 3) await release.promise
    return { calls: ['find_order'] }
  })
  const cwd = folder({ 'intents.yaml': suiteYaml(), 'tools.json': toolsJson() })
  const journal = join(cwd, 'run/journal.jsonl')
  const linesIn = (): string[] => (existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').slice(0, -1) : [])
  const env = { PATH: process.env['PATH'], RIGHTCALL_BASE_URL: url }
  const run = spawn(process.execPath, [BIN, ...ARGV], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  run.stdout.on('data', (chunk) => (out += String(chunk)))
  run.stderr.on('data', (chunk) => (err += String(chunk)))
  const ended = once(run, 'close')
  while (linesIn().length < 4 || asked.length < 7) await sleep(5)
  run.kill(signal)
  expect(await ended).toEqual([code, null])
  expect(out).toBe('')
  expect(err).toBe('rightcall: Interrupted: 3 of 8 trials are kept in run.\n  The same command with --out run goes on there.\n')
  expect(linesIn()).toHaveLength(4)
  expect(readdirSync(join(cwd, 'run'))).toEqual(['journal.jsonl'])

  release.resolve()
  const before = asked.length
  const again = await rightcall([...ARGV, '--format', 'json'], { cwd, env })
  expect(again.code).toBe(0)
  expect(asked).toHaveLength(before + INTENTS.length - 3)
  expect(JSON.parse(again.out).cost.trials).toBe(8)
})

test('lint loads neither the terminal display nor any model', () => {
  const cwd = folder({ 'tools.json': toolsJson() })
  const hooks = `import { registerHooks } from 'node:module'
registerHooks({ load(url, context, next) { process.stderr.write('LOADED ' + url + '\\n'); return next(url, context) } })`
  const preload = `data:text/javascript,${encodeURIComponent(hooks)}`
  const loadedBy = (...argv: readonly string[]): string =>
    spawnSync(process.execPath, ['--import', preload, BIN, ...argv], { cwd, encoding: 'utf8' }).stderr
  const loaded = loadedBy('lint', 'tools.json')
  expect(loaded).toContain('/src/lint/engine.ts')
  expect(loaded).not.toMatch(/node_modules\/(ink|react|openai|minisearch|@anthropic-ai|@energetic-ai)\//)
  expect(loaded).not.toMatch(/\/src\/(tui|models|store)\//)
})
