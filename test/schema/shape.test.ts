import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/core/json.ts'
import { noteShape, rememberedForShape } from '../../src/schema/shape.ts'

const schema = (day: JsonObject, more: JsonObject = {}): JsonObject => ({ type: 'object', properties: { day }, ...more })
const DAY = { type: 'string', description: 'First day.' }

test.each<[string, JsonObject, JsonObject]>([
  ['a description', schema(DAY), schema({ ...DAY, description: 'Last day.' })],
  ['its own title', schema(DAY, { title: 'a' }), schema(DAY, { title: 'b' })],
  ['a comment in a list', schema(DAY, { anyOf: [{ $comment: 'a' }, {}] }), schema(DAY, { anyOf: [{ $comment: 'b' }, {}] })],
])('what was known of a schema that differs in %s stays known', (_, before, after) => {
  expect(computedFor(before, after)).toBe(1)
})

test.each<[string, JsonObject, JsonObject]>([
  ['a type', schema(DAY), schema({ ...DAY, type: 'integer' })],
  ['a description that comes', schema({ type: 'string' }), schema(DAY)],
  ['a description that is no text', schema(DAY), schema({ ...DAY, description: 1 })],
  ['the type of what is called description', schema(DAY), { type: 'object', properties: { description: { type: 'string' } } }],
  ['a value with a description', schema({ const: { description: 'a' } }), schema({ const: { description: 'b' } })],
  ['a value of a list', schema({ enum: [{ title: 'a' }] }), schema({ enum: [{ title: 'b' }] })],
  ['the order of properties', schema(DAY, { $defs: { a: {}, b: {} } }), schema(DAY, { $defs: { b: {}, a: {} } })],
  ['the length of a list', schema(DAY, { anyOf: [{}] }), schema(DAY, { anyOf: [{}, {}] })],
])('what was known of a schema that differs in %s is looked for again', (_, before, after) => {
  expect(computedFor(before, after)).toBe(2)
})

test('a schema that was typed in many times has the shape of the first', () => {
  const versions = [...'abc'].map((text) => schema({ ...DAY, description: text }))
  expect(computedFor(...versions)).toBe(1)
})

/** How often a fact is computed for the versions of a schema, one after the other. */
function computedFor(...versions: readonly JsonObject[]): number {
  let computed = 0
  const fact = rememberedForShape(() => ({ computed: ++computed }))
  let last: JsonObject | undefined
  for (const version of versions) {
    if (last !== undefined) noteShape(version, last)
    last = version
    fact(version)
  }
  return computed
}
