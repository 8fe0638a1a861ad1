import { expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { Json, JsonObject } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { lint } from '../../src/lint/engine.ts'
import { defaultsOf } from '../../src/lint/options.ts'
import { frozen } from '../helpers/frozen.ts'

const active = Object.entries(rules).map(([id, rule]) => ({ id, rule, severity: rule.severity, options: defaultsOf(rule) }))

function findings(...raws: readonly Json[]) {
  const tools = raws.map((raw, index) => toolFrom(raw, index, undefined))
  const { diagnostics, problems } = lint(toolsetFrom({ id: 'hostile', uri: 'hostile.json', tools }), active)
  expect(problems.map(({ message }) => message)).toEqual([])
  return diagnostics.map(({ rule }) => rule)
}

const deep = (levels: number, wrap: (inner: JsonObject) => JsonObject): JsonObject => {
  let schema: JsonObject = { type: 'string' }
  for (let level = 0; level < levels; level++) schema = wrap(schema)
  return schema
}

test.each<[string, JsonObject]>([
  ['properties', deep(10_000, (inner) => ({ type: 'object', properties: { a: inner } }))],
  ['items', deep(10_000, (inner) => ({ type: 'array', items: inner }))],
  ['unions', deep(10_000, (inner) => ({ anyOf: [inner, { type: 'null' }], default: 1 }))],
  ['negations', deep(10_000, (inner) => ({ not: inner }))],
])('%s nested 10,000 deep stop no rule', (_, schema) => {
  expect(findings({ name: 'deep', description: 'Search the archive by keyword.', inputSchema: schema })).toContain('schema/size')
})

test('circular references stop no rule', () => {
  const node = {
    type: 'object',
    properties: { next: { $ref: '#/$defs/node', description: 'Next.' } },
    allOf: [{ $ref: '#/$defs/node' }],
  }
  const found = findings({
    name: 'circular',
    description: 'Search the archive by keyword.',
    inputSchema: {
      type: 'object',
      properties: { node: { $ref: '#/$defs/node', default: { next: {} } }, self: { $ref: '#' } },
      $defs: { node },
    },
  })
  expect(found).not.toContain('schema/unresolved-ref')
})

test('a pattern that backtracks for ever stops no rule', () => {
  const value = { type: 'string', description: 'Code.', pattern: '^(a+)+$', default: `${'a'.repeat(2000)}!` }
  expect(
    findings({ name: 'slow', description: 'Search the archive.', inputSchema: { type: 'object', properties: { value } } }),
  ).toContain('schema/default-invalid')
})

const ODD: readonly Json[] = [null, true, 7, 'text', [], [null], {}, { a: null }]
test('values of the wrong type anywhere in a tool stop no rule', () => {
  const keys = ['name', 'title', 'description', 'inputSchema', 'outputSchema', 'annotations']
  findings(...ODD, ...keys.flatMap((key) => ODD.map((value) => ({ name: 'odd', [key]: value }))))
  const keywords = [
    'type',
    'properties',
    'required',
    'enum',
    'anyOf',
    'items',
    '$ref',
    '$defs',
    'default',
    'examples',
    'pattern',
    'minimum',
    'description',
    '$schema',
  ]
  const odd = keywords.flatMap((keyword) => ODD.map((value) => ({ [keyword]: value })))
  findings(...odd.map((schema) => ({ name: 'odd', inputSchema: schema })))
  findings(...odd.map((schema) => ({ name: 'odd', inputSchema: { type: 'object', properties: { inner: schema } } })))
})

test('keys called like the members of Object.prototype stop no rule', () => {
  const properties: JsonObject = JSON.parse(
    '{"constructor": {"type": "string"}, "__proto__": {"type": "string"}, "toString": {}}',
  )
  findings({
    name: 'constructor',
    description: 'toString __proto__',
    inputSchema: { type: 'object', properties, required: ['hasOwnProperty'] },
  })
})

test('rules never write to what they are given', () => {
  findings(
    frozen({
      name: 'x',
      description: 'Search the archive.',
      inputSchema: { type: 'object', properties: { a: { enum: ['b', 'b'] } } },
    }),
  )
})
