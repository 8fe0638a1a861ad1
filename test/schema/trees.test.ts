import { expect, test } from 'vitest'
import { treesIn } from '../../src/schema/trees.ts'

const block = (ref: string) => ({ type: 'object', properties: { children: { type: 'array', items: { $ref: ref } } } })

test('a schema that refers to itself is a tree', () => {
  expect(treesIn({ $ref: '#/$defs/block', $defs: { block: block('#/$defs/block') } })).toEqual(['/$defs/block'])
})

test('two schemas that hold one another are trees, and so is what only they hold', () => {
  const schema = {
    properties: { a: { $ref: '#/$defs/a' } },
    $defs: { a: block('#/$defs/b'), b: { anyOf: [block('#/$defs/a'), { $ref: '#/$defs/leaf' }] }, leaf: { type: 'object' } },
  }
  expect([...treesIn(schema)].sort()).toEqual(['/$defs/a', '/$defs/b', '/$defs/leaf'])
})

test('what a flat part refers to as well is no tree', () => {
  const schema = {
    properties: { a: { $ref: '#/$defs/a' }, leaf: { $ref: '#/$defs/leaf' } },
    $defs: { a: { anyOf: [block('#/$defs/a'), { $ref: '#/$defs/leaf' }] }, leaf: { type: 'object' } },
  }
  expect(treesIn(schema)).toEqual(['/$defs/a'])
})

test('references without a circle, into nothing, and ten thousand of them make no tree', () => {
  expect(treesIn({ properties: { a: { $ref: '#/$defs/a' } }, $defs: { a: { type: 'object' } } })).toEqual([])
  expect(treesIn({ $ref: '#/nowhere' })).toEqual([])
  const many = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, index) => [`p${index}`, { $ref: `#/properties/p${index + 1}` }]),
  )
  expect(treesIn({ properties: many })).toEqual([])
})
