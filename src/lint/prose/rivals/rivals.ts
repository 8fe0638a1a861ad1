import { factOfSet } from '../../memo.ts'
import { clip, list } from '../../../core/text.ts'
import type { Tool, Toolset } from '../../../core/tool.ts'
import { isGeneric } from '../../lexicon/filler.ts'
import { formsOf, isSameWord } from '../text/forms.ts'
import { areToldApart, termVectors, type TermVector } from './term-vectors.ts'
import { stem } from '../text/stem.ts'

/** Two tools that a request could mean alike, and how alike their words are. */
export interface Rivalry {
  readonly tool: Tool
  readonly sibling: Tool
  /** Cosine of the weighted words of names and descriptions, 0 to 1; rare words weigh more. */
  readonly similarity: number
  /** Words that are in both, as the tool has them, most telling first; none if both mean the same in other words. */
  readonly shared: readonly string[]
  /** Words of the sibling's text that the tool lacks, most telling first. */
  readonly onlySibling: readonly string[]
  /** Which of the two states when to call it, though neither states when not to. */
  readonly saysWhen: 'tool' | 'sibling' | undefined
}

const WHEN =
  /\b(?:use|call|choose|run) (?:this|it)\b|\bwhen(?:ever)? (?:the user|you|asked|someone)\b|\b(?:useful|best|ideal|essential|excellent|invaluable|perfect|intended|meant|preferred) (?:for|when|if)\b/i
const EXCLUDES =
  /\b(?:instead|unlike|rather than|not (?:for|to be used|suitable|intended)|(?:do|does|should|must) not (?:use|call|cover|include|return|support|search|list)|don.?t (?:use|call)|only (?:for|when|if|works)|deprecated|except)\b/i

/** Below this nobody would mix the two up; read on the corpus. */
const LEAST = 0.3
/** Competing tools are looked for by this many words of a tool. */
const MOST_TELLING = 12
/** A word of more tools than this states what the server is about and finds no competing tool. */
const MOST_HOLDERS = 25
/** Telling words of a tool among which the shared ones are quoted. */
const MOST_QUOTED = 30
/** Candidates of one tool that are compared in full. */
const MOST_CANDIDATES = 5

/**
 * Pairs of tools that compete: alike in words and in what they do, told apart neither by a noun of their names nor by a text
 * that excludes a case or names another tool. Each pair once, under the tool that comes later, most alike first. Found
 * through an index of telling words, never by comparing all pairs.
 */
export const rivalsOf = factOfSet((toolset: Toolset): readonly Rivalry[] => {
  const names = new Set(toolset.tools.map(({ name }) => name))
  const vectors = termVectors(toolset)
  const nearest = searcher(vectors)
  const excluding = new Map<TermVector, boolean>()
  const saysWhenNot = (vector: TermVector): boolean => {
    const known = excluding.get(vector) ?? excludes(vector.tool, vector.text, names)
    excluding.set(vector, known)
    return known
  }
  const rivalries = vectors.flatMap((vector, index) =>
    nearest(index)
      .filter(({ other }) => compete(vector, other) && !saysWhenNot(vector) && !saysWhenNot(other))
      .map(({ other, alike }) => rivalry(vector, other, alike)),
  )
  return rivalries.sort((a, b) => b.similarity - a.similarity)
})

interface Near {
  readonly other: TermVector
  /** Cosine of the two. */
  readonly alike: number
}

/**
 * A function from an index to the earlier vectors that are nearest to it, at least LEAST alike. To be called for every index
 * in order: it keeps the index of telling words as it goes. Plain arrays of numbers, since this is all that large sets cost.
 */
function searcher(vectors: readonly TermVector[]): (index: number) => Near[] {
  const holders: number[][] = []
  const scores = new Float64Array(vectors.length)
  return (index) => {
    const vector = vectors[index]
    if (vector === undefined) return []
    const touched: number[] = []
    const telling = Math.min(vector.ids.length, MOST_TELLING)
    for (let rank = 0; rank < telling; rank++) {
      const others = (holders[vector.ids[rank] ?? 0] ??= [])
      if (others.length > MOST_HOLDERS) continue
      for (const other of others) {
        if (scores[other] === 0) touched.push(other)
        scores[other] = (scores[other] ?? 0) + (vector.weights[rank] ?? 0)
      }
      others.push(index)
    }
    const best = touched.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, MOST_CANDIDATES)
    for (const other of touched) scores[other] = 0
    return best.flatMap((at) => {
      const other = vectors[at]
      const alike = other === undefined ? 0 : cosine(vector, other)
      return other !== undefined && alike >= LEAST ? [{ other, alike }] : []
    })
  }
}

function cosine(a: TermVector, b: TermVector): number {
  let sum = 0
  for (let rank = 0; rank < a.ids.length; rank++) {
    const at = b.ids.indexOf(a.ids[rank] ?? -1)
    if (at >= 0) sum += (a.weights[rank] ?? 0) * (b.weights[at] ?? 0)
  }
  return sum / (a.length * b.length)
}

function compete(a: TermVector, b: TermVector): boolean {
  // one name or one text for two tools is another fault, and another rule
  if (a.tool.name === b.tool.name || a.text.trim().toLowerCase() === b.text.trim().toLowerCase()) return false
  return !areToldApart(a, b)
}

/** True if a text states when not to take the tool, or names another tool of the set. */
export function excludes(tool: Tool, text: string, names: ReadonlySet<string>): boolean {
  return EXCLUDES.test(text) || namesAnother(tool.description ?? '', tool.name, names)
}

/** True if a text holds the name of another tool of the set; a bare word only counts as a name in quotes or code. */
function namesAnother(text: string, own: string, known: ReadonlySet<string>): boolean {
  for (const [, mark = '', word = ''] of text.matchAll(/([`'"“]?)([A-Za-z][\w.-]*\w)/g)) {
    if (word !== own && known.has(word) && (mark !== '' || /[_.-]|[a-z][A-Z]/.test(word))) return true
  }
  return false
}

function rivalry(a: TermVector, b: TermVector, alike: number): Rivalry {
  const { stems } = a.vocabulary
  const [its, others] = [formsOf(a.tool.name, a.text), formsOf(b.tool.name, b.text)]
  const inBoth = a.ids.slice(0, MOST_QUOTED).flatMap((id) => {
    const stem = stems[id] ?? ''
    const theirs = others.get(stem) ?? []
    return (its.get(stem) ?? []).filter((word) => theirs.some((other) => isSameWord(word, other))).slice(0, 1)
  })
  const telling = inBoth.filter((word) => !isGeneric(stem(word)))
  const onlySibling = b.ids.filter((id) => !a.ids.includes(id)).map((id) => stems[id] ?? '')
  return {
    tool: a.tool,
    sibling: b.tool,
    similarity: alike,
    shared: telling.length > 0 ? telling : inBoth,
    onlySibling: onlySibling.filter((word) => !isGeneric(word)).flatMap((word) => others.get(word)?.slice(0, 1) ?? []),
    saysWhen: saysWhen(a.text) ? 'tool' : saysWhen(b.text) ? 'sibling' : undefined,
  }
}

/** True if a text states when to call the tool. */
export function saysWhen(text: string): boolean {
  return WHEN.test(text)
}

/** What two competing tools have in common, for a message: `both mention "invoice" and "customer"`. */
export function bothSpeakOf(shared: readonly string[]): string {
  return shared.length === 0 ? 'both do the same' : `both mention ${list(shared.map((word) => `"${clip(word, 30)}"`))}`
}
