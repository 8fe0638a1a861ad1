import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import type { Estimate } from '../../src/core/estimate.ts'
import { followRuns } from '../../src/serve/follow.ts'
import { createSession } from '../../src/session.ts'
import type { History, PushedRun } from '../../src/store/history/history.ts'
import { realChromium } from '../helpers/chromium.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder as filesIn } from '../helpers/folder.ts'
import { pushedRun } from '../helpers/pushed-run.ts'
import { HOSTILE, OURS, poisoned } from '../report/hostile.ts'
import { axeFaults, DESK, paperFaults, PHONE } from './browser.ts'
import { settled, startDashboardBrowser, type DashboardBrowser, type ServedHistory } from './dashboard-browser.ts'
import { RUN } from './reports.ts'

/* The dashboard in a real Chromium, served as a user would see it. */

const executable = realChromium()
const isCi = process.env['CI'] !== undefined && process.env['CI'] !== ''

const ATTACK = `</script><img src=x onerror="window.owned = 1"><svg onload="window.owned = 1">${HOSTILE.join(' ')}`

describe.skipIf(executable === undefined && !isCi)('the dashboard in a real browser', { timeout: 60_000 }, () => {
  let browser: DashboardBrowser
  beforeAll(async () => {
    browser = await startDashboardBrowser(executable)
  }, 60_000)
  afterAll(() => browser?.close())

  let served: ServedHistory
  let history: History
  const open: ServedHistory['open'] = (...words) => served.open(...words)
  beforeEach(async () => {
    served = await browser.serve()
    history = served.history
  })
  afterEach(() => served.close())

  const ESTIMATE = (value: number): Estimate => ({
    ...{ value, low: Math.max(0, value - 0.1), high: Math.min(1, value + 0.1) },
    ...{ n: 90, clusters: 90, method: 'wilson' },
  })

  /** A run of one model with this value of its metric. */
  function valued(id: string, value: number, wanted: Parameters<typeof pushedRun>[1]): PushedRun {
    const run = pushedRun(id, wanted)
    const summary = run.report.summary.map((row) => ({ ...row, estimate: ESTIMATE(value) }))
    return { ...run, report: { ...run.report, summary } }
  }

  /** Five nights of the default branch; the fourth has a bad edit. */
  async function pushWeek(): Promise<void> {
    const nights = [0.9, 0.91, 0.9, 0.5, 0.52]
    for (const [at, value] of nights.entries()) {
      const description = at < 3 ? 'Reads a file.' : 'Handles a file.'
      await history.push(
        valued(`r${at}`, value, { started: `2026-03-0${at + 1}T02:00:00Z`, branch: 'main', description, intents: 90 }),
      )
    }
    await history.push(
      valued('other', 0.7, { started: '2026-03-06T02:00:00Z', branch: 'fix', suite: 'b.suite.yaml', models: ['m'] }),
    )
  }

  const PAGES = [
    '/',
    '/run?run=r3',
    '/trial?run=r3&intent=intent-1&model=local:bm25',
    '/difference?before=r2&after=r3',
    '/tool?toolset=files&tool=read_file',
  ]

  test.each(PAGES)('%s, in both themes and on a phone: no fault, nothing sticks out, no axe violation', async (path) => {
    await pushWeek()
    for (const how of [{ ...DESK, colorScheme: 'dark' as const }, DESK, PHONE]) {
      const { page: shown, faults } = await open(path, how)
      expect(await axeFaults(shown)).toEqual([])
      expect(faults).toEqual([])
      expect(await shown.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
      expect(await shown.locator('h1').count()).toBe(1)
    }
  })

  test.each(['/run', '/trial', '/difference', '/tool', '/nowhere', '/trial?run=gone&intent=x'])(
    '%s, which names nothing that is there, has a heading and no axe violation',
    async (path) => {
      const { page: shown } = await open(path)
      expect(await axeFaults(shown)).toEqual([])
      expect((await shown.locator('h1').innerText()).trim()).not.toBe('')
    },
  )

  test.each(PAGES)('%s on paper is light, and nothing is cut off', async (path) => {
    await pushWeek()
    const { page: shown } = await open(path, { ...DESK, colorScheme: 'dark' })
    await shown.setViewportSize({ width: 720, height: 1000 })
    await shown.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await paperFaults(shown)).toEqual([])
  })

  test('what fell stands first, and leads to what changed; a trend marks the edit', async () => {
    await pushWeek()
    const { page: shown } = await open('/?suite=a.suite.yaml')
    const notice = shown.locator('.notice').first()
    expect(await notice.textContent()).toContain('1 run on this page fell')
    expect(await shown.locator('.runs .fallen th').first().textContent()).toContain('2026-03-04')
    expect(await shown.locator('.trend .letter').allTextContents()).toContain('D')
    await notice.getByRole('link', { name: 'what changed' }).click()
    await settled(shown)
    expect(await shown.locator('.change del').first().textContent()).toContain('Reads')
    expect(await shown.locator('.change ins').first().textContent()).toContain('Handles')
  })

  test('a run page says why its baseline is the one, what it was judged by, and which differences are approximate', async () => {
    await pushWeek()
    const judged = valued('judged', 0.5, { started: '2026-03-06T02:00:00Z', branch: 'main', intents: 90 })
    const manifest = { ...judged.report.manifest, gate: { thresholds: { selection: 0.8 }, drops: {} } }
    await history.push({ ...judged, report: { ...judged.report, manifest } })
    const { page: shown } = await open('/run?run=judged')
    const held = (await shown.locator('.baseline').innerText()).replace(/\s+/g, ' ')
    expect(held).toContain(
      'Compared with the run of 2026-03-05 02:00, because it is the last run of main that asked the same questions:',
    )
    expect(await shown.locator('.deltas .delta').first().textContent()).toMatch(/^about .+/)
    expect(await shown.getByText('Judged by: selection at least 80 %.').count()).toBe(1)
  })

  test('filters stand in the address, and the back button takes them back', async () => {
    await pushWeek()
    const { page: shown } = await open('/')
    expect(await shown.locator('.runs tbody').count()).toBe(6)
    await shown.getByLabel('Branch').selectOption('fix')
    await expect.poll(() => shown.locator('.runs tbody').count()).toBe(1)
    expect(new URL(shown.url()).searchParams.get('branch')).toBe('fix')
    await shown.goBack()
    await expect.poll(() => shown.locator('.runs tbody').count()).toBe(6)
    expect(await shown.getByLabel('Branch').inputValue()).toBe('')
  })

  test('a suite that was edited is not comparable, and that is told instead of a delta', async () => {
    await history.push(valued('old', 0.9, { started: '2026-03-01T00:00:00Z', branch: 'main' }))
    const now = valued('now', 0.4, { started: '2026-03-02T00:00:00Z', branch: 'main' })
    const { manifest } = now.report
    await history.push({
      ...now,
      report: { ...now.report, manifest: { ...manifest, suite: { ...manifest.suite, digest: 'other' } } },
    })
    const { page: shown } = await open('/')
    const row = shown.locator('.runs tbody').first()
    expect(await row.textContent()).toContain('not comparable: the suite was edited')
    expect(await row.locator('.delta').count()).toBe(0)
  })

  test('a pin is set and taken away', async () => {
    await pushWeek()
    const { page: shown } = await open('/?suite=a.suite.yaml')
    await shown.locator('.runs tbody').last().getByRole('button', { name: 'Pin as baseline' }).click()
    await expect.poll(() => history.pinned('a.suite.yaml')).toBe('r0')
    await expect.poll(() => shown.locator('.runs tbody').first().textContent()).toContain('against 2026-03-01')
    await shown.getByRole('button', { name: 'Unpin' }).click()
    await expect.poll(() => history.pinned('a.suite.yaml')).toBeUndefined()
  })

  test('long lists of runs and answers come page by page', async () => {
    for (let at = 0; at < 120; at++) {
      const started = new Date(Date.UTC(2026, 0, 1) + at * 3_600_000).toISOString()
      await history.push(pushedRun(`n${at}`, { started, branch: 'main', intents: at === 119 ? 300 : 3 }))
    }
    const { page: shown } = await open('/')
    expect(await shown.locator('.runs tbody').count()).toBe(30)
    await shown.getByRole('link', { name: 'Older runs' }).click()
    await expect.poll(() => shown.locator('.runs tbody th').first().textContent()).toContain('2026-01-04 17:00')
    await shown.goBack()
    await shown.locator('.runs tbody th a').first().click()
    await settled(shown)
    expect(await shown.locator('.trials > li').count()).toBe(40)
    await shown.getByRole('link', { name: 'Later answers' }).click()
    await expect.poll(() => shown.locator('.trials > li').first().textContent()).toContain('intent-121')
    await shown.getByRole('link', { name: 'As the model saw it' }).first().click()
    await settled(shown)
    expect(await shown.locator('.trial-page').textContent()).toContain('Reads a file.')
  })

  test('a run in progress appears and grows while the page is open', async () => {
    const cwd = filesIn({
      'tools.json': JSON.stringify({
        tools: [{ name: 'read_file', description: 'Reads a file.', inputSchema: { type: 'object' } }],
      }),
      'a.yaml':
        'toolset: tools.json\nintents:\n  - { id: one, says: Read it., expect: { tool: read_file } }\n  - { id: two, says: Read that., expect: { tool: read_file } }\n',
      'script.json': JSON.stringify({ 'Read it.': { calls: [{ tool: 'read_file', arguments: {} }] }, 'Read that.': 'No.' }),
    })
    expect(await rightcall(['eval', 'a.yaml', '--model', 'scripted:script.json', '--out', 'done'], { cwd })).toMatchObject({
      code: 0,
    })
    const lines = readFileSync(join(cwd, 'done/journal.jsonl'), 'utf8').split('\n').filter(Boolean)
    const going = join(cwd, '.rightcall/runs/going')
    const { page: shown } = await open('/')
    expect(await shown.locator('.empty').textContent()).toContain('There are no runs yet')
    const here = createSession(builtins, undefined, { cwd })
    const stop = followRuns({ cwd, named: [], push: (path) => here.push(path, history), note: () => undefined })
    try {
      mkdirSync(going, { recursive: true })
      const firstTrial = lines.findIndex((line) => line.includes('"kind":"trial"'))
      appendFileSync(join(going, 'journal.jsonl'), `${lines.slice(0, firstTrial + 1).join('\n')}\n`)
      await expect
        .poll(
          () =>
            shown
              .locator('.runs')
              .textContent()
              .catch(() => ''),
          { timeout: 15_000 },
        )
        .toContain('1 of 2 answers')
      cpSync(join(cwd, 'done/journal.jsonl'), join(going, 'journal.jsonl'))
      await expect.poll(() => shown.locator('.runs').textContent(), { timeout: 15_000 }).toContain('2 answers')
    } finally {
      await stop()
      rmSync(cwd, { recursive: true, force: true })
    }
  })

  test('hostile text in every field stays text, and the layout holds', async () => {
    if (RUN.kind !== 'run') throw new Error('there is no run')
    const report = poisoned(RUN, ATTACK, [...OURS, 'started'])
    const tool = report.trials[0]?.calls[0]?.tool ?? ATTACK
    const tools = [{ name: tool, raw: { name: tool, description: ATTACK, inputSchema: { properties: { [ATTACK]: {} } } } }]
    await history.push({ id: `${ATTACK}1`, digest: '1', report, tools })
    const later = { ...report, manifest: { ...report.manifest, started: '2027-01-01T00:00:00Z' } }
    await history.push({ id: `${ATTACK}2`, digest: '2', report: later, tools: [] })
    const [intent = '', model = ''] = [report.trials[0]?.intent, report.trials[0]?.model]
    const { id: toolset } = report.manifest.toolset
    const to = (path: string, words: Record<string, string>) => `${path}?${new URLSearchParams(words)}`
    const paths = [
      '/',
      to('/', { suite: ATTACK, metric: ATTACK }),
      to('/run', { run: `${ATTACK}1`, outcome: 'all' }),
      to('/trial', { run: `${ATTACK}1`, intent, model }),
      to('/difference', { before: `${ATTACK}1`, after: `${ATTACK}2` }),
      to('/tool', { toolset, tool }),
      to('/run', { run: `${ATTACK}none` }),
      `/${encodeURIComponent(ATTACK.toWellFormed())}`,
    ]
    for (const path of paths) {
      for (const how of [DESK, PHONE]) {
        const { page: shown, faults } = await open(path, how)
        await shown.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
        await shown.waitForTimeout(100)
        // a run that is not there is told by its status as well
        expect(faults.filter((fault) => !fault.includes('400 (Bad Request)'))).toEqual([])
        expect(await shown.evaluate('typeof window.owned')).toBe('undefined')
        expect(await shown.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
        expect(await shown.locator('img, iframe, object, embed, link, base').count()).toBe(0)
      }
    }
  })
})
