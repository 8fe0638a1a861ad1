import { nameMentionsIn } from '../lint/claims/bind/mentions.ts'
import { stretchesOf, type Stretch } from '../lint/claims/bind.ts'
import { claimsIn, type Claim } from '../lint/claims/claim.ts'
import { ALL_KINDS } from '../lint/claims/matter.ts'
import { masked } from '../lint/claims/segment/mask.ts'
import type { Parameter } from '../schema/parameters.ts'
import { isNamedIn } from './about.ts'
import { isProse, overlaps, type Seen } from './seen.ts'

/**
 * What our own readers find in the widened quote about the parameter that the reader names. Where our binder knows the quote to be about it, by
 * that; else as a stretch that only was read so.
 */
export function rereadClaims(seen: Seen): readonly Claim[] {
  const { words, about, value } = seen
  if (
    words === undefined ||
    typeof value !== 'string' ||
    !isProse(seen) ||
    (about.kind !== 'parameter' && about.kind !== 'field')
  )
    return []
  if (about.tool !== seen.tool) return []
  const { parameter } = about
  const bound = stretchesOf(seen.tool).filter(
    (stretch) => stretch.at === seen.at && stretch.parameter.at === parameter.at && overlaps(stretch, words),
  )
  const isSure = bound.some(({ by }) => by === 'own' || by === 'row')
  const read = isSure || !isOfItAlone(seen.quote, parameter) ? [] : [readStretch(parameter, seen, value, words)]
  return [...bound, ...read]
    .flatMap((stretch) => claimsIn(stretch, ALL_KINDS))
    .filter((claim) => claim.words.start < words.end && claim.words.end > words.start)
}

/**
 * True for a sentence that names the parameter and nothing else. One that names none may be about anything, whatever the reader says, and one about
 * what holds fields may speak of a field.
 */
function isOfItAlone(quote: string, parameter: Parameter): boolean {
  if (!isNamedIn(quote, parameter) || parameter.types.some((type) => type === 'object' || type === 'array')) return false
  return nameMentionsIn(quote).every(({ name, marked }) => !marked || name === parameter.name)
}

function readStretch(
  parameter: Parameter,
  { at }: Seen,
  source: string,
  { start, end }: { start: number; end: number },
): Stretch {
  const prose = masked(source).slice(start, end)
  return { parameter, by: 'read', text: withoutName(prose, parameter.name), source, at, start, from: start }
}

/** The first mention of a name as "it" of the same length, which the readers expect where a clause is about something. */
function withoutName(text: string, name: string): string {
  const at = firstMention(text, name)
  if (at === undefined || name.length < 2) return text
  const isCode = text[at - 1] === '`' && text[at + name.length] === '`'
  const [from, to] = isCode ? [at - 1, at + name.length + 1] : [at, at + name.length]
  return text.slice(0, from) + 'it'.padStart(to - from) + text.slice(to)
}

function firstMention(text: string, name: string): number | undefined {
  for (let at = text.indexOf(name); at !== -1 && name !== ''; at = text.indexOf(name, at + 1)) {
    if (!/[\w-]/.test(text[at - 1] ?? ' ') && !/[\w-]/.test(text[at + name.length] ?? ' ')) return at
  }
  return undefined
}
