import type { Certainty } from '../../core/certainty.ts'
import { rememberedFor } from '../../core/memo.ts'
import type { Pointer } from '../../core/pointer.ts'
import type { Span, Tool } from '../../core/tool.ts'
import type { Parameter } from '../../schema/parameters.ts'
import { isEnglish } from '../prose/text/language.ts'
import { stretchesOf, wordsAt, type Stretch } from './bind.ts'
import { ALL_KINDS, kindsThatMatter } from './matter.ts'
import { statementsIn } from './read.ts'
import type { Kind, Statement, StatementOf } from './statement.ts'

/** A statement about one parameter or output field, and where it stands. */
export interface Claim<S extends Statement = Statement> {
  readonly about: Parameter
  readonly statement: S
  readonly stretch: Stretch
  /** The string that states it, and the words there. */
  readonly at: Pointer
  readonly words: Span
}

export type ClaimOf<K extends Kind> = Claim<StatementOf<K>>

/** What the texts of a tool state of its parameters and output fields, as far as a rule can use it. */
export const claimsOf = rememberedFor((tool: Tool): readonly Claim[] =>
  stretchesOf(tool).flatMap((stretch) => claimsIn(stretch, kindsThatMatter(stretch.parameter))),
)

/** Everything that the texts of a tool state of its parameters and output fields. */
export function allClaimsOf(tool: Tool): readonly Claim[] {
  return stretchesOf(tool).flatMap((stretch) => claimsIn(stretch, ALL_KINDS))
}

/** What a stretch states of its parameter, of these kinds. */
export function claimsIn(stretch: Stretch, kinds: ReadonlySet<Kind>): readonly Claim[] {
  const statements = statementsIn(stretch.text, kinds)
  if (statements.length === 0 || !isEnglish(stretch.text)) return []
  return statements
    .filter((statement) => isAttributed(stretch, statement))
    .map((statement) => ({
      about: stretch.parameter,
      statement,
      stretch,
      at: stretch.at,
      words: wordsAt(stretch, statement.words),
    }))
}

/** Characters between the name and what a clause states of it, beyond which it is more likely stated of something else. */
const NEAR = 30

/** False in a clause that names the parameter and then states something of another thing. */
function isAttributed({ by, text }: Stretch, { kind, words }: Statement): boolean {
  if (by !== 'clause' && by !== 'read') return true
  const it = text.search(/\bit\b/)
  if (by === 'read' && it === -1) return true
  if (it >= words.start && it < words.end) return true
  if (/\b(?:either|at least one|one of|or)\b/i.test(text) && kind !== 'range') return false
  const between = it < words.start ? text.slice(it + 2, words.start) : text.slice(words.end, it)
  return between.trim().length <= NEAR && !/[,.]\s/.test(between) && (it < words.start || kind === 'range' || kind === 'required')
}

/** False for a claim about a field of the output. */
export function isOfInput({ about }: Claim): boolean {
  return about.at.startsWith('/inputSchema')
}

/** Those of one kind. */
export function ofKind<K extends Kind>(claims: readonly Claim[], kind: K): readonly ClaimOf<K>[] {
  const is = (claim: Claim): claim is ClaimOf<K> => claim.statement.kind === kind
  return claims.filter(is)
}

/** The claims of one kind about each parameter that has any, each list about one of them. Output fields are left out. */
export function claimsAbout<K extends Kind>(tool: Tool, kind: K): readonly (readonly ClaimOf<K>[])[] {
  const groups: ReadonlyMap<Pointer, readonly ClaimOf<K>[]> = Map.groupBy(
    ofKind(claimsOf(tool).filter(isOfInput), kind),
    ({ about }) => about.at,
  )
  return [...groups.values()]
}

/** Where a claim is made, for messages: "The description of `limit`", or "The tool's description of `limit`". */
export function proseOf({ about, at }: Claim): string {
  return at === '/description' ? `The tool's description of \`${about.name}\`` : `The description of \`${about.name}\``
}

/**
 * How sure a conflict of this claim with the schema is. A text that tells a model to send what the schema always refuses (`looser`) proves a
 * fault, whatever the server does; one that asks for less than the schema allows may be a limit that is only told. What a clause in the
 * middle of another text states may be about something else.
 */
export function certaintyOf({ stretch }: Claim, looser: boolean): Certainty {
  return looser && stretch.by !== 'clause' && stretch.by !== 'read' ? 'proved' : 'likely'
}

/** The words of a claim as its text has them. */
export function quoteOf({ stretch, words: { start, end } }: Claim): string {
  return stretch.source.slice(start, end)
}
