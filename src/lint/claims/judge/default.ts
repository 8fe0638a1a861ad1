import { isEqual } from '../../../core/equal.ts'
import type { Finding } from '../../../core/finding.ts'
import { isArray, own, type Json } from '../../../core/json.ts'
import { join } from '../../../core/pointer.ts'
import { clip } from '../../../core/text.ts'
import type { Tool } from '../../../core/tool.ts'
import { misfit } from '../../../schema/value.ts'
import { unitsOf } from '../../lexicon/units.ts'
import { certaintyOf, isOfInput, ofKind, proseOf, quoteOf, type Claim, type ClaimOf } from '../claim.ts'
import { valueOf } from './value.ts'

/** A default that a text states, as a value of the parameter's type. */
export interface StatedDefault {
  readonly value: Json
  readonly claim: ClaimOf<'default'>
}

/** The default that one text gives for a parameter; undefined for two defaults, and for a value that has not the parameter's type. */
export function statedDefault(claims: readonly ClaimOf<'default'>[]): StatedDefault | undefined {
  const [first] = claims
  if (first === undefined) return undefined
  const values = claims.map(({ about, statement }) => valueOf(about, statement.value, statement.marked))
  const [value] = values
  if (value === undefined || values.some((other) => other === undefined || !isEqual(other, value))) return undefined
  return { value, claim: first }
}

/** A text that gives another default than the schema. */
export function judgeDefault(tool: Tool, claims: readonly Claim[]): Finding | undefined {
  for (const group of byText(ofKind(claims.filter(isOfInput), 'default'))) {
    const stated = statedDefault(group)
    if (stated === undefined) continue
    const { value, claim } = stated
    const { schema, written, at } = claim.about
    const given = own(schema, 'default')
    if (given === undefined || given === null || given === '') continue
    if (areSame(value, given) || areOneInTwoUnits(value, given, claim.stretch.source)) continue
    const fits = schema === written && misfit(tool.inputSchema, schema, value) === undefined
    const edits = [{ tool: tool.index, at: join(at, 'default'), to: value }]
    return {
      at: claim.at,
      words: claim.words,
      certainty: certaintyOf(claim, true),
      message: `${proseOf(claim)} states "${clip(quoteOf(claim), 60)}", but its schema has \`default: ${clip(JSON.stringify(given), 60)}\`. A model that leaves the parameter out expects one value and may get the other. Make both state the default that the server uses.`,
      ...(fits ? { patches: [{ says: `set default to ${JSON.stringify(value)}`, safe: false, edits }] } : {}),
    }
  }
  return undefined
}

/** Claims by the stretch that makes them: the two defaults of one text are two cases. */
function byText<C extends Claim>(claims: readonly C[]): readonly (readonly C[])[] {
  return [...Map.groupBy(claims, ({ stretch }) => stretch).values()]
}

/** Equal except for letter case and the order of a list. */
function areSame(said: Json, given: Json): boolean {
  return form(said) === form(given)
}

function form(value: Json): string {
  if (isArray(value)) return JSON.stringify(value.map(form).sort())
  return String(typeof value === 'object' ? JSON.stringify(value) : value)
    .trim()
    .toLowerCase()
}

const FACTORS = new Set([7, 12, 24, 60, 100, 365, 1000, 1024, 3600, 60_000, 86_400, 1_048_576, 1_000_000, 3_600_000, 86_400_000])

/** "30 seconds" next to 30000: the same in milliseconds. */
function areOneInTwoUnits(said: Json, given: Json, text: string): boolean {
  if (typeof said !== 'number' || typeof given !== 'number' || said === 0 || given === 0) return false
  return unitsOf(text).length > 0 && FACTORS.has(Math.max(said / given, given / said))
}
