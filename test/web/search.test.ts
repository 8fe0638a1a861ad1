import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { realChromium } from '../helpers/chromium.ts'
import { pushedRun } from '../helpers/pushed-run.ts'
import { axeFaults, PHONE } from './browser.ts'
import { startDashboardBrowser, type DashboardBrowser, type ServedHistory } from './dashboard-browser.ts'

/* The search in the answers of a run, in a real Chromium. */

const executable = realChromium()
const isCi = process.env['CI'] !== undefined && process.env['CI'] !== ''

describe.skipIf(executable === undefined && !isCi)('the search in the answers of a run', { timeout: 60_000 }, () => {
  let browser: DashboardBrowser
  let served: ServedHistory
  beforeAll(async () => {
    browser = await startDashboardBrowser(executable)
  }, 60_000)
  afterAll(() => browser?.close())
  beforeEach(async () => {
    served = await browser.serve()
    const run = pushedRun('one', { intents: 300 })
    const trials = run.report.trials.map((trial, at) => ({
      ...trial,
      calls: trial.calls.map((call) => ({ ...call, arguments: { path: `a${at}.txt` } })),
    }))
    await served.history.push({ ...run, report: { ...run.report, trials } })
  })
  afterEach(() => served.close())

  test('finds words of an argument, stands in the address, and the back button takes it back', async () => {
    const { page, faults } = await served.open('/run?run=one')
    const status = page.locator('.filters').getByRole('status')
    const search = page.getByRole('searchbox', { name: 'Search' })
    expect(await status.textContent()).toBe('100 of 300 answers')
    await search.pressSequentially('a22', { delay: 20 })
    await expect.poll(() => status.textContent()).toBe('5 of 300 answers')
    expect(await page.locator('.trials > li').allInnerTexts()).toEqual(Array(5).fill(expect.stringContaining('a22')))
    expect(new URL(page.url()).searchParams.get('text')).toBe('a22')
    await search.pressSequentially('0.', { delay: 20 })
    await expect.poll(() => status.textContent()).toBe('1 of 300 answers')
    await page.getByLabel('Which').selectOption('right')
    await expect.poll(() => status.textContent()).toBe('0 of 300 answers')
    expect(await page.getByText('No answer contains all of these words.').count()).toBe(1)
    await page.goBack()
    await expect.poll(() => status.textContent()).toBe('1 of 300 answers')
    // letters that were typed one after the other are one step
    await page.goBack()
    await expect.poll(() => status.textContent()).toBe('100 of 300 answers')
    expect(await search.inputValue()).toBe('')
    await page.goForward()
    await expect.poll(() => search.inputValue()).toBe('a220.')
    expect(faults).toEqual([])
  })

  test('an address with words shows what they find, on a phone too, and a space at the end stays while somebody types', async () => {
    const { page } = await served.open('/run?run=one&outcome=all&text=read_file+A22', PHONE)
    expect(await page.locator('.filters').getByRole('status').textContent()).toBe('8 of 300 answers')
    expect(await axeFaults(page)).toEqual([])
    const search = page.getByRole('searchbox', { name: 'Search' })
    await search.fill('a22 ')
    await expect.poll(() => new URL(page.url()).searchParams.get('text')).toBe('a22')
    await page.waitForTimeout(100)
    expect(await search.inputValue()).toBe('a22 ')
  })
})
