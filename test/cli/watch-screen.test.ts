import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { folder } from '../helpers/folder.ts'
import { until } from '../helpers/real-process.ts'

const CLEAR = '\u001b[2J'

test.each([
  ['a terminal is cleared between two reports, and not before the first', true],
  ['elsewhere a line stands between them', false],
])('%s', async (_, terminal) => {
  const cwd = folder({ 'tools.json': JSON.stringify({ tools: [{ ...CLEAN_TOOL, description: undefined }] }) })
  const stop = new AbortController()
  const screen = { terminal, color: false, width: 80 }
  const said: string[] = []
  const world = {
    cwd,
    env: {},
    signal: stop.signal,
    stdout: screen,
    stderr: screen,
    stdin: (async function* () {})(),
    out: (text: string) => void said.push(text),
    err: (text: string) => void said.push(text),
  }
  const ended = main(['lint', 'tools.json', '--watch'], world)
  await until(() => said.at(-1)?.startsWith('Watching') === true)
  expect(said.join('')).not.toContain(CLEAR)
  const first = said.length
  writeFileSync(join(cwd, 'tools.json'), JSON.stringify({ tools: [CLEAN_TOOL] }))
  await until(() => said.at(-1)?.includes('fixed since') === true)
  const [one = '', two = ''] = said.slice(first)
  if (terminal)
    expect([one.startsWith(CLEAR), two]).toEqual([true, expect.stringMatching(/^\d\d:\d\d:\d\d tools\.json changed\.\n$/)])
  else expect(one).toMatch(/^\n──── \d\d:\d\d:\d\d tools\.json changed\.\n$/)
  stop.abort()
  expect(await ended).toBe(0)
})
