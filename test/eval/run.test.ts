import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Model } from '../../src/core/model.ts'
import type { Progress } from '../../src/core/progress.ts'
import { UserError } from '../../src/core/user-error.ts'
import type { Question } from '../../src/eval/plan.ts'
import { runQuestions, type RunOptions } from '../../src/eval/run.ts'
import { failure, HASTE, heldModel, memory, modelOf, questionsTo } from '../helpers/asking.ts'
import { replyOf } from '../helpers/runs.ts'

const right = (): ReturnType<typeof replyOf> => replyOf(['tool'])

async function ran(questions: readonly Question[], more: Partial<RunOptions> = {}) {
  const signal = new AbortController().signal
  return runQuestions(questions, { store: memory(), concurrency: 8, signal, patience: HASTE, ...more })
}

async function run(questions: readonly Question[], more: Partial<RunOptions> = {}) {
  return [...(await ran(questions, more)).recorded]
}

function withoutRetry({ retry: _, ...model }: Model): Model {
  return model
}

/** Lets everything that can go on without us go on. */
const settle = (): Promise<void> => sleep(5)

test('every question is asked once, and the outcomes come in the order of the questions', async () => {
  const asked: string[] = []
  const models = ['a:1', 'b:1'].map((name) => modelOf(name, (says) => (asked.push(`${name} ${says}`), right())))
  const questions = questionsTo(models, 12)
  const recorded = await run(questions)
  expect(recorded.map(({ key }) => key)).toEqual(questions.map(({ key }) => key))
  expect(new Set(asked)).toHaveLength(24)
  expect(asked).toHaveLength(24)
})

describe('width', () => {
  test('is the limit from the start', async () => {
    const { model, open, answer } = heldModel('a:1')
    const finished = run(questionsTo([model], 20))
    await settle()
    expect(open()).toBe(8)
    for (let count = 0; count < 8; count++) answer()
    await settle()
    expect(open()).toBe(8)
    for (let count = 0; count < 12; count++) {
      answer()
      await settle()
    }
    expect(await finished).toHaveLength(20)
  })

  test('never exceeds --concurrency', async () => {
    const { model, open, answer } = heldModel('a:1')
    const finished = run(questionsTo([model], 3), { concurrency: 1 })
    for (let count = 0; count < 3; count++) {
      await settle()
      expect(open()).toBe(1)
      answer()
    }
    expect(await finished).toHaveLength(3)
  })

  test('halves on 429 and keeps the question', async () => {
    const { model, open, answer, fail } = heldModel('a:1')
    const finished = run(questionsTo([model], 16))
    await settle()
    fail(failure('429', { throttled: true, afterMs: 1 }))
    for (let count = 0; count < 7; count++) answer()
    await settle()
    expect(open()).toBe(4)
    while (open() > 0) {
      answer()
      await settle()
    }
    expect((await finished).every(({ outcome }) => outcome.ok)).toBe(true)
  })

  test('stays on a 5xx, which is asked again', async () => {
    const widths: number[] = []
    const failed = new Set<string>()
    const model = modelOf('a:1', (says) => {
      if (failed.has(says)) return right()
      failed.add(says)
      throw failure('503')
    })
    const recorded = await run(questionsTo([model], 20), { progress: ({ width }) => widths.push(width) })
    expect(recorded.every(({ outcome }) => outcome.ok)).toBe(true)
    expect(Math.min(...widths)).toBe(8)
  })
})

test('while a provider asks for silence nothing is sent to it, and another provider goes on', async () => {
  let refused = false
  const asked: string[] = []
  const strict = modelOf('strict:1', (says) => {
    asked.push(says)
    if (refused) return right()
    refused = true
    throw failure('429', { throttled: true, afterMs: 40 })
  })
  const states: Progress[] = []
  let afterSilence = 0
  const free = modelOf('free:1', () => right())
  const finished = run(questionsTo([strict, free], 10), { concurrency: 1, progress: (state) => states.push(state) })
  await settle()
  afterSilence = asked.length
  expect(states.filter(({ model }) => model === 'free:1').at(-1)).toMatchObject({ done: 10, total: 10 })
  expect(states.filter(({ model }) => model === 'strict:1').at(-1)?.waitMs).toBeGreaterThan(0)
  const recorded = await finished
  expect(afterSilence).toBe(1)
  expect(asked).toHaveLength(11)
  expect(recorded.every(({ outcome }) => outcome.ok)).toBe(true)
})

