import { expect, test } from 'vitest'
import type { Intent } from '../../src/core/intent.ts'
import type { ReportedTrial } from '../../src/core/reported-trial.ts'
import { perTool } from '../../src/eval/per-tool.ts'
import { reportedTrial } from '../../src/eval/reported.ts'
import { intentOf, trialOf, replyOf } from '../helpers/runs.ts'

function answer(intent: string, tools: readonly string[], more: Partial<ReportedTrial> = {}): ReportedTrial {
  const trial = reportedTrial(trialOf(intent, [], {}))
  return { ...trial, calls: replyOf(tools).calls, outcome: 'answered', ...more }
}

const INTENTS: readonly Intent[] = [
  ...['a', 'b', 'c', 'd'].map((id) => intentOf(id, 'move')),
  ...['e', 'f'].map((id) => intentOf(id, 'copy')),
]

test('recall, precision and F1 are of the answers that were meant for a tool, chose it, or both', () => {
  const trials = [
    ...['a', 'b', 'c'].map((id) => answer(id, ['move'])),
    answer('d', ['copy']),
    answer('e', ['copy']),
    answer('f', ['move']),
  ]
  const [move, copy] = perTool(trials, INTENTS, ['move', 'copy', 'never'])
  expect(move).toMatchObject({ tool: 'move', right: 3, recall: { value: 0.75, n: 4 }, precision: { value: 0.75, n: 4 } })
  expect(move?.f1.value).toBeCloseTo(0.75, 10)
  expect(move?.f1.n).toBe(5)
  expect(copy).toMatchObject({ tool: 'copy', right: 1, recall: { value: 0.5, n: 2 }, precision: { value: 0.5, n: 2 } })
  expect(copy?.f1.value).toBeCloseTo(0.5, 10)
  for (const { low, value, high } of [move?.f1, copy?.f1].flatMap((one) => one ?? [])) {
    expect(low).toBeLessThan(value ?? 0)
    expect(high).toBeGreaterThan(value ?? 1)
  }
})

test('a tool that nobody meant has no recall, one that nobody chose no precision: null, never 0', () => {
  const rows = perTool([answer('a', ['copy'])], INTENTS, ['move', 'copy'])
  expect(rows.find(({ tool }) => tool === 'copy')).toMatchObject({ recall: { value: null, n: 0 }, precision: { value: 0, n: 1 } })
  expect(rows.find(({ tool }) => tool === 'move')).toMatchObject({ recall: { value: 0, n: 1 }, precision: { value: null, n: 0 } })
})

test('what is not an answer counts nowhere, and a ranking counts by its first tool', () => {
  const lost = answer('a', [], { outcome: 'error', error: '500' })
  const cut = answer('b', ['move'], { outcome: 'cut-off' })
  expect(perTool([lost, cut], INTENTS, ['move'])).toEqual([])
  const ranked = answer('a', [], { ranking: ['move', 'copy'] })
  expect(perTool([ranked], INTENTS, ['move', 'copy']).map(({ tool, right }) => [tool, right])).toEqual([['move', 1]])
})

test('repeats are one intent, and an answer that is accepted too counts for its own tool', () => {
  const [row] = perTool([answer('a', ['move']), answer('a', ['copy'], { repeat: 1 })], INTENTS, ['move'])
  expect(row?.recall).toMatchObject({ value: 0.5, n: 1 })
  const either: Intent = {
    ...intentOf('x', 'move'),
    expect: { kind: 'calls', anyOf: ['move', 'copy'].map((tool) => ({ calls: [{ tool, arguments: undefined }], order: 'any' })) },
  }
  expect(perTool([answer('x', ['copy'])], [either], ['move', 'copy']).map(({ tool, right }) => [tool, right])).toEqual([
    ['copy', 1],
  ])
})
