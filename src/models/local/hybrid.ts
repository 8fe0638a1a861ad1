import { cosine, embed } from './embed.ts'
import type { ToolIndex } from './index-of.ts'

/** How well each tool fits a query, by position: BM25 as a share of the best tool's, plus the cosine of sentence embeddings. */
export async function hybridScores(index: ToolIndex, query: string): Promise<number[]> {
  const lexical = index.lexical(query)
  const best = Math.max(...lexical, 0) || 1
  const asked = await embed(query)
  const meant: number[] = []
  for (const { name, description } of index.texts) meant.push(cosine(asked, await embed(`${name}: ${description}`)))
  return lexical.map((score, position) => score / best + (meant[position] ?? 0))
}
