import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { baselineOf, rowOf } from '../../src/serve/baseline.ts'
import { settle } from '../../src/session/standing.ts'
import type { History } from '../../src/store/history/history.ts'
import { openHistory } from '../../src/store/history/sqlite.ts'
import { pushedRun } from '../helpers/pushed-run.ts'

let folder: string
let history: History
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rightcall-baseline-'))
  history = openHistory(join(folder, 'history.sqlite'))
})
afterEach(async () => {
  await history.close()
  rmSync(folder, { recursive: true, force: true })
})

type Wanted = Parameters<typeof pushedRun>[1]

/** Pushes a run of the day, of which this many of forty answers are wrong. */
async function night(day: number, wrong: number, wanted: Wanted = {}, id = `day-${day}`) {
  const started = `2026-03-${String(day).padStart(2, '0')}T00:00:00Z`
  await history.push(pushedRun(id, { started, branch: 'main', intents: 40, right: (at) => at >= wrong, ...wanted }))
}

/** What a run is held against, what `compare` says of the two, and why it is this one. */
async function held(id: string) {
  const head = await history.run(id)
  if (head === undefined) throw new Error(`there is no ${id}`)
  const { baseline, verdict } = await rowOf(head, { history }, await baselineOf(head, { history }))
  return { id: baseline?.id, verdict, because: baseline?.because }
}

describe('a run of the default branch that is worse than its baseline does not become one', () => {
  test('the runs after a bad merge show the loss until it is repaired', async () => {
    const wrong = [2, 3, 16, 16, 17, 2, 2]
    for (const [index, count] of wrong.entries()) await night(index + 1, count)
    const rows = await Promise.all(wrong.map((_, index) => held(`day-${index + 1}`)))
    expect(rows.map(({ id, verdict }) => [id, verdict])).toEqual([
      [undefined, null],
      ['day-1', 'undecided'],
      ['day-2', 'worse'],
      ['day-2', 'worse'],
      ['day-2', 'worse'],
      ['day-2', 'undecided'],
      ['day-6', 'undecided'],
    ])
    expect(rows.map(({ because }) => because)).toEqual([
      undefined,
      'it is the last run of main that asked the same questions',
      'it is the last run of main that asked the same questions',
      'it is the last run of main that asked the same questions and was not worse than its own baseline: 1 later run is worse, and does not become a baseline unless somebody pins one',
      'it is the last run of main that asked the same questions and was not worse than its own baseline: 2 later runs are worse, and do not become baselines unless somebody pins one',
      'it is the last run of main that asked the same questions and was not worse than its own baseline: 3 later runs are worse, and do not become baselines unless somebody pins one',
      'it is the last run of main that asked the same questions',
    ])
  })

  test('a branch is held against the good run, too', async () => {
    await night(1, 2)
    await night(2, 16)
    await night(3, 2, { branch: 'fix' })
    expect(await held('day-3')).toMatchObject({ id: 'day-1' })
  })

  test('somebody accepts it by a pin', async () => {
    await night(1, 2)
    await night(2, 16)
    await night(3, 16)
    await history.pin('a.suite.yaml', 'day-2')
    expect(await held('day-3')).toMatchObject({ id: 'day-2', because: 'it is pinned as the baseline of this suite' })
  })

  test('the order of pushes does not matter, nor when somebody looks', async () => {
    for (const day of [4, 2, 3, 1]) {
      await night(day, day === 1 ? 2 : 16)
      await held(`day-${day}`)
    }
    expect(await held('day-4')).toMatchObject({ id: 'day-1', verdict: 'worse' })
  })

  test('what was worked out at the push is what is read later', async () => {
    for (const [day, wrong] of [2, 16, 16].entries()) {
      await night(day + 1, wrong)
      const head = await history.run(`day-${day + 1}`)
      if (head !== undefined) await settle(head, history)
    }
    expect(await history.standing('day-3', 'main')).toEqual({ worseThan: 'day-1', passed: 2 })
    await night(4, 2)
    expect(await held('day-4')).toMatchObject({ id: 'day-1' })
  })

  test('a long slide of runs is followed to its beginning', { timeout: 30_000 }, async () => {
    const many = 130
    for (let at = 0; at < many; at++) {
      const started = new Date(Date.UTC(2026, 0, 1 + at)).toISOString()
      await night(1, at === 0 ? 2 : 16, { started }, `r${at}`)
    }
    expect(await held(`r${many - 1}`)).toMatchObject({
      id: 'r0',
      verdict: 'worse',
      because: expect.stringContaining('128 later runs'),
    })
  })
})

describe('no baseline', () => {
  test.each<[string, Wanted]>([
    ['a side of a comparison', { variant: 'after' }],
    ['a run that asked another suite', { suite: 'b.suite.yaml' }],
    ['a run with other models', { models: ['local:hybrid'] }],
  ])('is %s', async (_, wanted) => {
    await night(1, 2)
    await night(2, 2, wanted)
    await night(3, 2)
    expect(await held('day-3')).toMatchObject({ id: 'day-1' })
  })

  test('is a run over edits that nobody committed, unless there is nothing else', async () => {
    await night(1, 2, { dirty: true })
    await night(2, 2, { dirty: true })
    expect(await held('day-2')).toMatchObject({ id: 'day-1' })
    await night(3, 2, { dirty: false })
    await night(4, 2, { dirty: true })
    await night(5, 2, { dirty: true })
    expect(await held('day-5')).toMatchObject({ id: 'day-3' })
  })

  test('is a run that began later by a clock that went back', async () => {
    await night(5, 2)
    await night(3, 16, {}, 'clock-went-back')
    await night(6, 2)
    expect(await held('clock-went-back')).toMatchObject({ id: undefined })
    expect(await held('day-6')).toMatchObject({ id: 'day-5' })
  })
})
