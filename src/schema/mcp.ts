import type { Toolset } from '../core/tool.ts'

/** How MCP writes the schema of a tool; Bedrock wraps it in `json`. */
const FIELD = /\binputSchema["']?\s{0,20}:(?!\s{0,20}\{\s{0,20}["']?json\b)/

/** True where the tools are written as MCP has them: other APIs' formats have no field for annotations or for an output schema. */
export function isMcp({ tools, server }: Toolset): boolean {
  if (server !== undefined) return true
  const text = tools.find(({ origin }) => origin !== undefined)?.origin?.text
  return text === undefined || FIELD.test(text)
}
