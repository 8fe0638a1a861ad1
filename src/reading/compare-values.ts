import { isEqual } from '../core/equal.ts'
import type { Finding } from '../core/finding.ts'
import { isArray } from '../core/json.ts'
import { clip, oneLine } from '../core/text.ts'
import type { Tool } from '../core/tool.ts'
import { claimsOf, type Claim } from '../lint/claims/claim.ts'
import { judgedAs } from '../lint/claims/judge.ts'
import type { Kind } from '../lint/claims/statement.ts'
import { hasWord } from './about.ts'
import { AGREES, type ByComparison } from './by-comparison.ts'
import { factsOf, hasChoices, schemaHas, type Fact } from './facts.ts'
import type { ReadingKind } from './kinds.ts'
import { rereadClaims } from './reread.ts'
import { isProse, type SeenClaim } from './seen.ts'

/** The rule that reports conflicts of a kind. */
const RULE_OF: Readonly<Record<Kind, string>> = {
  type: 'consistency/type-conflict',
  nullable: 'consistency/type-conflict',
  required: 'consistency/required-conflict',
  default: 'consistency/default-conflict',
  choices: 'consistency/enum-conflict',
  range: 'consistency/range-conflict',
  unit: 'consistency/unit-conflict',
  format: 'consistency/format-conflict',
  base: 'consistency/base-conflict',
  example: 'consistency/example-conflict',
}

/** What a reader may mean by a kind, nearest first. */
const JUDGED: Readonly<Partial<Record<ReadingKind, readonly Kind[]>>> = {
  type: ['type', 'nullable', 'format', 'example'],
  required: ['required', 'nullable'],
  default: ['default'],
  choices: ['choices', 'example'],
  range: ['range'],
  unit: ['unit', 'format', 'type'],
  format: ['format', 'type', 'unit', 'example'],
  base: ['base'],
  example: ['example', 'choices', 'type', 'range'],
  told: ['range', 'choices', 'required', 'format'],
}

/** Of those, what has to be compatible for the reader to be wrong. */
const REFUTES: Readonly<Partial<Record<ReadingKind, readonly Kind[]>>> = {
  type: ['type', 'nullable'],
  required: ['required'],
  default: ['default'],
  choices: ['choices', 'example'],
  range: ['range'],
  unit: ['unit'],
  format: ['format'],
  base: ['base'],
  example: ['example'],
  told: ['range', 'choices', 'required', 'format'],
}

/** Of these two texts about one parameter cannot have different values. */
const PAIRED: ReadonlySet<Kind> = new Set<Kind>(['default', 'range', 'required'])

/** What our readers find in the quotes about one parameter of the tool, judged by our own judges against its schema and against each other. */
export function compareValues(kind: ReadingKind, seen: readonly SeenClaim[], tool: Tool): ByComparison {
  const kinds = JUDGED[kind]
  const texts = seen
    .filter((one) => one.tool === tool && isProse(one) && isOfOne(one, seen))
    .map((one) => ({ seen: one, claims: rereadClaims(one) }))
    .filter(({ seen: { about } }) => about.kind === 'parameter' || about.kind === 'field')
  if (kinds === undefined || texts.length === 0) return undefined
  const claims = texts.flatMap((text) => text.claims)
  for (const one of kinds) {
    const finding = againstSchema(tool, claims, one, seen) ?? againstText(texts, one)
    if (finding !== undefined) return { outcome: 'conflict', rule: RULE_OF[one], finding: { ...finding, certainty: 'likely' } }
  }
  const agrees =
    (REFUTES[kind] ?? []).some((one) => isAgreed(tool, texts, one, kind)) ||
    (SHOWN.has(kind) && texts.every((text) => showsWhatIsTaken(tool, text)))
  return agrees ? AGREES : undefined
}

/** Kinds of which a text that only shows values says nothing else. */
const SHOWN: ReadonlySet<ReadingKind> = new Set<ReadingKind>(['choices', 'range', 'example'])

/** True for a text with nothing but values that the schema takes: each value in code or quotes is one of its choices, each number was read, and fits. */
function showsWhatIsTaken(tool: Tool, { seen: { about, quote }, claims }: Text): boolean {
  if (about.kind !== 'parameter' && about.kind !== 'field') return false
  const coded = codedIn(quote).filter((value) => value !== about.parameter.name)
  if (coded.length > 0 && hasChoices(about.parameter, coded) === true) return true
  const numbers = [...quote.replaceAll(about.parameter.name, '').matchAll(/-?\d+(?:\.\d+)?/g)].map(([number]) => Number(number))
  const examples = factsOf(claims, 'example')
  const read = new Set(examples.flatMap(({ value }) => (isArray(value) ? value : [])))
  return (
    numbers.length > 0 && numbers.every((number) => read.has(number)) && examples.every((fact) => schemaHas(tool, fact) === true)
  )
}

