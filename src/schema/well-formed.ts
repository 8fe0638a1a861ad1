import { kindOf, own, type Json, type JsonObject } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { clip } from '../core/text.ts'
import { dialectOf } from './dialect.ts'
import { KEYWORDS } from './keywords.ts'
import { MOST_LEVELS, MOST_SUBSCHEMAS, subschemasOf } from './walk.ts'

/** One thing that the meta-schema forbids. */
export interface SchemaFault {
  readonly at: Pointer
  /** `"required" must be a list of distinct strings, not a boolean` */
  readonly says: string
}

/**
 * What the declared dialect's meta-schema has against a schema, in people's words: nothing for a valid one. Own code, because
 * ajv costs 50 ms before its first answer and words its errors for machines; the tests hold it to ajv's verdicts.
 */
export function schemaFaults(root: JsonObject, base: Pointer): readonly SchemaFault[] {
  const keywords = KEYWORDS[dialectOf(root)]
  const nodes = subschemasOf(root, base)
  const faults: SchemaFault[] = []
  for (const { schema, at, level } of nodes) {
    for (const keyword in schema) {
      const value = own(schema, keyword)
      const shape = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined
      const must = value === undefined ? undefined : shape?.(value)
      if (must !== undefined) faults.push({ at: join(at, keyword), says: `"${keyword}" must be ${must}, not ${shown(value)}` })
    }
    if (level === MOST_LEVELS) {
      return [...faults, { at: base, says: `the schema nests more than ${MOST_LEVELS} levels, beyond what validators follow` }]
    }
  }
  if (nodes.length >= MOST_SUBSCHEMAS) faults.push({ at: base, says: `the schema has more than ${MOST_SUBSCHEMAS} parts` })
  return faults
}

function shown(value: Json | undefined): string {
  if (typeof value === 'string') return JSON.stringify(clip(value, 40))
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : kindOf(value)
}
