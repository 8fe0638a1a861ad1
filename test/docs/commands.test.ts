/*
 * Every command that a page shows is run in a folder that holds the files which the page has one save, in the order of the page, and
 * what it prints has to be what the page shows. A block under `<!-- not run: REASON -->` is left out.
 * RECORD_PAGES=1 writes what they print into the pages instead.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { blocksOf, commandsOf, PAGES, pageText, ROOT } from '../helpers/pages.ts'
import { BIN } from '../helpers/real-process.ts'
import { NOT_RUN, STAGES } from './stages.ts'

const AUTHOR = '-c user.name=Ann -c user.email=ann@example.com'

const folders: string[] = []
afterAll(() => folders.forEach((path) => rmSync(path, { recursive: true, force: true })))

const isRecording = process.env['RECORD_PAGES'] === '1'

test.concurrent.each(PAGES)('the commands of %s', { timeout: 300_000 }, async (page) => {
  const cwd = await stageOf(page)
  let recorded = pageText(page)
  const wrong: string[] = []
  for (const block of blocksOf(page)) {
    if (block.notRun !== undefined) continue
    for (const { command, output } of commandsOf(block)) {
      if (NOT_RUN.some(([form]) => form.test(command))) continue
      const { text, code } = await ran(command, cwd)
      const where = `${page}:${block.line} $ ${command}`
      if (code === null || code === 2 || code > 3) wrong.push(`${where} ended with ${code}:\n${text}`)
      else if (block.language === 'text' && !isAsShown(text, output)) {
        const shown = cutAs(text, output)
        if (isRecording) recorded = withOutput(recorded, command, shown)
        else wrong.push(`${where} printed something else:\n${text}`)
      }
    }
  }
  if (isRecording) writeFileSync(join(ROOT, page), recorded)
  expect(wrong.join('\n')).toBe('')
})

test('a block that is not run says why', () => {
  const blocks = PAGES.flatMap((page) => blocksOf(page))
  expect(blocks.filter(({ notRun }) => notRun !== undefined && notRun.length < 10)).toEqual([])
  expect(blocks.filter(({ language }) => language === 'text').length).toBeGreaterThan(10)
})

test('every output shows something', () => {
  const shown = PAGES.flatMap((page) =>
    blocksOf(page)
      .filter(({ language }) => language === 'text')
      .flatMap(commandsOf),
  )
  expect(shown.filter(({ output }) => !/[^…\s]/.test(output))).toEqual([])
})

test('an output that ends or begins with "…" is compared but for what is left out', () => {
  expect(isAsShown('a\nb\nc\n', 'a\n…\n')).toBe(true)
  expect(isAsShown('a\nb\nc\n', '…\nc\n')).toBe(true)
  expect(isAsShown('a\nb\nc\n', 'a\n…\nc\n')).toBe(true)
  expect(isAsShown('a\nb\nc\n', 'b\n…\n')).toBe(false)
  expect(isAsShown('a\nb\nc\n', '…\nb\n')).toBe(false)
  expect(isAsShown('a\nb\nc\n', 'a\nb\n')).toBe(false)
  expect(cutAs('a\nb\nc\nd\n', 'x\n…\ny\n')).toBe('a\n…\nd\n')
  expect(cutAs('a\nb\n', '')).toBe('a\nb\n')
})

/** A folder with the files of a page, and with what the repository brings along, but for what a run writes. */
async function stageOf(page: string): Promise<string> {
  const cwd = mkdtempSync(join(tmpdir(), 'rightcall-page-'))
  folders.push(cwd)
  const { files = {}, from = [], before = [], git = false } = STAGES[page] ?? {}
  const own = [...from, page].flatMap((name) => blocksOf(name).map(({ file, text }) => [file, text] as const))
  for (const [path, text] of [...own, ...Object.entries(files)]) {
    if (path === undefined) continue
    mkdirSync(dirname(join(cwd, path)), { recursive: true })
    writeFileSync(join(cwd, path), text)
  }
  for (const name of ['golden', 'node_modules']) symlinkSync(join(ROOT, name), join(cwd, name))
  mkdirSync(join(cwd, '.bin'))
  writeFileSync(
    join(cwd, '.bin/npx'),
    `#!/bin/sh\nif [ "$1" = rightcall ]; then shift; exec "${process.execPath}" "${BIN}" "$@"; fi\nPATH="\${PATH#*:}" exec npx "$@"\n`,
  )
  chmodSync(join(cwd, '.bin/npx'), 0o755)
  const commit = `git add -A . && git ${AUTHOR} commit -qm One --allow-empty`
  const commands = git
    ? [...before, `git init -q -b main && ${commit}`, commit, 'git update-ref refs/remotes/origin/main HEAD']
    : before
  for (const command of commands) expect(await ran(command, cwd)).toMatchObject({ code: 0 })
  return cwd
}

/** What somebody sees who pastes a command: both outputs, but for lines that tell time. */
async function ran(command: string, cwd: string): Promise<{ readonly text: string; readonly code: number | null }> {
  const child = spawn('bash', ['-c', `exec 2>&1\n${command}`], {
    cwd,
    env: { PATH: `${join(cwd, '.bin')}${delimiter}${process.env['PATH']}`, HOME: cwd, npm_config_offline: 'true' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let text = ''
  child.stdout.on('data', (chunk) => (text += String(chunk)))
  const [code]: (number | null)[] = await once(child, 'close')
  return { text: text.replaceAll(/^(?:journal: |[a-z]+:\S+ +\d+ of \d+, ).*\n/gm, ''), code: code ?? null }
}

function isAsShown(printed: string, shown: string): boolean {
  const [first = '', ...rest] = shown.split(/^…\n/m)
  const last = rest.pop()
  if (last === undefined) return printed === shown
  if (!printed.startsWith(first) || !printed.endsWith(last)) return false
  let at = first.length
  for (const part of rest) {
    const found = printed.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return at <= printed.length - last.length
}

/** As many lines in front of and behind "…" as the page shows now. */
function cutAs(printed: string, shown: string): string {
  const [first = '', ...rest] = shown.split(/^…\n/m)
  const last = rest.pop()
  if (last === undefined) return printed
  const lines = printed.trimEnd().split('\n')
  const count = (text: string) => text.split('\n').length - 1
  return `${[...lines.slice(0, count(first)), '…', ...lines.slice(lines.length - count(last))].join('\n')}\n`
}

function withOutput(page: string, command: string, output: string): string {
  const lines = page.split('\n')
  const joined = (at: number): readonly [string, number] => {
    let [text, end] = [lines[at] ?? '', at]
    while (text.endsWith('\\')) text = `${text.slice(0, -1)} ${lines[++end] ?? ''}`
    return [text, end]
  }
  const start = lines.findIndex((line, at) => line.startsWith('$ ') && joined(at)[0] === `$ ${command}`)
  const [, end] = joined(start)
  const close = lines.findIndex((line, at) => at > end && (line.startsWith('```') || line.startsWith('$ ')))
  return [...lines.slice(0, end + 1), '', ...output.trimEnd().split('\n'), ...lines.slice(close)].join('\n')
}
