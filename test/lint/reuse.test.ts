import { expect, test } from 'vitest'
import { isArray, isObject, type Json } from '../../src/core/json.ts'
import { reusing } from '../../src/lint/reuse.ts'

const before: Json = {
  name: 'a',
  inputSchema: { properties: { id: { type: 'string' }, to: { type: 'string', description: 'x' } } },
}

test('a value that is the same as before is the object of before', () => {
  expect(reusing(structuredClone(before), before)).toBe(before)
})

test('where one part differs, the value is the new one, and its other parts are the objects of before', () => {
  const now: Json = {
    name: 'a',
    inputSchema: { properties: { id: { type: 'string' }, to: { type: 'string', description: 'y' } } },
  }
  const reused = reusing(now, before)
  expect(reused).toEqual(now)
  const idOf = (value: Json) => at(at(at(value, 'inputSchema'), 'properties'), 'id')
  expect(idOf(reused)).toBe(idOf(before))
})

test('items of a list as long as before are the objects of before', () => {
  const list = (...types: readonly string[]): Json => ({ anyOf: types.map((type) => ({ type })) })
  const earlier = list('string', 'integer')
  const reused = reusing(list('string', 'number'), earlier)
  expect(reused).toEqual(list('string', 'number'))
  const firstOf = (value: Json) => at(at(value, 'anyOf'), 0)
  expect(firstOf(reused)).toBe(firstOf(earlier))
  expect(reusing(list('number'), earlier)).toEqual(list('number'))
})

test.each<[string, Json, Json]>([
  ['other order of keys', { b: 1, a: 2 }, { a: 2, b: 1 }],
  ['a list for an object', [], {}],
  ['a key called __proto__', JSON.parse('{"__proto__":{"x":1},"a":1}'), JSON.parse('{"__proto__":{"x":1},"a":2}')],
  ['nothing', null, {}],
])('%s is kept as it is', (_, now, earlier) => {
  expect(JSON.stringify(reusing(now, earlier))).toBe(JSON.stringify(now))
})

function at(value: Json, key: string | number): Json {
  return (isArray(value) ? value[Number(key)] : isObject(value) ? value[key] : undefined) ?? null
}
