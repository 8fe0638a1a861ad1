import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { ListToolsResultSchema } from '@modelcontextprotocol/sdk/types.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { Diagnostic } from '../../src/core/finding.ts'
import { isArray, isObject, type Json, type JsonObject } from '../../src/core/json.ts'
import { join, segmentsOf, valueAt, type Pointer } from '../../src/core/pointer.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { lint } from '../../src/lint/engine.ts'
import { defaultsOf } from '../../src/lint/options.ts'
import { isMultipleOf } from '../../src/schema/decimal.ts'

/** Rules about what clients refuse: dated reports decide there, and no validator. See clients.test.ts. */
const OF_CLIENTS =
  /^schema\/(?:gemini|object-without-properties|root-composition|property-key|pattern-dialect|stray-keyword|ref-target)$/

const active = Object.entries(rules)
  .filter(([id, rule]) => rule.proof !== undefined && /^(?:schema|returns)\//.test(id) && !OF_CLIENTS.test(id))
  .map(([id, rule]) => ({ id, rule, severity: rule.severity, options: defaultsOf(rule) }))

const validator = <Kind extends Ajv>(ajv: Kind): Kind => {
  ajv.removeKeyword('multipleOf')
  ajv.addKeyword({ keyword: 'multipleOf', type: 'number', validate: (step: number, value: number) => isMultipleOf(value, step) })
  return ajv
}
const settings = { strict: false, logger: false, validateFormats: false, allErrors: true } as const
const meta = new Ajv2020(settings)

/** Values of every kind, among which any bound of the schemas below has values on both sides. */
const PROBES: readonly Json[] = [
  ...[null, true, false, '', 'a', 'ab', 'abc', 'day', 'week', 'AB', 'ABCDE', '12', 'a'.repeat(9), 'a'.repeat(30)],
  ...[-10, -1, 0, 0.1, 0.3, 0.5, 1, 1.5, 2, 3, 4, 5, 5.5, 6, 7, 10, 11, 100],
  ...[[], [1], ['a'], [1, 2], ['a', 'b', 'c'], [[]], [{}], {}, { a: 1 }, { a: 'a', b: 1 }, { a: {}, b: {}, c: {} }],
]
const NOUNS: Readonly<Record<string, (value: Json) => boolean>> = {
  value: () => true,
  answer: () => true,
  number: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  list: isArray,
  object: isObject,
}

/** The schema at a place of a root as ajv reads it; undefined where ajv refuses to. */
function compiled(root: JsonObject, at: Pointer): ((value: Json) => boolean) | undefined {
  const ajv = validator(new Ajv2020({ ...settings, validateSchema: false, allErrors: false }))
  try {
    ajv.addSchema({ ...root }, 'root:')
    const validate = ajv.compile({ $ref: `root:#${at}` })
    return (value) => validate(value)
  } catch {
    return undefined
  }
}

/** What ajv says of each value; undefined of one that it cannot tell of. */
function verdicts(root: JsonObject, at: Pointer, values: readonly Json[]): readonly (boolean | undefined)[] {
  const validate = compiled(root, at)
  return values.map((value) => {
    try {
      return validate?.(value)
    } catch {
      return undefined
    }
  })
}

const refuses = (root: JsonObject, at: Pointer, values: readonly Json[]): boolean =>
  verdicts(root, at, values).every((verdict) => verdict !== true)

const number = fc.constantFrom<Json>(-1, 0, 1, 2, 3, 5, 5.5, 10, 0.1)
const size = fc.constantFrom<Json>(0, 1, 2, 3, 5, -1, 1.5, '2')
const names = fc.constantFrom<Json>(['a'], ['a', 'b'], ['a', 'a'], ['zone'], true, 'a', [1], [], null)
const types = fc.constantFrom<Json>(
  'string',
  'number',
  'integer',
  'object',
  'array',
  ['string', 'null'],
  'str',
  'float',
  [],
  ['string', 'string'],
  null,
  {},
  ['strng'],
)
const odd = fc.constantFrom<Json>(null, true, false, 'string', 5, [], ['string'], {}, { type: 'string' }, { enum: [] })
const ref = fc.constantFrom<Json>('#/$defs/A', '#/$defs/B', '#/$defs/Gone', '#/properties/value', '#')

const inner = fc.record(
  {
    type: types,
    enum: fc.constantFrom<Json>(
      ['day', 'week', null],
      [1, 5, 10],
      ['a', 'abc'],
      [],
      ['day', 'day'],
      'day',
      [0.1, 0.3, 'x'],
      [null],
    ),
    const: fc.constantFrom<Json>('day', 5, null),
    default: fc.constantFrom<Json>('day', 5, 0.3, null, [], {}, 'True'),
    examples: fc.constantFrom<Json>(['day'], [5, 'x'], [null], 'day'),
    minimum: number,
    maximum: number,
    exclusiveMinimum: fc.oneof(number, fc.constant<Json>(true)),
    exclusiveMaximum: number,
    multipleOf: fc.constantFrom<Json>(0.1, 2, 0, -1),
    minLength: size,
    maxLength: size,
    pattern: fc.constantFrom<Json>('^a', '[a-', '^[A-Z]{5}$', '^\\d{2}$', '(?P<y>a)', 5),
    minItems: size,
    maxItems: size,
    items: odd,
    required: names,
    properties: fc.constantFrom<Json>({ a: {} }, { a: 1 }, { a: false }, [], { required: ['a'] }, { a: 'str', b: null }),
    minProperties: size,
    maxProperties: size,
    additionalProperties: odd,
    anyOf: fc.constantFrom<Json>([], {}, ['string'], [{ type: 'string' }, { type: 'null' }], [{ $ref: '#/$defs/A' }]),
    nullable: fc.constantFrom<Json>(true, 'yes'),
    $ref: ref,
    if: odd,
    then: odd,
    dependentRequired: fc.constantFrom<Json>({ a: ['b'] }, { a: 'b' }, { a: ['b', 'b'] }),
    description: fc.constantFrom<Json>('Days.', null, ['a']),
  },
  { requiredKeys: [] },
)
const few = inner.chain((all) =>
  fc
    .subarray(Object.keys(all), { minLength: 1, maxLength: 4 })
    .map((keys): JsonObject => Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key)))),
)
/** Requires itself, and one more keyword. */
const endless = few.map((rest): JsonObject => ({
  ...rest,
  type: 'object',
  properties: { a: { $ref: '#/$defs/A' } },
  required: ['a'],
}))
const use = fc.oneof(
  { weight: 9, arbitrary: few },
  { weight: 1, arbitrary: fc.constantFrom<Json>(true, false, { $ref: '#/$defs/A' }) },
)
const broken = fc
  .record({
    value: use,
    A: fc.oneof({ weight: 9, arbitrary: few }, { weight: 1, arbitrary: endless }),
    B: few,
    required: fc.option(names, { nil: undefined, freq: 1 }),
  })
  .map(({ value, A, B, required }): JsonObject => ({
    type: 'object',
    properties: { value },
    $defs: { A, B },
    ...(required !== null && required !== undefined && { required }),
  }))

