import type { Finding } from '../../../core/finding.ts'
import { own } from '../../../core/json.ts'
import { list } from '../../../core/text.ts'
import type { Tool } from '../../../core/tool.ts'
import { allowsNull } from '../../../schema/nullable.ts'
import { isOfInput, ofKind, proseOf, quoteOf, type Claim } from '../claim.ts'

/** A text that lets the model send null where the schema does not take it. */
export function judgeNullable({ inputSchema }: Tool, claims: readonly Claim[]): Finding | undefined {
  for (const claim of ofKind(claims.filter(isOfInput), 'nullable')) {
    const { schema, types } = claim.about
    // "null clears it" in the text of an object may speak of a field
    if (types.some((type) => type === 'object' || type === 'array') && claim.statement.words.start > 3) continue
    if (types.length === 0 || types.includes('null') || own(schema, 'nullable') === true || allowsNull(inputSchema, schema))
      continue
    return {
      at: claim.at,
      words: claim.words,
      message: `${proseOf(claim)} says "${quoteOf(claim)}"; its schema takes ${list(types.map((type) => `"${type}"`))} and refuses null. Allow null in the schema, or say what to send instead.`,
    }
  }
  return undefined
}
