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

const onUnix = test.skipIf(process.platform === 'win32')

/** A run that has three answers on the disk and four questions under way. */
async function interruptible() {
  const release = Promise.withResolvers<void>()
  let count = 0
  const { url, asked } = await chatServer(async () => {
    if (++count > 3) await release.promise
    return { calls: ['find_order'] }
  })
  const cwd = folder({ 'intents.yaml': suiteYaml(), 'tools.json': toolsJson() })
  const journal = join(cwd, 'run/journal.jsonl')
  const trialsIn = (): string[] =>
    existsSync(journal)
      ? readFileSync(journal, 'utf8')
          .split('\n')
          .slice(0, -1)
          .filter((line) => line.startsWith('{"kind":"trial"'))
      : []
  const env = { PATH: process.env['PATH'], RIGHTCALL_BASE_URL: url }
  const argv = [...ARGV, '--concurrency', '4', '--format', 'json']
  const run = spawn(process.execPath, [BIN, ...argv], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  run.stdout.on('data', (chunk) => (out += String(chunk)))
  run.stderr.on('data', (chunk) => (err += String(chunk)))
  const ended = once(run, 'close')
  while (trialsIn().length < 3 || asked.length < 7) await sleep(5)
  return { run, ended, release, said: () => ({ out, err }), trialsIn, asked, goOn: () => rightcall(argv, { cwd, env }), cwd }
}

onUnix('Ctrl-C asks no further, waits for the answers under way, and the same --out goes on there', async () => {
  const { run, ended, release, said, trialsIn, asked, goOn } = await interruptible()
  run.kill('SIGINT')
  while (!said().err.includes('Waiting for 4 answers in progress')) await sleep(5)
  release.resolve()
  expect(await ended).toEqual([130, null])
  expect(asked).toHaveLength(7)
  expect(trialsIn()).toHaveLength(7)
  const report = JSON.parse(said().out)
  expect(report).toMatchObject({ notAsked: 1, stopped: [{ reason: 'interrupted' }], verdict: { exit: 3 }, cost: { trials: 7 } })

  const again = await goOn()
  expect(again.code).toBe(0)
  expect(asked).toHaveLength(INTENTS.length)
  expect(JSON.parse(again.out)).toMatchObject({ notAsked: 0, stopped: [], cost: { trials: 8 } })
})

onUnix('a second Ctrl-C waits for nothing; what was answered is in the journal', async () => {
  const { run, ended, said, trialsIn, goOn, release } = await interruptible()
  run.kill('SIGINT')
  while (!said().err.includes('Waiting')) await sleep(5)
  run.kill('SIGINT')
  expect(await ended).toEqual([null, 'SIGINT'])
  expect(trialsIn()).toHaveLength(3)
  release.resolve()
  expect((await goOn()).code).toBe(0)
})

onUnix('SIGTERM in the middle of a run ends it in order with 143, and the same --out goes on there', async () => {
  const { run, ended, release, said, trialsIn, asked, goOn, cwd } = await interruptible()
  run.kill('SIGTERM')
  expect(await ended).toEqual([143, null])
  expect(said().out).toBe('')
  expect(said().err).toBe(
    'rightcall: Interrupted: 3 of 8 trials are kept in run.\n  To continue, run the same command with --out run.\n',
  )
  expect(trialsIn()).toHaveLength(3)
  expect(readdirSync(join(cwd, 'run'))).toEqual(['journal.jsonl'])
  release.resolve()
  const before = asked.length
  expect((await goOn()).code).toBe(0)
  expect(asked).toHaveLength(before + INTENTS.length - 3)
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
