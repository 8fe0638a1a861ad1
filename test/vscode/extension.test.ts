import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { realVsCode } from './install.ts'
import { rightcall } from '../helpers/command-line.ts'
import { git } from '../helpers/repository.ts'
import { startVsCode, type Workbench } from './workbench.ts'

/* The extension as it is packed, in a real VS Code. One window serves all tests, in their order. */

const VSIX = resolve('editors/vscode/dist/rightcall.vsix')
const LONG = `Finds the invoices of one customer. ${'Then it does one thing more. '.repeat(80)}`

const TOOLS = {
  'shop tools.json': `{
  "tools": [
    {
      "name": "find_orders",
      "description": "This tool finds the orders of one customer, newest first. \`limit\` must be at most 50.",
      "inputSchema": {
        "type": "object",
        "properties": {
          "limit": { "type": "integer", "minimum": 1, "maximum": 100, "description": "How many orders to return." },
          "state": { "type": "string", "enum": ["open", "paid", "open"], "description": "Only orders in this state." }
        }
      }
    },
    {
      "name": "find_invoices",
      "description": ${JSON.stringify(LONG)},
      "inputSchema": { "type": "object", "properties": { "id": { "type": "string", "description": "The invoice." } } }
    }
  ]
}
`,
  'tools.yaml': `tools:
  - name: refund
    description: Handles refunds.
    inputSchema: { type: object }
`,
  'on-save.jsonc': `{
  // ours
  "tools": [
    {
      "name": "find_orders",
      "description": "Finds the orders of one customer, newest first.",
      "inputSchema": { "type": "object", "properties": { "state": { "enum": ["open", "paid", "open"] } } },
    },
  ],
}
`,
  'server.ts': `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
export const server = new McpServer({ name: 'rain', version: '1' })
server.registerTool('get_rain', { description: 'weather' }, async () => ({ content: [] }))
`,
  'measured.json': `{
  "tools": [
    { "name": "get_rain", "description": "Gets the rain of one city.", "inputSchema": { "type": "object" } },
    { "name": "get_snow", "description": "Gets the snow of one city.", "inputSchema": { "type": "object" } }
  ]
}
`,
  'measured.suite.yaml': `toolset: measured.json
intents:
  - { id: rain, says: How much rain did Ulm get?, expect: { tool: get_rain } }
`,
  'golden/orders.suite.yaml': `toolset: ../shop tools.json
intents:
  - id: open-orders
    says: Which orders of Ana are still open?
    expect: { tool: find_orders, arguments: { state:  } }
`,
  'rightcall.config.yaml': 'preset: strict\n',
}

/** For one kind of file only, so that other tests save what they mean. */
const FIX_ON_SAVE = { '[jsonc]': { 'editor.codeActionsOnSave': { 'source.fixAll.rightcall': 'explicit' } } }

/** The processes of the server that an installation started. */
function serversOf(home: string): string[] {
  return readdirSync('/proc').filter((id) => {
    if (!/^\d+$/.test(id)) return false
    try {
      const line = readFileSync(`/proc/${id}/cmdline`, 'utf8')
      return line.includes(home) && line.includes('dist/server/server.js')
    } catch {
      return false
    }
  })
}

const vsCode = realVsCode()
const isCi = Boolean(process.env['CI'])
const missing = typeof vsCode === 'string' ? vsCode : existsSync(VSIX) ? undefined : 'There is no .vsix (node scripts/vscode.ts).'
if (missing !== undefined && !isCi) console.log(`The extension is not tried in a real VS Code: ${missing}`)

