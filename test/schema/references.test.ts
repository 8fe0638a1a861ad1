import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/core/json.ts'
import { deadReferences } from '../../src/schema/references.ts'

const dead = (ref: string, rest: JsonObject = {}) =>
  [...deadReferences({ properties: { a: { $ref: ref } }, ...rest }, '/inputSchema')].map(
    ({ at, remote }) => `${at}${remote ? ' remote' : ''}`,
  )
const A = '/inputSchema/properties/a/$ref'

test.each<[string, JsonObject]>([
  ['', {}],
  ['#', {}],
  ['#/properties/a', {}],
  ['#/$defs/a~1b', { $defs: { 'a/b': {} } }],
  ['#/$defs/a%20b', { $defs: { 'a b': {} } }],
  ['#place', { $defs: { x: { $anchor: 'place' } } }],
  ['https://example.com/x', { $defs: { x: { $id: 'https://example.com/x' } } }],
  ['#/$defs/inner', { $defs: { x: { $id: 'x', $defs: { inner: {} } } } }],
])('%j resolves', (ref, rest) => {
  expect(dead(ref, rest)).toEqual([])
})

test.each<[string, string]>([
  ['#/$defs/gone', A],
  ['#gone', A],
  ['#/%', A],
  ['common.json#/x', A],
  ['https://example.com/gone', `${A} remote`],
  ['//example.com/gone', `${A} remote`],
  ['file:///etc/hosts', `${A} remote`],
])('%j leads nowhere', (ref, expected) => {
  expect(dead(ref)).toEqual([expected])
})
