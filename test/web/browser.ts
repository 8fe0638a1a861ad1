import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core'
import { buildWeb } from '../../scripts/build/web.ts'
import type { Report } from '../../src/core/report.ts'
import { htmlPage, type PageParts } from '../../src/report/page.ts'

export const PHONE = { viewport: { width: 390, height: 844 } } as const
export const DESK = { viewport: { width: 1200, height: 900 } } as const

/** A page, opened from a file. */
export interface Opened {
  readonly page: Page
  /** Whatever should not have happened: errors, blocked scripts and styles, requests. */
  readonly faults: readonly string[]
}

/** A real Chromium, and the pages as they are now. */
export interface PageBrowser {
  readonly parts: PageParts
  /** `edit` changes the file before it is opened. */
  open(reports: readonly Report[], how?: BrowserContextOptions, edit?: (html: string) => string): Promise<Opened>
  close(): Promise<void>
}

export async function startBrowser(executablePath: string): Promise<PageBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'rightcall-pages-'))
  await buildWeb(join(folder, 'web'))
  const read = (name: string): string => readFileSync(join(folder, 'web', name), 'utf8')
  const parts = { script: read('page.js'), style: read('page.css') }
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  let files = 0
  return {
    parts,
    async open(reports, how = DESK, edit = (html) => html) {
      const file = join(folder, `${++files}.html`)
      writeFileSync(file, edit(htmlPage(reports, parts)))
      const url = pathToFileURL(file).href
      const page = await browser.newPage(how)
      const faults: string[] = []
      page.on('console', (message) => faults.push(`${message.type()}: ${message.text().slice(0, 500)}`))
      page.on('pageerror', (error) => faults.push(error.message))
      page.on('request', (request) => {
        if (request.url() !== url) faults.push(`request: ${request.url().slice(0, 200)}`)
      })
      page.on('dialog', (dialog) => {
        faults.push(`dialog: ${dialog.message()}`)
        void dialog.dismiss()
      })
      await page.goto(url)
      await page.waitForSelector('main article')
      return { page, faults }
    },
    async close() {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds, a line each: the rule, and the element. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const found = await page.evaluate<{ id: string; nodes: { html: string; failureSummary: string }[] }[]>(
    'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)',
  )
  return found.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary.slice(0, 300)}`),
  )
}

/** What would be lost on paper, which is white and does not scroll: text that is hardly to be seen, and what sticks out. */
export async function paperFaults(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const light = (color) => {
      const [r, g, b] = color.match(/[\\d.]+/g).map(Number)
      return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255
    }
    const faults = []
    for (const one of document.querySelectorAll('h1, h2, p, th, td, li, code, ins, del')) {
      const { color } = getComputedStyle(one)
      if (light(color) > 0.6) faults.push('pale: ' + one.outerHTML.slice(0, 80))
      if (one.getBoundingClientRect().right > innerWidth + 1) faults.push('cut off: ' + one.outerHTML.slice(0, 80))
    }
    for (const drawing of document.querySelectorAll('svg')) {
      if (drawing.getBoundingClientRect().right > innerWidth + 1) faults.push('cut off: a drawing')
    }
    return faults.slice(0, 10)
  })()`)
}
