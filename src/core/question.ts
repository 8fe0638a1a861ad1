import { canonical, digest } from './digest.ts'
import { rememberedFor } from './memo.ts'
import type { Request, ShownTool } from './model.ts'

/** Digest of everything that is asked: system text, words, tools in their order, repeat. Which model is asked is no part of it. */
export function questionDigest({ system, says, tools, repeat }: Request): string {
  return digest(canonical({ system: system ?? null, says, tools: digestOf(tools), repeat }))
}

const digestOf = rememberedFor((tools: readonly ShownTool[]) => {
  const shown = tools.map(({ name, description, inputSchema }) => ({ name, description: description ?? null, inputSchema }))
  return digest(canonical(shown))
})
