import { describe, expect, test } from 'vitest'
import { isObject, type JsonObject } from '../../src/core/json.ts'
import { valueAt } from '../../src/core/pointer.ts'
import { toolFrom } from '../../src/core/tool.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { corpusServers, noCorpus } from '../helpers/corpus.ts'

const read = (inputSchema: JsonObject) => parametersOf(toolFrom({ name: 'a', inputSchema }, 0, undefined))
const brief = (inputSchema: JsonObject) => read(inputSchema).map(({ name, at, required, depth }) => [name, at, required, depth])

test('top-level parameters come first, nested ones after, each with its place', () => {
  expect(
    brief({
      type: 'object',
      properties: {
        filter: { type: 'object', properties: { owner: {} }, required: ['owner'] },
        rows: { type: 'array', items: { properties: { 'a/b': {} } } },
        query: {},
      },
      required: ['query'],
    }),
  ).toEqual([
    ['filter', '/inputSchema/properties/filter', false, 0],
    ['rows', '/inputSchema/properties/rows', false, 0],
    ['query', '/inputSchema/properties/query', true, 0],
    ['owner', '/inputSchema/properties/filter/properties/owner', true, 1],
    ['a/b', '/inputSchema/properties/rows/items/properties/a~1b', false, 1],
  ])
})

test('what holds only under a condition is not required, and a branch does not repeat what is declared', () => {
  expect(
    brief({
      properties: { kind: {} },
      anyOf: [
        { properties: { kind: { const: 'a' }, a: {} }, required: ['a'] },
        { allOf: [{ properties: { b: {} }, required: ['b'] }] },
      ],
      allOf: [{ properties: { c: {} }, required: ['c'] }],
    }),
  ).toEqual([
    ['kind', '/inputSchema/properties/kind', false, 0],
    ['a', '/inputSchema/anyOf/0/properties/a', false, 0],
    ['c', '/inputSchema/allOf/0/properties/c', true, 0],
    ['b', '/inputSchema/anyOf/1/allOf/0/properties/b', false, 0],
  ])
})

test('conditions declare parameters, and what they require is required at times', () => {
  const parameters = read({
    properties: { kind: {}, grams: {}, zone: {} },
    allOf: [{ required: ['kind'] }],
    if: { properties: { kind: { const: 'box' }, asked: {} } },
    then: { properties: { lid: {} }, required: ['grams', 'lid'] },
    dependentRequired: { grams: ['zone'] },
    dependentSchemas: { zone: { properties: { street: {} }, required: ['street'] } },
  })
  expect(parameters.map(({ name, required, requiredAtTimes }) => [name, required, requiredAtTimes])).toEqual([
    ['kind', true, false],
    ['grams', false, true],
    ['zone', false, true],
    ['lid', false, true],
    ['street', false, true],
  ])
})

test('local references and nullable unions are merged in, with the place of the description', () => {
  const [size, when, many] = read({
    properties: {
      size: { $ref: '#/$defs/Size' },
      when: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }], description: 'Day.' },
      many: { oneOf: [{ type: 'string', description: 'One.' }, { type: 'array' }] },
    },
    $defs: { Size: { type: 'number', description: 'Height.' } },
  })
  expect(size).toMatchObject({ types: ['number'], description: 'Height.', descriptionAt: '/inputSchema/$defs/Size/description' })
  expect(when).toMatchObject({ types: ['string', 'null'], description: 'Day.', schema: { format: 'date' } })
  expect(many).toMatchObject({
    types: ['string', 'array'],
    description: 'One.',
    descriptionAt: '/inputSchema/properties/many/oneOf/0/description',
  })
})

test('circular references end', () => {
  const tree = { properties: { child: { $ref: '#' }, sibling: { $ref: '#/properties/sibling' } } }
  expect(brief(tree).map(([name]) => name)).toEqual(['child', 'sibling'])
})

test('the same schema object is read once', () => {
  const tool = toolFrom({ name: 'a', inputSchema: { properties: { a: {} } } }, 0, undefined)
  expect(parametersOf(tool)).toBe(parametersOf(tool))
})

test('a schema 10,000 levels deep is cut, not followed', () => {
  let schema: JsonObject = {}
  for (let level = 0; level < 10_000; level++) schema = { properties: { a: schema } }
  expect(read(schema).length).toBeLessThan(200)
})

test('a schema whose properties hold nonsense gives nothing', () => {
  expect(read({ properties: [1, 2] })).toEqual([])
  expect(read({ properties: { a: 'string', b: null, c: true } })).toEqual([])
})

describe.skipIf(noCorpus)('on the corpus', () => {
  test('every place exists and every description stands where it is said to', () => {
    let seen = 0
    for (const { served } of corpusServers()) {
      for (const raw of Array.isArray(served['tools']) ? served['tools'] : []) {
        for (const { at, description, descriptionAt, written } of parametersOf(toolFrom(raw, 0, undefined))) {
          seen++
          expect(valueAt(raw, at)).toBe(written)
          if (description !== undefined && isObject(raw)) expect(valueAt(raw, descriptionAt)).toBe(description)
        }
      }
    }
    expect(seen).toBeGreaterThan(5000)
  })
})
