import { jsonLength } from './json-length.ts'
import { rememberedFor } from './memo.ts'
import type { Tool } from './tool.ts'

/** UTF-16 units a token, about: what English text and JSON come to with the tokenizers of today's models. */
const UNITS = 4

/** About what a tool costs a model, in tokens: name, description and input schema as compact JSON, four UTF-16 units a token. */
export function tokensOf(tool: Tool): number {
  return Math.ceil(lengthOf(tool) / UNITS)
}

/** About what a list of tools costs a model, in tokens. */
export function tokensOfAll(tools: readonly Tool[]): number {
  return Math.ceil(tools.reduce((sum, tool) => sum + lengthOf(tool), 0) / UNITS)
}

const lengthOf = rememberedFor((tool: Tool) => {
  const { name, description = null, inputSchema } = tool
  return jsonLength({ name, description, inputSchema })
})
