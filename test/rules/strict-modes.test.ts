import { transformJSONSchema } from '@anthropic-ai/sdk/lib/transform-json-schema'
import { toStrictJsonSchema } from 'openai/lib/transform'
import { describe, expect, test } from 'vitest'
import anthropic from '../../rules/schema/anthropic-strict.ts'
import openai from '../../rules/schema/openai-strict.ts'
import { isArray, isObject, type Json, type JsonObject } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { corpusServers, noCorpus } from '../helpers/corpus.ts'

const TEXT = { type: 'string' }
const withOne = (schema: Json, rest: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties: { value: schema },
  required: ['value'],
  ...rest,
})

/** Every way of writing a property that the two transforms tell apart. */
const HAND_MADE: readonly (readonly [says: string, schema: JsonObject])[] = [
  ['nothing', { type: 'object' }],
  ['a required string', withOne(TEXT)],
  ['an optional string', withOne(TEXT, { required: [] })],
  ['an optional string or null', withOne({ type: ['string', 'null'] }, { required: [] })],
  ['an optional union with null', withOne({ anyOf: [TEXT, { type: 'null' }] }, { required: [] })],
  [
    'an optional reference to a nullable',
    withOne({ $ref: '#/$defs/a' }, { required: [], $defs: { a: { type: ['string', 'null'] } } }),
  ],
  ['an optional enum with null', withOne({ enum: ['a', null] }, { required: [] })],
  ['an optional enum without null', withOne({ type: 'string', enum: ['a'] }, { required: [] })],
  ['an optional value of any kind', withOne({ description: 'Any.' }, { required: [] })],
  ['no type', withOne({ description: 'Any.' })],
  ['oneOf', withOne({ oneOf: [TEXT, { type: 'integer' }] })],
  ['anyOf', withOne({ anyOf: [TEXT, { type: 'integer' }] })],
  ['anyOf at the root', { type: 'object', anyOf: [withOne(TEXT), withOne({ type: 'integer' })] }],
  ['oneOf at the root', { type: 'object', oneOf: [withOne(TEXT), withOne({ type: 'integer' })] }],
  ['a condition', withOne(TEXT, { if: { properties: { value: { const: 'a' } } }, then: { maxProperties: 1 } })],
  ['a condition under allOf', withOne(TEXT, { allOf: [{ if: { properties: { value: {} } }, then: { required: ['value'] } }] })],
  ['dependentRequired', withOne(TEXT, { dependentRequired: { value: ['other'] } })],
  ['dependentSchemas', withOne(TEXT, { dependentSchemas: { value: { properties: { other: TEXT } } } })],
  ['allOf of one', withOne({ allOf: [TEXT] })],
  ['not', withOne({ type: 'string', not: { const: 'a' } })],
  ['a pattern', withOne({ type: 'string', pattern: '^a$' })],
  ['a bound', withOne({ type: 'integer', minimum: 1 })],
  ['a length', withOne({ type: 'string', maxLength: 3 })],
  ['a known format', withOne({ type: 'string', format: 'date' })],
  ['an unknown format', withOne({ type: 'string', format: 'iban' })],
  ['an array', withOne({ type: 'array', items: TEXT })],
  ['an array of anything', withOne({ type: 'array' })],
  ['a tuple', withOne({ type: 'array', prefixItems: [TEXT], items: TEXT })],
  ['a set', withOne({ type: 'array', items: TEXT, uniqueItems: true })],
  ['one item', withOne({ type: 'array', items: TEXT, minItems: 1 })],
  ['two items', withOne({ type: 'array', items: TEXT, minItems: 2 })],
  ['a map', withOne({ type: 'object', additionalProperties: TEXT })],
  ['an open object', withOne({ type: 'object', additionalProperties: true })],
  ['an object inside', withOne({ type: 'object', properties: { a: TEXT }, required: ['a'] })],
  ['an optional property inside', withOne({ type: 'object', properties: { a: TEXT } })],
  ['pattern properties', withOne({ type: 'object', patternProperties: { '^a': TEXT } })],
  ['a constant', withOne({ const: 'a' })],
  ['an enum of objects', withOne({ type: 'object', enum: [{ a: 1 }] })],
  ['an enum beside a length', withOne({ type: 'string', enum: ['a'], maxLength: 3 })],
  ['a default', withOne({ type: 'string', default: 'a' })],
]

const messages = (rule: typeof openai | typeof anthropic, schema: JsonObject): string[] => {
  const tool = toolFrom({ name: 'a', inputSchema: schema }, 0, undefined)
  const toolset = toolsetFrom({ id: 'a', uri: 'a', tools: [tool] })
  return [...rule.check(tool, { options: {}, toolset, readings: [], limits: () => [] })].map(({ message }) => message)
}

