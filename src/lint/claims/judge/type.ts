import type { Finding } from '../../../core/finding.ts'
import { own } from '../../../core/json.ts'
import { list } from '../../../core/text.ts'
import type { Tool } from '../../../core/tool.ts'
import { certaintyOf, ofKind, proseOf, quoteOf, type Claim, type ClaimOf } from '../claim.ts'
import type { SaidType } from '../statement.ts'

const ARTICLE: Readonly<Record<SaidType, string>> = {
  array: 'an array',
  boolean: 'a boolean',
  flag: 'a boolean',
  integer: 'an integer',
  number: 'a number',
  object: 'an object',
  string: 'a string',
}

/** One string for a whole list. */
const LISTED = /separated|delimited|joined|between|commas?|in one|JSON|stringified|serialized/i

/** A text that gives a JSON type which the schema does not take. */
export function judgeType(_tool: Tool, claims: readonly Claim[]): Finding | undefined {
  for (const claim of ofKind(claims, 'type')) {
    const { types, schema } = claim.about
    if (types.length === 0 || own(schema, 'enum') !== undefined || allows(claim)) continue
    return {
      at: claim.at,
      words: claim.words,
      certainty: certaintyOf(claim, true),
      message: `${proseOf(claim)} describes ${ARTICLE[claim.statement.type]} ("${quoteOf(claim)}"), but its schema has the type ${list(types.map((type) => `"${type}"`))}. A model cannot satisfy both. Make both describe what the server reads.`,
    }
  }
  return undefined
}

function allows({ about: { types, name }, statement: { type, words }, stretch }: ClaimOf<'type'>): boolean {
  const holdsFields = types.includes('array') || types.includes('object')
  if (type === 'flag') return !holdsFields || types.some((one) => one !== 'array' && one !== 'object' && one !== 'null')
  // "(integer)" in the text of an object may mention a field
  const leads = words.start < 3 || stretch.text.slice(0, words.start).trim() === ''
  if (holdsFields && !leads && type !== 'string' && type !== 'array' && type !== 'object') return true
  if (type === 'integer' || type === 'number') return types.includes('integer') || types.includes('number')
  // each item may be a string
  const ofItems =
    types.includes('array') && type === 'string' && !leads && !LISTED.test(stretch.text.slice(words.start, words.end))
  // "in quotes" asks for a phrase, unless a number is meant
  const isPhrase =
    /quotes$/.test(stretch.text.slice(words.start, words.end)) && !types.some((one) => one === 'integer' || one === 'number')
  return types.includes(type) || (type === 'string' && isPhrase) || ofItems || name.toLowerCase() === type
}
