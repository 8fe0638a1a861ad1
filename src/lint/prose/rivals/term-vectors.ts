import { rememberedFor } from '../../../core/memo.ts'
import type { Tool, Toolset } from '../../../core/tool.ts'
import { factOfEach } from '../../memo.ts'
import { findsByWords, reachesFurther } from './apart.ts'
import { isGeneric } from '../../lexicon/filler.ts'
import { formsOf, isNominal } from '../text/forms.ts'
import { jobOf, nameNouns, type Job } from '../tools/job.ts'
import { sentencesOf } from '../text/sentences.ts'
import { stem } from '../text/stem.ts'
import { contentWords, nameParts, nameWords } from '../text/words.ts'

/** The words of a tool, weighed against those of its set. */
export interface TermVector {
  readonly tool: Tool
  /** The description without the set's boilerplate. */
  readonly text: string
  /** Its distinct stems as numbers of the set's vocabulary, weightiest first. */
  readonly ids: readonly number[]
  /** Their tf-idf weights, the name counting twice. */
  readonly weights: readonly number[]
  readonly length: number
  readonly vocabulary: Vocabulary
}

/** The stems of a set: by number, and the number of each. */
interface Vocabulary {
  readonly stems: readonly string[]
  readonly ids: ReadonlyMap<string, number>
}

/** True where the tool uses the word of this stem. Sets of words for every tool would cost more than looking. */
function mentions({ ids, vocabulary }: TermVector, stem: string): boolean {
  const id = vocabulary.ids.get(stem)
  return id !== undefined && ids.includes(id)
}

/** Words of a description that count; what matters stands in front. */
const MOST_WORDS = 60
/** A sentence of this many tools is boilerplate and tells nothing apart. */
const BOILERPLATE = 3

/** Stems that mean the same here, so that `find_docs` and `search_documents` meet. */
const SAME = new Map(
  (
    'find:search lookup:search query:search list:search brows:search fetch:get retriev:get execut:run add:creat make:creat modify:updat edit:updat remov:delet doc:document repo:repository config:configurat ' +
    'db:databas msg:messag dir:directory folder:directory org:organizat env:environment'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)] as const),
)

/** The stem that stands for a stem and its synonyms. */
export function sameWord(stem: string): string {
  return SAME.get(stem) ?? stem
}

/** The vectors of a whole set, in its order. */
export function termVectors(toolset: Toolset): TermVector[] {
  const { tools } = toolset
  const texts = withoutBoilerplate(toolset)
  const vocabulary = new Map<string, number>()
  const stems: string[] = []
  const holders: number[] = []
  const lists = tools.map((tool, index) => {
    const text = texts[index] ?? ''
    const terms: Term[] = []
    for (const [word, times] of text === tool.description ? ownTerms(tool) : termsOf(tool.name, text)) {
      const id = vocabulary.get(word) ?? vocabulary.set(word, stems.push(word) - 1).size - 1
      holders[id] = (holders[id] ?? 0) + 1
      terms.push({ id, weight: 1 + Math.log(times) })
    }
    return terms
  })
  const shared = { stems, ids: vocabulary }
  const rarities = holders.map((many) => Math.log(1 + tools.length / many))
  return tools.map((tool, index) => {
    const terms = lists[index] ?? []
    for (const term of terms) term.weight *= rarities[term.id] ?? 0
    terms.sort((a, b) => b.weight - a.weight)
    const weights = terms.map(({ weight }) => weight)
    return {
      tool,
      text: texts[index] ?? '',
      ids: terms.map(({ id }) => id),
      weights,
      length: Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1,
      vocabulary: shared,
    }
  })
}

interface Term {
  readonly id: number
  weight: number
}

/** The words of a tool that count, and how often, the name counting twice. */
function termsOf(name: string, text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const add = (word: string, times: number) => counts.set(word, (counts.get(word) ?? 0) + times)
  for (const word of nameWords(name)) if (contentWords(word).length > 0) add(sameWord(word), 2)
  for (const word of contentWords(text).slice(0, MOST_WORDS)) add(sameWord(word), 1)
  return counts
}

/** The same for a text that has no boilerplate: it is the tool's own. */
const ownTerms = rememberedFor(({ name, description = '' }: Tool) => termsOf(name, description))

const phrasesOfEach = factOfEach(({ description = '' }) => sentencesOf(description).map(({ text }) => text.trim()))

function withoutBoilerplate(toolset: Toolset): string[] {
  const uses = new Map<string, number>()
  const phrases = phrasesOfEach(toolset)
  for (const texts of phrases) for (const text of texts) uses.set(text, (uses.get(text) ?? 0) + 1)
  return phrases.map((texts, index) =>
    texts.some((text) => (uses.get(text) ?? 0) >= BOILERPLATE)
      ? texts.filter((text) => (uses.get(text) ?? 0) < BOILERPLATE).join(' ')
      : (toolset.tools[index]?.description ?? ''),
  )
}

