import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { NotComparable } from '../../src/core/comparison.ts'
import { manifestFrom } from '../../src/core/manifest-from.ts'
import { builtins } from '../../src/builtins.ts'
import { DEFAULTS } from '../../src/config/config.ts'
import { rowOf } from '../../src/serve/baseline.ts'
import { comparability } from '../../src/session/comparability.ts'
import { createSession } from '../../src/session.ts'
import { chatServer } from '../helpers/chat-server.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { suiteYaml, toolsJson } from '../helpers/shop.ts'

/* Whether two runs can be compared is one question. These tables ask every front end that answers it. */

const IDS = Array.from({ length: 12 }, (_, index) => `intent-${index}`)

interface Change {
  /** Made before the second run: files of the folder by name, or lines of the first run's journal. */
  readonly files?: Readonly<Record<string, (text: string) => string>>
  /** Flags of the second run. */
  readonly flags?: readonly string[]
  /** What the model calls itself in the second run. */
  readonly version?: string
}

interface Answers {
  readonly compare: readonly string[]
  readonly complete: boolean
  readonly since: string | null
  readonly table: readonly string[]
  readonly deltas: number
}

async function answersTo({ files = {}, flags = [], version = 'm-1' }: Change): Promise<Answers> {
  let now = 'm-1'
  const { url } = await chatServer(() => ({ calls: ['find_order'], model: now }))
  const cwd = folder({
    'suite.yaml': suiteYaml('', IDS).replaceAll('tool: find_order', 'tool: find_order, arguments: {}'),
    'tools.json': toolsJson(),
    'rightcall.config.yaml': 'eval: { thresholds: { selection: { drop: 3 points } }, against: one }',
  })
  const run = (...argv: string[]) =>
    rightcall(['eval', 'suite.yaml', '--no-cache', '--format', 'json', ...argv], { cwd, env: { RIGHTCALL_BASE_URL: url } })
  await run('--model', 'compatible:m', '--out', 'one')
  for (const [name, changed] of Object.entries(files)) {
    const text = readFileSync(join(cwd, name), 'utf8')
    expect(changed(text), `${name} does not change`).not.toBe(text)
    writeFileSync(join(cwd, name), changed(text))
  }
  now = version
  const { out, err } = await run(...(flags.includes('--model') ? [] : ['--model', 'compatible:m']), ...flags, '--out', 'two')
  expect(out, err).not.toBe('')
  const { against, verdict } = JSON.parse(out)
  const compared = JSON.parse((await rightcall(['compare', 'one', 'two', '--format', 'json'], { cwd })).out)
  const session = createSession(builtins, DEFAULTS, { cwd, env: {} })
  const history = await session.history()
  const [one, two] = [await session.push('one', history), await session.push('two', history)].map(({ runs }) => runs[0]?.id ?? '')
  const [old, head] = [await history.run(one ?? ''), await history.run(two ?? '')]
  if (old === undefined || head === undefined) throw new Error('the runs were not pushed')
  const row = await rowOf(head, { history }, { run: old, how: 'pinned', because: '' })
  await history.close()
  return {
    compare: [...new Set<string>(compared.notComparable.map(({ what }: NotComparable) => what))],
    complete: !compared.incomplete,
    since: against.why ?? verdict.because,
    table: row.notComparable,
    deltas: row.deltas.length,
  }
}

describe('compare, a drop since an earlier run, and the dashboard agree that two runs are not comparable', () => {
  test.each<[string, Change, NotComparable['what'], RegExp, RegExp]>([
    [
      'the prompt',
      { files: { 'suite.yaml': (text) => `prompt: { system: Hurry. }\n${text}` } },
      ...(['prompt', /used another prompt/, /the prompt was different/] as const),
    ],
    [
      'repeats',
      { flags: ['--repeats', '2'] },
      'repeats',
      /every question once, and this run 2 times/,
      /repeats were 1, and are 2/,
    ],
    [
      'grading',
      { flags: ['--arguments', 'bfcl'] },
      'grading',
      /judged as careful, and this run as bfcl/,
      /grading was careful, and is bfcl/,
    ],
    [
      'how tools are shown',
      { files: { 'one/journal.jsonl': (text) => text.replace('"exposure":"list"', '"exposure":"search"') } },
      ...(['exposure', /showed the tools in another way/, /shown in another way/] as const),
    ],
    [
      'parameters',
      { flags: ['--temperature', '1'] },
      ...([
        'parameters',
        /compatible:m with other parameters: .*not .*"temperature":1/,
        /compatible:m had other parameters/,
      ] as const),
    ],
    ['the version', { version: 'm-2' }, 'model version', /it was m-1, and is m-2/, /answered as m-1, and now as m-2/],
    [
      'the model',
      { flags: ['--model', 'compatible:y'], files: { 'tools.json': () => toolsJson(undefined, 'Now does') } },
      ...(['model', /did not ask compatible:y, only compatible:m/, /it did not ask compatible:y/] as const),
    ],
  ])('%s', async (_, change, what, since, table) => {
    const answers = await answersTo(change)
    expect(answers.compare).toContain(what)
    expect(answers.since).toMatch(since)
    expect(answers.table).toContainEqual(expect.stringMatching(table))
    expect(answers.deltas).toBe(0)
  })

  test.each<[string, Change, NotComparable['what']]>([
    ['the suite', { files: { 'suite.yaml': (text) => text.replace('id: intent-5,', 'id: intent-five,') } }, 'suite'],
    ['the suite, by a filter', { flags: ['--filter', 'intent-1'] }, 'suite'],
    ['wording', { files: { 'suite.yaml': (text) => text.replace('says: Say intent-5,', 'says: Do intent-5,') } }, 'wording'],
    [
      'expectation',
      { files: { 'suite.yaml': (text) => text.replace('5, expect: { tool: find_order, arguments: {} }', '5, expect: none') } },
      'expectation',
    ],
  ])('%s; a drop is counted over the intents that are the same', async (_, change, what) => {
    const answers = await answersTo(change)
    expect(answers).toMatchObject({ compare: [what], since: null, deltas: 0 })
    expect(answers.table).not.toEqual([])
  })

  test('a run that broke off is incomplete for all, and not of another suite', async () => {
    const half = (text: string) => `${text.split('\n').slice(0, 8).join('\n')}\n`
    const answers = await answersTo({ files: { 'one/journal.jsonl': half } })
    expect(answers).toMatchObject({ compare: [], complete: false, table: ['it is incomplete'], deltas: 0 })
    expect(answers.since).toMatch(/one is incomplete/)
  })
})

test('they agree that two runs are comparable, though the tools differ', async () => {
  const answers = await answersTo({ files: { 'tools.json': () => toolsJson(undefined, 'Now does') } })
  expect(answers).toMatchObject({ compare: [], complete: true, since: null, table: [] })
  expect(answers.deltas).toBeGreaterThan(0)
})

test('a model that only one of the runs asked takes nothing from the others', () => {
  const manifest = (...models: string[]) => {
    const read = manifestFrom({ suite: {}, toolset: {}, models: models.map((model) => ({ model })) })
    if (read === undefined) throw new Error('no manifest')
    return { manifest: read, incomplete: false }
  }
  const { general, ofModels, pairs } = comparability(manifest('a', 'b'), manifest('b', 'c'))
  expect([general, pairs]).toEqual([[], [{ before: 'b', after: 'b' }]])
  expect(ofModels.map(({ what, pair }) => [what, pair.after])).toEqual([
    ['model', 'c'],
    ['model', 'a'],
  ])
})
