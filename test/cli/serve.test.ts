import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { suiteYaml, toolsJson } from '../helpers/shop.ts'

const BIN = join(import.meta.dirname, '../../src/cli/bin.ts')

test.skipIf(process.platform === 'win32')(
  'serve shows the runs of the folder, and ends at Ctrl-C',
  { timeout: 60_000 },
  async () => {
    const cwd = folder({ 'intents.yaml': suiteYaml(), 'tools.json': toolsJson() })
    expect(await rightcall(['eval', '.', '--model', 'local:bm25'], { cwd })).toMatchObject({ code: 0 })
    // large enough for a process of its own
    const journal = readdirSync(join(cwd, '.rightcall/runs'))[0] ?? ''
    const text = readFileSync(join(cwd, '.rightcall/runs', journal, 'journal.jsonl'), 'utf8')
    const large = `${text.replace(/"run":"[^"]+"/, '"run":"large"')}${`{"kind":"note","text":"${'x'.repeat(1000)}"}\n`.repeat(1_200)}`
    mkdirSync(join(cwd, '.rightcall/runs/large'))
    writeFileSync(join(cwd, '.rightcall/runs/large/journal.jsonl'), large)
    const child = spawn(process.execPath, [BIN, 'serve', '--port', '0'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    try {
      const [first] = await once(child.stdout, 'data')
      const url = String(first).trim()
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
      const runs = async () => JSON.parse(await (await fetch(`${url}api/runs`)).text()).runs.length
      await expect.poll(runs, { timeout: 20_000 }).toBe(2)
      child.kill('SIGINT')
      expect(await once(child, 'exit')).toEqual([130, null])
    } finally {
      child.kill('SIGKILL')
      rmSync(cwd, { recursive: true, force: true })
    }
  },
)

test.each([
  [['serve', '--port', '70000'], '--port takes a number up to 65535, not 70000.'],
  [['serve', '--port', 'x'], '--port takes a whole number of at least 0, not "x".'],
])('%j is refused', async (argv, message) => {
  const cwd = folder({})
  expect(await rightcall(argv, { cwd })).toMatchObject({ code: 2, err: expect.stringContaining(message) })
  rmSync(cwd, { recursive: true, force: true })
})