const KINDS = /not (an empty list|a list|an object|null|true|false|"(?:[^"\\]|\\.)*"|-?[\d.]+)/

function isShownAs(value: Json | undefined, shown: string): boolean {
  if (isArray(value)) return shown === (value.length === 0 ? 'an empty list' : 'a list')
  if (isObject(value)) return shown === 'an object'
  return shown === JSON.stringify(value)
}

interface Case {
  readonly found: Diagnostic
  readonly root: JsonObject
  /** Place below the root of the schema. */
  readonly at: Pointer
  readonly value: Json | undefined
}

const up = (at: Pointer, levels = 1): Pointer => join('', ...segmentsOf(at).slice(0, -levels))

/** The place has an error of the meta-schema, in it or around it. */
function isInvalid({ root, at }: Case): boolean {
  meta.validateSchema({ ...root })
  return (meta.errors ?? []).some(({ instancePath }) => {
    const path = decodeURI(instancePath)
    return path === at || at.startsWith(`${path}/`) || path.startsWith(`${at}/`)
  })
}

function isListLost({ root, found }: Case): boolean {
  const field = found.at.startsWith('/inputSchema') ? 'inputSchema' : 'outputSchema'
  return !ListToolsResultSchema.safeParse({ tools: [{ name: 'a', inputSchema: { type: 'object' }, [field]: root }] }).success
}

const refusesAll = (noun: string, { root, at }: Case): boolean =>
  refuses(
    root,
    at,
    PROBES.filter((value) => NOUNS[noun]?.(value)),
  )

