import { digest } from '../../core/digest.ts'
import type { ShownTool } from '../../core/model.ts'
import { lexicalScores, type LexicalScores } from './bm25.ts'
import { toolText, type ToolText } from './tool-text.ts'

/** A tool list made ready for search. */
export interface ToolIndex {
  readonly names: readonly string[]
  readonly texts: readonly ToolText[]
  readonly lexical: LexicalScores
}

// both sides of a comparison, and a little to spare
const MOST_KEPT = 8

const kept = new Map<string, ToolIndex>()

/** The index of a tool list; equal lists share one. */
export function indexOf(tools: readonly ShownTool[]): ToolIndex {
  const names = tools.map(({ name }) => name)
  const texts = tools.map(toolText)
  const key = digest(JSON.stringify([names, texts]))
  const known = kept.get(key)
  if (known !== undefined) return known
  const lexical = lexicalScores(texts.map(({ name, description, parameters }) => `${name} ${description} ${parameters}`))
  const index = { names, texts, lexical }
  const [oldest] = kept.keys()
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  kept.set(key, index)
  return index
}
