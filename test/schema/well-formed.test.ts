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

const SEVEN = 'array, boolean, integer, null, number, object, string'
const SCHEMA = 'a schema (an object, true or false)'

test.each<[schema: JsonObject, at: string, says: string, hint?: RegExp]>([
  [{ type: 'float' }, '/type', `"type" must be "number", or another of ${SEVEN}, not "float"`],
  [{ type: ['strng', 'null'] }, '/type/0', `item 1 of "type" must be "string", or another of ${SEVEN}, not "strng"`],
  [{ type: [] }, '/type', '"type" must be a type or a non-empty list of types, not an empty list'],
  [{ type: ['string', 'string'] }, '/type/1', '"type" must not name "string" twice'],
  [{ type: null }, '/type', `"type" must be one of ${SEVEN}, not null`],
  [{ type: { kind: 'string' } }, '/type', `"type" must be one of ${SEVEN}, not an object`],
  [{ required: true }, '/required', '"required" must be a list of distinct strings, not true', /next to the "properties"/],
  [{ required: ['a', 5] }, '/required/1', 'item 2 of "required" must be a string, not 5'],
  [{ required: ['a', 'a'] }, '/required/1', '"required" must not name "a" twice'],
  [{ properties: { a: 1 } }, '/properties/a', `"a" in "properties" must be ${SCHEMA}, not 1`],
  [{ properties: { a: 'str' } }, '/properties/a', `"a" in "properties" must be ${SCHEMA}, not "str"`, /{"type": "string"}/],
  [{ properties: { a: null } }, '/properties/a', `"a" in "properties" must be ${SCHEMA}, not null`],
  [
    { properties: { required: ['a'] } },
    '/properties/required',
    `"required" in "properties" must be ${SCHEMA}, not a list`,
    /one level up/,
  ],
  [
    { properties: { title: 'Depot' } },
    '/properties/title',
    `"title" in "properties" must be ${SCHEMA}, not "Depot"`,
    /one level up/,
  ],
  [{ anyOf: ['string'] }, '/anyOf/0', `item 1 of "anyOf" must be ${SCHEMA}, not "string"`, /{"type": "string"}/],
  [{ anyOf: [] }, '/anyOf', '"anyOf" must be a non-empty list of schemas, not an empty list'],
  [{ anyOf: {} }, '/anyOf', '"anyOf" must be a non-empty list of schemas, not an object'],
  [{ items: [{}] }, '/items', `"items" must be ${SCHEMA}, not a list`, /"prefixItems"/],
  [{ exclusiveMinimum: true }, '/exclusiveMinimum', '"exclusiveMinimum" must be a number, not true', /draft-06/],
  [
    { dependentRequired: { a: 'b' } },
    '/dependentRequired/a',
    '"a" in "dependentRequired" must be a list of distinct strings, not "b"',
  ],
])('%j is told what is wrong, and where', (schema, at, expected, hint = /^undefined$/) => {
  const [fault, ...others] = schemaFaults(schema, '')
  expect(others).toEqual([])
  expect(fault).toMatchObject({ at, says: expected })
  expect(String(fault?.hint)).toMatch(hint)
})

test('each wrong member of an object is a fault of its own, a hundred at most', () => {
  expect(schemaFaults({ properties: { a: 1, b: {}, c: null } }, '').map(({ at }) => at)).toEqual([
    '/properties/a',
    '/properties/c',
  ])
  const properties = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`p${index}`, index]))
  expect(schemaFaults({ properties }, '')).toHaveLength(100)
})

test('draft-04 takes boolean exclusive bounds, later dialects do not', () => {
  const schema = { exclusiveMinimum: true, minimum: 1 }
  expect(says({ ...schema, $schema: 'http://json-schema.org/draft-04/schema#' })).toEqual([])
  expect(says(schema)).toHaveLength(1)
})

test('a schema 10,000 levels deep is no fault: no dialect forbids it', () => {
  let schema: JsonObject = {}
  for (let level = 0; level < 10_000; level++) schema = { type: 'object', properties: { a: schema } }
  expect(says(schema)).toEqual([])
})
