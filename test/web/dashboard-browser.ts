import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { buildWeb } from '../../scripts/build/web.ts'
import { builtins } from '../../src/builtins.ts'
import { dashboardHtml } from '../../src/report/page.ts'
import { startDashboard } from '../../src/serve/server.ts'
import { createSession } from '../../src/session.ts'
import type { History } from '../../src/store/history/history.ts'
import { openHistory } from '../../src/store/history/sqlite.ts'
import { DESK, type Opened } from './browser.ts'

/** A history that is served, until it is closed. */
export interface ServedHistory {
  readonly history: History
  readonly url: string
  /** A page of it, once it shows what it asked for. */
  open(path: string, how?: BrowserContextOptions): Promise<Opened>
  close(): Promise<void>
}

/** A real Chromium, and the dashboard as it is now. */
export interface DashboardBrowser {
  /** An empty history. */
  serve(): Promise<ServedHistory>
  close(): Promise<void>
}

export async function startDashboardBrowser(executablePath: string | undefined): Promise<DashboardBrowser> {
  if (executablePath === undefined) throw new Error('There is no Chromium (apt-get install chromium).')
  const made = mkdtempSync(join(tmpdir(), 'rightcall-dashboard-'))
  await buildWeb(join(made, 'web'))
  const read = (name: string) => readFileSync(join(made, 'web', name), 'utf8')
  const page = dashboardHtml({ script: read('dashboard.js'), style: read('dashboard.css') })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  return {
    async serve() {
      const folder = mkdtempSync(join(made, 'history-'))
      const history = openHistory(join(folder, 'history.sqlite'))
      const session = createSession(builtins)
      const served = await startDashboard(history, page, 0, session.storedDifference, {
        questioner: session.storedQuestion,
      })
      const opened: Page[] = []
      return {
        history,
        url: served.url,
        async open(path, how = DESK) {
          const shown = await browser.newPage(how)
          opened.push(shown)
          const faults: string[] = []
          shown.on('console', (message) => faults.push(`${message.type()}: ${message.text().slice(0, 500)}`))
          shown.on('pageerror', (error) => faults.push(error.message))
          shown.on('dialog', (dialog) => {
            faults.push('dialog')
            void dialog.dismiss()
          })
          shown.on('request', (request) => {
            if (!request.url().startsWith(served.url)) faults.push(`request: ${request.url().slice(0, 200)}`)
          })
          await shown.goto(new URL(path, served.url).href)
          await settled(shown)
          return { page: shown, faults }
        },
        async close() {
          for (const one of opened) await one.close()
          await served.close()
          await history.close()
        },
      }
    },
    async close() {
      await browser.close()
      rmSync(made, { recursive: true, force: true })
    },
  }
}

/** Waits until everything that was asked for is there. */
export async function settled(shown: Page): Promise<void> {
  await shown.waitForSelector('h1')
  await expect.poll(() => shown.getByText('Loading …').count(), { timeout: 10_000 }).toBe(0)
}
