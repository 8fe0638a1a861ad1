import { Ajv } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' }
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isObject, type Json, type JsonObject } from '../../src/core/json.ts'
import { KEYWORDS } from '../../src/schema/keywords.ts'
import { schemaFaults } from '../../src/schema/well-formed.ts'
import { corpusServers, noCorpus } from '../helpers/corpus.ts'

const settings = { strict: false, validateFormats: false, logger: false } as const
const old = new Ajv(settings)
old.addMetaSchema(draft06)
const DIALECTS = {
  '2020-12': { uri: 'https://json-schema.org/draft/2020-12/schema', ajv: new Ajv2020(settings) },
  '2019-09': { uri: 'https://json-schema.org/draft/2019-09/schema', ajv: new Ajv2019(settings) },
  'draft-07': { uri: 'http://json-schema.org/draft-07/schema#', ajv: old },
  'draft-06': { uri: 'http://json-schema.org/draft-06/schema#', ajv: old },
} as const

const says = (schema: JsonObject): string[] => schemaFaults(schema, '/inputSchema').map((fault) => fault.says)

describe.each(Object.entries(DIALECTS))('in %s, ajv with the meta-schema agrees', (dialect, { uri, ajv }) => {
  const keywords = Object.keys(
    dialect === '2020-12' ? KEYWORDS['2020-12'] : dialect === '2019-09' ? KEYWORDS['2019-09'] : KEYWORDS['draft-07'],
  )
  const value: fc.Arbitrary<Json> = fc.oneof(
    fc.constantFrom<Json>(
      true,
      false,
      null,
      -1,
      0,
      0.5,
      3,
      '',
      'string',
      'float',
      'a b',
      [],
      ['a'],
      ['a', 'a'],
      [1],
      {},
      { type: 'string' },
      [{}],
      [true],
      { a: {} },
    ),
    fc.constantFrom<Json>(
      { a: 1 },
      { a: ['b'] },
      { a: true },
      ['string', 'null'],
      ['string', 'string'],
      { a: { type: 'strin' } },
      [{ minLength: -1 }],
      { items: [{}] },
    ),
  )
  // draft-06 and draft-07 want enums non-empty and unique, which are rules of their own here
  const asked = keywords.filter((keyword) => keyword !== '$schema' && (keyword !== 'enum' || dialect.startsWith('20')))

  test('on any keyword with any value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...asked), value, { maxKeys: 4 }), (schema) => {
        const whole = { ...schema, $schema: uri }
        expect(says(whole).length === 0, JSON.stringify(schema)).toBe(ajv.validateSchema(whole) === true)
      }),
      { numRuns: 1500, seed: 7 },
    )
  })
})

test.skipIf(noCorpus)('on every schema of the corpus ajv agrees', () => {
  let schemas = 0
  for (const { id, served } of corpusServers()) {
    for (const tool of Array.isArray(served['tools']) ? served['tools'] : []) {
      const schema = isObject(tool) ? tool['inputSchema'] : undefined
      if (!isObject(schema)) continue
      const uri = String(schema['$schema'] ?? '')
      const ajv = uri.includes('draft-07') || uri.includes('draft-06') ? old : DIALECTS['2020-12'].ajv
      expect(says(schema).length === 0, id).toBe(ajv.validateSchema(schema) === true)
      schemas++
    }
  }
  expect(schemas).toBeGreaterThan(1000)
})

test.each([
  [
    { type: 'float' },
    '"type" must be "number", or another of array, boolean, integer, null, number, object, string, not "float"',
  ],
  [{ required: true }, '"required" must be a list of distinct strings, not true'],
  [{ properties: { a: 1 } }, '"properties" must be an object of schemas, not an object'],
  [{ items: [{}] }, '"items" must be a schema, not an array'],
])('%j says what it must be', (schema, expected) => {
  expect(says(schema)).toEqual([expected])
})

test('draft-04 takes boolean exclusive bounds, later dialects do not', () => {
  const schema = { exclusiveMinimum: true, minimum: 1 }
  expect(says({ ...schema, $schema: 'http://json-schema.org/draft-04/schema#' })).toEqual([])
  expect(says(schema)).toHaveLength(1)
})

test('a schema 10,000 levels deep is one fault, not a crash', () => {
  let schema: JsonObject = {}
  for (let level = 0; level < 10_000; level++) schema = { type: 'object', properties: { a: schema } }
  expect(says(schema)).toEqual(['the schema nests more than 100 levels, beyond what validators follow'])
})
