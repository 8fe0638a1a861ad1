import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { recordedFrom } from '../../src/core/recorded.ts'
import { journalLines } from '../../src/store/journal-lines.ts'
import { folder } from '../helpers/folder.ts'

const ASKER = join(import.meta.dirname, '../fixtures/runs/asker.ts')
const CONCURRENCY = 4

test('a run that is killed again and again loses no answer and pays for none twice, save those in flight', async () => {
  const root = folder()
  let inFlight = 0
  for (const lines of [1, 12, 25]) {
    const asked = await killedAfter(lines, root)
    inFlight += asked.filter((says) => !intentsIn(root).includes(says)).length
    // what a crash in the middle of a write leaves behind
    appendFileSync(join(root, 'journal.jsonl'), '{"kind":"trial","intent":"i0","outcome":{"ok":true,"reply":{"text":"é')
  }
  expect(await start(root).exit).toBe(0)
  const intents = intentsIn(root)
  expect(intents.toSorted()).toEqual(Array.from({ length: 40 }, (_, index) => `i${index}`).toSorted())
  expect(inFlight).toBeLessThanOrEqual(3 * CONCURRENCY)
  expect(askedIn(root)).toHaveLength(40 + inFlight)
  expect(linesIn(root).damaged).toBe(0)
})

test('a second run beside a living one refuses to start and leaves the first alone', async () => {
  const root = folder({ hold: '' })
  const first = start(root)
  await until(() => askedIn(root).length > 0)
  expect(await start(root).exit).not.toBe(0)
  rmSync(join(root, 'hold'))
  expect(await first.exit).toBe(0)
  expect(intentsIn(root)).toHaveLength(40)
  expect(askedIn(root)).toHaveLength(40)
})

/** Kills a run when its journal holds so many answers; gives what it asked in all, in this run. */
async function killedAfter(lines: number, root: string): Promise<string[]> {
  const before = askedIn(root).length
  const run = start(root)
  await until(() => intentsIn(root).length >= lines)
  run.kill()
  await run.exit
  return askedIn(root).slice(before)
}

function start(root: string): { readonly exit: Promise<number | null>; kill(): void } {
  const run = spawn(process.execPath, [ASKER, root], { stdio: 'ignore' })
  return { exit: new Promise((resolve) => run.on('exit', resolve)), kill: () => run.kill('SIGKILL') }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(2)
}

/** Ids of the intents whose answers are in the journal, in order. */
function intentsIn(root: string): string[] {
  return linesIn(root).lines.flatMap((line) => recordedFrom(line)?.intent ?? [])
}

function linesIn(root: string) {
  return journalLines(Buffer.from(textOf(join(root, 'journal.jsonl'))), 'journal.jsonl')
}

function askedIn(root: string): string[] {
  return textOf(join(root, 'asked.log')).split('\n').filter(Boolean)
}

function textOf(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}
