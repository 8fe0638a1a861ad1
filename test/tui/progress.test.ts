import { Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import type { World } from '../../src/cli/command.ts'
import { plainProgress, progressLine, progressOn } from '../../src/cli/progress.ts'
import type { Progress } from '../../src/core/progress.ts'
import { tuiProgress } from '../../src/tui/progress.ts'

const STATE: Progress = { model: 'a:1', done: 5, total: 10, failed: 0, reused: 0, width: 4, waitMs: 0 }

/** A terminal that keeps what is written on it. */
function screen(columns: number): { readonly stream: NodeJS.WriteStream; written(): string; lines(): string[] } {
  let text = ''
  const target = new Writable({
    write: (chunk, _, done) => {
      text += String(chunk)
      done()
    },
  })
  const stream: NodeJS.WriteStream = Object.assign(Object.create(process.stderr), {
    isTTY: true,
    columns,
    rows: 24,
    write: target.write.bind(target),
    on: target.on.bind(target),
    off: target.off.bind(target),
  })
  return { stream, written: () => text, lines: () => stripVTControlCharacters(text).split('\n').filter(Boolean) }
}

/** The frame that is left standing. */
async function lastFrame(states: readonly Progress[], columns = 80): Promise<string[]> {
  const { stream, lines } = screen(columns)
  const live = tuiProgress(stream, true)
  for (const state of states) live.update(state)
  await live.end()
  return lines().slice(-new Set(states.map(({ model }) => model)).size)
}

test('each model has a line with bar, counts and pace, in columns', async () => {
  const states = [STATE, { ...STATE, model: 'longer:2', done: 120, total: 120, failed: 3, reused: 40 }]
  expect(await lastFrame(states)).toEqual([
    'a:1      ████████████░░░░░░░░░░░░    5/10  4 at a time',
    'longer:2 ████████████████████████ 120/120  3 failed  40 reused  done',
  ])
})

test.each<[string, Partial<Progress>, string]>([
  ['a silence that the provider asked for', { waitMs: 1_400 }, 'asked to wait 2 s'],
  ['no trials at all', { done: 0, total: 0 }, '0/0  done'],
])('it shows %s', async (_, more, says) => {
  expect((await lastFrame([{ ...STATE, ...more }])).join('')).toContain(says)
})

test.each([80, 40, 12])('no line is wider than a terminal of %i columns', async (columns) => {
  const states = [STATE, { ...STATE, model: 'name:'.padEnd(200, 'x'), failed: 9, reused: 9 }]
  const lines = await lastFrame(states, columns)
  expect(lines.length).toBeGreaterThanOrEqual(states.length)
  expect(lines.filter((line) => line.length > columns)).toEqual([])
})

test('a later state replaces an earlier one', async () => {
  const frame = await lastFrame([STATE, { ...STATE, done: 10 }])
  expect(frame).toHaveLength(1)
  expect(frame[0]).toContain('10/10  done')
})

test('the terminal is left as it was, nothing goes to stdout, and names are harmless', async () => {
  const out = vi.spyOn(process.stdout, 'write')
  const { stream, written } = screen(80)
  const live = tuiProgress(stream, true)
  live.update({ ...STATE, model: 'evil:\u001b[2J\u001b]0;x\u0007' })
  await live.end()
  expect(out).not.toHaveBeenCalled()
  expect(written()).not.toContain('\u001b[2J\u001b]0')
  expect(written()).not.toContain('\u0007')
  expect(written().lastIndexOf('\u001b[?25h')).toBeGreaterThanOrEqual(written().lastIndexOf('\u001b[?25l'))
  expect(written().endsWith('\n') || written().endsWith('\u001b[?25h')).toBe(true)
})

describe('which display', () => {
  const worldOf = (terminal: boolean, env: World['env']): { world: World; err(): string } => {
    let err = ''
    const plain = { terminal, color: false, width: 80 }
    const world: World = {
      cwd: '.',
      env,
      signal: new AbortController().signal,
      stdout: plain,
      stderr: plain,
      stdin: (async function* () {})(),
      out: () => undefined,
      err: (text) => void (err += text),
    }
    return { world, err: () => err }
  }

  test('a terminal gets bars, with all that happened before they were loaded', async () => {
    const { world, err } = worldOf(true, {})
    const { stream, lines } = screen(80)
    const live = progressOn(world, stream)
    live.update({ ...STATE, model: 'quick:1', done: 10 })
    live.update(STATE)
    await live.end()
    expect(
      lines()
        .slice(-2)
        .map((line) => line.slice(0, 7).trim()),
    ).toEqual(['quick:1', 'a:1'])
    expect(err()).toBe('')
  })

  test.each<[string, boolean, World['env']]>([
    ['no terminal', false, {}],
    ['CI', true, { CI: '1' }],
  ])('%s gets no bars', async (_, terminal, env) => {
    const { world } = worldOf(terminal, env)
    const { stream, written } = screen(80)
    const live = progressOn(world, stream)
    live.update(STATE)
    await live.end()
    expect(written()).toBe('')
  })

  test('a run without any progress draws nothing', async () => {
    const { stream, written } = screen(80)
    await progressOn(worldOf(true, {}).world, stream).end()
    expect(written()).toBe('')
  })
})

describe('plain lines', () => {
  test('come every two seconds at most, and not at all from a short run', () => {
    let [clock, text] = [0, '']
    const live = plainProgress(
      (line) => (text += line),
      () => clock,
    )
    for (clock = 0; clock < 5_000; clock += 100) live.update({ ...STATE, done: clock / 100, total: 50 })
    expect(text).toBe('a:1  20 of 50, 4 at a time\na:1  40 of 50, 4 at a time\n')
  })

  test.each<[Partial<Progress>, string]>([
    [{}, 'a:1  5 of 10, 4 at a time'],
    [{ failed: 2, reused: 3 }, 'a:1  5 of 10, 2 failed, 3 reused, 4 at a time'],
    [{ waitMs: 30_001 }, 'a:1  5 of 10, asked to wait 31 s'],
    [{ model: 'x\u001b[2J' }, 'x'],
  ])('%j', (more, says) => {
    const line = progressLine({ ...STATE, ...more })
    expect(line.startsWith(says)).toBe(true)
    expect(line).not.toContain('\u001b')
  })
})
