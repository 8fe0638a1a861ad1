import { isObject, own, type JsonObject } from '../core/json.ts'
import { clip } from '../core/text.ts'
import type { Call } from '../core/reply.ts'
import { misfit } from '../schema/value.ts'
import { argumentSchemas } from './argument-schemas.ts'
import { unknownKeys } from './unknown-keys.ts'

/**
 * Why a tool's own input schema refuses a call, as a sentence without its full stop; undefined where it accepts it, or where
 * nobody can tell. An argument that is missing and has a default is filled in, as servers do.
 */
export function invalidity({ tool, arguments: given }: Call, root: JsonObject): string | undefined {
  if (!isObject(given)) return `the arguments of ${tool} are no JSON object`
  const [unknown] = unknownKeys(root, root, given)
  if (unknown !== undefined) return `${clip(unknown, 60)} is unknown to the schema of ${tool}`
  const known = argumentSchemas(root)
  const defaults = known.missing(given).map((name) => [name, own(known.schemaOf(name), 'default')] as const)
  const missing = defaults.find(([, value]) => value === undefined)
  if (missing !== undefined) return `${missing[0]} is required and missing`
  for (const [name, value] of Object.entries(given)) {
    const says = misfit(root, known.schemaOf(name), value)
    if (says !== undefined) return `${clip(name, 60)} ${says}`
  }
  const filled = {
    ...Object.fromEntries(defaults.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    ...given,
  }
  // which keys are known has been said above, also those that only a condition declares
  const { additionalProperties: _, ...open } = root
  const whole = misfit(root, open, filled)
  return whole === undefined ? undefined : `the call of ${tool} ${whole}`
}
