import { appendFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { RunPairSettings } from '../../src/session/compare-runs.ts'
import { builtins } from '../../src/builtins.ts'
import { comparingApart } from '../../src/serve/compare-apart.ts'
import { createSession } from '../../src/session.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'

const SUITE = `toolset: tools.json
intents: [{ id: one, says: Where is PK-1?, expect: { tool: find_order } }, { id: two, says: Thank you!, expect: none }]
`
const RIGHT = { 'Where is PK-1?': { calls: [{ tool: 'find_order', arguments: {} }] }, 'Thank you!': 'Hello.' }
const program = [process.execPath, resolve('src/cli/bin.ts')]

/** Two runs whose journals are larger than what is read next to the answers of the server. */
async function twoRuns() {
  const files = { 'tools.json': '[{"name":"find_order","inputSchema":{"type":"object"}}]', 'suite.yaml': SUITE }
  const cwd = folder({ ...files, 'a.json': JSON.stringify(RIGHT), 'b.json': JSON.stringify({ ...RIGHT, 'Thank you!': 'Oh.' }) })
  for (const name of ['a', 'b']) {
    const { code, err } = await rightcall(['eval', 'suite.yaml', '--model', `scripted:${name}.json`, '--out', name], { cwd })
    expect(code, err).toBe(0)
    appendFileSync(join(cwd, name, 'journal.jsonl'), `${JSON.stringify({ kind: 'other', text: 'x'.repeat(2 ** 20) })}\n`)
  }
  const settings: RunPairSettings = {
    ...{ before: join(cwd, 'a/journal.jsonl'), after: join(cwd, 'b/journal.jsonl') },
    ...{ margin: 0.05, failOn: 'worse', requireDecision: false },
  }
  let near = 0
  const session = createSession(builtins, undefined, { cwd })
  const compare = comparingApart({ cwd, env: process.env, program, signal: new AbortController().signal }, (asked) => {
    near++
    return session.compareRuns(asked)
  })
  return { cwd, settings, compare, session, wasNear: () => near > 0 }
}

test('large runs are compared in another process, once, and the same comes out', { timeout: 60_000 }, async () => {
  const { settings, compare, session, wasNear } = await twoRuns()
  const [one, other] = [compare(settings), compare(settings)]
  expect(await one).toBe(await other)
  expect(await one).toEqual(JSON.parse(JSON.stringify(await session.compareRuns(settings))))
  expect(wasNear()).toBe(false)
})

test('a run that was deleted meanwhile is told in words', { timeout: 60_000 }, async () => {
  const { cwd, settings, compare } = await twoRuns()
  rmSync(join(cwd, 'b'), { recursive: true })
  await expect(compare(settings)).rejects.toThrow(/There is no run at/)
})

test('where the other process fails, its words are told, without a stack', { timeout: 60_000 }, async () => {
  const { cwd, settings, compare } = await twoRuns()
  appendFileSync(join(cwd, 'rightcall.config.yaml'), 'lint: 1\n')
  await expect(compare(settings)).rejects.toThrow(/rightcall\.config\.yaml/)
})