/** Every form of a sentence, with what has to be so. A message that fits none fails the test. */
const TRUE: readonly (readonly [form: RegExp, holds: (groups: readonly string[], one: Case) => boolean])[] = [
  [
    /^In (?:JSON Schema(?: 2020-12)?|the output schema), (.*? must (?:be .*?, )?)(not .*?)(\. @.* refuses? the whole tool list)?\. ([A-Z].*\.)$/,
    (groups, one) => {
      const [, must = '', not = '', lost] = groups
      const shown = KINDS.exec(not)?.[1] ?? ''
      const twice = /^not name (.*) twice$/.exec(not)
      const right = twice ? JSON.stringify(one.value) === twice[1] : isShownAs(one.value, shown)
      return right && !must.includes(`must be ${shown},`) && isInvalid(one) && (lost === undefined || isListLost(one))
    },
  ],
  [
    /^The pattern .* is not a valid regular expression \(/,
    (_, { value }) => {
      try {
        return new RegExp(String(value)) === undefined
      } catch {
        return true
      }
    },
  ],
  [
    /^No (value|number|string|list|object) can satisfy this schema\. It requires /,
    (_, one) => refusesAll('value', { ...one, at: up(one.at, 2) }),
  ],
  [/^No answer can satisfy this schema\. It requires /, (_, one) => refusesAll('value', { ...one, at: up(one.at, 2) })],
  [
    /^No (value|number|string|list|object) can satisfy this schema: .*\. Correct the wrong keyword\.$/,
    ([, noun = ''], one) => refusesAll(noun, { ...one, at: up(one.at) }),
  ],
  [
    /^"enum" offers .*?(; the other (?:(\d+) values fit|value fits))?\. /,
    ([, others, count = '1'], { root, at, value }) => {
      const schema = up(at, 2)
      const values = valueAt(root, up(at))
      const said = verdicts(root, schema, isArray(values) ? values : [])
      const right = said.includes(undefined) || said.filter(Boolean).length === Number(count)
      return refuses(root, schema, [value ?? null]) && (others === undefined || right)
    },
  ],
  [
    /^The (?:default|example) .*(?:is|has|does|fits) .*\. A model that .* makes a call that the schema refuses\. [A-Z].*\.$/,
    (_, { root, at, value, found }) => refuses(root, up(at, found.rule === 'schema/example-invalid' ? 2 : 1), [value ?? null]),
  ],
  [
    /^"([^"]+)" is required(?: with "[^"]+")?, but no property with that name is declared\. /,
    ([, name = ''], { root, at }) =>
      valueAt(root, join(up(at, at.includes('/dependentRequired/') ? 3 : 2), 'properties', name)) === undefined,
  ],
  [
    /^"(\w+)".* appl(?:y|ies) only to \w+, but "type" is /,
    ([, keyword = ''], { root, at, value }) => {
      const type = valueAt(root, join(up(at), 'type')) ?? null
      const beside = verdicts({ type, [keyword]: value ?? null }, '', PROBES)
      return verdicts({ type }, '', PROBES).every((verdict, index) => (beside[index] ?? verdict) === verdict)
    },
  ],
  [
    /^JSON Schema has no "nullable"\. A validator that follows it refuses null here/,
    (_, { root, at }) => refuses(strict(root), up(at), [null]),
  ],
  [/^The enum repeats /, (_, { value }) => isArray(value) && new Set(value).size < value.length],
  [
    /^The reference .* has no target in th/,
    (_, { root, value }) => valueAt(root, pointerOf(value)) === undefined || !isObject(valueAt(root, pointerOf(value))),
  ],
  [
    /^The reference .* leads back to itself.* and describes no value\. (.*)\. Describe the value/,
    (_, { root, at }) => verdicts(root, up(at), PROBES).includes(undefined),
  ],
  [
    /^The schema of "value" is (true|false)\. .* refuses the whole tool list\. /,
    ([, flag], one) => String(one.value) === flag && isListLost(one),
  ],
  [
    /^In the output schema, .*\. @modelcontextprotocol\/sdk [\d.]+ refuses the whole tool list, /,
    (_, { root }) => {
      try {
        new Ajv({ ...settings, validateSchema: false }).compile({ ...root })
        return false
      } catch {
        return true
      }
    },
  ],
]

/** A schema as it is read by a validator that knows no OpenAPI. */
function strict(schema: JsonObject): JsonObject {
  const plain = (value: Json): Json => (isArray(value) ? value.map(plain) : isObject(value) ? strict(value) : value)
  return Object.fromEntries(Object.entries(schema).flatMap(([key, value]) => (key === 'nullable' ? [] : [[key, plain(value)]])))
}

function pointerOf(value: Json | undefined): Pointer {
  const text = String(value).replace(/^#/, '')
  return text === '' ? '' : `/${text.slice(1)}`
}

test('a thousand broken schemas: what a proof rule says of each is so', { timeout: 180_000 }, () => {
  const forms = new Map<string, number>()
  const lies: string[] = []
  fc.assert(
    fc.property(broken, fc.boolean(), (schema, output) => {
      const schemas = output ? { inputSchema: { type: 'object' }, outputSchema: schema } : { inputSchema: schema }
      const raw = { name: 'a', description: 'Show a.', ...schemas }
      const { diagnostics, problems } = lint(toolsetFrom({ id: 'a', uri: 'a', tools: [toolFrom(raw, 0, undefined)] }), active)
      expect(problems).toEqual([])
      for (const found of diagnostics) {
        const one: Case = {
          found,
          root: schema,
          at: pointerOf(found.at.replace(/^\/(?:in|out)putSchema/, '#')),
          value: valueAt(raw, found.at),
        }
        const form = TRUE.find(([pattern]) => pattern.test(found.message))
        const holds = form?.[1](form[0].exec(found.message) ?? [], one)
        if (holds !== true)
          lies.push(
            `${form === undefined ? 'NO FORM ' : ''}${found.rule} ${found.at}: ${found.message} ${JSON.stringify(schema)}`,
          )
        forms.set(String(form?.[0]), (forms.get(String(form?.[0])) ?? 0) + 1)
      }
    }),
    { numRuns: 1000, seed: 11, endOnFailure: true },
  )
  expect(lies).toEqual([])
  // a form that nothing was checked by proves nothing
  expect(TRUE.filter(([pattern]) => !forms.has(String(pattern))).map(String)).toEqual([])
})
