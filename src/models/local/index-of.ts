import { digest } from '../../core/digest.ts'
import type { ShownTool } from '../../core/model.ts'
import { lexicalScores } from './bm25.ts'
import { toolText, type ToolText } from './tool-text.ts'

/** A tool list made ready for search. */
export interface ToolIndex {
  readonly names: readonly string[]
  readonly texts: readonly ToolText[]
  /** BM25 score of every tool, by position. */
  lexical(query: string): number[]
}

// both sides of a comparison, and a little to spare
const MOST_KEPT = 8

const kept = new Map<string, ToolIndex>()

/** The index of a tool list; built once for equal lists. */
export function indexOf(tools: readonly ShownTool[]): ToolIndex {
  const names = tools.map(({ name }) => name)
  const texts = tools.map(toolText)
  const key = digest(JSON.stringify([names, texts]))
  const known = kept.get(key)
  if (known !== undefined) return known
  const index = { names, texts, lexical: lexicalScores(texts) }
  const [oldest] = kept.keys()
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  kept.set(key, index)
  return index
}
