import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { lock } from '../../src/store/lock.ts'
import { folder } from '../helpers/folder.ts'

const place = (): string => join(folder(), 'journal.jsonl.lock')

/** A process of another that lives until the test ends, or that is dead already. */
async function processOf(state: 'alive' | 'dead'): Promise<number> {
  const child = spawn(process.execPath, ['-e', state === 'alive' ? 'setInterval(() => {}, 1000)' : ''], { stdio: 'ignore' })
  onTestFinished(() => void child.kill())
  await once(child, state === 'alive' ? 'spawn' : 'exit')
  return child.pid ?? 0
}

test('a lock is held until it is given back, and leaves nothing behind', async () => {
  const path = place()
  const unlock = await lock(path)
  expect(readdirSync(join(path, '..'))).toEqual(['journal.jsonl.lock'])
  await expect(lock(path)).rejects.toThrow(`process ${process.pid} on ${hostname()}`)
  await unlock()
  expect(readdirSync(join(path, '..'))).toEqual([])
  await (
    await lock(path)
  )()
})

test.each<[string, () => Promise<unknown>]>([
  ['of a dead process', async () => ({ pid: await processOf('dead'), host: hostname(), process: 'x' })],
  ['of an earlier process with our number and host', async () => ({ pid: process.pid, host: hostname(), process: 'x' })],
  ['without an owner', async () => ({})],
  ['of no process at all', async () => ({ pid: -1, host: hostname() })],
  ['that is no JSON', async () => undefined],
])('a lock %s is taken over', async (_, owner) => {
  const path = place()
  writeFileSync(path, JSON.stringify(await owner()) ?? 'torn')
  const unlock = await lock(path)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() })
  await unlock()
  expect(readdirSync(join(path, '..'))).toEqual([])
})

test.each<[string, () => Promise<object>]>([
  ['a living process', async () => ({ pid: await processOf('alive'), host: hostname(), process: 'x' })],
  ['another host, whose processes cannot be seen', async () => ({ pid: 1, host: 'elsewhere', process: 'x' })],
])('a lock of %s is respected, and the message says how to go on', async (_, owner) => {
  const path = place()
  const content = JSON.stringify(await owner())
  writeFileSync(path, content)
  await expect(lock(path)).rejects.toMatchObject({
    message: expect.stringContaining('Another run (process '),
    hint: expect.stringContaining('delete the lock file'),
    exitCode: 2,
  })
  expect(readFileSync(path, 'utf8')).toBe(content)
  expect(readdirSync(join(path, '..'))).toEqual(['journal.jsonl.lock'])
})

test('a guard that a crash left is taken over too', async () => {
  const path = place()
  for (const left of [path, `${path}.guard`, `${path}.guard.guard`]) writeFileSync(left, '')
  const unlock = await lock(path)
  expect(readdirSync(join(path, '..'))).toEqual(['journal.jsonl.lock'])
  await unlock()
})

// twenty times, because the losers of a race for a stale lock once removed the lock of its winner
test.each(Array.from({ length: 20 }, (_, round) => (round === 0 ? 'free' : 'stale')))(
  'of many that want a %s lock at once, one gets it',
  async (state) => {
    const path = place()
    if (state === 'stale') writeFileSync(path, '')
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lock(path)))
    const [unlock, ...others] = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(others).toEqual([])
    expect(existsSync(path)).toBe(true)
    await unlock?.()
    expect(readdirSync(join(path, '..'))).toEqual([])
  },
)
