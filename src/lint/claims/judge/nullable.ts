import type { Finding } from '../../../core/finding.ts'
import { isObject, own } from '../../../core/json.ts'
import { list } from '../../../core/text.ts'
import type { Tool } from '../../../core/tool.ts'
import { allowsNull } from '../../../schema/nullable.ts'
import { certaintyOf, isOfInput, ofKind, proseOf, quoteOf, type Claim } from '../claim.ts'

/** A text that lets the model send null where the schema refuses it, or forbids it where the schema allows it. */
export function judgeNullable({ inputSchema, outputSchema }: Tool, claims: readonly Claim[]): Finding | undefined {
  for (const claim of ofKind(claims, 'nullable')) {
    const { schema, types } = claim.about
    const { nullable, words } = claim.statement
    // "null clears it" in the text of an object may mention a field
    const isOfField =
      types.some((type) => type === 'object' || type === 'array') && /^`?null/.test(quoteOf(claim)) && words.start > 3
    const allowed =
      types.includes('null') ||
      own(schema, 'nullable') === true ||
      allowsNull(isOfInput(claim) || !isObject(outputSchema) ? inputSchema : outputSchema, schema)
    if (!nullable && !isOfInput(claim)) continue
    if (types.length === 0 || isOfField || nullable === allowed) continue
    const taken = list(types.map((type) => `"${type}"`))
    return {
      at: claim.at,
      words: claim.words,
      certainty: certaintyOf(claim, nullable),
      message: nullable
        ? `${proseOf(claim)} states "${quoteOf(claim)}", but its schema takes only ${taken} and refuses null. A model that sends null gets an error. Allow null in the schema, or remove it from the text.`
        : `${proseOf(claim)} states "${quoteOf(claim)}", but its schema takes ${taken}. A model may then send null. Remove null from the schema, or describe what it means.`,
    }
  }
  return undefined
}