function codedIn(quote: string): readonly string[] {
  return [...quote.matchAll(/`([^`\n]{1,60})`|["“]([^"“”\n]{1,60})["”]/g)].map(([, code, said]) => code ?? said ?? '')
}

/** True where what our readers find of this kind in a quote is bound to other parameters, and the quote does not name the one that the reader means. */
export function isOfAnother(kind: ReadingKind, seen: SeenClaim): boolean {
  const { words, about, tool, at, quote } = seen
  if (
    words === undefined ||
    about.kind !== 'parameter' ||
    about.tool !== tool ||
    !isProse(seen) ||
    hasWord(quote, about.parameter.name)
  )
    return false
  const kinds = JUDGED[kind] ?? []
  const said = claimsOf(tool).filter(
    (claim) =>
      claim.at === at && claim.words.start >= words.start && claim.words.end <= words.end && kinds.includes(claim.statement.kind),
  )
  return said.length > 0 && said.every((claim) => claim.about.at !== about.parameter.at)
}

interface Text {
  readonly seen: SeenClaim
  readonly claims: readonly Claim[]
}

/** True where all that the reader quotes is about one parameter. */
function isOfOne({ about }: SeenClaim, seen: readonly SeenClaim[]): boolean {
  if (about.kind !== 'parameter' && about.kind !== 'field') return false
  return seen.every(
    (other) =>
      (other.about.kind !== 'parameter' && other.about.kind !== 'field') ||
      (other.about.tool === about.tool && other.about.parameter.at === about.parameter.at),
  )
}

/** The finding of the kind's judge, if it is about words that the reader quotes. What else is stated of the parameter may explain them. */
function againstSchema(tool: Tool, claims: readonly Claim[], kind: Kind, seen: readonly SeenClaim[]): Finding | undefined {
  const [first] = claims
  if (first === undefined) return undefined
  const others = claimsOf(tool).filter(
    (claim) =>
      claim.about.at === first.about.at && !claims.some((one) => one.stretch.at === claim.at && isSameStatement(one, claim)),
  )
  const finding = judgedAs(tool, [...claims, ...others], kind)
  return finding !== undefined && seen.some((one) => isWithin(finding, one, tool)) ? finding : undefined
}

function isSameStatement(a: Claim, b: Claim): boolean {
  return a.statement.kind === b.statement.kind && a.words.start === b.words.start && a.words.end === b.words.end
}

/** True for a finding about words of a quote. */
export function isWithin({ at, words }: Pick<Finding, 'at' | 'words'>, seen: SeenClaim, tool: Tool): boolean {
  if (seen.tool !== tool || seen.at !== at) return false
  return words === undefined || seen.words === undefined || (words.start < seen.words.end && words.end > seen.words.start)
}

/** Two texts that give different values without a condition. */
function againstText(texts: readonly Text[], kind: Kind): Finding | undefined {
  const [one, other] = texts
  if (one === undefined || other === undefined || !PAIRED.has(kind) || isOneText(one, other)) return undefined
  const facts = factsOf(one.claims, kind)
  for (const second of factsOf(other.claims, kind)) {
    const first = facts.find(({ key }) => key === second.key)
    if (first === undefined || isEqual(first.value, second.value)) continue
    return {
      at: second.claim.at,
      words: second.claim.words,
      message: `"${quoted(one)}" and "${quoted(other)}" give different values of \`${second.claim.about.name}\`; a model cannot know which one is right. Make both state what the server does.`,
    }
  }
  return undefined
}

function isOneText({ seen: a }: Text, { seen: b }: Text): boolean {
  return a.at === b.at && a.words?.start === b.words?.start
}

function quoted({ seen: { quote } }: Text): string {
  return clip(oneLine(quote), 160)
}

/** True where each number of a text is one that the schema has, too: another one may be the constraint that the reader means. */
function isWhole(tool: Tool, { seen: { quote, words }, claims }: Text): boolean {
  const start = words?.start ?? 0
  const kinds = new Set(claims.map(({ statement }) => statement.kind))
  const agreed = [...kinds].flatMap((kind) => factsOf(claims, kind)).filter((fact) => schemaHas(tool, fact) === true)
  return [...quote.matchAll(/\d+/g)].every(({ index }) =>
    agreed.some(({ claim }) => start + index >= claim.words.start && start + index < claim.words.end),
  )
}

/** True where every quoted text has a value of the kind, each of them is compared with something, and all are compatible. */
function isAgreed(tool: Tool, texts: readonly Text[], kind: Kind, reading: ReadingKind): boolean {
  const facts = texts.map(({ claims }) => factsOf(claims, kind))
  if (reading === 'told' && !texts.every((text) => isWhole(tool, text))) return false
  return facts.every(
    (own, index) => own.length > 0 && own.every((fact) => isSettled(tool, fact, facts.toSpliced(index, 1).flat())),
  )
}

function isSettled(tool: Tool, fact: Fact, others: readonly Fact[]): boolean {
  const beside = others.filter(({ key }) => key === fact.key)
  const inSchema = schemaHas(tool, fact)
  return inSchema !== false && beside.every(({ value }) => isEqual(value, fact.value)) && (inSchema === true || beside.length > 0)
}
