import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { realChromium } from '../helpers/chromium.ts'
import { axeFaults, DESK, PHONE } from './browser.ts'
import { startDashboardBrowser, type DashboardBrowser, type ServedHistory } from './dashboard-browser.ts'
import { suiteText, teamFolder } from './real-runs.ts'

/* The page of one question in a real Chromium: everything that the model saw, as the run recorded it. */

const executable = realChromium()
const isCi = process.env['CI'] !== undefined && process.env['CI'] !== ''

describe.skipIf(executable === undefined && !isCi)('the page of one question', { timeout: 60_000 }, () => {
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

  const quoted = (title: string) => `.quoted:has(figcaption:text-is("${title}")) blockquote`

  test('shows the system text, the instructions of the server, the words, and the tools as they went over the wire', async () => {
    const team = await teamFolder(served.history)
    const instructions = 'Paths are relative to the project.'
    const run = await team.run('one', { instructions, wrong: { 'read-0': 'stat_file' }, stat: 'stat.file' })
    for (const how of [{ ...DESK, colorScheme: 'dark' as const }, PHONE]) {
      const { page, faults } = await served.open(`/trial?run=${run}&intent=read-0&model=compatible:m`, how)
      expect(await page.locator(quoted('System text of the suite')).textContent()).toBe('Be brief.')
      expect(await page.locator(quoted('Instructions of the server, after it')).textContent()).toBe(instructions)
      expect(await page.locator(quoted('User')).textContent()).toBe('Read notes.txt.')
      const tools = (await page.locator('.shown-tool summary').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim())
      expect(tools).toEqual(['1. read_file expected', '3. stat_file chosen the server calls it stat.file', '2. write_file'])
      expect([faults, await axeFaults(page)]).toEqual([[], []])
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    }
  })

  test('says that instructions were hidden', async () => {
    const team = await teamFolder(served.history)
    const suite = suiteText().replace('system: "Be brief."', 'instructions: hidden')
    const run = await team.run('one', { suite, instructions: 'Paths are relative.' })
    const { page } = await served.open(`/trial?run=${run}&intent=read-0`)
    expect(await page.getByText('Paths are relative.').count()).toBe(0)
    expect(await page.getByText('No system text. The instructions of the server, if it has any, were not shown').count()).toBe(1)
  })

  test('shows what the history has where the journal is gone, and says so', async () => {
    const team = await teamFolder(served.history)
    const run = await team.run('one')
    rmSync(join(team.cwd, 'one'), { recursive: true })
    const { page, faults } = await served.open(`/trial?run=${run}&intent=write-0&model=compatible:m`)
    expect(await page.locator('.notice').textContent()).toContain('The journal cannot be read')
    expect(await page.locator(quoted('System text of the suite')).textContent()).toBe('Be brief.')
    expect(await page.locator('.shown-tool').count()).toBe(3)
    expect(faults).toEqual([])
  })
})
