import type { ToolIndex } from './index-of.ts'
import { meaningsOf, nearness, type Meanings } from './meaning.ts'

/** Only what was finished is kept: a question that is taken back leaves nothing half done to the next. */
const kept = new WeakMap<ToolIndex, Meanings>()

/**
 * How well each tool fits a query, by position: the share of the query's words that it covers plus its nearness in meaning.
 * Both are absolute and at most 1, so they are added as they are; there is no weight to tune. @throws the signal's reason when it aborts
 */
export async function hybridScores(index: ToolIndex, query: string, signal: AbortSignal): Promise<number[]> {
  const meanings = kept.get(index) ?? (await meaningsOf(index.texts, signal))
  kept.set(index, meanings)
  const near = await nearness(meanings, query)
  return index.lexical(query).map((score, position) => score + (near[position] ?? 0))
}