test('a provider that does not answer holds up no other; two models of one provider share its width', async () => {
  const slow = heldModel('slow:1')
  const beside = heldModel('slow:2')
  const store = memory()
  const finished = run(questionsTo([slow.model, beside.model, modelOf('fast:1', () => right())], 10), { store })
  await settle()
  expect(store.trials.map(({ model }) => model)).toEqual(Array(10).fill('fast:1'))
  expect(slow.open() + beside.open()).toBe(8)
  while (store.trials.length < 30) {
    slow.answer()
    beside.answer()
    await settle()
  }
  await finished
})

describe('failures', () => {
  test('tries are bounded, and the failure is an outcome of its own', async () => {
    let tries = 0
    const model = modelOf('a:1', () => {
      tries++
      throw failure('503 busy')
    })
    const store = memory()
    const [trial] = await run(questionsTo([model], 1), { store })
    expect(tries).toBe(HASTE.tries)
    expect(trial?.outcome).toEqual({ ok: false, error: '503 busy', retryable: true })
    expect(store.kept).toEqual([])
  })

  test('what asking again cannot mend is asked once', async () => {
    let tries = 0
    const model = modelOf('a:1', () => {
      tries++
      throw failure('400 bad schema', false)
    })
    const [trial] = await run(questionsTo([model], 1))
    expect(tries).toBe(1)
    expect(trial?.outcome).toEqual({ ok: false, error: '400 bad schema', retryable: false })
  })

  test('no answer in time is asked again, then a failure that says so', async () => {
    const { model } = heldModel('a:1')
    const [trial] = await run(questionsTo([model], 1), { patience: { ...HASTE, tries: 2, answerMs: 10 } })
    expect(trial?.outcome).toEqual({ ok: false, error: 'no answer within 0.01 s', retryable: true })
  })

  test('a provider that asks for more patience than there is, is asked no more', async () => {
    let tries = 0
    const model = modelOf('a:1', () => {
      tries++
      throw failure('429 come back tomorrow', { throttled: true, afterMs: 86_400_000 })
    })
    const recorded = await run(questionsTo([model], 30))
    expect(tries).toBe(8)
    expect(recorded.map(({ outcome }) => outcome.ok)).toEqual(Array(tries).fill(false))
  })

  test('a provider that never answers is given up, and another still answers everything', async () => {
    let tries = 0
    const broken = modelOf('broken:1', () => {
      tries++
      throw failure('refused', false)
    })
    const recorded = await run(questionsTo([broken, modelOf('fine:1', () => right())], 60))
    expect(recorded.filter(({ outcome }) => outcome.ok)).toHaveLength(60)
    expect(tries).toBeLessThan(30)
  })

  test('answers between failures keep a shaky provider going', async () => {
    let count = 0
    const shaky = modelOf('shaky:1', () => {
      if (count++ % 3 > 0) throw failure('refused', false)
      return right()
    })
    expect(await run(questionsTo([shaky], 90))).toHaveLength(90)
  })

  test.each<[string, Model]>([
    ['a refused key', modelOf('a:1', () => Promise.reject(new UserError('OpenAI refused the key in OPENAI_API_KEY (401).')))],
    ['a bug of a model', withoutRetry(modelOf('a:1', () => Promise.reject(new Error('not a function'))))],
  ])('%s ends the run, with what was answered kept', async (_, model) => {
    const other = heldModel('b:1')
    const store = memory()
    const finished = run(questionsTo([model, other.model], 5), { store })
    await expect(finished).rejects.toThrow(/refused the key|not a function/)
    expect(store.trials).toEqual([])
  })

  test('a bug ends the questions that are under way; what the user has to fix waits for them, for they are paid for', async () => {
    const held = heldModel('b:1')
    const buggy = withoutRetry(modelOf('a:1', () => Promise.reject(new Error('not a function'))))
    await expect(run(questionsTo([buggy, held.model], 10))).rejects.toThrow('not a function')

    let count = 0
    const { model: slow, answer } = heldModel('a:1')
    const model = modelOf('a:2', async (says, signal) => {
      if (++count === 4) throw new UserError('there is no such model')
      return slow.ask({ system: undefined, says, tools: [], repeat: 0 }, signal)
    })
    const store = memory()
    const finished = run(questionsTo([model], 20), { store })
    await settle()
    for (let answers = 0; answers < 7; answers++) answer()
    await expect(finished).rejects.toThrow('there is no such model')
    expect(count).toBe(8)
    expect(store.trials).toHaveLength(7)
  })

  test('a journal that cannot be written ends the run', async () => {
    const store = memory()
    const full = { ...store, record: () => Promise.reject(new UserError('The journal cannot be written: the disk is full.')) }
    let tries = 0
    const model = modelOf('a:1', () => (tries++, right()))
    await expect(run(questionsTo([model], 50), { store: full })).rejects.toThrow('the disk is full')
    expect(tries).toBeLessThan(10)
  })

  test('what a failure says is bounded and harmless', async () => {
    const model = modelOf('a:1', () => {
      throw failure(`\u001b[2J${'x'.repeat(10_000)}`, false)
    })
    const [trial] = await run(questionsTo([model], 1))
    const error = trial?.outcome.ok === false ? trial.outcome.error : ''
    expect(error.length).toBeLessThanOrEqual(500)
    expect(error).not.toContain('\u001b')
  })
})

