import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { realChromium } from '../helpers/chromium.ts'
import { pushedRun } from '../helpers/pushed-run.ts'
import { axeFaults, DESK, PHONE } from './browser.ts'
import { settled, startDashboardBrowser, type DashboardBrowser, type ServedHistory } from './dashboard-browser.ts'

/* The page of a tool over time, in a real Chromium. */

const executable = realChromium()
const isCi = process.env['CI'] !== undefined && process.env['CI'] !== ''

const PATH = '/tool?toolset=files&tool=read_file'

describe.skipIf(executable === undefined && !isCi)('the page of a tool', { timeout: 60_000 }, () => {
  let browser: DashboardBrowser
  let served: ServedHistory
  beforeAll(async () => {
    browser = await startDashboardBrowser(executable)
  }, 60_000)
  afterAll(() => browser?.close())
  beforeEach(async () => {
    served = await browser.serve()
  })
  afterEach(() => served.close())

  /** A night's run, in which one model chose the tool for this share of its 20 intents. */
  async function night(
    at: number,
    share: number | undefined,
    { description = 'Reads a file.', path = true, suite = 'a.yaml' } = {},
  ) {
    const run = pushedRun(`r${at}`, { started: `2026-03-0${at + 1}T02:00:00Z`, branch: 'main', description, suite })
    const estimate = { value: share ?? 0, low: 0.1, high: 0.95, n: 20, clusters: 20, method: 'wilson' }
    const row = {
      model: 'local:bm25',
      tool: 'read_file',
      recall: estimate,
      precision: estimate,
      f1: estimate,
      right: 20 * (share ?? 0),
    }
    const inputSchema = { type: 'object', properties: path ? { path: { type: 'string' } } : {} }
    await served.history.push({
      ...run,
      report: { ...run.report, perTool: share === undefined ? [] : [row] },
      tools: [{ name: 'read_file', raw: { name: 'read_file', description, inputSchema } }],
    })
  }

  test('draws how it was chosen, run by run, with marks that lead to the words that changed', async () => {
    await night(0, 0.9)
    await night(1, 0.9)
    await night(2, 0.4, { description: 'Handles a file.' })
    await night(3, 0.5, { description: 'Handles a file.', path: false })
    await night(4, undefined, { description: 'Handles a file.', path: false })
    await night(5, 0.9)
    for (const how of [{ ...DESK, colorScheme: 'dark' as const }, PHONE]) {
      const { page, faults } = await served.open(PATH, how)
      const chart = page.locator('.trend').first()
      expect(await chart.locator('.letter text').allTextContents()).toEqual(['D', 'P', 'DP'])
      // a run in which nothing means the tool has no point
      expect(await chart.locator('circle').count()).toBe(5)
      await page.getByText('In numbers').click()
      const rows = (await page.locator('.changes tbody tr').allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim())
      expect(rows).toHaveLength(5)
      expect(rows[3]).toBe('2026-03-02 02:00 main local:bm25 18 90.0 % [10.0, 95.0], n 20 90.0 % [10.0, 95.0], n 20')
      expect([faults, await axeFaults(page)]).toEqual([[], []])
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
      await chart.locator('.letter a').first().click()
      const led = page.locator('.tool-text:target')
      expect(await led.locator('del').first().textContent()).toContain('Reads')
      expect(await led.locator('ins').first().textContent()).toContain('Handles')
      expect(new URL(page.url()).pathname).toBe('/tool')
    }
  })

  test('one suite at a time, in the address, and the back button takes it back', async () => {
    await night(0, 0.9, { suite: 'a.yaml' })
    await night(1, 0.9, { suite: 'b.yaml' })
    await night(2, 0.9, { suite: 'b.yaml' })
    const { page } = await served.open(PATH)
    const dots = () => page.locator('.trend').first().locator('circle').count()
    expect(await dots()).toBe(2)
    await page.getByLabel('Suite').selectOption('a.yaml')
    await expect.poll(() => new URL(page.url()).searchParams.get('suite')).toBe('a.yaml')
    await expect.poll(() => dots()).toBe(1)
    await page.goBack()
    await expect.poll(() => dots()).toBe(2)
    expect(await page.getByLabel('Suite').inputValue()).toBe('')
  })

  test('tells what changed besides description and parameters, and says so where no run means the tool', async () => {
    await night(0, undefined)
    const run = pushedRun('titled', { started: '2026-04-01T00:00:00Z' })
    const raw = {
      name: 'read_file',
      description: 'Reads a file.',
      title: 'Read',
      inputSchema: { type: 'object', properties: { path: { type: 'string' } } },
    }
    await served.history.push({ ...run, tools: [{ name: 'read_file', raw }] })
    const { page } = await served.open(PATH)
    await settled(page)
    expect(await page.getByText('No intent is meant for this tool').count()).toBe(1)
    expect(await page.getByText('Also changed:').textContent()).toBe('Also changed: title')
  })
})
