import { fc } from './seeded.ts'
import { expect, test } from 'vitest'
import type { Json } from '../../src/core/json.ts'
import { isPointer, join, pointer, segmentsOf, valueAt, type Pointer } from '../../src/core/pointer.ts'
import { json, segments } from './arbitraries.ts'

test('segments survive the way into a pointer and back', () => {
  fc.assert(
    fc.property(segments, (keys) => {
      const at = pointer(...keys)
      expect(isPointer(at)).toBe(true)
      expect(segmentsOf(at)).toEqual(keys)
    }),
  )
})

test('joining is the same as saying it in one go', () => {
  fc.assert(
    fc.property(segments, segments, (above, below) => {
      expect(join(pointer(...above), ...below)).toBe(pointer(...above, ...below))
    }),
  )
})

test('any valid pointer is what its segments say', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('/', '~', '0', '1', 'a') }), (text) => {
      if (isPointer(text)) expect(pointer(...segmentsOf(text))).toBe(text)
      else expect(text === '' || (text.startsWith('/') && !/~(?![01])/.test(text))).toBe(false)
    }),
  )
})

test('every value in a document is found at its own place and nowhere beside it', () => {
  fc.assert(
    fc.property(json, (value) => {
      for (const [at, found] of places(value, '')) {
        expect(valueAt(value, at)).toBe(found)
        expect(valueAt(value, join(at, 'no such key'))).toBe(undefined)
        expect(valueAt(value, join(at, '-'))).toBe(undefined)
      }
    }),
  )
})

function* places(value: Json, at: Pointer): Generator<[Pointer, Json]> {
  yield [at, value]
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) yield* places(inner, join(at, key))
}