test('progress tells of every model before its first answer', async () => {
  const stop = new AbortController()
  const states: Progress[] = []
  const models = ['a:1', 'a:2', 'b:1'].map((name) => heldModel(name).model)
  const finished = run(questionsTo(models, 3), { signal: stop.signal, progress: (state) => states.push(state) })
  await settle()
  const start = { done: 0, total: 3, failed: 0, reused: 0, width: 8, waitMs: 0 }
  expect(states).toEqual(expect.arrayContaining(['a:1', 'a:2', 'b:1'].map((model) => ({ model, ...start }))))
  expect(states).toHaveLength(3)
  stop.abort()
  await finished
})

describe('abort', () => {
  test('gives what was answered so far, and asks nothing more', async () => {
    const stop = new AbortController()
    const { model, open, answer } = heldModel('a:1')
    const store = memory()
    const finished = run(questionsTo([model], 20), { store, signal: stop.signal })
    await settle()
    answer()
    answer()
    await settle()
    stop.abort()
    const asked = open()
    const recorded = await finished
    expect(recorded).toHaveLength(2)
    expect(store.trials).toEqual(recorded)
    expect(open()).toBe(asked)
  })

  test('ends pauses and silences at once', async () => {
    const stop = new AbortController()
    const patience = { ...HASTE, longestMs: 600_000 }
    const silent = modelOf('a:1', () => Promise.reject(failure('429', { throttled: true, afterMs: 500_000 })))
    const pausing = modelOf('b:1', () => Promise.reject(failure('503', { afterMs: 500_000 })))
    const finished = run(questionsTo([silent, pausing], 10), { signal: stop.signal, patience })
    await settle()
    stop.abort()
    expect(await finished).toEqual([])
  })

  test('before the start nothing is asked', async () => {
    let tries = 0
    const model = modelOf('a:1', () => (tries++, right()))
    expect(await run(questionsTo([model], 5), { signal: AbortSignal.abort() })).toEqual([])
    expect(tries).toBe(0)
  })
})

describe('what is there already', () => {
  test('recorded answers are not asked again; recorded failures are', async () => {
    const asked: string[] = []
    const questions = questionsTo([modelOf('a:1', (says) => (asked.push(says), right()))], 6)
    const [first, second] = await run(questions)
    asked.length = 0
    if (first === undefined || second === undefined) throw new Error('nothing was asked')
    const failed = { ...second, outcome: { ok: false as const, error: '503', retryable: true } }
    const states: Progress[] = []
    const recorded = await run(questions, { store: memory([first, failed]), progress: (state) => states.push(state) })
    expect(asked).toHaveLength(5)
    expect(asked).not.toContain(first.intent)
    expect(recorded.map(({ outcome }) => outcome.ok)).toEqual(Array(6).fill(true))
    expect(states.map(({ done, reused, failed }) => [done, reused, failed])).toEqual(
      [1, 2, 3, 4, 5, 6].map((done) => [done, 1, 0]),
    )
  })

  test('cached answers are used and said to be cached; only fresh answers are kept', async () => {
    let tries = 0
    const model = modelOf('a:1', () => (tries++, right()))
    const questions = questionsTo([model], 6)
    const store = memory()
    const half = new Set(questions.slice(0, 3))
    const recorded = await run(questions, {
      store: { ...store, cached: async (question) => (half.has(question) ? right() : undefined) },
    })
    expect(tries).toBe(3)
    expect(recorded.map(({ cached }) => cached)).toEqual([true, true, true, false, false, false])
    expect(store.kept.toSorted()).toEqual(
      questions
        .slice(3)
        .map(({ key }) => key)
        .toSorted(),
    )
  })
})
