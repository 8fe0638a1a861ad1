import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { UserError } from '../../src/core/user-error.ts'
import { followRuns } from '../../src/serve/follow.ts'
import { pushApart } from '../../src/serve/push-apart.ts'
import { openHistory } from '../../src/store/history/sqlite.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { suiteYaml, toolsJson } from '../helpers/shop.ts'

function runFolder(): string {
  const cwd = folder({})
  mkdirSync(join(cwd, '.rightcall/runs/one'), { recursive: true })
  writeFileSync(join(cwd, '.rightcall/runs/one/journal.jsonl'), 'a journal')
  return cwd
}

test(
  'a run that cannot be kept because the disk is full is told once, and tried again until it can',
  { timeout: 20_000 },
  async () => {
    const notes: string[] = []
    let tries = 0
    const push = async () => {
      if (++tries < 3) throw new UserError('The store h.sqlite cannot be used: the disk is full.', { hint: 'Make room.' })
    }
    const stop = followRuns({ cwd: runFolder(), named: [], push, note: (line) => notes.push(line) })
    await expect.poll(() => tries, { timeout: 15_000 }).toBe(3)
    await stop()
    expect(notes).toEqual(['The store h.sqlite cannot be used: the disk is full. Make room.'])
  },
)

test('a run that has just begun is no news, and one that was named is', async () => {
  const notes: string[] = []
  const push = async (path: string) => {
    throw new UserError(`${path} contains no answer yet.`)
  }
  const cwd = runFolder()
  let looked = 0
  const stop = followRuns({ cwd, named: ['none'], push: (path) => (looked++, push(path)), note: (line) => notes.push(line) })
  await expect.poll(() => looked, { timeout: 10_000 }).toBe(2)
  await stop()
  expect(notes).toEqual(['none contains no answer yet.'])
})

test('push is told how large a journal is', async () => {
  const sizes: number[] = []
  const stop = followRuns({
    cwd: runFolder(),
    named: [],
    push: async (_, bytes) => void sizes.push(bytes),
    note: () => undefined,
  })
  await expect.poll(() => sizes).toEqual([9])
  await stop()
})

test('a push in a process of its own does what push does, and tells why it cannot', { timeout: 60_000 }, async () => {
  const cwd = folder({ 'intents.yaml': suiteYaml(), 'tools.json': toolsJson() })
  await rightcall(['eval', '.', '--model', 'local:bm25', '--out=-x'], { cwd })
  const program = [process.execPath, resolve('src/cli/bin.ts')]
  const apart = { cwd, env: { PATH: process.env['PATH'] }, store: 'h.sqlite', program, signal: new AbortController().signal }
  // a folder that looks like a flag
  await pushApart('-x', apart)
  const history = openHistory(join(cwd, 'h.sqlite'))
  expect(await history.runs({ limit: 9 })).toHaveLength(1)
  await history.close()
  await expect(pushApart('none', apart)).rejects.toThrow(/^There is no run at none\./)
  const broken = { ...apart, program: [process.execPath, '-e', 'console.error("<--- Last few GCs --->"); process.exit(134)'] }
  await expect(pushApart('-x', broken)).rejects.toThrow(/^-x could not be pushed: the process that read it crashed\.$/)
  const aborted = { ...apart, signal: AbortSignal.abort() }
  expect(await pushApart('-x', aborted)).toBeUndefined()
})
