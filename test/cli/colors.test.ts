import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/commands.ts'
import { main } from '../../src/cli/main.ts'
import { screenOf } from '../../src/cli/screen.ts'
import { folder } from '../helpers/folder.ts'
import { BIN } from '../helpers/real-process.ts'

const ROOT = join(import.meta.dirname, '../..')
const DESK = join(ROOT, 'golden/support-desk')
const TOOLS = JSON.stringify({ tools: [{ name: 'x' }] })
const ESCAPE = '\u001b'

describe('what a terminal gets', () => {
  test.each<[string, Readonly<Record<string, string>>, boolean, boolean]>([
    ['a terminal', {}, true, true],
    ['no terminal', {}, false, false],
    ['NO_COLOR', { NO_COLOR: '1' }, true, false],
    ['an empty NO_COLOR, which is none', { NO_COLOR: '' }, true, true],
    ['TERM=dumb', { TERM: 'dumb' }, true, false],
    ['another TERM', { TERM: 'xterm-256color' }, true, true],
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, false],
    ['FORCE_COLOR=false', { FORCE_COLOR: 'false' }, true, false],
    ['an empty FORCE_COLOR, which is none', { FORCE_COLOR: '' }, false, false],
    ['FORCE_COLOR before NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
    ['FORCE_COLOR before TERM=dumb', { FORCE_COLOR: '1', TERM: 'dumb' }, true, true],
  ])('%s', (_, env, isTTY, color) => {
    expect(screenOf({ isTTY }, env)).toEqual({ terminal: isTTY && env['TERM'] !== 'dumb', color, width: 80 })
  })
})

/** A command line of each command that gets it to print. Those of `painted` have colours. */
const LINES: Readonly<Record<string, readonly string[]>> = {
  lint: ['tools.json'],
  fix: ['tools.json', '--dry-run'],
  init: ['--dry-run', '.'],
  read: ['tools.json', '--model', 'anthropic:claude-opus-5', '--dry-run'],
  snapshot: ['tools.json'],
  eval: [DESK, '--model', 'local:bm25', '--out', 'run'],
  compare: [join(DESK, 'before.json'), join(DESK, 'after.json'), '--suite', DESK, '--model', 'local:bm25', '--out', 'compared'],
  diff: [join(DESK, 'before.json'), join(DESK, 'after.json')],
  review: ['--trust', 'HEAD'],
  comment: ['review.json'],
  show: ['run'],
  report: ['run', '--format', 'markdown'],
  push: ['run'],
  serve: ['--port', '99999'],
  golden: ['lint', DESK],
  claims: [join(DESK, 'before.json')],
  lsp: ['a-file'],
  mcp: ['a-file'],
  rules: ['safety/*'],
  explain: ['description/vague'],
  'print-config': [],
  completions: ['bash'],
}
const PAINTED = ['lint', 'snapshot', 'eval', 'compare', 'diff', 'show', 'explain']

async function printed(argv: readonly string[], cwd: string, color: boolean): Promise<string> {
  let text = ''
  const screen = { terminal: true, color, width: 80 }
  await main(argv, {
    cwd,
    env: { PATH: process.env['PATH'], CI: '1' },
    signal: new AbortController().signal,
    stdout: screen,
    stderr: screen,
    stdin: (async function* () {})(),
    out: (more) => (text += more),
    err: (more) => (text += more),
  })
  return text
}

/** What every command prints, one after another in one folder. */
async function allPrinted(color: boolean): Promise<ReadonlyMap<string, string>> {
  const cwd = folder({ 'tools.json': TOOLS, 'package.json': '{"name":"x"}' })
  const texts = new Map<string, string>()
  for (const [name, argv] of Object.entries(LINES)) texts.set(name, await printed([name, ...argv], cwd, color))
  return texts
}

describe('every command', () => {
  test('is tried here', () => {
    expect(Object.keys(LINES)).toEqual(Object.keys(COMMANDS))
  })

  test(
    'prints no colour where there is none, and those that have some print it where there is',
    { timeout: 120_000 },
    async () => {
      const [plain, colored] = [await allPrinted(false), await allPrinted(true)]
      expect([...plain].filter(([, text]) => text.includes(ESCAPE))).toEqual([])
      expect([...plain].filter(([, text]) => text.trim() === '').map(([name]) => name)).toEqual([])
      expect([...colored].filter(([, text]) => text.includes(ESCAPE)).map(([name]) => name)).toEqual(PAINTED)
    },
  )

  test.each(['json', 'sarif', 'github', 'markdown', 'junit', 'gitlab', 'unix'])(
    'prints %s without colours, even where they are forced',
    async (format) => {
      const text = await printed(['lint', 'tools.json', '--format', format], folder({ 'tools.json': TOOLS }), true)
      expect(text).toContain('description/missing')
      expect(text).not.toContain(ESCAPE)
    },
  )

  test.each(['markdown', 'json'])('explains a rule as %s without colours', async (format) => {
    const text = await printed(['explain', 'description/vague', '--format', format], folder(), true)
    expect(text).toContain('description/vague')
    expect(text).not.toContain(ESCAPE)
  })
})

/** On a terminal of its own, with the bars of a run. */
const inTerminal =
  process.platform === 'linux' && (process.env['CI'] !== undefined || spawnSync('script', ['--version']).error === undefined)

describe.skipIf(!inTerminal)('a process on a real terminal', () => {
  const printedBy = (command: string, env: Readonly<Record<string, string>>): string =>
    spawnSync('script', ['-qec', command, '/dev/null'], {
      cwd: folder({ 'tools.json': TOOLS }),
      env: { PATH: process.env['PATH'], ...env },
      encoding: 'utf8',
      input: '',
    }).stdout

  test.each<[Readonly<Record<string, string>>, boolean]>([
    [{ TERM: 'xterm' }, true],
    [{ TERM: 'xterm', NO_COLOR: '1' }, false],
    [{ TERM: 'dumb' }, false],
    [{ TERM: 'xterm', NO_COLOR: '1', FORCE_COLOR: '1' }, true],
    [{ TERM: 'xterm', FORCE_COLOR: '0' }, false],
  ])('under %j has colours: %j', { timeout: 60_000 }, (env, color) => {
    for (const words of ['lint tools.json', 'explain description/vague']) {
      const text = printedBy(`${process.execPath} ${BIN} ${words}`, env)
      expect(text).toContain('description/')
      expect(text.includes(ESCAPE)).toBe(color)
    }
  })

  test.each([
    ['coloured bars', true],
    ['bars without colours under NO_COLOR', false],
  ])('draws %s', { timeout: 60_000 }, (_, color) => {
    const state = { model: 'a:1', done: 5, total: 10, failed: 1, reused: 1, width: 4, waitMs: 0 }
    const program = `
      const { tuiProgress } = await import(${JSON.stringify(join(ROOT, 'src/tui/progress.ts'))})
      const live = tuiProgress(process.stderr, ${color})
      live.update(${JSON.stringify(state)})
      await live.end()`
    const cwd = folder({ 'bars.mjs': program })
    const text = printedBy(`${process.execPath} ${join(cwd, 'bars.mjs')}`, { TERM: 'xterm-256color' })
    expect(text).toContain('5/10')
    expect(new RegExp(`${ESCAPE}\\[[\\d;]*m`).test(text)).toBe(color)
  })
})
