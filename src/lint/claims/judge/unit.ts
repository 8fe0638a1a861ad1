import type { Finding } from '../../../core/finding.ts'
import { ownString } from '../../../core/json.ts'
import { join, type Pointer } from '../../../core/pointer.ts'
import type { Span, Tool } from '../../../core/tool.ts'
import type { Parameter } from '../../../schema/parameters.ts'
import { quantityOf } from '../../lexicon/quantities.ts'
import { areRivals, unitInWords, unitOfName } from '../../lexicon/units.ts'
import { sentenceAt } from '../../prose/text/sentences.ts'
import { stem } from '../../prose/text/stem.ts'
import { nameWords } from '../../prose/text/words.ts'
import { certaintyOf, ofKind, proseOf, quoteOf, type Claim, type ClaimOf } from '../claim.ts'
import { unitsOfAll, type UnitOfAll } from '../read/unit-of-all.ts'

/** A text that gives a number another unit than its name, its title, the tool's text, its own other words, or its type allow. */
export function judgeUnit(tool: Tool, claims: readonly Claim[]): Finding | undefined {
  const units = ofKind(claims, 'unit')
  const [first] = units
  if (first === undefined || !isNumber(first.about)) return undefined
  for (const claim of units) {
    if (claim.statement.holds !== 'always') continue
    const other = againstName(claim, units) ?? againstText(claim, units) ?? againstAll(tool, claim, units) ?? againstType(claim)
    if (other !== undefined) return finding(claim, other)
  }
  return undefined
}

/** True if a parameter takes numbers and nothing else. */
export function isNumber({ types }: Parameter): boolean {
  const kinds = types.filter((type) => type !== 'null')
  return kinds.length > 0 && kinds.every((type) => type === 'number' || type === 'integer')
}

/** The unit that a title gives in brackets or spells out: "Timeout (s)", "Delay in ms". */
function unitOfTitle(title: string): string | undefined {
  const letter = /\w [([]s[)\]]$/.test(title.trim()) ? 'seconds' : undefined
  return letter ?? unitOfName(title.replace(/[^A-Za-z0-9 ]/g, ' ').replace(/\b(?:in|of)\b/gi, ' '))
}

function finding(claim: ClaimOf<'unit'>, against: string): Finding {
  return {
    at: claim.at,
    words: claim.words,
    certainty: certaintyOf(claim, true),
    message: `${proseOf(claim)} states "${quoteOf(claim)}", but ${against}. A model then sends a value that is wrong by a large factor, and nothing rejects it. Name the same unit in both places.`,
  }
}

function againstName({ about, statement: { unit } }: ClaimOf<'unit'>, claims: readonly ClaimOf<'unit'>[]): string | undefined {
  const named = unitOfName(about.name)
  if (named !== undefined && areRivals(named, unit) && !claims.some(({ statement }) => statement.unit === named))
    return `its name means ${unitInWords(named)}`
  const title = ownString(about.schema, 'title')
  const titled = title === undefined ? undefined : unitOfTitle(title)
  return titled !== undefined && areRivals(titled, unit) && !claims.some(({ statement }) => statement.unit === titled)
    ? `its title "${title ?? ''}" means ${unitInWords(titled)}`
    : undefined
}

/** Another text about the parameter, or another sentence of the same text, in a unit that this one never mentions. */
function againstText(claim: ClaimOf<'unit'>, claims: readonly ClaimOf<'unit'>[]): string | undefined {
  const { unit } = claim.statement
  for (const other of claims) {
    if (other.statement.holds !== 'always' || !areRivals(other.statement.unit, unit)) continue
    const mentions = (text: Claim['stretch'], one: string): boolean =>
      claims.some(({ stretch, statement }) => stretch === text && statement.unit === one)
    if (other.stretch === claim.stretch) {
      if (isAlternative(claim, other)) continue
    } else if (mentions(other.stretch, unit) || mentions(claim.stretch, other.statement.unit)) continue
    return `${other.stretch === claim.stretch ? 'the same text' : proseOf(other).replace(/^The/, 'the')} states "${quoteOf(other)}"`
  }
  return undefined
}

/** A sentence is about the value if it opens with the unit: "Given in seconds." */
const OPENING = 24
const IN_CASES =
  /\b(?:or|either|if|when|unless|depend(?:s|ing)|for|per|convert\w*|equals?|i\.e|that is|respectively|instead|old|legacy|previously|internally)\b|=/i

/** Two units in one text are usually two cases, or one converted into the other. */
function isAlternative(claim: ClaimOf<'unit'>, other: ClaimOf<'unit'>): boolean {
  const { text } = claim.stretch
  const opens = [claim, other].every(({ statement: { words } }) => words.start - sentenceAt(text, words.start).start <= OPENING)
  return !opens || IN_CASES.test(text)
}

/** "All TTLs are in seconds" in the tool's text. */
function againstAll(
  { description, title }: Tool,
  { about, statement: { unit }, at }: ClaimOf<'unit'>,
  claims: readonly ClaimOf<'unit'>[],
): string | undefined {
  if (at === '/description') return undefined
  for (const text of [description, title]) {
    const told = text === undefined ? undefined : unitOfAllFor(text, about)
    if (told === undefined || text === undefined || !areRivals(told.unit, unit)) continue
    if (claims.some(({ statement }) => statement.unit === told.unit)) continue
    return `the tool's description states "${text.slice(told.words.start, told.words.end)}"`
  }
  return undefined
}

const OF_QUANTITY: Readonly<Record<string, RegExp>> = {
  duration: /^(?:durations?|times?|timeouts?|intervals?)$/,
  'amount of money': /^(?:amounts?|prices?|money|sums?|values?)$/,
  distance: /^(?:distances?|lengths?)$/,
  size: /^sizes?$/,
}

/** What a text states about everything of the parameter's kind: "All TTLs are in seconds" for `ttl`, "Amounts are in cents" for `price`. */
export function unitOfAllFor(text: string, { name }: Parameter): UnitOfAll | undefined {
  const words = nameWords(name)
  const quantity = OF_QUANTITY[quantityOf(name) ?? '']
  const told = unitsOfAll(text)
  return (
    told.find(({ noun }) => stem(noun) === words.at(-1) || stem(noun.replace(/s$/, '')) === words.at(-1)) ??
    told.find(({ noun, all }) => all && quantity?.test(noun) === true)
  )
}

/** Whole units with decimals in an integer. */
function againstType({ about, statement, stretch: { text } }: ClaimOf<'unit'>): string | undefined {
  const wholly = about.types.every((type) => type === 'integer' || type === 'null')
  if (statement.unit !== 'money' || !wholly) return undefined
  return /\b(?:with|as|up to|two|in) (?:two )?decimals?\b|\bdecimal (?:places|number|amount|point)|\d\.\d\d?\b/i.test(text) &&
    !/\b(?:no|without|not) (?:any )?decimals?\b|\bround/i.test(text)
    ? 'its schema takes an integer, which has no decimals'
    : undefined
}

/** A title that gives another unit than the name. */
export function titleAgainstName({
  name,
  schema,
  at,
  types,
}: Parameter): { at: Pointer; words: Span; title: string; unit: string; named: string } | undefined {
  const title = ownString(schema, 'title')
  const [unit, named] = [title === undefined ? undefined : unitOfTitle(title), unitOfName(name)]
  if (title === undefined || unit === undefined || named === undefined || !areRivals(unit, named) || types.length === 0)
    return undefined
  return { at: join(at, 'title'), words: { start: 0, end: title.length }, title, unit, named }
}
