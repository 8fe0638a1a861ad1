import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { isArray, isObject, type Json } from '../../src/core/json.ts'
import { join, type Pointer } from '../../src/core/pointer.ts'
import { yamlDocument } from '../../src/sources/yaml-text.ts'

function* leavesOf(value: Json, at: Pointer = ''): Iterable<[Pointer, Json]> {
  if (isArray(value)) for (const [index, item] of value.entries()) yield* leavesOf(item, join(at, index))
  else if (isObject(value)) for (const [key, inner] of Object.entries(value)) yield* leavesOf(inner, join(at, key))
  else yield [at, value]
}

const json = fc.jsonValue({ maxDepth: 4 }).map((value): Json => JSON.parse(JSON.stringify(value)))

test('the span of every scalar parses back to the value there', () => {
  fc.assert(
    fc.property(json, fc.constantFrom(40, 80), (value, lineWidth) => {
      const text = stringify(value, { lineWidth })
      const document = yamlDocument('a.yaml', text)
      expect(document.data).toEqual(value)
      for (const [at, expected] of leavesOf(value)) {
        const { start, end } = document.span(at) ?? { start: 0, end: 0 }
        expect(parse(text.slice(start, end)), `${at} in ${text}`).toEqual(expected)
      }
      expect(document.duplicateKeys()).toEqual([])
    }),
    { numRuns: 300, seed: 1 },
  )
})
