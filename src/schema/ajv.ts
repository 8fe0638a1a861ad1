import { createRequire } from 'node:module'
import type * as Old from 'ajv'
import type * as Modern from 'ajv/dist/2020.js'
import { linear } from '../core/pattern.ts'
import { own, type Json, type JsonObject } from '../core/json.ts'
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

/**
 * What a schema has against a value, in ajv's words, `''` for nothing, or undefined where it cannot be decided: a
 * reference out of the schema, a pattern that does not run in linear time, too large. `root` gives the `$defs`.
 */
export function objection(root: JsonObject, schema: JsonObject, value: Json): string | undefined {
  if (subschemasOf(schema, '').length > MOST_COMPILED || subschemasOf(root, '').length > MOST_COMPILED) return undefined
  const { $id: _id, id: _old, $schema: _dialect, ...rest } = schema
  const definitions = { $defs: own(root, '$defs') ?? {}, definitions: own(root, 'definitions') ?? {} }
  const whole = { ...definitions, ...rest }
  const ajv = dialectOf(root) === '2020-12' ? modern() : old()
  try {
    const validate = ajv.compile(whole)
    return validate(value) ? '' : ajv.errorsText(validate.errors, { dataVar: 'it' })
  } catch {
    return undefined
  } finally {
    // ajv would keep every schema that it has seen
    ajv.removeSchema(whole)
  }
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
