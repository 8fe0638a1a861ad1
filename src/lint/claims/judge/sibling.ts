import type { Finding } from '../../../core/finding.ts'
import { ownString } from '../../../core/json.ts'
import { factOfEach, factOfSet } from '../../memo.ts'
import { segmentsOf, type Pointer } from '../../../core/pointer.ts'
import { clip, count } from '../../../core/text.ts'
import type { Toolset } from '../../../core/tool.ts'
import { parametersOf, type Parameter } from '../../../schema/parameters.ts'
import { byName } from '../../prose/tools/by-name.ts'
import type { NamedTool } from '../../prose/tools/named-tools.ts'
import { areRivalFormats, formatOf, schemaFormat, type Family } from '../../lexicon/formats.ts'
import { areConventions, areRivals, unitInWords } from '../../lexicon/units.ts'
import { claimsOf, ofKind, proseOf, quoteOf, type Claim } from '../claim.ts'
import { conflictsOf } from '../judge.ts'
import { formatClaims, formatOfAllAgainst } from './format.ts'
import { pairsOf } from './pair.ts'
import { isNumber, unitOfAllFor } from './unit.ts'

/** How one parameter of one tool is written or measured, as its texts or its schema say. */
interface Fact {
  readonly kind: 'unit' | 'format'
  readonly tool: NamedTool
  readonly about: Parameter
  readonly value: string
  /** For messages. */
  readonly is: string
  /** Undefined where the schema says it. */
  readonly claim: Claim | undefined
  /** True where the schema says it, whether a text does or not. */
  readonly isDeclared: boolean
  /** All that the texts name, in passing as well. */
  readonly named: ReadonlySet<string>
}

/** Names under which different tools take different things. */
const GENERIC =
  /^(?:id|ids|name|names|value|values|type|types|query|text|key|keys|data|content|body|title|description|input|output|source|target|from|to|url|urls|path|paths|file|files|filter|filters|search|format|sort|order|items?|fields?|label|labels|code|number|tags?|status|state|size|length|limit|offset|message|comment|note|options?|params?|args?|config|settings|metadata|properties|x|y|z|a|b|start|end|max|min|amount|count)$/i
/** Of those, what is a number with a unit in every tool that has it. */
const MEASURED = /^(?:amount|start|end|from|to|size|length|limit|offset)$/i
/** Of all names, dates have one order, and texts one markup. */
const ONE_FORM: readonly Family[] = ['time', 'zone', 'markup']

const CONVENTIONS: readonly Family[] = ['country', 'language', 'colour', 'place']

/** Findings about the parameters of a set that share a name, or stand in pairs, and differ in unit or format. */
export const siblingConflicts = factOfSet(
  (toolset: Toolset): readonly (Finding & { readonly kind: 'unit' | 'format'; readonly tool: number })[] => {
    const ofEach = factsOfEach(toolset)
    const facts = byName(ofEach).flatMap((tool) => tool.facts)
    const groups = Map.groupBy(facts, ({ kind, about }) => `${kind} ${about.name}`)
    const found = [...groups.values()].flatMap((group) => [...deviations(group)])
    for (const fact of toolset.instructions === undefined ? [] : facts) {
      const told = toldToAll(toolset.instructions ?? '', fact)
      if (told !== undefined) found.push([fact, `the server's instructions say "${told}"`])
    }
    for (const tool of ofEach) found.push(...pairDeviations(tool.facts))
    const seen = new Set<string>()
    return found.flatMap(([fact, against]) => {
      const { claim, tool, kind } = fact
      const key = `${tool.index} ${fact.about.at}`
      if (claim === undefined || seen.has(key) || hasConflict(conflictsOfEach(toolset)[tool.index] ?? [], fact.about.at))
        return []
      seen.add(key)
      return [{ ...finding(claim, against), kind, tool: tool.index }]
    })
  },
)

/** What the instructions of a server say of everything of the kind, where the fact is another. */
function toldToAll(text: string, { kind, about, value, named }: Fact): string | undefined {
  if (kind === 'format') return formatOfAllAgainst(text, value, named)
  const told = unitOfAllFor(text, about)
  if (told === undefined || !areRivals(told.unit, value) || named.has(told.unit)) return undefined
  return clip(text.slice(told.words.start, told.words.end), 80)
}

function finding(claim: Claim, against: string): Finding {
  return {
    at: claim.at,
    words: claim.words,
    message: `${proseOf(claim)} states "${clip(quoteOf(claim), 80)}", but ${against}. A model reuses a value that worked in another call. Use the same form everywhere, or rename this parameter.`,
  }
}

/** True if the texts and the schema of the parameter already disagree. That is one fault, not two. */
function hasConflict(conflicts: readonly Pick<Finding, 'at' | 'message'>[], at: Pointer): boolean {
  return conflicts.some(
    ({ at: place, message }) =>
      place.startsWith(`${at}/`) || (place === '/description' && message.includes(`\`${segmentsOf(at).at(-1) ?? ''}\``)),
  )
}

const conflictsOfEach = factOfEach((tool) =>
  conflictsOf(tool).flatMap(({ kind, finding: { at, message } }) =>
    kind === 'unit' || kind === 'format' || kind === 'type' ? [{ at, message }] : [],
  ),
)

