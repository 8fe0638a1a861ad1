import {
  EVAL_KEYS,
  FILE_KEYS,
  IGNORE_KEYS,
  LINT_KEYS,
  OVERRIDE_KEYS,
  PRICE_KEYS,
  TARGET_KEYS,
  THRESHOLD_KEYS,
} from '../config/keys.ts'
import { ADDRESS, FILE_NAME, HEADER, VARIABLE } from '../config/own-targets.ts'
import { LEVELS } from '../config/settings.ts'
import { CERTAINTIES } from '../core/certainty.ts'
import type { JsonObject } from '../core/json.ts'
import { PROFILES } from '../lint/limits/limit.ts'
import type { OptionSpec, Rule } from '../lint/rule.ts'
import { parametersSchema } from './parameters.ts'
import { objectSchema, ref } from './schema-parts.ts'

/**
 * The JSON Schema of the configuration, for editors: what the reader takes, said by the same tables. Draft 7, which all editors know.
 * Looser than the reader where no schema can say it: a glob that fits no rule, a name that two targets have.
 */
export function configSchema(rules: Readonly<Record<string, Rule>>): JsonObject {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://unpkg.com/rightcall/dist/schemas/config.schema.json',
    title: 'The configuration of rightcall',
    ...objectSchema(FILE_KEYS, {
      $schema: { type: 'string' },
      extends: oneOrMore({ type: 'string' }),
      preset: { enum: ['recommended', 'strict'] },
      profiles: ref('profiles'),
      rules: ref('rules'),
      ignore: { type: 'array', items: ref('ignore') },
      overrides: { type: 'array', items: ref('override') },
      targets: {
        type: 'array',
        items: { anyOf: [ref('place'), ref('target')] },
        if: { type: 'array', contains: EXCEPTION },
        then: { contains: { allOf: [ref('file'), { not: EXCEPTION }] } },
      },
      'max-warnings': ref('count'),
      lint: objectSchema(LINT_KEYS, { 'fail-on': ref('certainty'), baseline: { type: 'string', pattern: '\\S' } }),
      gate: ref('gate'),
      prices: {
        type: 'object',
        propertyNames: { pattern: '^[a-z]+:\\S+$' },
        additionalProperties: ref('price'),
      },
      eval: objectSchema(EVAL_KEYS, {
        suites: some({ type: 'string', pattern: '\\S' }),
        models: some({ type: 'string', pattern: '^[a-z]+:\\S+$' }),
        parameters: parametersSchema(),
        thresholds: { type: 'object', additionalProperties: { anyOf: [ref('fraction'), ref('threshold')] } },
        against: { type: 'string', pattern: '\\S', examples: ['previous'] },
      }),
    }),
    definitions: {
      level: { enum: LEVELS },
      certainty: { enum: CERTAINTIES },
      count: { type: 'integer', minimum: 0 },
      profiles: oneOrMore({ enum: PROFILES }),
      rule: { anyOf: [{ enum: idsAndGlobs(rules) }, { type: 'string', pattern: globPattern(rules) }] },
      gate: oneOrMore(ref('rule')),
      rules: rulesSchema(rules),
      ignore: {
        ...objectSchema(IGNORE_KEYS, {
          rule: ref('rule'),
          tool: { type: 'string' },
          at: { type: 'string', pattern: '^(?:/(?:[^~]|~[01])*)?$' },
          reason: { type: 'string', pattern: '\\S' },
        }),
        required: ['rule', 'reason'],
      },
      override: {
        ...objectSchema(OVERRIDE_KEYS, { files: some({ type: 'string' }), rules: ref('rules') }),
        required: ['files'],
      },
      price: {
        ...objectSchema(PRICE_KEYS, {
          input: ref('dollars'),
          output: ref('dollars'),
          'cache-read': ref('dollars'),
          'cache-write': ref('dollars'),
        }),
        required: ['input', 'output'],
      },
      fraction: fractionSchema('%'),
      threshold: {
        ...objectSchema(THRESHOLD_KEYS, { min: ref('fraction'), drop: fractionSchema('points?') }),
        anyOf: [{ required: ['min'] }, { required: ['drop'] }],
      },
      dollars: { type: 'number', minimum: 0 },
      file: { type: 'string', pattern: FILE_NAME.source },
      place: { anyOf: [ref('file'), { type: 'string', pattern: ADDRESS.source }] },
      target: targetSchema(),
    },
  }
}