describe.skipIf(missing !== undefined && !isCi)('in a real VS Code', { timeout: 150_000 }, () => {
  const home = mkdtempSync(join(tmpdir(), 'rightcall-vscode-test-'))
  const workspace = join(home, 'a wörkspace')
  let app: Awaited<ReturnType<typeof startVsCode>>
  let window: Workbench

  const onDisk = (path: string) => readFileSync(join(workspace, path), 'utf8')

  beforeAll(async () => {
    if (typeof vsCode === 'string' || missing !== undefined) throw new Error(missing)
    for (const [path, text] of Object.entries(TOOLS)) {
      mkdirSync(dirname(join(workspace, path)), { recursive: true })
      writeFileSync(join(workspace, path), text)
    }
    git(workspace, 'init', '--quiet')
    git(workspace, 'add', '--all')
    git(workspace, 'commit', '--quiet', '--message', 'first')
    await rightcall(['eval', 'measured.suite.yaml', '--model', 'local:bm25'], { cwd: workspace })
    app = await startVsCode(vsCode, home, VSIX)
    app.settings(FIX_ON_SAVE)
    window = await app.open(workspace)
  }, 150_000)

  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    await window?.picture(`failed: ${task.name}`)
    console.log(`What the window showed: ${await window?.page.locator('.monaco-workbench').innerText({ timeout: 5_000 })}`)
  })

  afterAll(async () => {
    await app?.stop()
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  })

  test('a finding is underlined, listed as a problem, and counted in the status bar', async () => {
    await window.file('shop tools.json')
    await window.page.locator('.squiggly-warning').first().waitFor()
    await window.command('Problems: Focus on Problems View')
    const problems = window.page.locator('.markers-panel .monaco-list-row', { hasText: 'consistency/range-conflict' })
    expect(await window.shown(problems)).toContain('at most 50')
    expect(await window.shown(window.status)).toMatch(/^rightcall: \d+$/)
    await window.picture('diagnostics')
    await window.command('View: Toggle Panel Visibility')
  })

  test('hover shows the rule, and what models see of a tool', async () => {
    await window.goto(5, 25)
    await window.command('Show or Focus Hover')
    // what was found, the page of its rule, and the view
    await expect
      .poll(() => window.hover.allInnerTexts().then((texts) => texts.join('\n').replaceAll('\u00a0', ' ')), { timeout: 60_000 })
      .toMatch(/"This tool" fits every tool[^]*description\/opener[^]*What models see of find_orders[^]*Claude Code calls it/)
    await window.picture('hover')
    await window.page.keyboard.press('Escape')
  })

  test('a quick fix changes the file', async () => {
    await window.goto(10, 62)
    await window.quickFix(/\(schema\/enum-duplicates\)/, 'quick-fix')
    await window.save()
    expect(onDisk('shop tools.json')).toContain('"enum": ["open", "paid"]')
  })

  test('Fix all makes what is safe', async () => {
    const wanted = /"Finds the orders of one customer/
    await window.saved(
      () => onDisk('shop tools.json'),
      wanted,
      () => window.command('Rightcall: Fix all'),
    )
  })

  test('a comment disables a finding in YAML and in TypeScript', async () => {
    await window.file('tools.yaml')
    await window.page.locator('.squiggly-warning').first().waitFor()
    await window.goto(3, 20)
    await window.quickFix(/^Disable description\/vague for this line/, 'disable-comment')
    await window.save()
    expect(onDisk('tools.yaml')).toMatch(/\n {4}# rightcall-disable-next-line description\/vague -- .*\n {4}description:/)

    await window.file('server.ts')
    await window.goto(3, 50)
    await window.quickFix(/^Disable \S+ for this line/)
    await window.save()
    expect(onDisk('server.ts')).toMatch(/\n\/\/ rightcall-disable-next-line \S+ -- .*\nserver\.registerTool/)
  })

  test('saving repairs, where the settings say so', async () => {
    await window.file('on-save.jsonc')
    await window.page.locator('.squiggly-error').first().waitFor()
    await window.goto(2, 10)
    await window.page.keyboard.type(', kept')
    await window.saved(() => onDisk('on-save.jsonc'), /"enum": \["open", "paid"\]/)
    expect(onDisk('on-save.jsonc')).toMatch(/^ {2}\/\/ ours, kept$/m)
  })

  test('a suite completes the values of its tool', async () => {
    await window.file('orders.suite.yaml')
    await window.goto(5, 54)
    await window.suggestions(/^paid/, 'completion')
  })

  test('what the model sees is shown from the tool at the cursor on, and follows the file', async () => {
    await window.file('shop tools.json')
    await window.goto(15, 20)
    await window.command('Rightcall: Show what the model sees')
    const view = window.page.locator('.view-lines', { hasText: '__find_' })
    // at the top, with the other tool scrolled away
    await expect
      .poll(() => window.shown(view), { timeout: 60_000 })
      .toMatch(/^(?![^]*__find_orders)[^]*^## .mcp__\S*find_invoices/m)
    await window.picture('what-the-model-sees')
    await window.firstGroup()
    await window.goto(15, 16)
    await window.page.keyboard.type('all_')
    await window.page.locator('.view-lines', { hasText: '__all_find_invoices' }).waitFor()
  })

  test('above a tool stands what the last run measured of it, and a click shows the run', async () => {
    await window.file('measured.json')
    const lens = window.page.locator('.codelens-decoration', { hasText: 'ranked first in 1 of 1 intent' })
    await lens.first().waitFor()
    await window.picture('lens')
    await lens.locator('a').first().click()
    await window.preview(/get_rain in the run of [^]*right: get_rain/)
    await window.picture('lens-run')
  })

  test('what changed for a model since HEAD is shown, and where nothing did, that is said', async () => {
    // not next to the run
    await window.firstGroup()
    await window.file('measured.json')
    await window.command('Rightcall: Compare with HEAD')
    await window.page.getByText('Rightcall: Nothing changed for a model since HEAD.').first().waitFor()
    await window.goto(3, 63)
    await window.page.keyboard.type(' big')
    await window.command('Rightcall: Compare with HEAD')
    await window.preview(/rightcall diff: 1 change[^]*get_rain[^]*one big city/)
    await window.picture('compare-with-head')
  })

  test('the server starts again when it is asked to, and when it died', async () => {
    await window.firstGroup()
    await window.file('server.ts')
    const [first] = serversOf(home)
    await window.command('Rightcall: Restart the server')
    await expect.poll(() => serversOf(home), { timeout: 60_000 }).toEqual([expect.not.stringMatching(`^${first}$`)])
    // only one that answered is started again after its death, and on a busy machine the number of findings may still be that of
    // the last server; the view is an answer of this one
    await window.command('Rightcall: Show what the model sees')
    await window.page.locator('.tab.active', { hasText: 'sees of server.ts' }).waitFor()
    await window.firstGroup()
    await window.file('shop tools.json')
    await expect.poll(() => window.shown(window.status), { timeout: 60_000 }).toMatch(/^rightcall: \d+$/)
    const [second] = serversOf(home)
    process.kill(Number(second), 'SIGKILL')
    await expect.poll(() => serversOf(home), { timeout: 60_000 }).toEqual([expect.not.stringMatching(`^${second}$`)])
    await window.page.locator('.squiggly-warning').first().waitFor()
    await window.status.hover()
    expect(await window.shown(window.statusHover)).toMatch(/Rightcall \d+\.\d+\.\d+, running/)
    await window.picture('status')
  })

  test('a start that fails is shown, with what to do', async () => {
    await window.close()
    app.settings({}, { 'rightcall.server.path': join(home, 'nowhere/cli.js') })
    window = await app.open(workspace)
    await window.file('shop tools.json')
    await window.page
      .getByText('Rightcall: The server did not start. Is the setting rightcall.server.path right?')
      .first()
      .waitFor()
    expect(await window.shown(window.status)).toBe('rightcall: stopped')
    await window.picture('failed-start', '')
  })

  // retried: in one run on a busy machine, VS Code did not show its Restricted Mode within a minute
  test('in restricted mode everything but the settings of the workspace works', { retry: 1 }, async () => {
    // a window that is open would ask for a restart
    await window.close()
    app.settings({ 'security.workspace.trust.enabled': true })
    mkdirSync(join(workspace, '.vscode'), { recursive: true })
    writeFileSync(join(workspace, '.vscode/settings.json'), '{ "rightcall.server.path": "/nowhere/cli.js" }')
    window = await app.open(workspace)
    await window.file('shop tools.json')
    await window.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor()
    await window.page.locator('.squiggly-warning').first().waitFor()
    await window.status.hover()
    expect(await window.shown(window.statusHover)).toContain('Restricted Mode')
    await window.picture('restricted-mode')
  })
})
