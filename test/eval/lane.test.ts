import { expect, test } from 'vitest'
import { lane } from '../../src/eval/lane.ts'

const never = new AbortController().signal

test.each([
  [1, 1],
  [3, 3],
  [4, 4],
  [32, 4],
])('with room for %i, a lane starts %i wide', (most, width) => {
  expect(lane(most).width()).toBe(width)
})

test('a lane doubles after as many answers in a row as it is wide, up to its limit', () => {
  const pace = lane(10)
  const widths = Array.from({ length: 30 }, () => {
    pace.succeeded(pace.begin())
    return pace.width()
  })
  expect(widths.slice(0, 4)).toEqual([4, 4, 4, 8])
  expect(widths.slice(4, 12)).toEqual([8, 8, 8, 8, 8, 8, 8, 10])
  expect(widths.at(-1)).toBe(10)
})

test('a refusal halves the lane and starts the count of answers anew', () => {
  const pace = lane(64)
  for (let answer = 0; answer < 15; answer++) pace.succeeded(pace.begin())
  expect(pace.width()).toBe(16)
  pace.throttled(pace.begin(), 0)
  expect(pace.width()).toBe(8)
  for (let answer = 0; answer < 7; answer++) pace.succeeded(pace.begin())
  expect(pace.width()).toBe(8)
  pace.succeeded(pace.begin())
  expect(pace.width()).toBe(16)
})

test('questions that were under way when the lane halved do not halve it again; later ones do', () => {
  const pace = lane(64)
  for (let answer = 0; answer < 28; answer++) pace.succeeded(pace.begin())
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
