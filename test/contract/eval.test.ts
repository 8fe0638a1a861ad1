import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evals } from '../../evals/index.ts'
import { toolFrom } from '../../src/core/tool.ts'
import type { Expectation, Intent } from '../../src/core/intent.ts'
import type { Call, Reply } from '../../src/core/reply.ts'
import { judgingOf } from '../../src/eval/judge.ts'
import { scoresOf } from '../../src/eval/score.ts'
import { frozen } from '../helpers/frozen.ts'
import { callsOf, intentOf, replyOf } from '../helpers/runs.ts'

const NAMES = ['read', 'write', 'list']
const schema = { type: 'object', properties: { path: { type: 'string' } }, required: ['path'] }
const judging = judgingOf(
  NAMES.map((name, index) => toolFrom({ name, inputSchema: schema }, index, undefined)),
  () => true,
)

const EXPECTED: readonly Expectation[] = [
  callsOf('read'),
  callsOf('read', 'write'),
  { kind: 'calls', anyOf: [{ order: 'given', calls: [{ tool: 'read', arguments: { path: { equals: 'a' } } }] }] },
  { kind: 'none' },
  { kind: 'ask' },
]
const intents = fc
  .tuple(fc.constantFrom(...EXPECTED), fc.subarray(NAMES))
  .map(([expect, not]): Intent => intentOf('i', '', { expect, not }))

const calls = fc.record({
  tool: fc.constantFrom(...NAMES, 'erase'),
  arguments: fc.constantFrom<Call['arguments'][]>({ path: 'a' }, { path: 'b' }, { where: 'a' }, {}, 'path=a', null),
})
const answers = fc
  .tuple(fc.array(calls, { maxLength: 3 }), fc.constantFrom('', 'Which file?', 'Done.'))
  .map(([made, text]): Reply => ({ ...replyOf([]), calls: made, text }))
const rankings = fc.shuffledSubarray([...NAMES, 'a', 'b', 'c', 'd']).map((ranking): Reply => replyOf([], ranking))

/** Which answers a metric judges at all: all others are `null` to it, never 0. */
const JUDGES: Readonly<Record<string, (reply: Reply, intent: Intent) => boolean>> = {
  selection: ({ ranking }, { expect }) => ranking === undefined && expect.kind === 'calls',
  // only part of the answers in which the right tool is called
  arguments: ({ calls: made }, { expect }) => made.length > 0 && expect.kind === 'calls',
  'right-call': ({ ranking }, { expect }) => ranking === undefined && expect.kind === 'calls',
  valid: ({ calls: made }) => made.length > 0,
  // of replies that are not answers, nothing else is judged
  answered: ({ ranking }) => ranking === undefined,
  abstention: ({ ranking }, { expect }) => ranking === undefined && expect.kind === 'none',
  ask: ({ ranking }, { expect }) => ranking === undefined && expect.kind === 'ask',
  forbidden: ({ ranking }, { not }) => ranking === undefined && not.length > 0,
  invented: ({ calls: made }) => made.length > 0,
  'retrieval@1': ({ ranking }, { expect }) => ranking !== undefined && expect.kind === 'calls',
  'retrieval@5': ({ ranking }, { expect }) => ranking !== undefined && expect.kind === 'calls',
  mrr: ({ ranking }, { expect }) => ranking !== undefined && expect.kind === 'calls',
}

/** Every score of a metric over many answers to many intents, the same each time. */
function scoresFor(metric: string): { readonly reply: Reply; readonly intent: Intent; readonly value: number | null }[] {
  const asked = fc.sample(fc.tuple(fc.oneof(answers, rankings), intents), { seed: 20261129, numRuns: 2000 })
  return asked.map(([reply, intent]) => ({
    reply,
    intent,
    value: scoresOf(evals, reply, intent, judging)[metric]?.value ?? null,
  }))
}

function filesIn(folder: string): string[] {
  return readdirSync(new URL(`../../${folder}`, import.meta.url))
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.slice(0, -'.ts'.length))
}

test('every file below evals/ is a metric under its own name', async () => {
  expect(Object.keys(evals).sort()).toEqual(filesIn('evals').sort())
  for (const [name, metric] of Object.entries(evals)) {
    expect((await import(`../../evals/${name}.ts`)).default, name).toBe(metric)
  }
})

test('every scorer below evals/scorers/ is the scorer of a metric, and the other way round', async () => {
  const files = await Promise.all(filesIn('evals/scorers').map((file) => import(`../../evals/scorers/${file}.ts`)))
  const scorers = files.map((file) => file.default).filter((scorer) => scorer !== undefined)
  expect(new Set(scorers)).toEqual(new Set(Object.values(evals).map(({ scorer }) => scorer)))
})

describe.each(Object.entries(evals))('%s', (metric, { summary, scorer, reads }) => {
  test('says in one sentence what it measures, and what its scorer calls right', () => {
    for (const text of [summary, scorer.summary]) expect(text).toMatch(/^[A-Z][^.]+\.$/)
  })

  test('scores from 0 to 1, or null', () => {
    const values = scoresFor(metric).flatMap(({ value }) => (value === null ? [] : [value]))
    expect(values.filter((value) => !(value >= 0 && value <= 1))).toEqual([])
  })

  test('knows right from wrong, and says null where it does not apply', () => {
    const values = new Set(scoresFor(metric).map(({ value }) => value))
    expect([values.has(1), values.has(0), values.has(null)]).toEqual([true, true, true])
  })

  test('is null, not 0, for every answer that it does not judge', () => {
    const judges = JUDGES[metric]
    if (judges === undefined) throw new Error(`test/contract/eval.test.ts does not say what ${metric} judges`)
    const foreign = scoresFor(metric).filter(({ reply, intent }) => !judges(reply, intent))
    expect(foreign.length).toBeGreaterThan(100)
    expect(foreign.filter(({ value }) => value !== null)).toEqual([])
  })

  test('gives equal answers equal scores, and changes nothing', () => {
    fc.assert(
      fc.property(reads === 'calls' ? answers : rankings, intents, (reply, intent) => {
        const first = scorer.score(frozen(reply), frozen(intent), frozen(judging))
        expect(scorer.score(structuredClone(reply), structuredClone(intent), judging)).toEqual(first)
      }),
      { seed: 20261129, numRuns: 300 },
    )
  })
})
