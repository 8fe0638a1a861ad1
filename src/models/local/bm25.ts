import MiniSearch from 'minisearch'
import { terms } from './tokens.ts'

/** Scores every text, by position, for a query. */
export type LexicalScores = (query: string) => number[]

const MOST_KEPT = 20_000

/**
 * A BM25 index. A score is the share of the query's information that a text covers: its BM25 over that of a text with every
 * word of the query, words that no text has included. So 0 is no word in common, scores of different queries can be compared,
 * and the order is BM25's own.
 */
export function lexicalScores(texts: readonly string[]): LexicalScores {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'], tokenize: terms, processTerm: (term) => term })
  index.addAll(texts.map((text, id) => ({ id, text })))

  const attainable = new Map<string, number>()
  const unseen = scoreOfUnseen(texts.length)
  const most = (term: string): number => {
    const known = attainable.get(term)
    if (known !== undefined) return known
    const score = index.search(term, { tokenize: (whole) => [whole] })[0]?.score ?? unseen
    if (attainable.size >= MOST_KEPT) attainable.clear()
    attainable.set(term, score)
    return score
  }

  return (query) => {
    const whole = terms(query).reduce((sum, term) => sum + most(term), 0)
    const scores = texts.map(() => 0)
    for (const { id, score } of index.search(query)) scores[Number(id)] = score / whole
    return scores
  }
}

/** What MiniSearch (BM25+, k 1.2, d 0.5) would give a text of average length for one word that no other text has. */
function scoreOfUnseen(texts: number): number {
  return 1.5 * Math.log(1 + (texts + 0.5) / 0.5)
}
