import MiniSearch from 'minisearch'
import { terms } from './tokens.ts'
import type { ToolText } from './tool-text.ts'

// A name is its author's most deliberate words; parameters say how, more than what.
const WEIGHTS = { name: 2, description: 1, parameters: 0.5 }

/** Builds a BM25 index; the function that it gives scores every tool, by position, for a query. 0 is no word in common. */
export function lexicalScores(tools: readonly ToolText[]): (query: string) => number[] {
  const index = new MiniSearch<ToolText & { id: number }>({
    fields: Object.keys(WEIGHTS),
    tokenize: terms,
    processTerm: (term) => term,
    searchOptions: { boost: WEIGHTS },
  })
  index.addAll(tools.map((tool, id) => ({ ...tool, id })))
  return (query) => {
    const scores = tools.map(() => 0)
    for (const { id, score } of index.search(query)) scores[Number(id)] = score
    return scores
  }
}
