import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { visible } from '../../src/core/text.ts'
import { realChromium } from '../helpers/chromium.ts'
import { HOSTILE } from '../report/hostile.ts'
import { DESK, PHONE } from './browser.ts'
import { startDashboardBrowser, type DashboardBrowser, type ServedHistory } from './dashboard-browser.ts'
import { suiteText, teamFolder } from './real-runs.ts'

/* Hostile tools and suites that were run, pushed and shown: nothing executes, and the layout holds. */

const executable = realChromium()
const isCi = process.env['CI'] !== undefined && process.env['CI'] !== ''

const ATTACKS = {
  'markup and what other media fear': `</script></style><img src=x onerror="window.owned = 1"><svg onload="window.owned = 1">${HOSTILE.join(' ')}`,
  'a word without end': 'x'.repeat(60_000),
  'right to left': '\u202e\u2067אבגדה مرحبا\u200f'.repeat(60),
}

describe.skipIf(executable === undefined && !isCi)('hostile text in a real browser', { timeout: 90_000 }, () => {
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

  test.each(Object.entries(ATTACKS))('%s stays text where a run is searched, asked, compared and followed', async (_, attack) => {
    const team = await teamFolder(served.history)
    const hostile = { instructions: attack, suite: suiteText().replace('"Be brief."', JSON.stringify(attack.toWellFormed())) }
    const before = await team.run('one', { ...hostile, description: 'Reads.' })
    const after = await team.run('two', { ...hostile, description: attack, wrong: { 'read-0': 'stat_file', 'read-1': '' } })
    const sides = await team.compare('three', 'Reads.', attack, { 'read-0': 'stat_file' })
    const to = (path: string, words: Record<string, string>) => `${path}?${new URLSearchParams(words)}`
    const word = attack.slice(0, 300)
    const paths = [
      to('/run', { run: after, outcome: 'all', text: word }),
      to('/trial', { run: after, intent: 'read-0', model: 'compatible:m' }),
      to('/difference', { before, after }),
      to('/difference', { before: sides[0] ?? '', after: sides[1] ?? '' }),
      to('/tool', { toolset: 'tools.json', tool: 'read_file' }),
      to('/tool', { toolset: 'tools.json', tool: 'read_file', suite: word }),
    ]
    for (const path of paths) {
      for (const how of [DESK, PHONE]) {
        const { page, faults } = await served.open(path, how)
        await page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
        await page.waitForTimeout(50)
        expect(faults).toEqual([])
        // it is there, as text
        if (!/^\/run|suite=/.test(path)) expect(await page.locator('main').textContent()).toContain(visible(attack.slice(0, 12)))
        expect(await page.evaluate('typeof window.owned')).toBe('undefined')
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
        expect(await page.locator('img, iframe, object, embed, link, base').count()).toBe(0)
      }
    }
  })
})