/** What begins so takes files away from the others. */
const EXCEPTION = { type: 'string', pattern: '^!' }

function targetSchema(): JsonObject {
  const text = { type: 'string', pattern: '\\S' }
  return {
    ...objectSchema(TARGET_KEYS, {
      name: text,
      files: { ...some(ref('file')), not: { anyOf: [EXCEPTION, { type: 'array', items: EXCEPTION }] } },
      url: { type: 'string', pattern: ADDRESS.source },
      stdio: text,
      headers: { type: 'object', propertyNames: { pattern: HEADER.source }, additionalProperties: { type: 'string' } },
      env: { type: 'object', propertyNames: { pattern: VARIABLE.source }, additionalProperties: { type: 'string' } },
      rules: ref('rules'),
      profiles: ref('profiles'),
      'max-warnings': ref('count'),
      gate: ref('gate'),
      'fail-on': ref('certainty'),
    }),
    required: ['name'],
    oneOf: [{ required: ['files'] }, { required: ['url'] }, { required: ['stdio'] }],
    dependencies: { headers: ['url'], env: ['stdio'] },
  }
}

/** From 0 to 1, or in hundredths with their unit. */
function fractionSchema(unit: string): JsonObject {
  return {
    anyOf: [
      { type: 'number', minimum: 0, maximum: 1 },
      { type: 'string', pattern: `^(?:\\d{1,2}(?:\\.\\d+)?|100(?:\\.0+)?)\\s*${unit}$` },
    ],
  }
}

function oneOrMore(item: JsonObject): JsonObject {
  return { anyOf: [item, { type: 'array', items: item }] }
}

function some(item: JsonObject): JsonObject {
  return { anyOf: [item, { type: 'array', items: item, minItems: 1 }] }
}

function rulesSchema(rules: Readonly<Record<string, Rule>>): JsonObject {
  const single = Object.entries(rules).map(([id, rule]) => [id, ruleSchema(rule)])
  const globs = globsOf(rules).map((glob) => [glob, { description: `The rules of ${glob} that run.`, ...settingOf() }])
  return {
    type: 'object',
    properties: Object.fromEntries([...single, ...globs]),
    patternProperties: { [globPattern(rules)]: settingOf() },
    additionalProperties: false,
  }
}

function ruleSchema({ summary, options = {} }: Rule): JsonObject {
  const properties = Object.fromEntries(Object.entries(options).map(([name, spec]) => [name, optionSchema(spec)]))
  return { description: summary, ...settingOf({ properties, additionalProperties: false }) }
}

/**
 * A level, a list of it and the options, or options alone; a glob has no options. The options stand next to the choice, not in it:
 * editors would say of a wrong option that it is no level.
 */
function settingOf(options?: JsonObject): JsonObject {
  const list = options === undefined ? [ref('level')] : [ref('level'), { type: 'object', ...options }]
  return {
    anyOf: [ref('level'), { type: ['array', ...(options === undefined ? [] : ['object'])] }],
    items: list,
    minItems: 1,
    additionalItems: false,
    ...options,
  }
}

function optionSchema({ says, default: value, min, max, oneOf }: OptionSpec): JsonObject {
  const base = { description: says, default: value }
  if (Array.isArray(value)) return { ...base, type: 'array', items: { type: 'string' } }
  if (typeof value === 'boolean') return { ...base, type: 'boolean' }
  if (typeof value === 'string') return { ...base, type: 'string', ...(oneOf === undefined ? {} : { enum: oneOf }) }
  return {
    ...base,
    type: 'number',
    ...(min === undefined ? {} : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
  }
}

function familiesOf(rules: Readonly<Record<string, Rule>>): string[] {
  return [...new Set(Object.keys(rules).map((id) => id.split('/')[0] ?? ''))]
}

/** The globs that people write: a family, and all. */
function globsOf(rules: Readonly<Record<string, Rule>>): string[] {
  return [...familiesOf(rules).map((family) => `${family}/*`), '*']
}

function idsAndGlobs(rules: Readonly<Record<string, Rule>>): string[] {
  return [...Object.keys(rules), ...globsOf(rules)]
}

/** A star in the name of a known family, in the family, or alone. */
function globPattern(rules: Readonly<Record<string, Rule>>): string {
  return `^(?:(?:${familiesOf(rules).join('|')})/[^/]*\\*[^/]*|[^/]*\\*[^/]*/[^/]*|\\*)$`
}
