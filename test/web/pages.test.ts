import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { realChromium } from '../helpers/chromium.ts'
import { EVERY_REPORT } from '../report/every-report.ts'
import { finding, lintReport } from '../report/fixtures.ts'
import { HOSTILE, OURS, poisoned } from '../report/hostile.ts'
import { axeFaults, DESK, paperFaults, PHONE, startBrowser, type Opened, type PageBrowser } from './browser.ts'
import { COMPARISON, LINT, manyFindings, manyTrials, RUN } from './reports.ts'

/* HTML reports in a real Chromium, opened from a file as a user would. */

const executable = realChromium()
const isCi = process.env['CI'] !== undefined && process.env['CI'] !== ''

/** Of everything that is foreign, the worst for a page. */
const FOREIGN = {
  'what other media fear': HOSTILE.join(' '),
  'the end of a script': '</script></style><script>window.owned = 1</script><!--<script>',
  'an image':
    '"\'><img src=x onerror="window.owned = 1"><svg onload="window.owned = 1"><iframe srcdoc="<script>parent.owned = 1</script>">',
  'a word without end': 'x'.repeat(100_000),
  'right to left': '\u202e\u2067אבגדה مرحبا\u200f'.repeat(40),
}

const NARROW_AND_WIDE = { phone: PHONE, desk: DESK }

const where =
  executable === undefined ? 'in a real browser (there is no Chromium: apt-get install chromium)' : 'in a real browser'

