import type { Json } from '../core/json.ts'
import { segmentsOf, valueAt } from '../core/pointer.ts'
import type { Span, Tool, Toolset } from '../core/tool.ts'
import { stretchesOf, type Stretch } from '../lint/claims/bind.ts'
import { outputFieldsOf, parametersOf, type Parameter } from '../schema/parameters.ts'
import { aboutOf, areNested, isNamedIn, type About } from './about.ts'
import { isUnknown, claimedPlace, type ClaimPlace } from './place.ts'
import { isJsonOf, quotePlaces } from './quote.ts'
import type { DroppedAt, ReportedClaim } from './reading.ts'
import { widened } from './widen.ts'

/** A claim as the program found it at its place. */
export interface SeenClaim extends ClaimPlace {
  /** Undefined where nothing stands, as claimed. */
  readonly value: Json | undefined
  /** The widened quote: the text's own words, or the JSON of a value; `''` for what is absent. */
  readonly quote: string
  /** Of the widened quote in the string there. */
  readonly words: Span | undefined
  readonly about: About
  /** As it is kept, so that it is found again. */
  readonly kept: ReportedClaim
}

type Outcome = { readonly seen: readonly SeenClaim[] } | { readonly dropped: DroppedAt }

const MOST_VALUE = 200

/** Looks claims up: the place, the quote and what each is about. Gives the first step that one of them does not pass. */
export function see(claims: readonly ReportedClaim[], tool: Tool, toolset: Toolset): Outcome {
  const located: Located[] = []
  for (const claim of claims) {
    const one = locate(claim, tool, toolset)
    if (typeof one === 'string') return { dropped: one }
    located.push(one)
  }
  const quotes = located.map(({ quote }) => quote).join('\n')
  const seen: SeenClaim[] = []
  for (const one of located) {
    const about = aboutOf(one.kept.about, one, quotes, toolset)
    const bound = about === undefined ? undefined : boundTo(about, one)
    if (bound === undefined) return { dropped: 'binding' }
    seen.push({ ...one, about: bound })
  }
  return { seen }
}

type Located = Omit<SeenClaim, 'about'>

/** Of a claim about another tool the quote is looked for there first, and then, as a word about it, in the tool itself. */
function locate(claim: ReportedClaim, tool: Tool, toolset: Toolset): Located | DroppedAt {
  const sibling = toolset.tools.find((other) => other !== tool && other.name !== '' && other.name === claim.about)
  const there = sibling === undefined ? 'place' : locateIn(claim, sibling, toolset)
  const located = typeof there === 'string' ? locateIn(claim, tool, toolset) : there
  if (typeof located === 'string' || located.tool === tool) return located
  return { ...located, kept: { ...located.kept, at: `${located.tool.name}#${located.at}` } }
}

function locateIn(claim: ReportedClaim, tool: Tool, toolset: Toolset): Located | DroppedAt {
  const place = claimedPlace(claim.at, tool, toolset)
  if (place === undefined) return 'place'
  const value = valueAt(place.tool.raw, place.at)
  const found = claim.quote.trim() === '' ? absentAt(place, value) : quotedAt(place, value, claim)
  if (typeof found === 'string') return found
  const kept = { at: claim.at, quote: found.quote, about: claim.about, value: claim.value.slice(0, MOST_VALUE) }
  return { ...place, value, ...found, kept }
}

interface Found {
  readonly quote: string
  readonly words: Span | undefined
}

/** Nothing, or nothing but white space and empty brackets, where the reader claims that nothing stands. */
function absentAt(place: ClaimPlace, value: Json | undefined): Found | DroppedAt {
  if (isUnknown(place)) return 'absence'
  const isEmpty =
    value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0) || value === ''
  if (!isEmpty && !(typeof value === 'string' && value.trim() === '')) return 'absence'
  return isToldElsewhere(place) ? 'absence' : { quote: '', words: undefined }
}

/** True for the description of a parameter that the tool's text tells in a row of its own. */
function isToldElsewhere({ tool, at }: ClaimPlace): boolean {
  return stretchesOf(tool).some(
    ({ parameter, by, at: source, text }) =>
      by === 'row' && source !== at && parameter.descriptionAt === at && /[\p{L}\p{N}]/u.test(text),
  )
}

