import { expect, test } from 'vitest'
import type { Json } from '../../src/core/json.ts'
import { jsonLength } from '../../src/core/json-length.ts'

const nested = (inner: Json, levels: number): Json => {
  let value = inner
  for (let level = 0; level < levels; level++) value = { a: value }
  return value
}

test.each<[Json]>([[null], ['"\n€'], [[]], [{}], [[1, [true, null], 'x']], [{ a: [1, 2], 'b"': { c: -1.5e10 } }]])(
  '%j is counted as it is written, at any depth',
  (value) => {
    const { length } = JSON.stringify(value)
    expect(jsonLength(value)).toBe(length)
    // each level adds {"a":}
    expect(jsonLength(nested(value, 100_000))).toBe(length + 600_000)
  },
)
