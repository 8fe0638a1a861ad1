import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import type { RunRow, TrendPoint } from '../../src/serve/answers.ts'
import { startDashboard, type Served } from '../../src/serve/server.ts'
import { createSession } from '../../src/session.ts'
import type { History } from '../../src/store/history/history.ts'
import { openHistory } from '../../src/store/history/sqlite.ts'
import { pushedRun } from '../helpers/pushed-run.ts'

const PAGE = { html: '<!doctype html><title>rightcall</title>', policy: "default-src 'none'" }

const { storedDifference: differ } = createSession(builtins)

let folder: string
let history: History
let served: Served
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rightcall-serve-'))
  history = openHistory(join(folder, 'history.sqlite'))
  served = await startDashboard(history, PAGE, 0, differ)
})
afterEach(async () => {
  await served.close()
  await history.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Unlike `fetch`, this sends any Host. */
function ask(
  path: string,
  { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: object; body?: string } = {},
) {
  return new Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const sent = request(new URL(path, served.url), { method, headers: { ...headers } }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
const got = async (path: string) => JSON.parse((await ask(path)).text)
const own = () => served.url.slice(0, -1)

describe('who may ask', () => {
  test.each([
    ['a name that resolves to this machine', { host: 'attacker.example' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['another site', { origin: 'https://attacker.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['an image of another site', { 'sec-fetch-site': 'cross-site' }],
  ])('%s is refused', async (_, headers) => {
    await history.push(pushedRun('secret'))
    const { status, text } = await ask('/api/runs', { headers })
    expect(status).toBe(403)
    expect(text).not.toContain('secret')
  })

  test('a pin comes from the page itself', async () => {
    await history.push(pushedRun('one'))
    const body = JSON.stringify({ suite: 'a.suite.yaml', run: 'one' })
    expect(await ask('/api/pin', { method: 'POST', body })).toMatchObject({ status: 403 })
    expect(await history.pinned('a.suite.yaml')).toBeUndefined()
    expect(await ask('/api/pin', { method: 'POST', body, headers: { origin: own() } })).toMatchObject({ status: 200 })
    expect(await history.pinned('a.suite.yaml')).toBe('one')
  })
})

test('every path that is not an answer is the page, under its policy', async () => {
  for (const path of ['/', '/runs/one?suite=a']) {
    const { text, headers } = await ask(path)
    expect(text).toBe(PAGE.html)
    expect(headers['content-security-policy']).toBe(PAGE.policy)
  }
})

test('runs come page by page', async () => {
  for (const at of [1, 2, 3]) await history.push(pushedRun(`r${at}`, { started: `2026-03-0${at}T00:00:00Z` }))
  const first = await got('/api/runs?limit=2')
  expect(first).toMatchObject({ runs: [{ head: { id: 'r3' } }, { head: { id: 'r2' } }], more: true })
  expect(await got('/api/runs?limit=2&before=2026-03-02T00:00:00Z&before-run=r2')).toMatchObject({
    runs: [{ head: { id: 'r1' } }],
    more: false,
  })
  expect(await got('/api/runs?suite=other')).toEqual({ runs: [], more: false, pins: [] })
})

describe('a run is held against', () => {
  const baseline = async (id: string) => (await got(`/api/run?run=${id}`)).baseline

  test('the last run of the default branch before it that asked the same', async () => {
    await history.push(pushedRun('old', { started: '2026-03-01T00:00:00Z', branch: 'main' }))
    await history.push(pushedRun('same', { started: '2026-03-02T00:00:00Z', branch: 'main', description: 'Other words.' }))
    await history.push(pushedRun('other-model', { started: '2026-03-03T00:00:00Z', branch: 'main', models: ['m'] }))
    await history.push(pushedRun('other-suite', { started: '2026-03-03T00:00:00Z', branch: 'main', suite: 'b.suite.yaml' }))
    await history.push(pushedRun('here', { started: '2026-03-04T00:00:00Z', branch: 'fix' }))
    await history.push(pushedRun('later', { started: '2026-03-05T00:00:00Z', branch: 'main' }))
    expect(await baseline('here')).toMatchObject({ run: { id: 'same' }, how: 'automatic' })
  })

  test.each<[string, string | undefined, string | undefined, string | undefined]>([
    ['that git knows', 'develop', undefined, 'on-develop'],
    ['that whoever serves it says', 'develop', 'release', 'on-release'],
    ['that is guessed where nobody knows', undefined, undefined, 'on-main'],
    ['of which there is no run yet', 'next', undefined, undefined],
  ])('the last run of the default branch %s', async (_, defaultBranch, said, expected) => {
    for (const branch of ['main', 'develop', 'release']) {
      await history.push(pushedRun(`on-${branch}`, { started: '2026-03-01T00:00:00Z', branch }))
    }
    const known = defaultBranch === undefined ? {} : { defaultBranch }
    await history.push(pushedRun('here', { started: '2026-03-04T00:00:00Z', branch: 'fix', ...known }))
    const other = await startDashboard(history, PAGE, 0, differ, { defaultBranch: said })
    const answer = JSON.parse(await (await fetch(`${other.url}api/run?run=here`)).text())
    expect(answer.baseline?.run.id).toBe(expected)
    await other.close()
  })

  test('the other side, where it is a side of a comparison, which is in no trend and no baseline', async () => {
    const shared = { started: '2026-03-02T00:00:00Z', branch: 'main' }
    await history.push(pushedRun('old', { started: '2026-03-01T00:00:00Z', branch: 'main' }))
    for (const variant of ['before', 'after'])
      await history.push({ ...pushedRun(`c-${variant}`, { ...shared, variant }), journal: '/c/journal.jsonl' })
    await history.push(pushedRun('new', { started: '2026-03-03T00:00:00Z', branch: 'main', models: ['m'] }))
    expect(await baseline('c-after')).toBeNull()
    const { runs } = await got('/api/runs')
    const sides = { before: 'c-before', after: 'c-after' }
    expect(runs.map(({ head, baseline: against, sides: own }: RunRow) => [head.id, against?.id, own])).toEqual([
      ['new', 'old', null],
      ['c-before', undefined, sides],
      ['c-after', undefined, sides],
      ['old', undefined, null],
    ])
    expect((await got('/api/trend')).points.map(({ run }: TrendPoint) => run)).toEqual(['old', 'new'])
  })

  test('the pinned one, and never itself', async () => {
    await history.push(pushedRun('old', { started: '2026-03-01T00:00:00Z', branch: 'main' }))
    await history.push(pushedRun('new', { started: '2026-03-02T00:00:00Z', branch: 'main' }))
    await history.pin('a.suite.yaml', 'old')
    expect(await baseline('new')).toMatchObject({ run: { id: 'old' }, how: 'pinned' })
    expect(await baseline('old')).toBeNull()
  })
})

test('two runs without journals: what changed, and why there is no comparison', async () => {
  await history.push(pushedRun('one'))
  await history.push(pushedRun('two', { description: 'Reads one file.' }))
  expect(await got('/api/difference?before=one&after=two')).toMatchObject({
    before: { id: 'one' },
    changes: [{ tool: 'read_file', words: [{}, { kind: 'removed', text: 'a' }, { kind: 'added', text: 'one' }, {}] }],
    report: null,
    because: 'The history does not know where the journal of run one is. Push its folder again.',
  })
})

test('trials, tools and versions of a run', async () => {
  await history.push(pushedRun('one', { intents: 9 }))
  expect(await got('/api/trials?run=one&outcome=wrong&limit=2')).toMatchObject({ total: 3, trials: [{ intent: 'intent-1' }, {}] })
  expect(await got('/api/tools?run=one')).toMatchObject([{ name: 'read_file' }])
  expect(await got('/api/versions?toolset=files&tool=read_file')).toMatchObject([{ run: 'one', change: null }])
  expect(await got('/api/facets')).toMatchObject({ suites: ['a.suite.yaml'] })
})

test('a tool over the runs of one suite, oldest first: of the suite that is asked for, or that of the last run', async () => {
  await history.push(pushedRun('one', { started: '2026-03-01T00:00:00Z', suite: 'a.yaml' }))
  await history.push(pushedRun('two', { started: '2026-03-02T00:00:00Z', suite: 'b.yaml', description: 'Other.' }))
  await history.push(pushedRun('three', { started: '2026-03-03T00:00:00Z', suite: 'b.yaml' }))
  const curve = (more: string) => got(`/api/curve?toolset=files&tool=read_file${more}`)
  const suites = ['a.yaml', 'b.yaml']
  expect(await curve('')).toMatchObject({ suite: 'b.yaml', suites, points: [{ run: 'two' }, { run: 'three' }] })
  expect(await curve('&suite=a.yaml')).toMatchObject({ suite: 'a.yaml', suites, points: [{ run: 'one', rows: [] }] })
  expect(await curve('&suite=none')).toMatchObject({ points: [] })
  expect(await got('/api/curve?toolset=none&tool=none')).toEqual({ suite: null, suites: [], points: [] })
})

test('a question of a run without a journal: why it is not told as it was sent', async () => {
  await history.push(pushedRun('one'))
  const told = createSession(builtins).storedQuestion({ run: 'one', intent: 'intent-0' }, history)
  expect(await told).toMatchObject({ shown: null, because: expect.stringContaining('does not know where the journal') })
  expect(await got('/api/question?run=one&intent=intent-0')).toMatchObject({ shown: null })
})

test('exports are files, and no spreadsheet runs what they hold', async () => {
  await history.push(pushedRun('=cmd()', { suite: '@SUM("a"),b', models: ['-1+1'] }))
  const { text, headers } = await ask('/export/runs.csv')
  expect(headers['content-disposition']).toContain('attachment')
  expect(text.split('\r\n')[1]).toMatch(/^'=cmd\(\),2026-03-01T00:00:00Z,"'@SUM\(""a""\),b",,,'-1\+1,selection,0\.333/)
  expect(await got('/export/runs.json')).toMatchObject([{ id: '=cmd()' }])
})

test.each([
  ['/api/run?run=none', 400, 'There is no run none.'],
  ['/api/run', 400, 'The parameter run is missing.'],
  ['/api/runs?limit=-1', 400, 'The parameter limit is not a whole number.'],
  ['/api/nothing', 404, 'There is no /api/nothing.'],
  ['/api/constructor', 404, 'There is no /api/constructor.'],
])('%s: %d, %s', async (path, status, error) => {
  const answer = await ask(path)
  expect(answer.status).toBe(status)
  expect(JSON.parse(answer.text)).toMatchObject({ error })
})

test.each([
  ['no JSON', 'hello', 400],
  ['no pin', '{"suite":1}', 400],
  ['null', 'null', 400],
  ['a run that is not there', '{"suite":"a","run":"none"}', 400],
  ['too much', JSON.stringify({ suite: 'x'.repeat(20_000), run: null }), 400],
])('a pin that is %s changes nothing', async (_, body, status) => {
  expect(await ask('/api/pin', { method: 'POST', body, headers: { origin: own() } })).toMatchObject({ status })
})

test('a port that is taken: a clear error', async () => {
  await expect(startDashboard(history, PAGE, Number(new URL(served.url).port), differ)).rejects.toThrow(/^Port \d+ is in use\.$/)
})
