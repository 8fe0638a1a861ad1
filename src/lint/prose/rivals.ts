import type { Tool, Toolset } from '../../core/tool.ts'
import { isGeneric } from './filler.ts'
import { jobOf, nameNouns } from './job.ts'
import { sentencesOf } from './sentences.ts'
import { stem } from './stem.ts'
import { contentWords, nameParts, nameWords } from './words.ts'

/** Two tools that a request could mean alike, and how alike their words are. */
export interface Rivalry {
  readonly tool: Tool
  readonly sibling: Tool
  /** Cosine of the weighted words of names and descriptions, 0 to 1; rare words weigh more. */
  readonly similarity: number
  /** Words that both use, most telling first. */
  readonly shared: readonly string[]
  /** Words of the sibling's text that the tool lacks, most telling first. */
  readonly onlySibling: readonly string[]
  /** Which of the two says when to call it, though neither says when not to. */
  readonly saysWhen: 'tool' | 'sibling' | undefined
}

interface Profile {
  readonly tool: Tool
  /** The description without the set's boilerplate. */
  readonly text: string
  readonly weights: ReadonlyMap<string, number>
  readonly length: number
}

const WHEN =
  /\b(?:use|call|choose|run) (?:this|it)\b|\bwhen(?:ever)? (?:the user|you|asked|someone)\b|\b(?:useful|best|ideal|intended|meant|preferred) (?:for|when|if)\b/i
const EXCLUDES =
  /\b(?:instead|unlike|rather than|not (?:for|to be used|suitable|intended)|(?:do|does|should|must) not (?:use|call|cover|include|return|support|search|list)|don.?t (?:use|call)|only (?:for|when|if|works)|deprecated|except)\b/i

/** Below this nobody would mix the two up; read on the corpus. */
const LEAST = 0.3
/** A word of more tools than this says what the server is about and finds no rival. */
const MOST_HOLDERS = 25
/** Rivals are looked for by this many words of a tool. */
const MOST_TELLING = 12
/** Words of a description that count; what matters stands in front. */
const MOST_WORDS = 60

const memory = new WeakMap<Toolset, readonly Rivalry[]>()

/**
 * Pairs of tools that compete: alike in words, alike in what they do, not told apart by a noun of their names, and neither
 * text names the other. Each pair once, under the tool that comes later, most alike first. Found through an index of rare
 * words, never by comparing all pairs.
 */
export function rivalsOf(toolset: Toolset): readonly Rivalry[] {
  const known = memory.get(toolset)
  if (known !== undefined) return known
  const names = new Set(toolset.tools.map(({ name }) => name))
  const holders = new Map<string, Profile[]>()
  const rivalries: Rivalry[] = []
  for (const profile of profilesOf(toolset.tools)) {
    for (const other of candidates(profile, holders)) {
      const similarity = cosine(profile, other)
      if (similarity >= LEAST && compete(profile, other, names)) rivalries.push(rivalry(profile, other, similarity))
    }
    for (const word of profile.weights.keys()) {
      const others = holders.get(word)
      if (others === undefined) holders.set(word, [profile])
      else others.push(profile)
    }
  }
  rivalries.sort((a, b) => b.similarity - a.similarity)
  memory.set(toolset, rivalries)
  return rivalries
}

/** The earlier tools that share the most with one, by its most telling words. */
function candidates(profile: Profile, holders: ReadonlyMap<string, readonly Profile[]>): Profile[] {
  const near = new Map<Profile, number>()
  const telling = [...profile.weights].sort((a, b) => b[1] - a[1]).slice(0, MOST_TELLING)
  for (const [word, weight] of telling) {
    const others = holders.get(word) ?? []
    if (others.length > MOST_HOLDERS) continue
    for (const other of others) near.set(other, (near.get(other) ?? 0) + weight * (other.weights.get(word) ?? 0))
  }
  return [...near]
    .sort((a, b) => b[1] / b[0].length - a[1] / a[0].length)
    .slice(0, 5)
    .map(([other]) => other)
}

