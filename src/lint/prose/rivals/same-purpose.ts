import type { Tool, Toolset } from '../../../core/tool.ts'
import { parametersOf } from '../../../schema/parameters.ts'
import { conceptOf } from '../../lexicon/concepts.ts'
import { isGeneric } from '../../lexicon/filler.ts'
import { VERBS } from '../../lexicon/verbs.ts'
import { factOfEach, factOfSet } from '../../memo.ts'
import { sentencesOf } from '../text/sentences.ts'
import { contentWords, nameParts, nameWords } from '../text/words.ts'
import { effectOfName } from '../tools/effect.ts'
import { jobOf, nameNouns } from '../tools/job.ts'
import { namedTools } from '../tools/named-tools.ts'
import { textTellsApart } from './told-apart.ts'

/** Of two purposes this share of the words must be the same, in other words or not. */
const ALIKE = 0.6
/** More tools with the same inputs are a family: users, teams, tags, each by its id. */
const MOST_ALIKE = 12

/** What a tool is for, and what it must be given, in words that stand for their synonyms. */
interface Purpose {
  readonly tool: number
  readonly work: string
  readonly many: boolean
  readonly words: ReadonlySet<string>
  /** What the name is about. */
  readonly nouns: readonly string[]
  /** All words, those of what must be given among them. */
  readonly told: ReadonlySet<string>
}

/** Pairs of tools that must be given the same and do the same by their names and first sentences, in whatever words; each pair once. */
export const samePurposes = factOfSet((toolset: Toolset): readonly (readonly [Tool, Tool])[] => {
  const names = new Set(namedTools(toolset).map(({ name }) => name))
  return pairsOf(toolset).flatMap((pair) => {
    const [one, other] = pair.map((index) => toolset.tools[index])
    return one === undefined || other === undefined || textTellsApart(one, other, names) ? [] : [[one, other] as const]
  })
})

/** Those that may be, whatever else their texts say. */
const pairsOf = factOfSet((toolset: Toolset): readonly (readonly [number, number])[] => {
  const groups = Map.groupBy(namedTools(toolset), ({ index }) => inputsOfEach(toolset)[index] ?? '')
  groups.delete('')
  return [...groups.values()].flatMap((tools) => {
    // only few tools have to be read
    const group =
      tools.length < 2 || tools.length > MOST_ALIKE ? [] : tools.flatMap(({ index }) => purposeOfEach(toolset)[index] ?? [])
    return group.flatMap((one, index) =>
      group
        .slice(0, index)
        .filter((other) => one.many === other.many && areAlike(one, other))
        .map((other) => [one.tool, other.tool] as const),
    )
  })
})

const inputsOfEach = factOfEach(inputsOf)
const purposeOfEach = factOfEach(purposeOf)

/** What a tool must be given, in words that stand for their synonyms; empty for one that needs nothing. */
function inputsOf(tool: Tool): string {
  return inputWords(tool).sort().join(' ')
}

function inputWords(tool: Tool): string[] {
  return parametersOf(tool)
    .filter((parameter) => parameter.required && parameter.depth === 0)
    .map(({ name }) => conceptOf(nameWords(name).findLast((word) => word !== 'id') ?? 'id'))
}

function purposeOf(tool: Tool): Purpose | undefined {
  const lead = sentencesOf(tool.description ?? '')[0]?.text.slice(0, 300) ?? ''
  const inputs = inputWords(tool)
  if (lead === '') return undefined
  const told = new Set([...nameWords(tool.name), ...contentWords(lead), ...inputs].map(conceptOf))
  const words = new Set([...told].filter((word) => !isGeneric(word) && !LITTLE.has(word)))
  const verb =
    effectOfName(tool.name)?.verb ?? nameParts(tool.name).find((part) => VERBS.has(part)) ?? nameParts(tool.name)[0] ?? ''
  return {
    tool: tool.index,
    many: /^(?:list|search|browse|query)$/.test(verb) || /[a-z]{2}(?<!s)s$/i.test(tool.name),
    work: jobOf(tool).kind === 'read' ? 'read' : conceptOf(nameWords(verb)[0] ?? ''),
    words,
    nouns: nameNouns(tool.name).map(conceptOf),
    told,
  }
}

const LITTLE = new Set('id give given use tool which its e.g'.split(' '))

function areAlike(one: Purpose, other: Purpose): boolean {
  if (one.work !== other.work) return false
  if (one.nouns.at(-1) !== other.nouns.at(-1)) return false
  // a noun that only one of them knows is what it is about
  if (!one.nouns.every((noun) => other.told.has(noun)) || !other.nouns.every((noun) => one.told.has(noun))) return false
  const shared = [...one.words].filter((word) => other.words.has(word)).length
  return shared >= 2 && shared / (one.words.size + other.words.size - shared) >= ALIKE
}
