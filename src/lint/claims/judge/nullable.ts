import type { Finding } from '../../../core/finding.ts'
import { isObject, own, type JsonObject } from '../../../core/json.ts'
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
    const root = isOfInput(claim) || !isObject(outputSchema) ? inputSchema : outputSchema
    const allowed = types.includes('null') || own(schema, 'nullable') === true || allowsNull(root, schema)
    if (!nullable && !isOfInput(claim)) continue
    if (types.length === 0 || isOfField || nullable === allowed || (nullable && itemsAllowNull(root, schema))) continue
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

/** True for a list with places for null, at any level: "use null for a day off" is about an item. */
function itemsAllowNull(root: JsonObject, schema: JsonObject): boolean {
  const items = own(schema, 'items')
  return isObject(items) && (allowsNull(root, items) || itemsAllowNull(root, items))
}
