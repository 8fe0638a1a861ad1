import type { Finding } from '../../core/finding.ts'
import type { Pointer } from '../../core/pointer.ts'
import { oneLine } from '../../core/text.ts'
import type { Span, Tool } from '../../core/tool.ts'
import { valuePath } from '../../schema/path.ts'
import { isEnglish } from '../prose/text/language.ts'
import { allClaimsOf, quoteOf, type Claim } from './claim.ts'
import { conflictsOf } from './judge.ts'
import { ALL_KINDS } from './matter.ts'
import { statementsIn } from './read.ts'
import { textSegments } from './segment.ts'
import type { Kind, Statement } from './statement.ts'

/** A statement of a text, for people who ask why a finding is there, or why it is missing. */
export interface ListedClaim {
  /** The path of the parameter or output field, `zone[].ttl`; undefined for a statement that names none. */
  readonly about: string | undefined
  readonly kind: Kind
  /** What it states: "at most 50". */
  readonly says: string
  /** The words of the text. */
  readonly quote: string
  /** The string that states it, and the words there. */
  readonly at: Pointer
  readonly words: Span
  /** True if a rule reports it. */
  readonly conflict: boolean
}

/** Every claim of a tool's texts, by what it is about, and after them the statements of its description that name nothing. */
export function listClaims(tool: Tool): readonly ListedClaim[] {
  const conflicts = conflictsOf(tool)
  const bound = allClaimsOf(tool).map((claim): ListedClaim => ({
    about: valuePath(claim.about.at),
    kind: claim.statement.kind,
    says: factIn(claim.statement),
    quote: oneLine(quoteOf(claim)),
    at: claim.at,
    words: claim.words,
    conflict: conflicts.some(({ kind, finding }) => kind === claim.statement.kind && isAbout(finding, claim)),
  }))
  return [...bound, ...unbound(tool, bound)]
}

/** True for a finding at the words of a claim, or at one of the values that it lists. */
function isAbout({ at, words }: Finding, claim: Claim): boolean {
  return at === claim.at && words !== undefined && words.start >= claim.words.start && words.end <= claim.words.end
}

function unbound({ description }: Tool, bound: readonly ListedClaim[]): readonly ListedClaim[] {
  if (!description || !isEnglish(description)) return []
  const taken = bound.filter(({ at }) => at === '/description')
  return textSegments(description)
    .filter(({ kind }) => kind !== 'code')
    .flatMap(({ text, start }) =>
      statementsIn(text, ALL_KINDS).map((statement): ListedClaim => {
        const words = { start: statement.words.start + start, end: statement.words.end + start }
        const quote = oneLine(description.slice(words.start, words.end))
        return {
          about: undefined,
          kind: statement.kind,
          says: factIn(statement),
          quote,
          at: '/description',
          words,
          conflict: false,
        }
      }),
    )
    .filter(({ words }) => !taken.some((other) => other.words.start < words.end && words.start < other.words.end))
}

/** The fact of a statement, in a few words. */
function factIn(statement: Statement): string {
  const held = statement.holds === 'always' ? '' : ` (${statement.holds})`
  return bare(statement) + held
}

function bare(statement: Statement): string {
  switch (statement.kind) {
    case 'type':
      return statement.type
    case 'nullable':
      return statement.nullable ? 'null' : 'not null'
    case 'required':
      return statement.required ? 'yes' : 'no'
    case 'default':
      return statement.value.text
    case 'choices':
      return statement.values.map(({ value }) => value).join(' | ')
    case 'range':
      return `${statement.min ?? ''}..${statement.max ?? ''}${statement.noun === undefined ? '' : ` ${statement.noun}`}`
    case 'unit':
      return statement.unit
    case 'format':
      return statement.format
    case 'base':
      return String(statement.base)
    case 'example':
      return statement.values.map(({ text }) => text).join(', ')
  }
}