function quotedAt(place: ClaimPlace, value: Json | undefined, { quote, about }: ReportedClaim): Found | DroppedAt {
  if (value === undefined) return 'place'
  if (isNameOf(quote, place)) return { quote, words: undefined }
  if (typeof value !== 'string') return isJsonOf(quote, value) ? jsonOf(value) : 'quote'
  const said = quotePlaces(quote, value).length > 0 || !isJsonOf(quote, value) ? quote : value
  let words = chosen(quotePlaces(said, value), place, value, about)
  // the wider words may stand elsewhere, too: once more, until they stay, so that what is kept is found again
  while (words !== undefined) {
    const text = value.slice(words.start, words.end)
    const again = chosen(quotePlaces(text, value), place, value, about)
    if (again === undefined) return 'quote'
    const wider = widened(value, again)
    if (wider.start === words.start && wider.end === words.end) return { quote: text, words }
    if (wider.end - wider.start < words.end - words.start) return 'quote'
    if (wider.end - wider.start === words.end - words.start && value.slice(wider.start, wider.end) === text)
      return { quote: text, words: wider }
    words = wider
  }
  return 'quote'
}

/** True where a quote is the name of the parameter or field at its place: a unit may stand in nothing but a name. */
function isNameOf(quote: string, { at }: ClaimPlace): boolean {
  const [holder, name] = segmentsOf(at).slice(-2)
  return holder === 'properties' && quote === name
}

function jsonOf(value: Json): Found | DroppedAt {
  try {
    return { quote: JSON.stringify(value), words: undefined }
  } catch {
    // deeper than anybody quotes
    return 'quote'
  }
}

/** Of several places with the same words the first whose sentence names what the claim is about. */
function chosen(places: readonly Span[], { tool, at }: ClaimPlace, text: string, about: string): Span | undefined {
  if (places.length < 2) return places[0]
  const own = stretchesOf(tool).filter((stretch) => stretch.at === at && stretch.parameter.name === about && stretch.by !== 'own')
  return (
    places.find((words) => own.some((stretch) => overlaps(stretch, words))) ??
    places.find((words) => {
      const { start, end } = widened(text, words)
      return text.slice(start, end).includes(about)
    }) ??
    places[0]
  )
}

/** True for a stretch that has letters within some words of its string. */
export function overlaps({ start, from, text }: Stretch, words: Span): boolean {
  const [first, last] = [Math.max(from, words.start), Math.min(start + text.length, words.end)]
  return last > first && /[\p{L}\p{N}]/u.test(text.slice(first - start, last - start))
}

/** True for a description or a title, which hold ordinary text; a `format` or a `pattern` is a string, too. */
export function isProse({ at, value }: Pick<SeenClaim, 'at' | 'value'>): boolean {
  const [holder, last] = segmentsOf(at).slice(-2)
  return (
    typeof value === 'string' &&
    (at === '/description' || at === '/title' || (/^(?:description|title)$/.test(last ?? '') && holder !== 'properties'))
  )
}

/** False for a keyword in the schema of another parameter. */
function isOfSchema({ parameter }: { readonly parameter: Parameter }, { tool, at }: ClaimPlace): boolean {
  const around = [...parametersOf(tool), ...outputFieldsOf(tool)].filter((one) => at === one.at || at.startsWith(`${one.at}/`))
  return around.length === 0 || around.some((one) => areNested(one, parameter))
}

/** What the words are about, a field of it where our own binder knows better; undefined where it is sure that it is another parameter. */
function boundTo(about: About, { tool, at, value, words, quote }: Located): About | undefined {
  if ((about.kind !== 'parameter' && about.kind !== 'field') || about.tool !== tool) return about
  const { parameter } = about
  if (words === undefined || !isProse({ at, value })) return isOfSchema(about, { tool, at }) ? about : undefined
  const stretches = stretchesOf(tool).filter((stretch) => stretch.at === at && overlaps(stretch, words))
  if (stretches.length === 0 || stretches.some((stretch) => stretch.parameter.at === parameter.at)) return about
  const inner = stretches.find((stretch) => areNested(stretch.parameter, parameter))
  if (inner !== undefined) return inner.parameter.depth > parameter.depth ? { ...about, parameter: inner.parameter } : about
  return isNamedIn(quote, parameter) ? about : undefined
}
