import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { stopError } from '../../src/core/stopped.ts'
import { budgetOf } from '../../src/eval/budget.ts'
import type { Question } from '../../src/eval/plan.ts'
import { runQuestions, type RunOptions } from '../../src/eval/run.ts'
import { failure, HASTE, heldModel, memory, modelOf, questionsTo } from '../helpers/asking.ts'
import { replyOf } from '../helpers/runs.ts'

const right = () => replyOf(['tool'])
const settle = () => sleep(5)

function run(questions: readonly Question[], more: Partial<RunOptions> = {}) {
  const signal = new AbortController().signal
  return runQuestions(questions, { store: memory(), concurrency: 4, signal, patience: HASTE, ...more })
}

describe('too many questions (429)', () => {
  test('are no tries: a question that is refused more often than there are tries is answered in the end', async () => {
    let refusals = 0
    const model = modelOf('a:1', () => {
      if (refusals++ < HASTE.tries * 3) throw failure('429', { throttled: true, afterMs: 1 })
      return right()
    })
    const { recorded, notAsked } = await run(questionsTo([model], 6))
    expect(recorded.map(({ outcome }) => outcome.ok)).toEqual(Array(6).fill(true))
    expect(notAsked).toBe(0)
  })

  test('end in the end, where the provider never answers anything else', async () => {
    const model = modelOf('a:1', () => Promise.reject(failure('429', { throttled: true, afterMs: 1 })))
    const { recorded } = await run(questionsTo([model], 2))
    expect(recorded.map(({ outcome }) => outcome)).toEqual(Array(2).fill({ ok: false, error: '429', retryable: true }))
  })
})

describe('what ends the asking', () => {
  test.each(['money', 'key'] as const)(
    '(%s) keeps what was answered and under way, and counts what was not asked',
    async (reason) => {
      const { model: slow, answer } = heldModel('b:1')
      let count = 0
      const broke = modelOf('a:1', () => {
        if (++count > 5) throw stopError({ reason, says: 'No more.' })
        return right()
      })
      const finished = run(questionsTo([broke, slow], 20))
      await settle()
      for (let answers = 0; answers < 4; answers++) answer()
      const { recorded, notAsked, stopped } = await finished
      expect(recorded.map(({ model }) => model).toSorted()).toEqual([...Array(5).fill('a:1'), ...Array(4).fill('b:1')])
      expect(notAsked).toBe(40 - 9)
      expect(stopped).toEqual([{ reason, says: 'No more.' }])
    },
  )

  test('a provider that is given up is said to be, and another goes on', async () => {
    const broken = modelOf('a:1', () => Promise.reject(failure('refused', false)))
    const { recorded, notAsked, stopped } = await run(questionsTo([broken, modelOf('b:1', right)], 60))
    expect(recorded.filter(({ outcome }) => outcome.ok)).toHaveLength(60)
    expect(notAsked).toBe(120 - recorded.length)
    expect(stopped).toMatchObject([{ reason: 'failures' }])
  })

  test('an interruption ends pauses, waits for the answers under way, and tells how many', async () => {
    const drain = new AbortController()
    const { model, answer } = heldModel('a:1')
    const pausing = modelOf('b:1', () => Promise.reject(failure('429', { throttled: true, afterMs: 40 })))
    let waited = 0
    const finished = run(questionsTo([model, pausing], 9), { drain: drain.signal, waiting: (answers) => (waited = answers) })
    await settle()
    drain.abort()
    for (let answers = 0; answers < 4; answers++) answer()
    const { recorded, notAsked, stopped } = await finished
    expect(waited).toBe(4)
    expect(recorded).toHaveLength(4)
    expect(notAsked).toBe(14)
    expect(stopped).toMatchObject([{ reason: 'interrupted' }])
  })
})

describe('a limit on the cost', () => {
  const costs = { estimate: () => 1, of: () => 1 }

  test('is used up and not passed, whatever the concurrency', async () => {
    for (const concurrency of [1, 4, 32]) {
      const { recorded, notAsked, stopped } = await run(questionsTo([modelOf('a:1', right)], 40), {
        concurrency,
        budget: budgetOf(10, costs),
      })
      expect(recorded).toHaveLength(10)
      expect(notAsked).toBe(30)
      expect(stopped).toMatchObject([{ reason: 'max-cost' }])
    }
  })

  test('is passed by no more than what is under way, where answers cost more than was expected', async () => {
    const { recorded } = await run(questionsTo([modelOf('a:1', right)], 40), {
      budget: budgetOf(10, { estimate: () => 1, of: () => 3 }),
    })
    expect(recorded.length * 3).toBeLessThanOrEqual(10 + 4 * 3)
  })

  test('counts what the journal has paid already', async () => {
    const questions = questionsTo([modelOf('a:1', right)], 40)
    const store = memory()
    await run(questions, { store, budget: budgetOf(10, costs) })
    const again = await run(questions, { store, budget: budgetOf(10, costs) })
    expect(again.recorded).toHaveLength(10)
    expect((await run(questions, { store, budget: budgetOf(15, costs) })).recorded).toHaveLength(15)
  })
})

test('the first question over tools that the provider keeps goes alone, the others then together', async () => {
  const { model, open, answer } = heldModel('a:1')
  const caching = { ...model, promptCache: { leastTokens: 0, covers: () => true } }
  const tools = [{ name: 'tool', description: 'Does it.', inputSchema: {} }]
  const questions = questionsTo([caching], 9).map((question) => ({ ...question, request: { ...question.request, tools } }))
  const finished = run(questions)
  await settle()
  expect(open()).toBe(1)
  answer()
  await settle()
  expect(open()).toBe(4)
  while (open() > 0) {
    answer()
    await settle()
  }
  expect((await finished).recorded).toHaveLength(9)
})
