import type { Tool, Toolset } from '../core/tool.ts'
import { COUNTED_TOOLS, wordCounts } from '../lint/lexicon/word-counts.ts'
import { factOfSet } from '../lint/memo.ts'
import { sameWord } from '../lint/prose/rivals/term-vectors.ts'
import { contentWords, nameWords } from '../lint/prose/text/words.ts'

const MOST_COMPETING = 5
/** Units and words of a description that count; what it is for stands in front. */
const MOST_TEXT = 600
const MOST_WORDS = 40
/** A word that more tools of a set have tells nothing apart; the bound keeps large sets fast. */
const MOST_HOLDERS = 200
/** Less alike than this, two tools do not compete. */
const LEAST = 0.1

/**
 * For each tool, at most five others of its set that serve the nearest purpose, nearest first. How near two tools are depends on these two alone, so
 * that a change of one concerns no tools but those it competes with, before or after.
 */
export const competingTools = factOfSet((toolset: Toolset): ((tool: number) => readonly number[]) => {
  const vectors = toolset.tools.map(vectorOf)
  const holders = new Map<string, number[]>()
  for (const [index, { weights }] of vectors.entries()) {
    for (const word of weights.keys()) {
      const known = holders.get(word)
      if (known === undefined) holders.set(word, [index])
      else known.push(index)
    }
  }
  const lists = vectors.map((vector, index) => nearest(vector, index, vectors, holders))
  return (tool) => lists[tool] ?? []
})

interface Vector {
  readonly weights: ReadonlyMap<string, number>
  readonly length: number
}

function vectorOf({ name, description = '' }: Tool): Vector {
  const counts = new Map<string, number>()
  const add = (word: string, times: number): void => {
    counts.set(word, (counts.get(word) ?? 0) + times)
  }
  for (const word of nameWords(name.slice(0, MOST_TEXT))) add(sameWord(word), 2)
  for (const word of contentWords(description.slice(0, MOST_TEXT)).slice(0, MOST_WORDS)) add(sameWord(word), 1)
  const weights = new Map([...counts].map(([word, times]) => [word, (1 + Math.log(times)) * rarity(word)]))
  return { weights, length: Math.hypot(...weights.values()) || 1 }
}

function rarity(word: string): number {
  return Math.log(1 + COUNTED_TOOLS / (wordCounts().get(word) ?? 1))
}

function nearest(
  { weights, length }: Vector,
  own: number,
  vectors: readonly Vector[],
  holders: ReadonlyMap<string, readonly number[]>,
): readonly number[] {
  const scores = new Map<number, number>()
  for (const [word, weight] of weights) {
    const others = holders.get(word) ?? []
    if (others.length > MOST_HOLDERS) continue
    for (const other of others) {
      if (other !== own) scores.set(other, (scores.get(other) ?? 0) + weight * (vectors[other]?.weights.get(word) ?? 0))
    }
  }
  return [...scores]
    .map(([other, score]) => ({ other, alike: score / (length * (vectors[other]?.length ?? 1)) }))
    .filter(({ alike }) => alike >= LEAST)
    .sort((a, b) => b.alike - a.alike || a.other - b.other)
    .slice(0, MOST_COMPETING)
    .map(({ other }) => other)
}
