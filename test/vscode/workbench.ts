import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { chromium, type Browser, type Locator, type Page } from 'playwright-core'
import type { RealVsCode } from './install.ts'

/** Waited for, however slow the machine is. */
const PATIENCE_MS = 60_000

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** What would move, ask, update or talk to the network while a test looks. */
const QUIET = {
  'security.workspace.trust.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'editor.minimap.enabled': false,
  'editor.accessibilitySupport': 'off',
  'files.autoSave': 'off',
}

/** This build of VS Code has no tsserver, and says so in every picture. */
const NO_NOTICES = '.notifications-toasts { display: none !important }'

/** VS Code's server with an extension installed, and a browser. */
export async function startVsCode({ entry, browser: executablePath }: RealVsCode, home: string, vsix: string) {
  const data = join(home, 'data')
  const places = ['--user-data-dir', data, '--extensions-dir', join(home, 'extensions'), '--config', join(home, 'config.yaml')]
  for (const scope of ['User', 'Machine']) mkdirSync(join(data, scope), { recursive: true })
  writeFileSync(join(home, 'config.yaml'), '')
  settings()
  const env = { PATH: process.env['PATH'], HOME: home, LANG: 'C.UTF-8' }
  const run = (...args: string[]) => spawn(process.execPath, [entry, ...places, ...args], { env, stdio: 'pipe', detached: true })
  await ended(run('--install-extension', vsix))
  const port = await freePort()
  const server = run('--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check')
  await listening(server, port)
  const browser: Browser = await chromium.launch({ executablePath, args: FLAGS })

  /** What the settings of the user and of the machine hold, beside what keeps the tests quiet. */
  function settings(own: object = {}, machine: object = {}): void {
    writeFileSync(join(data, 'Machine/settings.json'), JSON.stringify(machine))
    writeFileSync(join(data, 'User/settings.json'), JSON.stringify({ ...QUIET, ...own }, undefined, 2))
  }

  return {
    settings,
    async open(workspace: string) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
      const page = await context.newPage()
      page.setDefaultTimeout(PATIENCE_MS)
      await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURI(workspace)}`, { waitUntil: 'load' })
      await page.locator('.monaco-workbench').waitFor()
      return workbench(page)
    },
    async stop(): Promise<void> {
      await browser.close()
      if (server.pid !== undefined) process.kill(-server.pid, 'SIGKILL')
    },
  }
}

/** One window. */
function workbench(page: Page) {
  const widget = page.locator('.quick-input-widget')
  const input = widget.locator('input').first()

  async function shown(locator: Locator): Promise<string> {
    await locator.first().waitFor({ state: 'visible' })
    return (await locator.first().innerText()).replaceAll('\u00a0', ' ').trim()
  }

  /** Runs a command by its title. */
  async function command(title: string): Promise<void> {
    await page.keyboard.press('F1')
    await pick(`>${title}`, title)
  }

  /** Types into the quick input, and takes the answer with these words. */
  async function pick(typed: string, row: string): Promise<void> {
    await input.waitFor({ state: 'visible' })
    await input.fill(typed)
    // while the list still narrows, its rows move: a click may land on another one, so the row that has the focus is taken by key
    if (await appears(widget.locator('.monaco-list-row.focused', { hasText: row }))) await page.keyboard.press('Enter')
    else await widget.locator('.monaco-list-row', { hasText: row }).first().click()
    await widget.waitFor({ state: 'hidden' })
  }

  async function save(): Promise<void> {
    await page.keyboard.press('Control+S')
    await page.locator('.tab.active.dirty').waitFor({ state: 'detached' })
  }

  async function picture(name: string | undefined, style = NO_NOTICES): Promise<void> {
    const folder = process.env['RIGHTCALL_PICTURES']
    if (folder === undefined || name === undefined) return
    await page.screenshot({ path: join(folder, `${name.replaceAll(/[^\w-]+/g, '-')}.png`), style, animations: 'disabled' })
  }

  return {
    page,
    shown,
    command,
    save,
    /** A picture, where somebody wants one. */
    picture,
    hover: page.locator('.monaco-hover:not(.hidden) .monaco-hover-content'),
    status: page.locator('.statusbar-item[id="rightcall.rightcall.rightcall.status"]'),
    statusHover: page.locator('.workbench-hover', { hasText: 'Rightcall' }),
    /** Takes one of the quick fixes at the cursor, once it is offered. */
    async quickFix(title: RegExp, name?: string): Promise<void> {
      const action = page.locator('.action-widget .monaco-list-row', { hasText: title }).first()
      await until(async () => {
        await page.keyboard.press('Control+.')
        return appears(action)
      })
      await picture(name)
      await action.click()
      await page.locator('.tab.active.dirty').waitFor()
    },
    /** Asks for suggestions until one is there. */
    async suggestions(label: RegExp, name?: string): Promise<void> {
      const row = page.locator('.suggest-widget .monaco-list-row', { hasText: label }).first()
      await until(async () => {
        await page.keyboard.press('Control+Space')
        return appears(row)
      })
      await picture(name)
      await page.keyboard.press('Escape')
    },
    /** Saves until the file on the disk has what is waited for, each time after `first`: what is asked too early changes nothing. */
    async saved(read: () => string, wanted: RegExp, first?: () => Promise<void>): Promise<void> {
      await until(async () => {
        await first?.()
        await save()
        return wanted.test(read())
      })
    },
    /** Opens a file of the workspace, and waits until its text is there. */
    async file(name: string): Promise<void> {
      await page.keyboard.press('Control+P')
      await pick(name, name)
      await page.locator('.tab.active', { hasText: name }).first().waitFor()
      await page.locator('.editor-instance .view-line').first().waitFor()
    },
    /** Back to the first group of editors. A preview passes keys on late, and what is typed until then is lost. */
    async firstGroup(): Promise<void> {
      await until(async () => {
        await page.keyboard.press('Control+1')
        return appears(page.locator('.editor-group-container.active .monaco-editor.focused'))
      })
    },
    /** Waits until a Markdown preview shows this. */
    async preview(wanted: RegExp): Promise<void> {
      await until(async () => {
        const texts = await Promise.all(
          page.frames().map((frame) =>
            frame
              .locator('body')
              .innerText({ timeout: 2_000 })
              .catch(() => ''),
          ),
        )
        return texts.slice(1).some((text) => wanted.test(text.replaceAll('\u00a0', ' ')))
      })
    },
    /** Puts the cursor somewhere, lines and columns from 1. */
    async goto(line: number, column: number): Promise<void> {
      await page.keyboard.press('Control+G')
      await input.waitFor({ state: 'visible' })
      await input.fill(`:${line}:${column}`)
      await page.keyboard.press('Enter')
      await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor()
    },
    close: () => page.context().close(),
  }
}

export type Workbench = ReturnType<typeof workbench>

/** Tries again until it is so. What is asked too early is answered with nothing. */
async function until(so: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  while (!(await so())) {
    if (Date.now() > end) throw new Error(`This did not become so within ${PATIENCE_MS} ms: ${so}`)
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

function appears(locator: Locator): Promise<boolean> {
  return locator.waitFor({ state: 'visible', timeout: 3_000 }).then(
    () => true,
    () => false,
  )
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

type Process = ReturnType<typeof spawn>

function ended(child: Process): Promise<void> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += String(chunk)))
  return new Promise((resolve, reject) => {
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`VS Code ended with ${code}:\n${said}`))))
  })
}

async function listening(child: Process, port: number): Promise<void> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += String(chunk)))
  const until = Date.now() + PATIENCE_MS
  while (child.exitCode === null && Date.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`VS Code does not answer:\n${said}`)
}