function openaiSays(schema: JsonObject): string {
  try {
    toStrictJsonSchema(structuredClone({ ...schema }))
    return 'takes it'
  } catch {
    return 'refuses'
  }
}

/** Annotations are moved too, but constrain nothing; without them and without descriptions, every description of the result is a moved constraint. */
const LOUD = new Set('description default examples $comment deprecated readOnly writeOnly $id'.split(' '))

function anthropicSays(schema: JsonObject): string {
  try {
    const text = JSON.stringify(transformJSONSchema({ ...quiet(schema) }))
    return text.includes('"description":"{') ? 'loses something' : 'takes it'
  } catch {
    return 'refuses'
  }
}

function quiet(schema: JsonObject, named = false): JsonObject {
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => named || !LOUD.has(key))
      .map(([key, value]) => [
        key,
        isObject(value)
          ? quiet(value, !named && /^(?:properties|\$defs|patternProperties)$/.test(key))
          : isArray(value)
            ? value.map((item) => (isObject(item) ? quiet(item) : item))
            : value,
      ]),
  )
}

const ruleOnOpenai = (schema: JsonObject) => (messages(openai, schema).length > 0 ? 'refuses' : 'takes it')
const ruleOnAnthropic = (schema: JsonObject) => {
  // the transform closes a map without a word; the rule alone says so
  const said = messages(anthropic, schema).filter((message) => !message.includes('can never have an entry'))
  if (said.some((message) => message.includes('refuses the whole tool'))) return 'refuses'
  return said.length > 0 ? 'loses something' : 'takes it'
}

describe('the strict rules say what the SDKs do', () => {
  test.each(HAND_MADE)('OpenAI on %s', (_, schema) => {
    expect(ruleOnOpenai(schema)).toBe(openaiSays(schema))
  })

  test.each(HAND_MADE)('Anthropic on %s', (_, schema) => {
    expect(ruleOnAnthropic(schema)).toBe(anthropicSays(schema))
  })
})

describe('a condition demands nothing of strict mode but that it is taken out', () => {
  const KIND = { type: 'string', enum: ['letter', 'box'] }
  const whole = (rest: JsonObject): JsonObject => ({
    type: 'object',
    additionalProperties: false,
    properties: { kind: KIND, grams: { type: 'integer' } },
    required: ['kind', 'grams'],
    ...rest,
  })
  const box = { properties: { kind: { const: 'box' } } }

  test.each<[keyword: string, rest: JsonObject]>([
    ['if', { if: box, then: { required: ['grams'] }, else: { properties: { other: TEXT } } }],
    ['dependentSchemas', { dependentSchemas: { kind: { properties: { other: TEXT } } } }],
    ['dependentRequired', { dependentRequired: { kind: ['grams'] } }],
    ['not', { not: box }],
  ])('%s', (keyword, rest) => {
    expect(messages(openai, whole(rest))).toEqual([
      `OpenAI's strict mode refuses the keyword "${keyword}". State it in the description instead.`,
    ])
  })

  test('a union at the root is not told to become another one', () => {
    for (const keyword of ['anyOf', 'oneOf']) {
      const [said, ...more] = messages(openai, whole({ [keyword]: [box] })).filter((one) => !one.includes('every property'))
      expect(said).toMatch(/refuses a union at the root/)
      expect(more).toEqual([])
    }
  })
})

describe.skipIf(noCorpus)('on real tools', () => {
  const schemas = corpusServers().flatMap(({ id, served }) =>
    (isArray(served['tools']) ? served['tools'] : []).flatMap((tool) => {
      const schema = isObject(tool) ? tool['inputSchema'] : undefined
      // a root without a type is schema/root-not-object's
      return isObject(schema) && schema['type'] === 'object'
        ? [{ at: `${id} ${isObject(tool) ? String(tool['name']) : ''}`, schema }]
        : []
    }),
  )

  test('the OpenAI rule agrees with its SDK', () => {
    expect(schemas.length).toBeGreaterThan(1500)
    expect(schemas.filter(({ schema }) => ruleOnOpenai(schema) !== openaiSays(schema)).map(({ at }) => at)).toEqual([])
  })

  test('the Anthropic rule agrees with its SDK on what no text states', () => {
    const silent = schemas.map(({ at, schema }) => ({ at, schema: withoutTexts(schema) }))
    expect(silent.filter(({ schema }) => ruleOnAnthropic(schema) !== anthropicSays(schema)).map(({ at }) => at)).toEqual([])
  })
})

function withoutTexts(schema: JsonObject): JsonObject {
  const text = JSON.stringify(schema, (key, value: unknown) =>
    key === 'description' && typeof value === 'string' ? undefined : value,
  )
  return JSON.parse(text)
}
