import { describe, expect, test } from 'vitest'
import { evals } from '../../evals/index.ts'
import type { Recorded } from '../../src/core/recorded.ts'
import { toolFrom } from '../../src/core/tool.ts'
import { judgingOf } from '../../src/eval/judge.ts'
import { summarise } from '../../src/eval/summarise.ts'
import { intentOf, replyOf, runOf } from '../helpers/runs.ts'

const judging = judgingOf([toolFrom({ name: 'read', inputSchema: { type: 'object' } }, 0, undefined)], () => true)
const intents = [intentOf('a', 'read'), intentOf('b', 'read'), intentOf('c', 'read', { expect: { kind: 'none' } })]
const manifest = runOf([]).manifest

const answered = (intent: string, tools: readonly string[], repeat = 0): Recorded => ({
  ...{ key: `${intent} ${repeat}`, question: intent, intent, variant: 'only', model: 'm', repeat, cached: false, ms: 1 },
  outcome: { ok: true, reply: replyOf(tools) },
})
const failed = (intent: string): Recorded => ({ ...answered(intent, []), outcome: { ok: false, error: '503', retryable: true } })

const summed = (recorded: readonly Recorded[], planned = recorded.length) =>
  summarise(recorded, { manifest, intents, evals, judging, planned })
const estimate = (run: ReturnType<typeof summed>, metric: string) => run.summary.find((row) => row.metric === metric)?.estimate

describe('summarise', () => {
  test('averages a metric over the intents that it is meant for', () => {
    const run = summed([answered('a', ['read']), answered('b', ['other']), answered('c', [])])
    expect(estimate(run, 'selection')).toMatchObject({ value: 0.5, n: 2 })
    expect(estimate(run, 'abstention')).toMatchObject({ value: 1, n: 1 })
    expect(estimate(run, 'retrieval@1')).toBeUndefined()
  })

  test('averages repeats inside their intent first', () => {
    const run = summed([answered('a', ['read'], 0), answered('a', ['read'], 1), answered('a', [], 2), answered('b', ['read'])])
    expect(estimate(run, 'selection')?.value).toBeCloseTo((2 / 3 + 1) / 2)
    expect(estimate(run, 'selection')?.n).toBe(2)
    expect(run.intents.find(({ id }) => id === 'a')).toMatchObject({ passes: 2, repeats: 3, error: 0 })
  })

  test('counts a failure as a failure, never as a wrong answer', () => {
    const run = summed([answered('a', ['read']), failed('b')])
    expect(estimate(run, 'selection')).toMatchObject({ value: 1, n: 1 })
    expect(run.intents.find(({ id }) => id === 'b')).toMatchObject({ passes: 0, error: 1 })
    expect(run.confusion).toEqual([])
  })

  test.each([
    ['every trial answered', [answered('a', ['read']), answered('b', ['read'])], 2, false],
    ['a trial missing', [answered('a', ['read'])], 2, true],
    ['one of two failed', [answered('a', ['read']), failed('b')], 2, true],
  ])('%s', (_, recorded, planned, incomplete) => {
    expect(summed(recorded, planned).incomplete).toBe(incomplete)
  })
})
