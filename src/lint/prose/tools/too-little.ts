import type { Tool, Toolset } from '../../../core/tool.ts'
import { informationOf } from '../text/information.ts'
import { factOfSet } from '../../memo.ts'
import { isBroadObject } from '../../lexicon/filler.ts'
import { contentWords, nameParts, nameWords } from '../text/words.ts'
import { nameNouns } from './job.ts'

/** A text that tells too little of its tool to choose it by. */
export interface TooLittle {
  /** The text without what it states about parameters. */
  readonly text: string
  /** Whether it names an operation. */
  readonly acts: boolean
}

/** A longer text tells something. */
const LONGEST = 300
/** What a text must tell that names an operation: a verb, and an object that is not the name's or something that narrows it. */
const ENOUGH = 9.1
/** What one must tell that names none: which operations there are. */
const ENOUGH_WITHOUT_ACTION = 15.5
/** That a set is about the same thing tells what the thing is. */
const SHARED = 4
/** In so many tools of a set a word is what the set is about. */
const FEWEST_SHARING = 3
/** Where most texts of a set are longer, a poor one is a slip and no style. */
const TERSE = 120
/** Letters by which a word is found in another one. */
const LONG_PART = 5
/** What is told of parameters decides nothing. */
const PARAMETERS = /^[ \t]{0,20}(?:args|arguments|param(?:eter)?s|inputs?)[ \t]{0,4}:/im

/** What is wrong with a description that tells too little, next to the tool's name and its set; undefined for one that tells enough. */
export function tooLittleOf(tool: Tool, toolset: Toolset): TooLittle | undefined {
  // a split on a long text is not free
  const text =
    tool.description
      ?.slice(0, 10 * LONGEST)
      .split(PARAMETERS, 1)[0]
      ?.trimEnd() ?? ''
  if (text.length > LONGEST || contentWords(text).length === 0) return undefined
  const { bits, acts } = informationOf(text, knownBy(tool.name), enoughFor)
  const enough = enoughFor(acts)
  return bits < enough && toldInSet(tool, text, toolset) < enough ? { text, acts } : undefined
}

function enoughFor(acts: boolean): number {
  return acts ? ENOUGH : ENOUGH_WITHOUT_ACTION
}

/** Whether a stem is in the name, also as a part of a word of it (`subtask`) or in another form (`finance`, `financial`). */
function knownBy(name: string): (stem: string) => boolean {
  const words = new Set(nameWords(name))
  const joined = nameParts(name).join('')
  const fronts = new Set([...words].filter((word) => word.length >= LONG_PART).map((word) => word.slice(0, LONG_PART)))
  return (stem) =>
    words.has(stem) || (stem.length >= LONG_PART && (joined.includes(stem) || fronts.has(stem.slice(0, LONG_PART))))
}

/** What the text tells where words of the name are explained by other tools of the set. The rest of a part of a set may explain all. */
function toldInSet({ name }: Tool, text: string, toolset: Toolset): number {
  if (!toolset.complete) return informationOf(text, () => false, enoughFor).bits + SHARED
  if (!isTerse(toolset)) return 0
  const holders = holdersOf(toolset)
  const isShared = (stem: string): boolean => (holders.get(stem) ?? 0) >= FEWEST_SHARING
  const known = knownBy(name)
  const told = informationOf(text, (stem) => known(stem) && !isShared(stem), enoughFor).bits
  const isToldOf =
    nameNouns(name).some(isShared) || contentWords(text).some((word) => !known(word) && isBroadObject(word) && isShared(word))
  return told + (isToldOf ? SHARED : 0)
}

/** True for a set whose author writes little anywhere, and that has enough tools to share words. */
const isTerse = factOfSet(({ tools }: Toolset): boolean => {
  if (tools.length < FEWEST_SHARING) return false
  const lengths = tools.map(({ description = '' }) => description.length).sort((one, other) => one - other)
  return (lengths[lengths.length >> 1] ?? 0) < TERSE
})

/** In how many tools of a set each stem stands. */
const holdersOf = factOfSet(({ tools }: Toolset): ReadonlyMap<string, number> => {
  const holders = new Map<string, number>()
  for (const { name, description = '' } of tools) {
    for (const word of new Set([...nameWords(name), ...contentWords(description)]))
      holders.set(word, (holders.get(word) ?? 0) + 1)
  }
  return holders
})
