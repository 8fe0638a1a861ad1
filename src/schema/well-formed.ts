import { own, type JsonObject } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { dialectOf } from './dialect.ts'
import { KEYWORDS } from './keywords.ts'
import { subschemasOf } from './walk.ts'

/** One thing that the meta-schema forbids. */
export interface SchemaFault {
  /** The value that is wrong: the keyword's, or the member of it. */
  readonly at: Pointer
  /** A clause that is true of the declared dialect: `"required" must be a list of distinct strings, not true`. */
  readonly says: string
  /** What was probably meant, as a sentence. */
  readonly hint: string | undefined
}

/** A hostile object of a hundred thousand members would otherwise give as many findings. */
const MOST_FAULTS = 100

/**
 * What the declared dialect's meta-schema has against a schema, in people's words: nothing for a valid one. Own code, because
 * ajv costs 50 ms before its first answer and words its errors for machines; the tests hold it to ajv's verdicts. Beyond what
 * `subschemasOf` walks nothing is looked at.
 */
export function schemaFaults(root: JsonObject, base: Pointer): readonly SchemaFault[] {
  const keywords = KEYWORDS[dialectOf(root)]
  const faults: SchemaFault[] = []
  for (const { schema, at } of subschemasOf(root, base)) {
    for (const keyword in schema) {
      const value = own(schema, keyword)
      const shape = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined
      if (value === undefined || shape === undefined) continue
      for (const { below, says, hint } of shape(value, keyword)) {
        faults.push({ at: join(at, keyword, ...below), says, hint })
      }
      if (faults.length >= MOST_FAULTS) return faults.slice(0, MOST_FAULTS)
    }
  }
  return faults
}
