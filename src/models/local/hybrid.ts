import type { ToolIndex } from './index-of.ts'
import { meaningsOf, nearness, type Meanings } from './meaning.ts'

const meanings = new WeakMap<ToolIndex, Promise<Meanings>>()

/**
 * How well each tool fits a query, by position: the share of the query's words that it covers plus its nearness in meaning.
 * Both are absolute and at most 1, so they are added as they are; there is no weight to tune.
 */
export async function hybridScores(index: ToolIndex, query: string): Promise<number[]> {
  const known = meanings.get(index) ?? meaningsOf(index.texts)
  meanings.set(index, known)
  const near = await nearness(await known, query)
  return index.lexical(query).map((score, position) => score + (near[position] ?? 0))
}
