import { createRequire } from 'node:module'
import type * as Old from 'ajv'
import type * as Modern from 'ajv/dist/2020.js'
import { linear } from '../core/pattern.ts'
import { isArray, isObject, type Json, type JsonObject } from '../core/json.ts'
import { isMultipleOf } from './decimal.ts'
import { dialectOf } from './dialect.ts'
import { subschemasOf } from './walk.ts'

/** Larger schemas are not compiled: the cost grows with every keyword, and it is a hostile server that chooses them. */
const MOST_COMPILED = 300

// ajv takes patterns that print alike for one and the same, and would judge every text by the first pattern that it ever saw
const regExp = Object.assign((source: string) => ({ test: linear(source).test, toString: () => source }), { code: 'linear' })
const settings = {
  strict: false,
  allErrors: false,
  logger: false,
  validateFormats: false,
  validateSchema: false,
  addUsedSchema: false,
  code: { regExp },
} as const

/** Under which the whole schema is known to ajv while a part of it is compiled. */
const ROOT = 'rightcall:root'

/**
 * What a schema has against a value, in ajv's words, `''` for nothing, or undefined where it cannot be decided: a
 * reference out of `root`, a pattern that does not run in linear time, too large, a loop of references.
 */
export function objection(root: JsonObject, schema: JsonObject, value: Json): string | undefined {
  return objector(root, schema)?.(value)
}

/** The same of many values: compiling costs a millisecond, and asking nothing. */
export function objector(root: JsonObject, schema: JsonObject): ((value: Json) => string | undefined) | undefined {
  if (subschemasOf(schema, '').length > MOST_COMPILED || subschemasOf(root, '').length > MOST_COMPILED) return undefined
  const part = withRoot(bare(schema))
  const ajv = dialectOf(root) === '2020-12' ? modern() : old()
  try {
    ajv.addSchema(withRoot(bare(root)), ROOT)
    const validate = ajv.compile(part)
    return (value) => {
      try {
        return validate(value) ? '' : ajv.errorsText(validate.errors, { dataVar: 'it' })
      } catch {
        return undefined
      }
    }
  } catch {
    return undefined
  } finally {
    // ajv would keep every schema that it has seen
    ajv.removeSchema(part)
    ajv.removeSchema(ROOT)
  }
}

/**
 * What schemas of our own, which may refer to one another by `$id`, have against a value, in ajv's words; undefined for nothing.
 * @throws Error for an `$id` that none of them has
 */
export function objectionOf(schemas: readonly JsonObject[], id: string, value: Json): string | undefined {
  const { Ajv2020 }: typeof Modern = require('ajv/dist/2020.js')
  const ajv = new Ajv2020({ strict: false, logger: false, validateFormats: false })
  ajv.addSchema([...schemas])
  return ajv.validate(id, value) ? undefined : ajv.errorsText(ajv.errors, { dataVar: 'it' })
}

function bare({ $id: _id, id: _old, $schema: _dialect, ...rest }: JsonObject): JsonObject {
  return rest
}

/** The schema with its references pointing into the whole that it was taken from, and without what ajv does not compile. */
function withRoot(schema: JsonObject): JsonObject {
  const untyped = schema['type'] === undefined
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) => {
      if ((key === 'id' && typeof value === 'string') || (key === 'nullable' && untyped && typeof value === 'boolean')) return []
      return [[key, key === '$ref' && typeof value === 'string' && value.startsWith('#') ? `${ROOT}${value}` : rooted(value)]]
    }),
  )
}

function rooted(value: Json): Json {
  if (isArray(value)) return value.map(rooted)
  return isObject(value) ? withRoot(value) : value
}

// loaded on first use: the package and an instance cost some 60 ms, and most runs never need one
const require = createRequire(import.meta.url)
const modern = once(() => {
  const { Ajv2020 }: typeof Modern = require('ajv/dist/2020.js')
  return withDecimals(new Ajv2020(settings))
})
const old = once(() => {
  const { Ajv }: typeof Old = require('ajv')
  return withDecimals(new Ajv(settings))
})

/** ajv divides floating-point numbers, for which 0.3 is no multiple of 0.1. */
function withDecimals<Validator extends Old.default>(ajv: Validator): Validator {
  ajv.removeKeyword('multipleOf')
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    validate: (step: number, value: number) => isMultipleOf(value, step),
    error: { message: ({ schema }) => `must be multiple of ${JSON.stringify(schema)}` },
  })
  return ajv
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
