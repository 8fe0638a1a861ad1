import { describe, expect, test } from 'vitest'
import { lane } from '../../src/eval/lane.ts'

const never = new AbortController().signal

test.each([1, 3, 32])('with room for %i, a lane starts that wide', (most) => {
  expect(lane(most).width()).toBe(most)
})

test('a refusal halves the lane, and as many answers in a row as it is wide double it, up to its limit', () => {
  const pace = lane(16)
  const answers = (count: number): void => {
    for (let answer = 0; answer < count; answer++) pace.succeeded(pace.begin())
  }
  pace.throttled(pace.begin(), 0)
  expect(pace.width()).toBe(8)
  answers(7)
  expect(pace.width()).toBe(8)
  answers(1)
  expect(pace.width()).toBe(16)
  answers(40)
  expect(pace.width()).toBe(16)
})

test('questions that were under way when the lane halved do not halve it again; later ones do', () => {
  const pace = lane(32)
  expect(pace.width()).toBe(32)
  const underWay = Array.from({ length: 8 }, () => pace.begin())
  for (const begun of underWay) pace.throttled(begun, 0)
  expect(pace.width()).toBe(16)
  pace.throttled(pace.begin(), 0)
  expect(pace.width()).toBe(8)
})

test('a lane is never narrower than one', () => {
  const pace = lane(32)
  for (let refusal = 0; refusal < 5; refusal++) pace.throttled(pace.begin(), 0)
  expect(pace.width()).toBe(1)
})

test('the longest silence that was asked for holds', () => {
  let clock = 1_000
  const pace = lane(32, { now: () => clock, random: () => 0 })
  expect(pace.waitMs()).toBe(0)
  pace.throttled(pace.begin(), 500)
  pace.throttled(pace.begin(), 200)
  expect(pace.waitMs()).toBe(500)
  clock += 499
  expect(pace.waitMs()).toBe(1)
  clock += 1
  expect(pace.waitMs()).toBe(0)
})

test('a silence that grows while somebody waits is waited out', async () => {
  let clock = 0
  const pace = lane(32, { now: () => clock, random: () => 0 })
  pace.throttled(pace.begin(), 5)
  let isReady = false
  const ready = pace.ready(never, 1_000).then(() => (isReady = true))
  pace.throttled(pace.begin(), 20)
  await new Promise((done) => setTimeout(done, 15))
  expect(isReady).toBe(false)
  clock = 20
  await ready
  expect(isReady).toBe(true)
})

test('who waits for a lane stops at an abort', async () => {
  const stop = new AbortController()
  const pace = lane(32)
  pace.throttled(pace.begin(), 60_000)
  const ready = pace.ready(stop.signal, 60_000)
  stop.abort()
  await expect(ready).rejects.toThrow(/abort/i)
})

test('nobody waits out a silence that is too long', async () => {
  const pace = lane(32)
  pace.throttled(pace.begin(), 60_000)
  await pace.ready(never, 1_000)
  expect(pace.waitMs()).toBeGreaterThan(1_000)
})

test('who waited together comes back one after another', async () => {
  const waits: number[] = []
  const pace = lane(32)
  pace.throttled(pace.begin(), 400)
  const from = performance.now()
  await Promise.all(
    Array.from({ length: 16 }, () => pace.ready(never, 1_000).then(() => waits.push(Math.round(performance.now() - from)))),
  )
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(399)
  expect(new Set(waits).size).toBeGreaterThan(4)
})

describe('what the provider says is left', () => {
  const clocked = () => {
    const clock = { now: 0 }
    return { clock, pace: lane(32, { now: () => clock.now, random: () => 0 }) }
  }
  const of = (remaining: number, resetMs: number, unit: 'requests' | 'tokens' = 'requests') => [{ unit, remaining, resetMs }]

  test('makes the lane no wider than that, until the limit is whole again', () => {
    const { clock, pace } = clocked()
    pace.told(of(5, 1_000), undefined)
    expect(pace.width()).toBe(5)
    expect(pace.waitMs()).toBe(0)
    clock.now = 1_000
    expect(pace.width()).toBe(32)
  })

  test('is waited for where nothing is left, a minute at most', () => {
    const { pace } = clocked()
    pace.told(of(0, 700), undefined)
    expect(pace.waitMs()).toBe(700)
    pace.told(of(0, 86_400_000), undefined)
    expect(pace.waitMs()).toBe(60_000)
  })

  test('counts in questions where it is tokens, by what the last one took', () => {
    const { pace } = clocked()
    pace.told(of(10_000, 1_000, 'tokens'), 4_000)
    expect(pace.width()).toBe(2)
    pace.told(of(10_000, 1_000, 'tokens'), undefined)
    expect(pace.width()).toBe(32)
  })

  test('the tightest limit counts, and plenty changes nothing', () => {
    const { pace } = clocked()
    pace.told([...of(1_000, 10), ...of(9, 1_000)], undefined)
    expect(pace.width()).toBe(9)
    pace.told(of(1_000, 1_000), undefined)
    expect(pace.width()).toBe(32)
  })
})
