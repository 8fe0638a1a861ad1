import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import { DEFAULTS } from '../../src/config/config.ts'
import { rowDeltas } from '../../src/serve/row-deltas.ts'
import { createSession } from '../../src/session.ts'
import { chatServer } from '../helpers/chat-server.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { suiteYaml, toolsJson } from '../helpers/shop.ts'

const IDS = Array.from({ length: 40 }, (_, index) => `intent-${index}`)

interface Wanted {
  readonly intents?: readonly string[]
  /** Of `suite.yaml`. */
  readonly suite?: (text: string) => string
  readonly flags?: readonly string[]
  /** Whether the model is right in the second run about the nth of its answers to an intent. */
  readonly isRight: (intent: number, answer: number) => boolean
  readonly fails?: (intent: number) => boolean
}

/** Two runs over other tools, the first one right throughout, and a session with a history that holds both. */
async function twoRuns({ intents = IDS, suite = (text) => text, flags = [], isRight, fails = () => false }: Wanted) {
  const answers = new Map<number, number>()
  let isSecond = false
  const { url } = await chatServer(({ says }) => {
    const intent = Number(says.split('-')[1])
    const answer = answers.get(intent) ?? 0
    answers.set(intent, answer + 1)
    if (isSecond && fails(intent)) return { calls: [], text: '' }
    return { calls: [isSecond && !isRight(intent, answer) ? 'cancel_order' : 'find_order'] }
  })
  const cwd = folder({ 'suite.yaml': suite(suiteYaml('', intents)), 'tools.json': toolsJson() })
  const argv = ['eval', 'suite.yaml', '--model', 'compatible:m', '--no-cache', ...flags]
  const run = (out: string) => rightcall([...argv, '--out', out], { cwd, env: { RIGHTCALL_BASE_URL: url } })
  await run('one')
  isSecond = true
  answers.clear()
  writeFileSync(join(cwd, 'tools.json'), toolsJson(undefined, 'Now does'))
  await run('two')
  const session = createSession(builtins, DEFAULTS, { cwd, env: {} })
  const history = await session.history()
  const heads = []
  for (const path of ['one', 'two']) heads.push(await history.run((await session.push(path, history)).runs[0]?.id ?? ''))
  const [before, after] = heads
  if (before === undefined || after === undefined) throw new Error('the runs were not pushed')
  return { cwd, session, history, before, after }
}

describe('the deltas of the list are those of the comparison', () => {
  test.each<[string, Wanted]>([
    ['with losses', { isRight: (intent) => intent > 12 }],
    ['with losses that chance explains', { isRight: (intent) => intent !== 3 }],
    ['without any', { isRight: () => true }],
    [
      'with clusters',
      { suite: (text) => text.replace(/id: intent-(\d+)/g, (id, n) => `cluster: c${n % 8}, ${id}`), isRight: (n) => n % 8 > 2 },
    ],
    ['with repeats', { flags: ['--repeats', '3'], isRight: (intent, answer) => intent > 20 || answer !== 1 }],
    ['with replies that are not answers', { isRight: (intent) => intent > 9, fails: (intent) => intent === 30 }],
    [
      'with a tool and its intents gone',
      { isRight: (n) => n > 9, suite: (text) => `${text}  - { id: lost, says: Say intent-1, expect: { tool: cancel_order } }\n` },
    ],
  ])('%s', async (_, wanted) => {
    const { history, session, before, after } = await twoRuns(wanted)
    const { deltas, verdict, notComparable } = await rowDeltas(before, after, history)
    const { report } = await session.storedDifference(before.id, after.id, history)
    const rows = (report?.rows ?? []).map(({ metric, model, delta: { value, low, high, n }, adjusted }) => ({
      ...{ metric, model, value, low, high, n, adjusted, paired: true },
    }))
    const byMetric = (one: { metric: string }, other: { metric: string }) => (one.metric < other.metric ? -1 : 1)
    expect(deltas.toSorted(byMetric)).toEqual(rows.toSorted(byMetric))
    expect(deltas).not.toEqual([])
    expect([verdict, notComparable]).toEqual([report?.verdict, []])
    // the second time it comes from the history
    expect(await history.difference(before.id, after.id)).toMatchObject({ verdict })
    expect(await rowDeltas(before, after, history)).toEqual({ deltas, verdict, notComparable })
    await history.close()
  })

  test('with too few intents for a test, the intervals of both numbers stand in, and say so', async () => {
    const { history, before, after } = await twoRuns({
      intents: IDS.slice(0, 4),
      flags: ['--repeats', '2'],
      isRight: (intent, answer) => intent > 1 || answer === 0,
    })
    const { deltas } = await rowDeltas(before, after, history)
    const selection = deltas.find(({ metric }) => metric === 'selection')
    expect(selection).toMatchObject({ paired: false, adjusted: null, value: -0.25 })
    expect(selection?.low).toBeLessThan(-0.25)
    await history.close()
  })
})

test('a run that an earlier version pushed has unpaired intervals, until it is pushed again', async () => {
  const { cwd, session, history, before, after } = await twoRuns({ isRight: (intent) => intent > 12 })
  const [report, { trials }, tools] = [
    await history.report(after.id),
    await history.trials(after.id, { offset: 0, limit: 1000 }),
    await history.tools(after.id),
  ]
  if (report === undefined) throw new Error('no report')
  rmSync(join(cwd, '.rightcall/history.sqlite'))
  const older = await session.history('older.sqlite')
  await session.push('one', older)
  await older.push({ id: after.id, digest: 'of an earlier version', report: { ...report, trials }, tools })
  const wide = (await rowDeltas(before, after, older)).deltas.find(({ metric }) => metric === 'selection')
  expect(wide?.paired).toBe(false)
  await session.push('two', older)
  const exact = (await rowDeltas(before, after, older)).deltas.find(({ metric }) => metric === 'selection')
  expect(exact?.paired).toBe(true)
  expect([exact?.low, exact?.high]).not.toEqual([wide?.low, wide?.high])
  await older.close()
  await history.close()
})

test('what was kept of a difference goes when one of the runs is pushed anew', async () => {
  const { session, history, before, after, cwd } = await twoRuns({ isRight: (intent) => intent > 12 })
  await rowDeltas(before, after, history)
  const journal = join(cwd, 'two/journal.jsonl')
  writeFileSync(journal, '{"kind":"note"}\n', { flag: 'a' })
  expect((await session.push('two', history)).runs[0]?.outcome).toBe('updated')
  expect(await history.difference(before.id, after.id)).toBeUndefined()
  await history.close()
})
