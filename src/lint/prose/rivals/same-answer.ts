import { own } from '../../../core/json.ts'
import type { Tool, Toolset } from '../../../core/tool.ts'
import { parametersOf } from '../../../schema/parameters.ts'
import { conceptOf } from '../../lexicon/concepts.ts'
import { VERBS } from '../../lexicon/verbs.ts'
import { factOfEach, factOfSet } from '../../memo.ts'
import { isSame } from '../../same.ts'
import { sentencesOf } from '../text/sentences.ts'
import { stem } from '../text/stem.ts'
import { contentWords, nameParts, nameWords } from '../text/words.ts'
import { effectOfName } from '../tools/effect.ts'
import { nameNouns } from '../tools/job.ts'
import { namedTools } from '../tools/named-tools.ts'
import { textTellsApart } from './told-apart.ts'

/** Of two answers this share of the words must be the same, less where the names are of the same things, and so many words must be told. */
const ALIKE = 0.75
const ALIKE_OF_ONE = 0.6
const LEAST_TOLD = 4
/** More tools with the same inputs are a family: each by the id of its thing. */
const MOST_ALIKE = 12
const ANSWER = /^\W{0,4}(?:it )?(?:returns?|gives?(?: back)?|answers? with|responds with|outputs?|yields?)\b/i
/** What takes back what a sibling does. */
const AWAY =
  /\b(?:off|out of|from|no longer|removes?|deletes?|stops?|cancels?|undo(?:es)?|clears?|closes?|un[a-z]{3,}s|dis[a-z]{3,}s)\b/i
/** Nouns of names that qualify nothing. */
const HOLLOW = new Set(
  ['price', 'value', 'amount', 'number', 'data', 'info', 'detail', 'result', 'record', 'item'].map((word) =>
    conceptOf(stem(word)),
  ),
)

interface Promised {
  readonly tool: number
  readonly answer: ReadonlySet<string>
  /** Words of the first sentence without its verb. */
  readonly lead: ReadonlySet<string>
  readonly nouns: readonly string[]
}

/** Pairs of tools that must be given the same, promise the same answer and are about the same thing, in whatever words; each pair once. */
export const sameAnswers = factOfSet((toolset: Toolset): readonly (readonly [Tool, Tool])[] => {
  const names = new Set(namedTools(toolset).map(({ name }) => name))
  return pairsOf(toolset).flatMap((pair) => {
    const [one, other] = pair.map((index) => toolset.tools[index])
    if (one === undefined || other === undefined || !areOfOneKind(one, other) || textTellsApart(one, other, names)) return []
    return [[one, other] as const]
  })
})

/** Those that may be, whatever else is known of them. */
const pairsOf = factOfSet((toolset: Toolset): readonly (readonly [number, number])[] => {
  const groups = Map.groupBy(namedTools(toolset), ({ index }) => inputsOfEach(toolset)[index] ?? '')
  groups.delete('')
  return [...groups.values()].flatMap((tools) => {
    const group =
      tools.length < 2 || tools.length > MOST_ALIKE ? [] : tools.flatMap(({ index }) => promiseOfEach(toolset)[index] ?? [])
    return group.flatMap((one, index) =>
      group
        .slice(0, index)
        .filter((other) => promiseSame(one, other) && areOfOneThing(one, other))
        .map((other) => [one.tool, other.tool] as const),
    )
  })
})

const inputsOfEach = factOfEach((tool) => (sentencesOf(tool.description ?? '').length > 1 ? inputsOf(tool) : ''))
const promiseOfEach = factOfEach(promiseOf)

function inputsOf(tool: Tool): string {
  return parametersOf(tool)
    .filter(({ required, depth }) => required && depth === 0)
    .map(({ name }) => nameWords(name).map(conceptOf).join('_'))
    .sort()
    .join(' ')
}

function promiseOf(tool: Tool): Promised | undefined {
  const [first, ...others] = sentencesOf(tool.description ?? '')
  const answer = others.find(({ text }) => ANSWER.test(text))?.text.slice(0, 300) ?? ''
  const told = new Set(contentWords(answer).slice(1).map(conceptOf))
  if (first === undefined || told.size < LEAST_TOLD) return undefined
  const lead = new Set(contentWords(first.text.slice(0, 300)).slice(1).map(thingOf))
  return { tool: tool.index, answer: told, lead, nouns: nameNouns(tool.name).map(thingOf) }
}

/** A word that may be a verb is a thing here: a listing, a view. */
function thingOf(word: string): string {
  const concept = conceptOf(word)
  return VERBS.has(concept) ? word : concept
}

/** Both read, or both change the same way. */
function areOfOneKind(one: Tool, other: Tool): boolean {
  const [its, theirs] = [effectOfName(one.name), effectOfName(other.name)]
  if ((its?.effect ?? 'reads') === 'destroys' || (theirs?.effect ?? 'reads') === 'destroys') return its?.effect === theirs?.effect
  if (!isSame(one.annotations ?? null, other.annotations ?? null)) return false
  if (own(one.annotations ?? {}, 'readOnlyHint') === true) return true
  return AWAY.test(leadOf(one)) === AWAY.test(leadOf(other)) && takesAway(one) === takesAway(other)
}

function leadOf({ description = '' }: Tool): string {
  return sentencesOf(description)[0]?.text ?? ''
}

function takesAway({ name }: Tool): boolean {
  return nameParts(name).some((part) => VERBS.get(part)?.takesAway === true)
}

function promiseSame(one: Promised, other: Promised): boolean {
  const shared = [...one.answer].filter((word) => other.answer.has(word)).length
  return shared / (one.answer.size + other.answer.size - shared) >= (isSame(one.nouns, other.nouns) ? ALIKE_OF_ONE : ALIKE)
}

/** The nouns of one name are all in the other, or the first sentence of one is all in that of the other. */
function areOfOneThing(one: Promised, other: Promised): boolean {
  if (one.nouns.length === 0 || other.nouns.length === 0) return false
  const last = one.nouns.at(-1) === other.nouns.at(-1)
  const [its, theirs] = [
    one.nouns.filter((noun) => !other.nouns.includes(noun)),
    other.nouns.filter((noun) => !one.nouns.includes(noun)),
  ]
  const isShared = its.length < one.nouns.length
  if (isShared && [...its, ...theirs].every((noun) => HOLLOW.has(noun))) return true
  // of one noun a qualifier tells the two apart: open orders, closed orders
  return !last && (isWithin(one.lead, other.lead) || isWithin(other.lead, one.lead))
}

function isWithin(small: ReadonlySet<string>, large: ReadonlySet<string>): boolean {
  return small.size > 2 && [...small].every((word) => large.has(word))
}
