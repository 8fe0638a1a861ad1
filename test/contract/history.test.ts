import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { UserError } from '../../src/core/user-error.ts'
import type { History } from '../../src/store/history/history.ts'
import { openHistory } from '../../src/store/history/sqlite.ts'
import { pushedRun } from '../helpers/pushed-run.ts'

/* What every history keeps to. A new one is one more line here. */
const HISTORIES: Readonly<Record<string, (folder: string) => History>> = {
  sqlite: (folder) => openHistory(join(folder, 'deep/history.sqlite')),
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rightcall-history-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const ALL = { limit: 100 }
const EVERY = { offset: 0, limit: 1000 }

describe.each(Object.entries(HISTORIES))('%s', (_, open) => {
  let history: History
  beforeEach(() => {
    history = open(folder)
  })
  afterEach(() => history.close())
  const ids = async (filter: object) => (await history.runs({ ...ALL, ...filter })).map(({ id }) => id)

  test('a run comes back as it was pushed', async () => {
    const run = pushedRun('one', { says: 'line\nwith \u202e and \0 and </script> and \ud800' })
    expect(await history.push(run)).toBe('added')
    const { trials, ...rest } = run.report
    expect(await history.report('one')).toEqual(rest)
    expect(await history.trials('one', EVERY)).toEqual({ total: trials.length, trials })
    expect(await history.tools('one')).toEqual(run.tools)
    expect(await history.run('one')).toEqual({
      id: 'one',
      manifest: run.report.manifest,
      incomplete: false,
      trials: trials.length,
      summary: run.report.summary,
    })
  })

  test('a second push changes nothing, one of a run that has gone on replaces it', async () => {
    const run = pushedRun('one')
    await history.push(run)
    expect(await history.push(run)).toBe('known')
    const further = { ...run, digest: 'further', report: { ...run.report, trials: run.report.trials.slice(1) } }
    expect(await history.push(further)).toBe('updated')
    expect((await history.trials('one', EVERY)).total).toBe(run.report.trials.length - 1)
    expect(await ids({})).toEqual(['one'])
  })

  test('runs are listed newest first, filtered, and page by page, also where the clock stood still or went back', async () => {
    await history.push(pushedRun('b', { started: '2026-03-02T00:00:00Z', branch: 'main' }))
    await history.push(pushedRun('c', { started: '2026-03-02T00:00:00Z', branch: 'fix' }))
    await history.push(pushedRun('a', { started: '2026-03-01T00:00:00Z', suite: "o'neil.suite.yaml" }))
    await history.push(pushedRun('d', { started: '2031-01-01T00:00:00Z', models: ['local:bm25', 'local:hybrid'] }))
    expect(await ids({})).toEqual(['d', 'c', 'b', 'a'])
    expect(await ids({ limit: 2 })).toEqual(['d', 'c'])
    expect(await ids({ before: { started: '2026-03-02T00:00:00Z', id: 'c' } })).toEqual(['b', 'a'])
    expect(await ids({ branch: 'fix' })).toEqual(['c'])
    expect(await ids({ suite: "o'neil.suite.yaml" })).toEqual(['a'])
    expect(await ids({ model: 'local:hybrid' })).toEqual(['d'])
    expect(await ids({ suite: 'x" OR 1=1 --' })).toEqual([])
    expect(await history.facets()).toEqual({
      suites: ['a.suite.yaml', "o'neil.suite.yaml"],
      branches: ['fix', 'main'],
      models: ['local:bm25', 'local:hybrid'],
    })
  })

  test('trials are filtered by intent, model and outcome, and counted before they are cut', async () => {
    await history.push(pushedRun('one', { models: ['m1', 'm2'], intents: 30 }))
    const asked = async (filter: object) => {
      const { total, trials } = await history.trials('one', { ...EVERY, ...filter })
      return [total, trials.length]
    }
    expect(await asked({})).toEqual([60, 60])
    expect(await asked({ model: 'm2', offset: 25, limit: 10 })).toEqual([30, 5])
    expect(await asked({ intent: 'intent-3' })).toEqual([2, 2])
    expect(await asked({ outcome: 'right' })).toEqual([20, 20])
    expect(await asked({ outcome: 'wrong' })).toEqual([20, 20])
    expect(await asked({ outcome: 'error' })).toEqual([20, 20])
  })

  const SEARCHED = [
    ['the words of the intent, in any case', 'READ it', ['intent-0', 'intent-1', 'intent-2']],
    ['the expected tool', 'read_file', ['intent-0', 'intent-1', 'intent-2']],
    ['the name of the intent', 'intent-1', ['intent-1']],
    ['a chosen tool', 'copy_FILE', ['intent-0']],
    ['the name and the value of an argument', 'über Ünder.txt', ['intent-0']],
    ['an argument with quotes and backslashes', 'C:\\"x"', ['intent-0']],
    ['the text of an answer', "o'neil", ['intent-1']],
    ['a word of the intent and one of the answer', 'READ sorry', ['intent-1']],
    ['the reason', 'copied', ['intent-0']],
    ['the first of a ranking, and no other', 'first_of', ['intent-1']],
    ['no later one of a ranking', 'second_of', []],
    ['an error', 'answer', ['intent-2']],
    ['words that stand nowhere together', 'copy_file sorry', []],
    ['no names of fields', 'because', []],
    ['nothing that is a pattern elsewhere', '%', []],
    ['SQL', "' OR 1=1 --", []],
    ['white space alone', ' \t ', ['intent-0', 'intent-1', 'intent-2']],
  ] as const

  test.each(SEARCHED)('trials are searched by %s', async (_, text, found) => {
    const run = pushedRun('one')
    const [first, second, third] = run.report.trials
    if (first === undefined || second === undefined || third === undefined) throw new Error('there are no trials')
    const trials = [
      {
        ...first,
        calls: [{ tool: 'copy_file', arguments: { über: 'Ünder.txt', path: 'C:\\"x"' } }],
        fault: { metric: 'selection', because: 'It copied.' },
      },
      { ...second, calls: [], text: "Sorry, O'Neil.", ranking: ['first_of', 'second_of'] },
      third,
    ]
    await history.push({ ...run, report: { ...run.report, trials } })
    const { total, trials: shown } = await history.trials('one', { ...EVERY, text })
    expect(shown.map(({ intent }) => intent)).toEqual(found)
    expect(total).toBe(found.length)
    expect((await history.trials('one', { ...EVERY, text, outcome: 'error' })).total).toBe(
      found.some((id) => id === 'intent-2') ? 1 : 0,
    )
  })

  test('the runs that showed a tool come newest first, each with its text and how it was chosen', async () => {
    const estimate = { value: 0.5, low: 0.4, high: 0.6, n: 9, clusters: 9, method: 'wilson' }
    const row = { model: 'm', recall: estimate, precision: estimate, f1: estimate, right: 4 }
    for (const [at, description] of ['Reads.', 'Reads a file.', 'Reads.'].entries()) {
      const run = pushedRun(`r${at}`, { started: `2026-03-0${at + 1}T00:00:00Z`, description, suite: `${at % 2}.yaml` })
      const perTool = [
        { ...row, tool: 'read_file' },
        { ...row, tool: 'other' },
      ]
      await history.push({ ...run, report: at === 0 ? run.report : { ...run.report, perTool } })
    }
    const shown = { toolset: 'files', tool: 'read_file', limit: 9 }
    const runs = await history.toolRuns(shown)
    expect(runs.map(({ head, rows }) => [head.id, rows])).toEqual([
      ['r2', [{ ...row, tool: 'read_file' }]],
      ['r1', [{ ...row, tool: 'read_file' }]],
      ['r0', []],
    ])
    const [last, middle, first] = runs.map(({ digest }) => digest)
    expect([last === first, last === middle]).toEqual([true, false])
    expect(await history.versions('files', 'read_file')).toMatchObject([{ digest: first }, { digest: middle }])
    expect((await history.toolRuns({ ...shown, suite: '0.yaml', limit: 1 })).map(({ head }) => head.id)).toEqual(['r2'])
    expect(await history.toolRuns({ ...shown, toolset: 'others' })).toEqual([])
  })

  test('a tool is followed over its texts, each with the run that showed it first', async () => {
    const texts = ['Reads.', 'Reads a file.', 'Reads a file.', 'Reads.']
    for (const [at, text] of texts.entries()) {
      await history.push(pushedRun(`r${at}`, { started: `2026-03-0${at + 1}T00:00:00Z`, description: text }))
    }
    const versions = await history.versions('files', 'read_file')
    expect(versions.map(({ run, raw }) => [run, raw['description']])).toEqual([
      ['r0', 'Reads.'],
      ['r1', 'Reads a file.'],
    ])
    expect(await history.versions('others', 'read_file')).toEqual([])
  })

  test('one run of a suite is pinned, or none', async () => {
    await history.pin('a.suite.yaml', 'one')
    await history.pin('a.suite.yaml', 'two')
    expect(await history.pinned('a.suite.yaml')).toBe('two')
    await history.pin('a.suite.yaml', undefined)
    expect(await history.pinned('a.suite.yaml')).toBeUndefined()
  })

  test('what a paired comparison needs comes back: the suite, and scores with repeats added up', async () => {
    await history.push(pushedRun('bare'))
    const run = pushedRun('one', { intents: 2, right: (intent) => intent === 0 })
    await history.push(run)
    expect(await history.scored('bare')).toBeUndefined()
    const cell = { errors: 0, unanswered: 0 }
    const selection = { metric: 'selection', count: 1, ofUnanswered: 0 }
    expect(await history.scored('one')).toEqual({
      suite: run.suite,
      scores: [
        {
          model: 'local:bm25',
          intents: [
            { intent: 'intent-0', ...cell, scores: [{ ...selection, total: 1 }] },
            { intent: 'intent-1', ...cell, scores: [{ ...selection, total: 0 }] },
          ],
        },
      ],
    })
    // a run that was pushed without is completed, though its journal is the same
    const { suite, ...bare } = pushedRun('two', { right: () => true })
    await history.push(bare)
    expect(await history.push({ ...bare, ...(suite && { suite }) })).toBe('updated')
    expect(await history.scored('two')).toBeDefined()
  })

  test('differences and standings are kept until a run that they rest on is pushed anew', async () => {
    const day = (at: number) => `2026-03-0${at}T00:00:00Z`
    for (const at of [1, 2, 3]) await history.push(pushedRun(`r${at}`, { started: day(at), branch: 'main' }))
    const difference = { version: 1, general: [], ofModels: [], rows: [], verdict: null, newlyForbidden: 0 }
    const keep = async () => {
      await history.keepDifference('r1', 'r2', difference)
      await history.keepDifference('r2', 'r3', difference)
      await history.keepStanding('r1', 'main', { worseThan: undefined, passed: 0 })
      await history.keepStanding('r3', 'main', { worseThan: 'r1', passed: 2 })
    }
    await keep()
    expect(await history.difference('r1', 'r2')).toEqual(difference)
    expect(await history.difference('r2', 'r1')).toBeUndefined()
    expect(await history.standing('r1', 'main')).toEqual({ worseThan: undefined, passed: 0 })
    expect(await history.standing('r3', 'main')).toEqual({ worseThan: 'r1', passed: 2 })
    expect(await history.standing('r3', 'develop')).toBeUndefined()
    expect(await history.push({ ...pushedRun('r1', { started: day(1) }), digest: 'further' })).toBe('updated')
    expect([await history.difference('r1', 'r2'), await history.difference('r2', 'r3')]).toEqual([undefined, difference])
    expect(await history.standing('r3', 'main')).toBeUndefined()
    await keep()
    // a run that comes late may be the baseline of those after it
    await history.push(pushedRun('late', { started: day(2) }))
    expect([await history.standing('r1', 'main'), await history.standing('r3', 'main')]).toEqual([
      { worseThan: undefined, passed: 0 },
      undefined,
    ])
    await history.keepDifference('r1', 'gone', difference)
    await history.keepStanding('gone', 'main', { worseThan: undefined, passed: 0 })
    expect(await history.difference('r1', 'gone')).toBeUndefined()
  })

  test('what is not there is undefined or empty', async () => {
    expect(await history.run('none')).toBeUndefined()
    expect(await history.report('none')).toBeUndefined()
    expect(await history.trials('none', EVERY)).toEqual({ total: 0, trials: [] })
    expect(await history.tools('none')).toEqual([])
  })

  test('what was pushed is there for the next process', async () => {
    await history.push(pushedRun('one'))
    await history.close()
    history = open(folder)
    expect(await ids({})).toEqual(['one'])
  })
})

describe('sqlite', () => {
  const path = () => join(folder, 'history.sqlite')

  test('four processes that open a new store and push one run at once leave it there once', async () => {
    const script = join(folder, 'push.ts')
    writeFileSync(
      script,
      `import { openHistory } from ${JSON.stringify(resolve('src/store/history/sqlite.ts'))}
       import { pushedRun } from ${JSON.stringify(resolve('test/helpers/pushed-run.ts'))}
       const history = openHistory(${JSON.stringify(path())})
       console.log(await history.push(pushedRun('one', { intents: 200 })))`,
    )
    const run = () => promisify(execFile)(process.execPath, [script])
    const answers = (await Promise.all([run(), run(), run(), run()])).map(({ stdout }) => stdout.trim())
    expect(answers.sort()).toEqual(['added', 'known', 'known', 'known'])
    const history = openHistory(path())
    expect(await history.trials('one', { offset: 0, limit: 1 })).toMatchObject({ total: 200 })
    await history.close()
  })

  test('a store of a newer version is left as it is', () => {
    const newer = new DatabaseSync(path())
    newer.exec('PRAGMA user_version = 99; CREATE TABLE theirs (x)')
    newer.close()
    expect(() => openHistory(path())).toThrow(/was written by a newer version/)
    const after = new DatabaseSync(path())
    expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 })
    after.close()
  })

  test.each([
    ['no database', () => writeFileSync(path(), 'hello '.repeat(1000)), /is damaged/],
    ['a folder', () => mkdirSync(path()), /cannot be written/],
    ['below a file', () => writeFileSync(folder + '.x', ''), /cannot be used/],
  ])('a path that holds %s: a clear error', (what, prepare, message) => {
    prepare()
    const at = what === 'below a file' ? `${folder}.x/history.sqlite` : path()
    const open = () => openHistory(at)
    expect(open).toThrow(UserError)
    expect(open).toThrow(message)
    rmSync(`${folder}.x`, { force: true })
  })

  test('a push that fails half way leaves what was there', async () => {
    const history = openHistory(path())
    const run = pushedRun('one')
    await history.push(run)
    const broken = { ...run, digest: 'broken', tools: [...run.tools, { name: 'loop', raw: endless() }] }
    await expect(history.push(broken)).rejects.toThrow()
    expect(await history.trials('one', EVERY)).toMatchObject({ total: run.report.trials.length })
    expect(await history.push(run)).toBe('known')
    await history.close()
  })
})

function endless() {
  const raw: Record<string, never> = {}
  Object.assign(raw, { raw })
  return raw
}