/** True where two tools do different work, on different objects, by other means, or on one thing against many. */
export function areToldApart(a: TermVector, b: TermVector): boolean {
  const [one, other] = [jobOf(a.tool), jobOf(b.tool)]
  if (
    one.kind !== other.kind ||
    one.many !== other.many ||
    isTurned(a.tool.name, b.tool.name) ||
    isContrasted(a, b) ||
    isContrasted(b, a)
  )
    return true
  if (areOfOneFamily(a.tool.name, b.tool.name)) return true
  if (haveOwnObjects(a, one, b, other) || hasOwnNoun(a, b) || hasOwnNoun(b, a)) return true
  return isOfOtherReach(a.tool, b.tool) || isOfOtherReach(b.tool, a.tool)
}

/** Each text speaks of its own object first: `list_tables` of tables in a base, `list_records` of records in a table. */
function haveOwnObjects(a: TermVector, { object: its }: Job, b: TermVector, { object: others }: Job): boolean {
  if (its === undefined || others === undefined || sameWord(its) === sameWord(others)) return false
  return leadsWith(a, its, others) && leadsWith(b, others, its)
}

/** The first words name the own object before the other one, or as its head: "domain transfers" are transfers. */
function leadsWith({ tool: { description = '' } }: TermVector, own: string, other: string): boolean {
  const lead = contentWords(description).slice(0, 8).map(sameWord)
  const [at, against] = [lead.indexOf(sameWord(own)), lead.indexOf(sameWord(other))]
  return at >= 0 && (against < 0 || at <= against + 1)
}

/**
 * Names that share a noun and then differ: each in a qualifier of its own (`list_installed_plugins`, `list_available_plugins`), or
 * one in what it is about (`list_chat_members`, `list_chats`). Words that fit any tool (`details`, `data`) are no difference.
 */
export function areOfOneFamily(one: string, other: string): boolean {
  const [its, others] = [nameNouns(one).map(sameWord), nameNouns(other).map(sameWord)]
  if (!its.some((noun) => others.includes(noun))) return false
  const own = its.filter((noun) => !others.includes(noun))
  const foreign = others.filter((noun) => !its.includes(noun))
  if (own.length > 0 && foreign.length > 0) return ![...own, ...foreign].every(isGeneric)
  const [head, longer] = [its.at(-1), others.at(-1)]
  return own.length > 0 ? isOwnHead(head, own) : isOwnHead(longer, foreign)
}

function isOwnHead(head: string | undefined, own: readonly string[]): boolean {
  return head !== undefined && own.includes(head) && !isGeneric(head)
}

/** A noun of one name that the other tool never mentions, or only as what it tells of its things: `protected`, "protection". */
function hasOwnNoun({ tool }: TermVector, other: TermVector): boolean {
  const nouns = nameNouns(tool.name)
  if (nouns.some((word) => !mentions(other, sameWord(word)))) return true
  const [named, forms] = [formsOf(tool.name, ''), formsOf(other.tool.name, other.text)]
  return nouns.some((noun) => {
    const theirs = forms.get(noun) ?? []
    const its = named.get(noun) ?? []
    if (theirs.length === 0 || its.length === 0) return false
    // `installed` of things that are there, beside "to install"
    if (its.every(isDone) && !theirs.some(isDone)) return true
    return theirs.every(isNominal) && !its.some(isNominal)
  })
}

function isDone(word: string): boolean {
  return /[a-z]{3}ed$/.test(word)
}

const BETWEEN = new Set('for of by in from to'.split(' '))

/** `get_tasks_for_tag` beside `get_tags_for_task`, `mark_all_as_read` beside `mark_as_read`. */
function isTurned(one: string, other: string): boolean {
  const [its, others] = [nameParts(one), nameParts(other)]
  if (its.includes('all') !== others.includes('all')) return true
  const [at, there] = [its, others].map((parts) => parts.findIndex((part) => BETWEEN.has(part)))
  if (at === undefined || there === undefined || at < 1 || there < 1) return false
  return stem(its[at - 1] ?? '') !== stem(others[there - 1] ?? '')
}

function isOfOtherReach(one: Tool, other: Tool): boolean {
  return findsByWords(one, other) || reachesFurther(one, other)
}

const OPPOSITES = 'exist:new incom:outgo open:close first:last public:private local:remot inbound:outbound start:end'
  .split(' ')
  .map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)] as const)

function isContrasted(a: TermVector, b: TermVector): boolean {
  return OPPOSITES.some(([x, y]) => mentions(a, x) && !mentions(a, y) && mentions(b, y) && !mentions(b, x))
}