describe.skipIf(executable === undefined && !isCi)(where, { timeout: 60_000 }, () => {
  let browser: PageBrowser
  let opened: Opened[] = []
  const open: PageBrowser['open'] = async (...words) => {
    const one = await browser.open(...words)
    opened.push(one)
    return one
  }

  beforeAll(async () => {
    if (executable === undefined) throw new Error('There is no Chromium (apt-get install chromium).')
    browser = await startBrowser(executable)
  }, 60_000)
  afterEach(async () => {
    for (const { page } of opened) await page.close()
    opened = []
  })
  afterAll(() => browser?.close())

  async function unfold(page: Page): Promise<void> {
    await page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))')
  }

  /** Nothing ran, nothing was asked for, nothing sticks out. */
  async function expectCalm({ page, faults }: Opened): Promise<void> {
    expect(faults).toEqual([])
    expect(await page.evaluate('typeof window.owned')).toBe('undefined')
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    expect(await page.locator('img, iframe, object, embed, link, base').count()).toBe(0)
    expect(await page.locator('script').count()).toBe(2)
  }

  test.each(EVERY_REPORT.map((report, at) => [`${report.kind} ${at}`, report] as const))(
    '%s is drawn without a fault',
    async (_, report) => {
      const one = await open([report])
      await expectCalm(one)
      expect(await one.page.locator('h1').count()).toBe(1)
      expect(await one.page.title()).toMatch(/^rightcall /)
    },
  )

  test.each(Object.entries(FOREIGN))('%s stays text in every field, and the layout holds', async (_, words) => {
    for (const how of Object.values(NARROW_AND_WIDE)) {
      const reports = [LINT, RUN, COMPARISON].map((report) => poisoned(report, words, [...OURS, 'pointer']))
      const one = await open(reports, how)
      await unfold(one.page)
      await expectCalm(one)
    }
  })

  test('a finding that a model read is marked, and no other', async () => {
    const read = finding({
      tool: 'refund',
      readBy: { model: 'claude-x', on: '2026-11-30', decided: 'quotes', prompt: '1.0', quotes: [] },
    })
    const { page } = await open([lintReport([finding(), read])])
    expect((await page.locator('.entry .message').allTextContents()).map((text) => /\(read by .*\)$/.exec(text)?.[0])).toEqual([
      undefined,
      '(read by claude-x on 2026-11-30)',
    ])
  })

  test('an address that is not of the web is no link', async () => {
    const { page } = await open([poisoned(LINT, 'javascript:alert(1)', ['kind', 'severity', 'certainty', 'fingerprint'])])
    expect(await page.locator('a[href^="javascript" i]').count()).toBe(0)
    expect(await page.locator('.entry-head a').count()).toBe(0)
  })

  test('the policy of the file stops scripts, styles and requests that get into it all the same', async () => {
    const smuggled =
      '<script>window.owned = 1</script><style>#page { display: none }</style><b onclick="window.owned = 1" id="trap">b</b>' +
      '<img src="http://127.0.0.1:9/x.png"><script src="http://127.0.0.1:9/x.js"></script><p style="position: fixed">p</p>'
    const { page, faults } = await open([RUN], DESK, (html) => html.replace('<div id="page">', `${smuggled}<div id="page">`))
    await page.locator('#trap').click()
    expect(await page.evaluate('typeof window.owned')).toBe('undefined')
    expect(await page.locator('#page').isVisible()).toBe(true)
    expect(faults.filter((fault) => fault.includes('Content Security Policy')).length).toBeGreaterThanOrEqual(4)
    await expect(page.evaluate("new Function('return 1')()").then(String)).resolves.toBe('1')
    expect(await page.evaluate("fetch('http://127.0.0.1:9/').then(() => 'asked', () => 'refused')")).toBe('refused')
  })

  test.each([
    ['light', DESK],
    ['dark', DESK],
    ['light', PHONE],
    ['dark', PHONE],
  ] as const)('axe finds nothing in the %s theme', async (colorScheme, how) => {
    const { page } = await open([LINT, RUN, COMPARISON], { ...how, colorScheme })
    await unfold(page)
    expect(await axeFaults(page)).toEqual([])
  })

  test.each([LINT, RUN, COMPARISON])('axe finds nothing on a page of one report: $kind', async (report) => {
    const { page } = await open([report])
    expect(await axeFaults(page)).toEqual([])
  })

  test('the theme follows the system until the reader chooses, and the choice stays', async () => {
    const { page } = await open([LINT], { ...DESK, colorScheme: 'dark' })
    const paper = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor')
    const dark = await paper()
    await page.getByRole('button', { name: 'Light theme' }).click()
    const light = await paper()
    expect(light).not.toBe(dark)
    await page.reload()
    expect(await paper()).toBe(light)
    await page.getByRole('button', { name: 'Dark theme' }).click()
    expect(await paper()).toBe(dark)
  })

  test('the keyboard reaches the report past the head, and everything in it that can be used shows where it is', async () => {
    const { page } = await open([LINT])
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the report')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('content')
    for (let presses = 0; presses < 8; presses++) {
      await page.keyboard.press('Tab')
      const seen = await page.evaluate(
        '(({ outlineStyle, outlineWidth }) => `${outlineStyle} ${outlineWidth}`)(getComputedStyle(document.activeElement))',
      )
      expect(seen).toBe('solid 3px')
    }
  })

  test.each([
    ['the system is dark', async () => {}],
    ['the reader chose the dark theme', async (page: Page) => page.getByRole('button', { name: 'Dark theme' }).click()],
  ] as const)('paper is light, and nothing on it is cut off, also where %s', async (why, choose) => {
    const { page } = await open([LINT, RUN, COMPARISON], { ...DESK, colorScheme: why.includes('system') ? 'dark' : 'light' })
    await choose(page)
    await page.setViewportSize({ width: 720, height: 1000 })
    await page.emulateMedia({ media: 'print' })
    await unfold(page)
    expect(await paperFaults(page)).toEqual([])
  })

  test('words, tool, rule and severity narrow the findings, and say how many are left', async () => {
    const { page, faults } = await open([manyFindings(2_000)])
    const status = page.getByRole('status')
    expect(await status.textContent()).toBe('2,000 findings')
    await page.getByRole('searchbox').fill('words 1999')
    await expect.poll(() => status.textContent()).toBe('1 of 2,000 findings')
    expect(await page.locator('mark').first().textContent()).toBe('words ')
    await page.getByRole('searchbox').fill('no such thing')
    await expect.poll(() => page.locator('.empty').textContent()).toBe('No finding matches all filters.')
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByLabel('Severity').selectOption('error')
    await expect.poll(() => status.textContent()).toBe('286 of 2,000 findings')
    await page.getByLabel('Tool').selectOption({ index: 1 })
    await expect.poll(() => status.textContent()).toBe('1 of 2,000 findings')
    expect(faults).toEqual([])
  })

  test('a long list is drawn in parts, and whole on paper', async () => {
    const { page } = await open([manyFindings(2_000)])
    const drawn = (): Promise<number> => page.locator('.entries > li').count()
    const [first] = [await drawn()]
    expect(first).toBe(100)
    await page
      .getByRole('button', { name: /^Show 50 more/ })
      .first()
      .click()
    expect(await drawn()).toBe(150)
    await page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(await drawn()).toBe(2_000)
  })

  test('400 intents of four models: weak tools first, answers are searched, one is unfolded', async () => {
    const models = ['openai:a', 'openai:b', 'anthropic:c', 'local:d']
    const one = await open([manyTrials(400, models)], PHONE)
    const { page } = one
    expect(await page.locator('.trials > li').count()).toBe(40)
    await page.getByRole('searchbox').fill('intent-399')
    await expect.poll(() => page.locator('.trials > li').count()).toBe(4)
    await page.locator('.trials > li summary').first().click()
    expect(await page.locator('.scores').first().textContent()).toContain('selection')
    expect(await page.locator('.per-tool tbody th').first().textContent()).toBe('tool_0')
    await page.getByText('As a matrix').click()
    expect(await page.locator('.matrix tbody tr').count()).toBe(30)
    await expectCalm(one)
  })

  test('a comparison shows what was lost before what was won, and draws zero and margin', async () => {
    const { page } = await open([COMPARISON])
    const titles = await page.locator('.flips h2').allTextContents()
    expect(titles.map((title) => title.replace(/\d+ /, ''))).toEqual(['answer lost', 'answer won'])
    expect(await page.locator('.differences .zero').count()).toBeGreaterThan(0)
    expect(await page.locator('.differences .margin-band').count()).toBeGreaterThan(0)
  })

  test('a comparison shows which tool takes whose place, before and after, what grew first, each count with its n', async () => {
    const { page } = await open([COMPARISON])
    const rows = await page.locator('.confusion-changes tbody tr').allInnerTexts()
    expect(rows.map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
      'pay → refund openai:x 1 of 9 4 of 9 3 more',
      'refund → no tool local:hybrid 3 of 9 0 of 8 -33.3 points',
      'a question back → pay openai:x 2 of 3 2 of 3 the same',
    ])
  })

  test('where the sides are not comparable, the reason stands in the place of the difference of confusions', async () => {
    const apart = EVERY_REPORT.filter((report) => report.kind === 'comparison' && report.notComparable.length > 0)
    expect(apart).toHaveLength(1)
    const { page } = await open(apart)
    expect(await page.locator('.confusion-changes').count()).toBe(0)
    expect(await page.getByText('Not shown as a difference: the sides differ in wording').count()).toBe(1)
  })

  test('a comparison shows what an answer takes, before and after, with the interval of the change', async () => {
    const { page } = await open([COMPARISON])
    const rows = await page.locator('.costs tbody tr').allInnerTexts()
    expect(rows.map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(/^tokens in openai:x 812\.3 12,340 \S+ \[.+\] \d+$/),
      expect.stringMatching(/^cost of 1,000 answers local:hybrid \$0\.0000 \$0\.0200 \S+ n\/a \d+$/),
    ])
  })

  test('on a phone, the two sides and what an answer takes keep words that can be read', async () => {
    const { page } = await open([COMPARISON], PHONE)
    for (const place of ['.sides tbody th', '.sides tbody td:not(.number)', '.costs tbody th']) {
      const box = await page.locator(place).first().boundingBox()
      expect([place, box !== null && box.width > 40 && box.height < 200]).toEqual([place, true])
    }
  })

  test('several reports have a table of contents that leads to each', async () => {
    const { page } = await open([LINT, RUN, COMPARISON])
    expect(await page.locator('h1').allTextContents()).toEqual(['3 reports'])
    await page.getByRole('navigation').getByRole('link').nth(1).click()
    expect(await page.evaluate('location.hash')).toBe('#report-2')
  })

  test('numbers are in tables, each with its interval and its n', async () => {
    const { page } = await open([RUN])
    const row = page.locator('.estimates tbody tr').filter({ hasText: 'local:hybrid' }).first()
    expect((await row.innerText()).replace(/\s+/g, ' ')).toContain('50.0 % [40.0, 60.0] 9')
  })

  test('the data of the page is the report, word for word', async () => {
    const report: Report = poisoned(LINT, FOREIGN['the end of a script'])
    const { page } = await open([report])
    expect(await page.evaluate('JSON.parse(document.getElementById("reports").textContent)')).toEqual([
      JSON.parse(JSON.stringify(report)),
    ])
  })
})
