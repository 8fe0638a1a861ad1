import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/core/json.ts'
import { endlessIn } from '../../src/schema/endless.ts'
import { loopsIn } from '../../src/schema/loops.ts'

const to = (name: string) => ({ $ref: `#/$defs/${name}` })
const root = (a: JsonObject, $defs: JsonObject = {}) => ({ type: 'object', properties: { a }, $defs })

describe('a loop of references', () => {
  test.each<[says: string, schema: JsonObject, at: string, refs: number, bare: boolean]>([
    ['A to A', root(to('A'), { A: to('A') }), '/$defs/A/$ref', 1, true],
    ['A to B to A', root(to('A'), { A: to('B'), B: to('A') }), '/$defs/A/$ref', 2, true],
    ['three', root(to('A'), { A: to('B'), B: to('C'), C: to('A') }), '/$defs/A/$ref', 3, true],
    ['a property that is itself', root({ $ref: '#/properties/a' }), '/properties/a/$ref', 1, true],
    ['by allOf', root(to('A'), { A: { allOf: [to('B')] }, B: { allOf: [to('A')] } }), '/$defs/A/allOf/0/$ref', 2, false],
    ['by a union', root(to('A'), { A: { anyOf: [{ type: 'string' }, to('A')] } }), '/$defs/A/anyOf/1/$ref', 1, false],
    ['by a condition', root(to('A'), { A: { if: { type: 'string' }, then: to('A') } }), '/$defs/A/then/$ref', 1, false],
    ['by an anchor', root({ $ref: '#x' }, { A: { $anchor: 'x', not: { $ref: '#x' } } }), '/$defs/A/not/$ref', 1, false],
    ['beside a type', root(to('A'), { A: { ...to('A'), type: 'string' } }), '/$defs/A/$ref', 1, false],
    ['to the root', { type: 'object', allOf: [{ $ref: '#' }] }, '/allOf/0/$ref', 1, false],
  ])('%s is found', (_, schema, at, refs, bare) => {
    const [loop, ...others] = loopsIn(schema)
    expect(others).toEqual([])
    expect({ at: loop?.at, refs: loop?.refs.length, bare: loop?.bare }).toEqual({ at, refs, bare })
  })

  test.each<[says: string, schema: JsonObject]>([
    ['a tree', root(to('A'), { A: { type: 'object', properties: { child: to('A') } } })],
    ['a list of itself', root(to('A'), { A: { type: 'array', items: to('A') } })],
    ['a map of itself', root(to('A'), { A: { additionalProperties: to('A') } })],
    ['a union with a list of itself', root(to('A'), { A: { anyOf: [{ type: 'string' }, { type: 'array', items: to('A') }] } })],
    ['two ways to one schema', root({ allOf: [to('A'), to('B')] }, { A: to('C'), B: to('C'), C: { type: 'string' } })],
    ['a loop that nothing uses', root({ type: 'string' }, { A: to('A') })],
    ['then without an if', root(to('A'), { A: { then: to('A') } })],
    [
      'beside a reference in draft-07',
      { ...root(to('A'), { A: { ...to('B'), allOf: [to('A')] }, B: {} }), $schema: 'http://json-schema.org/draft-07/schema#' },
    ],
  ])('%s is none', (_, schema) => {
    expect(loopsIn(schema)).toEqual([])
  })

  test('two loops are two, and a chain of 10,000 references is walked', () => {
    expect(loopsIn(root({ anyOf: [to('A'), to('B')] }, { A: to('A'), B: to('B') }))).toHaveLength(2)
    const names = Array.from({ length: 10_000 }, (_, index) => `d${index}`)
    const chain = Object.fromEntries(names.map((name, index) => [name, to(`d${(index + 1) % names.length}`)]))
    expect(loopsIn(root(to('d0'), chain))).toHaveLength(1)
  })
})

const thing = (rest: JsonObject) => ({ type: 'object', ...rest })

describe('a chain of requirements without end', () => {
  test.each<[says: string, schema: JsonObject, steps: readonly string[]]>([
    ['itself', root(to('A'), { A: thing({ required: ['n'], properties: { n: to('A') } }) }), ['"n"']],
    [
      'each other',
      root(to('A'), {
        A: thing({ required: ['b'], properties: { b: to('B') } }),
        B: thing({ required: ['a'], properties: { a: to('A') } }),
      }),
      ['"b"', '"a"'],
    ],
    ['an item', root(to('A'), { A: { type: 'array', minItems: 1, items: to('A') } }), ['an item']],
    ['by allOf', root(to('A'), { A: { allOf: [thing({ required: ['n'], properties: { n: to('A') } })] } }), ['"n"']],
    [
      'each branch of a union',
      root(to('A'), {
        A: {
          anyOf: [thing({ required: ['n'], properties: { n: to('A') } }), thing({ required: ['m'], properties: { m: to('A') } })],
        },
      }),
      ['"n"'],
    ],
    ['the root', thing({ required: ['self'], properties: { self: { $ref: '#' } } }), ['"self"']],
  ])('%s', (_, schema, steps) => {
    const [chain] = endlessIn(schema)
    expect(chain?.steps).toEqual(steps)
  })

  test.each<[says: string, schema: JsonObject]>([
    ['a tree', root(to('A'), { A: thing({ properties: { n: to('A') } }) })],
    [
      'null as an end',
      root(to('A'), { A: thing({ required: ['n'], properties: { n: { anyOf: [to('A'), { type: 'null' }] } } }) }),
    ],
    ['null in the way of OpenAPI', root(to('A'), { A: thing({ nullable: true, required: ['n'], properties: { n: to('A') } }) })],
    ['no type, so that a text fits', root(to('A'), { A: { required: ['n'], properties: { n: to('A') } } })],
    ['an empty list', root(to('A'), { A: { type: 'array', items: to('A') } })],
    ['a loop of references, which is another fault', root(to('A'), { A: to('A') })],
    ['what nothing uses', root({}, { A: thing({ required: ['n'], properties: { n: to('A') } }) })],
    [
      'another branch',
      root(to('A'), { A: { anyOf: [thing({ required: ['n'], properties: { n: to('A') } }), { type: 'string' }] } }),
    ],
  ])('%s ends', (_, schema) => {
    expect(endlessIn(schema)).toEqual([])
  })

  test('20,000 schemas that require one are weighed in one go', () => {
    const properties = Object.fromEntries(Array.from({ length: 19_000 }, (_, index) => [`p${index}`, to('A')]))
    expect(
      endlessIn({ ...root(to('A'), { A: thing({ required: ['n'], properties: { n: to('A') } }) }), properties }),
    ).toHaveLength(1)
  })
})
