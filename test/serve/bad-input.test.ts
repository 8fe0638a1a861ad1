import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import { startDashboard } from '../../src/serve/server.ts'
import { createSession } from '../../src/session.ts'
import { openHistory } from '../../src/store/history/sqlite.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { pushedRun } from '../helpers/pushed-run.ts'
import { suiteYaml, toolsJson } from '../helpers/shop.ts'

const HOSTILE = "__proto__ \u001b[31m\u202e ' OR 1=1 -- </script>"
const HEADER = '{"version":1,"kind":"journal","run":"r","started":"2026-01-01T00:00:00.000Z"}\n'

/** A folder with a run in `run`, whose journal was changed. */
async function changed(change: (journal: string) => string | Buffer) {
  const cwd = folder({ 'intents.yaml': suiteYaml(), 'tools.json': toolsJson() })
  expect(await rightcall(['eval', '.', '--model', 'local:bm25', '--out', 'run'], { cwd })).toMatchObject({ code: 0 })
  const journal = join(cwd, 'run/journal.jsonl')
  writeFileSync(journal, change(readFileSync(journal, 'utf8')))
  const push = () => rightcall(['push', 'run'], { cwd })
  const heads = async () => {
    const history = openHistory(join(cwd, '.rightcall/history.sqlite'))
    const runs = await history.runs({ limit: 9 })
    await history.close()
    return runs
  }
  return { cwd, push, heads }
}

describe('push of a journal', () => {
  test.each<[string, (journal: string) => string | Buffer, number]>([
    ['that breaks off in the middle of a line', (text) => text.slice(0, -40), 7],
    ['with a line of damage', (text) => text.replace(/\n(?=[^\n]*\n$)/, '\n\u0000{{{\n'), 8],
    ['with bytes that are no text', (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe, 10])]), 8],
    ['that began at a time that is none', (text) => text.replace(/"started":"[^"]+"/, '"started":"\u202e<script>"'), 8],
    ['with a name that is hostile', (text) => text.replace(/"run":"[^"]+"/, () => `"run":${JSON.stringify(HOSTILE)}`), 8],
  ])('%s keeps what can be read', async (_, change, trials) => {
    const { push, heads } = await changed(change)
    const { code, out } = await push()
    expect([code, out]).toEqual([0, expect.stringMatching(/^added/)])
    expect([...out].filter((letter) => letter === '\u001b' || letter === '\u202e')).toEqual([])
    expect(await push()).toMatchObject({ code: 0, out: expect.stringMatching(/^known/) })
    expect(await heads()).toMatchObject([{ trials, incomplete: trials < 8 }])
  })

  test.each<[string, (journal: string) => string, string]>([
    ['of a newer version', (text) => text.replace('"version":1', '"version":2'), 'was written by another version of rightcall.'],
    ['that is none', () => 'hello\n'.repeat(9), 'is not a journal of rightcall'],
    ['without an answer', () => HEADER, 'contains no answer yet.'],
    ['that is empty', () => '', 'contains no answer yet.'],
    [
      'without what was asked',
      (text) => text.replace('"kind":"contents"', '"kind":"other"'),
      'contains answers, but not the questions',
    ],
    ['whose suite is broken', (text) => text.replace('intents:\\n', 'intents: 7 #'), 'intents'],
    [
      'without a manifest',
      (text) => text.replace('"toolset":{"id"', '"other":{"id"'),
      'does not state how the questions were asked.',
    ],
  ])('%s is told, and the history stays empty', async (_, change, error) => {
    const { push, heads } = await changed(change)
    expect(await push()).toMatchObject({ code: 2, out: '', err: expect.stringContaining(error) })
    expect(await heads()).toEqual([])
  })
})

test('one that cannot be pushed keeps none of the others out', async () => {
  const { cwd } = await changed((text) => text)
  mkdirSync(join(cwd, 'torn'))
  writeFileSync(join(cwd, 'torn/journal.jsonl'), HEADER)
  const { code, out, err } = await rightcall(['push', 'torn', 'run', 'none'], { cwd })
  expect([code, out]).toEqual([2, expect.stringMatching(/^added .* run\n$/)])
  expect(err).toMatch(/torn.*contains no answer yet[^]*There is no run at none[^]*2 runs of 3 could not be pushed/)
})

