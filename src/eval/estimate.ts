import { jsonLength } from '../core/json-length.ts'
import { rememberedFor } from '../core/memo.ts'
import type { Model, Request, ShownTool } from '../core/model.ts'

/** UTF-16 units a token, as in `tokensOf`. */
const UNITS = 4

/** About how many tokens a question costs: tools, system text and words. */
export function inputTokens(request: Request): number {
  return prefixTokens(request) + Math.ceil(request.says.length / UNITS)
}

/** About how many of them every question over the same tools begins with. */
function prefixTokens({ system, tools }: Request): number {
  return Math.ceil((toolsLength(tools) + (system?.length ?? 0)) / UNITS)
}

/** About how many of them the provider reads from its prompt cache once it has seen the same tools. */
export function cachedTokens({ promptCache }: Model, request: Request): number {
  if (promptCache?.covers(request) !== true) return 0
  const tokens = prefixTokens(request)
  return tokens < promptCache.leastTokens ? 0 : tokens
}

const toolsLength = rememberedFor((tools: readonly ShownTool[]) =>
  tools.reduce((sum, { name, description = null, inputSchema }) => sum + jsonLength({ name, description, inputSchema }), 0),
)
