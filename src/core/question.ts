import { canonical, digest } from './digest.ts'
import type { Request, ShownTool } from './model.ts'

const digests = new WeakMap<readonly ShownTool[], string>()

/** Digest of everything that is asked: system text, words, tools in their order, repeat. Which model is asked is no part of it. */
export function questionDigest({ system, says, tools, repeat }: Request): string {
  return digest(canonical({ system: system ?? null, says, tools: digestOf(tools), repeat }))
}

function digestOf(tools: readonly ShownTool[]): string {
  const known = digests.get(tools)
  if (known !== undefined) return known
  const shown = tools.map(({ name, description, inputSchema }) => ({ name, description: description ?? null, inputSchema }))
  const fresh = digest(canonical(shown))
  digests.set(tools, fresh)
  return fresh
}