const factsOfEach = factOfEach((tool) => {
  const byPlace = Map.groupBy(claimsOf(tool), ({ about }) => about.at)
  const { index, name } = tool
  const facts = parametersOf(tool).flatMap((about): readonly Fact[] => {
    const claims = byPlace.get(about.at) ?? []
    return [unitFact({ index, name }, about, claims), formatFact({ index, name }, about, claims)].filter(
      (fact) => fact !== undefined,
    )
  })
  return { name, facts }
})

function unitFact(tool: NamedTool, about: Parameter, claims: readonly Claim[]): Fact | undefined {
  const units = ofKind(claims, 'unit')
  const [claim, ...others] = units.filter(({ statement }) => statement.holds === 'always')
  if (claim === undefined || !isNumber(about)) return undefined
  const { unit } = claim.statement
  if (others.some(({ statement }) => statement.unit !== unit)) return undefined
  return {
    kind: 'unit',
    tool,
    about,
    value: unit,
    is: unitInWords(unit),
    claim,
    isDeclared: false,
    named: new Set(units.map(({ statement }) => statement.unit)),
  }
}

function formatFact(tool: NamedTool, about: Parameter, claims: readonly Claim[]): Fact | undefined {
  const { sure, named } = formatClaims(claims)
  const [first] = sure
  const keyword = ownString(about.schema, 'format')
  const written = keyword === undefined ? undefined : schemaFormat(keyword)
  const value = first?.format ?? written
  if (value === undefined || sure.some(({ format }) => areRivalFormats(format, value))) return undefined
  return {
    kind: 'format',
    tool,
    about,
    value,
    is: first?.is ?? formatOf(value)?.is ?? value,
    claim: first?.claim,
    isDeclared: written === value,
    named,
  }
}

function clash(kind: Fact['kind'], a: string, b: string): boolean {
  return kind === 'unit' ? areRivals(a, b) : areRivalFormats(a, b)
}

function isOfOneForm({ kind, about, value }: Fact): boolean {
  return kind === 'unit'
    ? MEASURED.test(about.name)
    : formatOf(value)?.families.some((family) => ONE_FORM.includes(family)) === true
}

/** How many tools must agree: one for two conventions of the same quantity, three where the scale may be a choice. */
function leastAgreed(kind: Fact['kind'], usual: string, rare: readonly Fact[]): number {
  return rare.every(({ value }) =>
    kind === 'unit' ? areConventions(usual, value) : isOfConvention(usual) && isOfConvention(value),
  )
    ? 1
    : 3
}

/** Orders of a date, country codes, ways to write a place: nobody mixes two of them on purpose. */
function isOfConvention(format: string): boolean {
  return /^(?:YYYY|DD|MM)/.test(format) || formatOf(format)?.families.some((family) => CONVENTIONS.includes(family)) === true
}

function isDeclared(fact: Fact): boolean {
  return fact.isDeclared
}

/** Those of one name that differ from others, which agree. */
function* deviations(facts: readonly Fact[]): Iterable<readonly [Fact, string]> {
  const [first] = facts
  if (first === undefined || facts.length < 2) return
  const { name } = first.about
  if (GENERIC.test(name) && !facts.every((fact) => isOfOneForm(fact))) return
  const byValue = [...Map.groupBy(facts, ({ value }) => value)].toSorted(
    // one against one: the text that agrees with its own schema is right
    ([, a], [, b]) => b.length - a.length || Number(b.some(isDeclared)) - Number(a.some(isDeclared)),
  )
  const [usual] = byValue
  if (usual === undefined) return
  const agreed = facts.filter(({ value }) => !clash(first.kind, value, usual[0]))
  const tools = new Set(agreed.map(({ tool }) => tool.index))
  const rare = facts.filter(
    ({ value, named }) => clash(first.kind, value, usual[0]) && [...named].every((one) => clash(first.kind, one, usual[0])),
  )
  const deviant = new Set(rare.map(({ tool }) => tool.index))
  if (
    tools.size < leastAgreed(first.kind, usual[0], rare) ||
    deviant.size > Math.max(1, Math.floor(tools.size / 4)) ||
    agreed.length + rare.length < facts.length
  )
    return
  if (agreed.some(({ named }) => rare.some(({ value }) => named.has(value)))) return
  const [sample] = usual[1]
  for (const fact of rare) {
    yield [
      fact,
      `${count(tools.size, 'other tool')} ${tools.size === 1 ? 'takes' : 'take'} ${sample?.is ?? usual[0]} as \`${name}\`${sample === undefined ? '' : ` (${clip(sample.tool.name, 40)}${sample.claim === undefined ? '' : `: "${clip(quoteOf(sample.claim), 40)}"`})`}`,
    ]
  }
}

/** `min_delay` in seconds beside `max_delay` in milliseconds. */
function pairDeviations(facts: readonly Fact[]): readonly (readonly [Fact, string])[] {
  return pairsOf(facts, ({ kind, about }) => ({
    name: about.name,
    group: `${kind} ${about.at.slice(0, about.at.lastIndexOf('/'))}`,
  })).flatMap(([one, other]): readonly (readonly [Fact, string])[] => {
    if (one.kind === 'format' && !(isOfOneForm(one) && isOfOneForm(other))) return []
    if (!clash(one.kind, one.value, other.value) || one.named.has(other.value) || other.named.has(one.value)) return []
    const [at, beside] = other.claim === undefined ? [one, other] : [other, one]
    const quote = beside.claim === undefined ? beside.is : `"${clip(quoteOf(beside.claim), 60)}"`
    return [[at, `\`${beside.about.name}\`, the other end of the range, is ${quote}`]]
  })
}
