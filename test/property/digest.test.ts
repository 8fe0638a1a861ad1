import { fc } from './seeded.ts'
import { expect, test } from 'vitest'
import { canonical, digest } from '../../src/core/digest.ts'
import { isArray, isObject, type Json } from '../../src/core/json.ts'
import { json } from './arbitraries.ts'
import { turned } from '../helpers/turned.ts'

test('canonical JSON says the same as what it was made from', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(canonical(value))).toEqual(value)
    }),
  )
})

test('the order of keys does not matter', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonical(turned(value))).toBe(canonical(value))
    }),
  )
})

test('different values differ', () => {
  fc.assert(
    fc.property(json, json, (one, other) => {
      expect(canonical(one) === canonical(other)).toBe(isSame(one, other))
    }),
  )
})

// RFC 8785, section 3.2.3, and keys that look like array indexes, which objects would put first.
test.each<[Json, string]>([
  [{ b: 1, a: 2, '10': 3, '9': 4 }, '{"10":3,"9":4,"a":2,"b":1}'],
  [
    { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 },
    '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}',
  ],
  [[3, { z: [], a: {} }], '[3,{"a":{},"z":[]}]'],
])('%j is %s', (value, text) => {
  expect(canonical(value)).toBe(text)
})

test('a digest is hexadecimal and as long as asked', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 64 }), (text, length) => {
      expect(digest(text, length)).toMatch(/^[0-9a-f]+$/)
      expect(digest(text, length)).toHaveLength(length)
      expect(digest(text).startsWith(digest(text, length))).toBe(true)
    }),
  )
})

function isSame(one: Json, other: Json): boolean {
  if (isArray(one) && isArray(other))
    return one.length === other.length && one.every((item, index) => isSame(item, other[index] ?? null))
  if (!isObject(one) || !isObject(other)) return one === other
  const [keys, others] = [Object.keys(one), Object.keys(other)]
  return (
    keys.length === others.length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key] ?? null, other[key] ?? null))
  )
}
