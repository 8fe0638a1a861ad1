import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { realChromium } from '../helpers/chromium.ts'
import { axeFaults, DESK, PHONE } from './browser.ts'
import { settled, startDashboardBrowser, type DashboardBrowser, type ServedHistory } from './dashboard-browser.ts'
import { RIGHT_SIDE, suiteText, teamFolder } from './real-runs.ts'

/* The page of two runs in a real Chromium: runs that were made, pushed and compared as a user does it. */

const executable = realChromium()
const isCi = process.env['CI'] !== undefined && process.env['CI'] !== ''

describe.skipIf(executable === undefined && !isCi)('the page of two runs', { timeout: 60_000 }, () => {
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

  test('shows which tool takes whose place, before and after, losses first, each count of its n', async () => {
    const team = await teamFolder(served.history)
    const before = await team.run('one', { wrong: { 'write-0': 'stat_file', 'read-0': 'write_file' } })
    const after = await team.run('two', {
      description: 'Handles a file.',
      wrong: { 'read-0': 'write_file', 'read-1': 'stat_file', 'read-2': 'stat_file', 'read-3': '' },
    })
    const path = `/difference?before=${before}&after=${after}`
    for (const how of [DESK, { ...PHONE, colorScheme: 'dark' as const }]) {
      const { page, faults } = await served.open(path, how)
      const rows = await page.locator('.confusion-changes tbody tr').allInnerTexts()
      expect(rows.map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
        'read_file → stat_file 0 of 4 2 of 4 2 more',
        'read_file → no tool 0 of 4 1 of 4 1 more',
        'write_file → stat_file 1 of 2 0 of 2 1 fewer',
        'read_file → write_file 1 of 4 1 of 4 the same',
      ])
      expect([faults, await axeFaults(page)]).toEqual([[], []])
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    }
  })

  test('of runs that are not comparable shows why instead', async () => {
    const team = await teamFolder(served.history)
    const before = await team.run('one')
    const after = await team.run('two', { suite: suiteText().replace('Be brief.', 'Be long.') })
    const { page } = await served.open(`/difference?before=${before}&after=${after}`)
    expect(await page.locator('.confusion-changes').count()).toBe(0)
    expect(await page.getByText('Not shown as a difference: the sides differ in prompt').count()).toBe(1)
  })

  test('of a comparison that was pushed is the one that was recorded, and its sides lead to it', async () => {
    const team = await teamFolder(served.history)
    const [before = '', after = ''] = await team.compare('one', RIGHT_SIDE, 'Handles a file.', {
      'read-1': 'stat_file',
      'read-2': '',
    })
    const { page, faults } = await served.open(`/run?run=${after}`)
    const held = await page.locator('.baseline').innerText()
    expect(held).toContain('The side after of a comparison.')
    expect(held).not.toContain('baseline')
    await page.getByRole('link', { name: 'a comparison' }).click()
    await settled(page)
    expect(new URL(page.url()).search).toBe(`?before=${before}&after=${after}`)
    // as compare told it: with the margin that was asked for, and from the files that were compared
    expect(await page.locator('.compared .lead').textContent()).toContain('before.json against after.json')
    expect(await page.locator('.compared .flips.lost h3').textContent()).toBe('2 answers lost')
    expect(await page.locator('.confusion-changes tbody tr').count()).toBe(2)
    expect(await page.locator('.change del').first().textContent()).toContain('Reads')
    await page.getByRole('link', { name: 'Swap' }).click()
    await settled(page)
    expect(await page.getByText('in the wrong order').count()).toBe(1)
    expect(faults).toEqual([])
  })

  test('of a comparison that was broken off is what its journal tells, and says that answers are missing', async () => {
    const team = await teamFolder(served.history)
    const [before = '', after = ''] = await team.compare('one', RIGHT_SIDE, 'Handles a file.', {})
    rmSync(join(team.cwd, 'one/report.json'))
    const journal = join(team.cwd, 'one/journal.jsonl')
    writeFileSync(journal, readFileSync(journal, 'utf8').split('\n').slice(0, -4).join('\n'))
    const { page } = await served.open(`/difference?before=${before}&after=${after}`)
    expect(await page.locator('.compared').textContent()).toMatch(/Incomplete: \d questions? (was|were) not asked/)
    expect(await page.locator('.change del').first().textContent()).toContain('Reads')
  })
})