test.each(['serve', 'push'])('%s leaves a store of a newer version as it is', async (command) => {
  const { cwd } = await changed((text) => text)
  const newer = new DatabaseSync(join(cwd, 'newer.sqlite'))
  newer.exec('PRAGMA user_version = 99')
  newer.close()
  const words = command === 'push' ? ['push', 'run'] : ['serve', '--port', '0']
  const { code, err } = await rightcall([...words, '--store', 'newer.sqlite'], { cwd })
  expect([code, err]).toEqual([
    2,
    expect.stringMatching(/newer\.sqlite was written by a newer version of rightcall\.[^]*another --store/),
  ])
})

describe('while it is served, a store', () => {
  const served = async () => {
    const cwd = folder({})
    const path = join(cwd, 'history.sqlite')
    const history = openHistory(path)
    await history.push(pushedRun('one'))
    const server = await startDashboard(history, { html: '', policy: '' }, 0, createSession(builtins).storedDifference)
    const ask = async () => {
      const answer = await fetch(`${server.url}api/runs`)
      return [answer.status, await answer.json()]
    }
    return { path, history, ask, end: async () => (await server.close(), await history.close()) }
  }

  test.each<[string, (path: string) => void]>([
    ['is deleted', (path) => rmSync(path)],
    ['is replaced', (path) => (rmSync(path), writeFileSync(path, 'another'))],
    ['is moved', (path) => renameSync(path, `${path}.old`)],
  ])('that %s is told, and takes nothing that would be lost', async (_, change) => {
    const { path, history, ask, end } = await served()
    expect(await ask()).toMatchObject([200, { runs: [{}] }])
    change(path)
    await setTimeout(250)
    const error = expect.stringMatching(/history\.sqlite cannot be used: it was deleted or replaced while it was open\.$/)
    expect(await ask()).toMatchObject([400, { error, hint: 'Start again. Pushing the run folders rebuilds it.' }])
    await expect(history.push(pushedRun('two'))).rejects.toThrow(/deleted or replaced/)
    await end()
  })

  test('is read and pinned while another process pushes, and keeps nobody waiting', async () => {
    const { path, history, ask, end } = await served()
    const other = new DatabaseSync(path)
    other.exec('BEGIN IMMEDIATE')
    const pinned = history.pin('a.suite.yaml', 'one')
    const pushed = history.push(pushedRun('two'))
    expect(await ask()).toMatchObject([200, { runs: [{}], pins: [] }])
    // what spares work later is left out
    await history.keepStanding('one', 'main', { worseThan: undefined, passed: 0 })
    expect(await history.standing('one', 'main')).toBeUndefined()
    other.exec('COMMIT')
    other.close()
    expect([await pinned, await pushed]).toEqual([undefined, 'added'])
    expect(await ask()).toMatchObject([200, { pins: ['one'] }])
    await end()
  })
})

/** Makes a folder a disk of one megabyte; false where nobody may. */
function becameSmallDisk(at: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test('on a full disk, a push says so, what was there stays, and with room it is done', async ({ skip }) => {
  const at = join(folder({ 'disk/.keep': '' }), 'disk')
  if (!becameSmallDisk(at)) skip('nobody may mount a disk here')
  try {
    const history = openHistory(join(at, 'history.sqlite'))
    await history.push(pushedRun('one'))
    writeFileSync(join(at, 'ballast'), Buffer.alloc(500_000))
    const large = pushedRun('large', { intents: 900 })
    await expect(history.push(large)).rejects.toThrow(/^The store .* cannot be used: the disk is full\.$/)
    expect((await history.runs({ limit: 9 })).map(({ id }) => id)).toEqual(['one'])
    rmSync(join(at, 'ballast'))
    expect(await history.push(pushedRun('small', { intents: 90 }))).toBe('added')
    await history.close()
  } finally {
    execFileSync('umount', ['--lazy', at])
  }
})
