import { rememberedFor } from '../../core/memo.ts'
import type { ToolIndex } from './index-of.ts'
import { meaningsOf, nearness } from './meaning.ts'

const meaningsIn = rememberedFor((index: ToolIndex) => meaningsOf(index.texts))

/**
 * How well each tool fits a query, by position: the share of the query's words that it covers plus its nearness in meaning.
 * Both are absolute and at most 1, so they are added as they are; there is no weight to tune.
 */
export async function hybridScores(index: ToolIndex, query: string): Promise<number[]> {
  const near = await nearness(await meaningsIn(index), query)
  return index.lexical(query).map((score, position) => score + (near[position] ?? 0))
}
