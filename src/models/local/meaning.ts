import { embed, type Vector } from './embed.ts'
import type { ToolText } from './tool-text.ts'
import { direction, dot, mean } from './vector.ts'

const MOST_SENTENCES = 8
const MOST_CHARACTERS = 4_000

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Several vectors for each tool: its whole text, and each sentence of its description. */
export type Meanings = readonly (readonly Vector[])[]

/**
 * Embeds tools. Each sentence counts by itself, next to the whole text, because the encoder reads a long description only in part
 * and averages what it reads. What all tools have in common is taken out: it cannot tell them apart, and it makes every
 * cosine high (Mu and Viswanath 2018, arXiv 1702.01417). @throws the signal's reason when it aborts
 */
export async function meaningsOf(tools: readonly ToolText[], signal: AbortSignal): Promise<Meanings> {
  const places: Vector[][] = []
  for (const tool of tools) {
    const vectors: Vector[] = []
    // one after the other, which takes no longer, so that a question that is taken back stops costing time
    for (const text of textsOf(tool)) {
      signal.throwIfAborted()
      vectors.push(await embed(text))
    }
    places.push(vectors)
  }
  const centre = mean(places.flatMap(([whole]) => (whole === undefined ? [] : [whole])))
  return places.map((vectors) => vectors.map((vector) => direction(centre, vector)))
}

/** How near each tool comes to a query: the cosine of its nearest vector, from -1 to 1. */
export async function nearness(tools: Meanings, query: string): Promise<number[]> {
  const asked = await embed(query)
  return tools.map((vectors) => Math.max(...vectors.map((vector) => dot(vector, asked))))
}

function textsOf({ name, description }: ToolText): string[] {
  const parts = [...sentences.segment(description.slice(0, MOST_CHARACTERS))]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence.length > 2)
  return [`${name}: ${description}`, ...(parts.length > 1 ? parts.slice(0, MOST_SENTENCES) : [])]
}