function profilesOf(tools: readonly Tool[]): Profile[] {
  const texts = withoutBoilerplate(tools)
  const words = tools.map(({ name }, index) => [
    ...nameWords(name),
    ...nameWords(name),
    ...contentWords(texts[index] ?? '').slice(0, MOST_WORDS),
  ])
  const holders = new Map<string, number>()
  for (const list of words) for (const word of new Set(list)) holders.set(word, (holders.get(word) ?? 0) + 1)
  return tools.map((tool, index) => {
    const counts = new Map<string, number>()
    for (const word of words[index] ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
    const weights = new Map<string, number>()
    for (const [word, count] of counts) {
      weights.set(word, (1 + Math.log(count)) * Math.log(1 + tools.length / (holders.get(word) ?? 1)))
    }
    return { tool, text: texts[index] ?? '', weights, length: Math.hypot(...weights.values()) || 1 }
  })
}

function excludes({ tool, text }: Profile, names: ReadonlySet<string>): boolean {
  return EXCLUDES.test(text) || namesAnother(tool.description ?? '', tool.name, names)
}

/** True where a text holds the name of another tool of the set; a bare word only counts as a name in quotes or code. */
function namesAnother(text: string, own: string, known: ReadonlySet<string>): boolean {
  for (const [, mark = '', word = ''] of text.matchAll(/([`'"“]?)([A-Za-z][\w.-]*\w)/g)) {
    if (word !== own && known.has(word) && (mark !== '' || /[_.-]|[a-z][A-Z]/.test(word))) return true
  }
  return false
}

/** Descriptions without the sentences that three or more tools share: those tell nothing apart. */
function withoutBoilerplate(tools: readonly Tool[]): string[] {
  const uses = new Map<string, number>()
  const phrases = tools.map(({ description = '' }) => sentencesOf(description).map(({ text }) => text.trim()))
  for (const text of phrases.flat()) uses.set(text, (uses.get(text) ?? 0) + 1)
  return phrases.map((texts) => texts.filter((text) => (uses.get(text) ?? 0) < 3).join(' '))
}

function cosine(a: Profile, b: Profile): number {
  let sum = 0
  for (const [word, weight] of a.weights) sum += weight * (b.weights.get(word) ?? 0)
  return sum / (a.length * b.length)
}

function compete(a: Profile, b: Profile, names: ReadonlySet<string>): boolean {
  if (a.tool.name === b.tool.name) return false
  const [one, other] = [jobOf(a.tool), jobOf(b.tool)]
  if (one.kind !== other.kind || one.many !== other.many || sameText(a.tool, b.tool) || isContrasted(a, b)) return false
  if (one.object !== undefined && other.object !== undefined && differ(one.object, other.object)) {
    const both = leadsWith(a.tool, other.object) && leadsWith(b.tool, one.object)
    if (!both && leadsWith(a.tool, one.object) && leadsWith(b.tool, other.object)) return false
  }
  // a noun that only one name has, and the other text never mentions, tells them apart
  return !(hasOwnNoun(a, b) || hasOwnNoun(b, a) || excludes(a, names) || excludes(b, names))
}

/** One text for two tools is another fault, and another rule. */
function sameText({ description: a = '' }: Tool, { description: b = '' }: Tool): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

const OPPOSITES = [
  ['exist', 'new'],
  ['incom', 'outgo'],
  ['open', 'close'],
  ['first', 'last'],
  ['public', 'private'],
  ['local', 'remot'],
  ['inbound', 'outbound'],
  ['start', 'end'],
] as const

function isContrasted(a: Profile, b: Profile): boolean {
  const only = (word: string, one: Profile, other: Profile): boolean => one.weights.has(word) && !other.weights.has(word)
  return OPPOSITES.some(([x, y]) => (only(x, a, b) && only(y, b, a)) || (only(y, a, b) && only(x, b, a)))
}

/** `doc` and `document`, `config` and `configur` are one word. */
function differ(a: string, b: string): boolean {
  return !(a.startsWith(b.slice(0, 4)) && b.startsWith(a.slice(0, 4)) && (a.startsWith(b) || b.startsWith(a)))
}

function leadsWith({ description = '' }: Tool, word: string): boolean {
  return contentWords(description).slice(0, 8).includes(word)
}

function hasOwnNoun({ tool }: Profile, other: Profile): boolean {
  return nameNouns(tool.name).some(
    (word) => !other.weights.has(word) && ![...other.weights.keys()].some((one) => !differ(one, word)),
  )
}

function rivalry(a: Profile, b: Profile, similarity: number): Rivalry {
  const telling = (profile: Profile): string[] => [...profile.weights].sort((x, y) => y[1] - x[1]).map(([word]) => word)
  return {
    tool: a.tool,
    sibling: b.tool,
    similarity,
    shared: asWritten(
      telling(a).filter((word) => b.weights.has(word)),
      a.tool,
    ),
    onlySibling: asWritten(
      telling(b).filter((word) => !a.weights.has(word) && !isGeneric(word)),
      b.tool,
    ),
    saysWhen: WHEN.test(a.text) ? 'tool' : WHEN.test(b.text) ? 'sibling' : undefined,
  }
}

/** The words of a tool behind stems, as its text has them. */
function asWritten(stems: readonly string[], { name, description = '' }: Tool): string[] {
  const words = new Map<string, string>()
  for (const word of [...(description.match(/\p{L}{2,}/gu) ?? []), ...nameParts(name)]) {
    const lower = word.toLowerCase()
    if (!words.has(stem(lower))) words.set(stem(lower), lower)
  }
  return stems.map((one) => words.get(one) ?? '').filter((word) => word.length > 1)
}
