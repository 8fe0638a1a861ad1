import { fc } from './seeded.ts'
import { expect, test } from 'vitest'
import type { Json } from '../../src/core/json.ts'
import { join, pointer, valueAt, type Pointer } from '../../src/core/pointer.ts'
import { toolFrom, type Edit, type Toolset, toolsetFrom } from '../../src/core/tool.ts'
import { applyPatch } from '../../src/lint/patch.ts'
import { frozen } from '../helpers/frozen.ts'
import { json, segments } from './arbitraries.ts'

const places = json.chain((value) => fc.tuple(fc.constant(value), fc.constantFrom(...placesIn(value, ''))))
const anywhere = segments.map((keys) => pointer(...keys))

test('a replaced value is found at its place and the rest stays', () => {
  fc.assert(
    fc.property(places, json, ([raw, at], to) => {
      const after = edited(raw, { tool: 0, at, to })
      expect(valueAt(after, at)).toEqual(to)
      expect(edited(after, { tool: 0, at, to: valueAt(raw, at) })).toEqual(raw)
    }),
  )
})

test('putting back what is there changes nothing, not even the order of keys', () => {
  fc.assert(
    fc.property(places, ([raw, at]) => {
      expect(JSON.stringify(edited(raw, { tool: 0, at, to: valueAt(raw, at) }))).toBe(JSON.stringify(raw))
    }),
  )
})

test('a removed key is gone, and only it', () => {
  const objects = fc.dictionary(fc.string(), json, { minKeys: 1, noNullPrototype: true })
  fc.assert(
    fc.property(
      objects.chain((value) => fc.tuple(fc.constant(value), fc.constantFrom(...Object.keys(value)))),
      ([raw, key]) => {
        const { [key]: _, ...rest } = raw
        expect(edited(raw, { tool: 0, at: pointer(key), to: undefined })).toEqual(rest)
      },
    ),
  )
})

test('a new key is added, and only it', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json, { noNullPrototype: true }), json, (raw, to) => {
      const after = edited(raw, { tool: 0, at: pointer('no such key'), to })
      expect(after).toEqual({ ...raw, 'no such key': to })
    }),
  )
})

test('an edit at a place that does not exist creates the last segment or changes nothing', () => {
  fc.assert(
    fc.property(json, anywhere, json, (raw, at, to) => {
      if (valueAt(raw, at) !== undefined) return
      const after = edited(raw, { tool: 0, at, to })
      const created = valueAt(after, at)
      if (created === undefined) expect(after).toEqual(raw)
      else expect(edited(after, { tool: 0, at, to: undefined })).toEqual(raw)
    }),
    { numRuns: 500 },
  )
})

test('other tools are the very same objects', () => {
  fc.assert(
    fc.property(json, json, anywhere, (raw, other, at) => {
      const toolset = toolsetOf([raw, other])
      const after = applyPatch(toolset, { says: '', safe: true, edits: [{ tool: 0, at, to: 'x' }] })
      expect(after.tools[1]).toBe(toolset.tools[1])
    }),
  )
})

function toolsetOf(raws: readonly Json[]): Toolset {
  const tools = raws.map((raw, index) => toolFrom(raw, index, undefined))
  return frozen(toolsetFrom({ id: 't', uri: 't.json', tools }))
}

function edited(raw: Json, edit: Edit): Json {
  return applyPatch(toolsetOf([raw]), { says: '', safe: true, edits: [edit] }).tools[0]?.raw ?? null
}

function placesIn(value: Json, at: Pointer): Pointer[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, join(at, key)))]
}
