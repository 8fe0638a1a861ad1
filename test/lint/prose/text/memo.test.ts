import { expect, test } from 'vitest'
import { remembered } from '../../../../src/lint/prose/text/memo.ts'

/** A reader that counts how often it reads each text. */
function counting() {
  const times = new Map<string, number>()
  const read = remembered((text) => {
    times.set(text, (times.get(text) ?? 0) + 1)
    return text.length
  })
  return { read, times }
}

test('a text is read once while it is asked for, also across many others', () => {
  const { read, times } = counting()
  for (let n = 0; n < 300_000; n++) {
    read(`text ${n}`)
    if (n % 1_000 === 0) read('kept')
  }
  expect(read('kept')).toBe(4)
  expect(times.get('kept')).toBe(1)
})

test('short texts are forgotten, too: what they cost is not their length', () => {
  const { read, times } = counting()
  read('typed once')
  for (let n = 0; n < 400_000; n++) read(`${n}`)
  read('typed once')
  expect(times.get('typed once')).toBe(2)
})
