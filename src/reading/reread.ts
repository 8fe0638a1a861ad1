import { nameMentionsIn } from '../lint/claims/bind/mentions.ts'
import { stretchesOf, type Stretch } from '../lint/claims/bind.ts'
import { claimsIn, type Claim } from '../lint/claims/claim.ts'
import { ALL_KINDS } from '../lint/claims/matter.ts'
import { masked } from '../lint/claims/segment/mask.ts'
import { formatOf } from '../lint/lexicon/formats.ts'
import { parametersOf, type Parameter } from '../schema/parameters.ts'
import { areNested, hasWord } from './about.ts'
import { isProse, overlaps, type SeenClaim } from './seen.ts'

/**
 * What our own readers find in the widened quote about the parameter that the reader names. Where our binder knows the quote to be about it, by
 * that; else as a stretch that only was read so.
 */
export function rereadClaims(seen: SeenClaim): readonly Claim[] {
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
  const read = isSure || !isOfItAlone(seen, parameter) ? [] : [readStretch(parameter, seen, value, words)]
  return [...bound, ...read]
    .flatMap((stretch) => claimsIn(stretch, ALL_KINDS))
    .filter(isPlain)
    .filter((claim) => claim.words.start < words.end && claim.words.end > words.start)
}

/**
 * True for a sentence of the tool's text, or of one around the parameter, that names the parameter and nothing else. One that names none may be
 * about anything, whatever the reader says, one in the text of another parameter is about that, and one about what holds fields may
 * speak of a field.
 */
function isOfItAlone({ at, quote, tool }: SeenClaim, parameter: Parameter): boolean {
  if (parameter.types.some((type) => type === 'object' || type === 'array')) return false
  const own = parametersOf(tool).find(({ descriptionAt }) => descriptionAt === at)
  if (own !== undefined && !areNested(own, parameter)) return false
  const isNamed = /_|[a-z][A-Z]/.test(parameter.name) ? hasWord(quote, parameter.name) : isSubject(quote, parameter.name)
  return isNamed && nameMentionsIn(quote).every(({ name, marked }) => !marked || name === parameter.name)
}

/** True where a plain word, which is English more often than a name, is in code, or what the sentence is about: "The timeout is …". */
function isSubject(text: string, name: string): boolean {
  if (!/^[A-Za-z]{1,40}$/.test(name)) return hasWord(text, name)
  const subject = new RegExp(
    String.raw`\x60${name}\x60|(?:^|[.;] )\W{0,4}(?:(?:the|its|all|each) )?${name}(?:s|es)? (?:is|are|must|may|can|should|cannot|will|takes?|counts?|defaults?|starts?|holds?|accepts?)\b`,
    'i',
  )
  return subject.test(text)
}

/** Values, and what names a thing, stand in a sentence for many reasons: of these only our binder knows that they are the parameter's. */
function isPlain({ stretch, statement }: Claim): boolean {
  if (stretch.by !== 'read') return true
  if (statement.kind === 'format') return formatOf(statement.format)?.families.includes('handle') !== true
  return statement.kind !== 'example' && statement.kind !== 'choices'
}

function readStretch(
  parameter: Parameter,
  { at }: SeenClaim,
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
