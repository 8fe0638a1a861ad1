import type { JsonObject } from '../core/json.ts'
import {
  ANY_OF_KEYS,
  CALL_KEYS,
  ALL_KEYS,
  CALLS_KEYS,
  DEFAULTS_KEYS,
  INTENT_KEYS,
  LONGEST_TEXT,
  MATCHERS,
  PROMPT_KEYS,
  RANGE_KEYS,
  RENAME_KEYS,
  SUITE_KEYS,
  TOOLSET_KEYS,
} from '../eval/suite-keys.ts'
import { parametersSchema } from './parameters.ts'
import { objectSchema, ref } from './schema-parts.ts'

const text: JsonObject = { type: 'string', pattern: '\\S', maxLength: LONGEST_TEXT }
const name: JsonObject = { type: 'string', minLength: 1 }
const texts: JsonObject = { type: 'array', items: { type: 'string' } }

/**
 * The JSON Schema of golden suites, for editors: what the reader takes, said by the same tables. Draft 7, which all editors know.
 * Looser than the reader where no schema can say it: an id that repeats, a pattern that cannot run, a day that does not exist, a
 * range that is empty, a matcher that is nearly one.
 */
export function suiteSchema(): JsonObject {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://unpkg.com/rightcall/dist/schemas/suite.schema.json',
    title: 'A golden suite of rightcall',
    ...objectSchema(SUITE_KEYS, {
      $schema: { type: 'string' },
      toolset: toolsetSchema(),
      defaults: objectSchema(DEFAULTS_KEYS, { not: texts, tags: texts, cluster: text }),
      prompt: objectSchema(PROMPT_KEYS, {
        system: { type: 'string', examples: ['none'] },
        instructions: { enum: ['shown', 'hidden'], default: 'shown' },
      }),
      parameters: parametersSchema(),
      renames: { type: 'object', additionalProperties: renameSchema() },
      intents: { type: 'array', items: ref('intent'), minItems: 1 },
    }),
    required: ['intents'],
    definitions: {
      intent: {
        ...objectSchema(INTENT_KEYS, { id: text, says: text, expect: expectSchema(), not: texts, tags: texts, cluster: text }),
        required: ['id', 'says', 'expect'],
      },
      call: { ...objectSchema(CALL_KEYS, CALL), required: ['tool'] },
      answer: orCallless(answer({ ...CALL_KEYS, ...CALLS_KEYS, ...ALL_KEYS }, { ...CALL, ...CALLS })),
      matcher: matcherSchema(),
    },
  }
}

const CALL = {
  tool: name,
  arguments: { type: 'object', additionalProperties: ref('matcher') },
  only: { type: 'array', items: { type: 'string' } },
  exact: { type: 'boolean' },
}
const CALLS = {
  calls: { type: 'array', items: ref('call'), minItems: 1 },
  all: { type: 'array', items: ref('call'), minItems: 1 },
  order: { enum: ['any', 'given'], default: 'any' },
}

function toolsetSchema(): JsonObject {
  const { type, ...keys } = objectSchema(TOOLSET_KEYS, {
    stdio: { anyOf: [text, { type: 'array', items: [name], additionalItems: { type: 'string' }, minItems: 1 }] },
    tools: { type: 'array' },
  })
  return { anyOf: [name, { type }], ...keys, if: { type }, then: { oneOf: [{ required: ['stdio'] }, { required: ['tools'] }] } }
}

function renameSchema(): JsonObject {
  const { type, ...keys } = objectSchema(RENAME_KEYS, { to: name, arguments: { type: 'object', additionalProperties: name } })
  return { anyOf: [name, { type }], ...keys, minProperties: 1 }
}

function expectSchema(): JsonObject {
  const anyOf = { type: 'array', items: ref('answer'), minItems: 1 }
  const keys = { ...CALL_KEYS, ...CALLS_KEYS, ...ALL_KEYS, ...ANY_OF_KEYS }
  return orCallless(answer(keys, { ...CALL, ...CALLS, anyOf }, ['anyOf']))
}

/** The keys stand next to the choice, not in it: editors would say of a wrong key that it is neither `none` nor `ask`. */
function orCallless({ type, oneOf, ...beside }: ReturnType<typeof answer>): JsonObject {
  return { anyOf: [{ enum: ['none', 'ask'] }, { type }], ...beside, if: { type }, then: { oneOf } }
}

/** One right answer: a call, or several. */
function answer<Table extends Readonly<Record<string, { readonly says: string }>>>(
  keys: Table,
  properties: { readonly [Key in keyof Table]: JsonObject },
  also: readonly string[] = [],
) {
  return {
    ...objectSchema(keys, properties),
    oneOf: ['tool', 'calls', 'all', ...also].map((key) => ({ required: [key] })),
    dependencies: {
      arguments: ['tool'],
      only: ['tool'],
      exact: ['tool'],
      order: { anyOf: [{ required: ['calls'] }, { required: ['all'] }] },
    },
  }
}

/** A literal value, or a matcher alone. A literal object has none of the keys of matchers. */
function matcherSchema(): JsonObject {
  const { properties } = objectSchema(MATCHERS, {
    equals: {},
    oneOf: { type: 'array', minItems: 1 },
    matches: { type: 'string' },
    contains: name,
    range: {
      ...objectSchema(RANGE_KEYS, { min: { type: 'number' }, max: { type: 'number' } }),
      anyOf: Object.keys(RANGE_KEYS).map((key) => ({ required: [key] })),
    },
    date: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
    unordered: { type: 'array', items: ref('matcher') },
    any: { enum: [true] },
    absent: { enum: [true] },
    schema: { type: 'object' },
  })
  return {
    properties,
    if: { type: 'object', anyOf: Object.keys(MATCHERS).map((key) => ({ required: [key] })) },
    then: { maxProperties: 1 },
  }
}
