import type { ShownTool } from '../core/model.ts'
import { wireNames } from './wire-names.ts'
import { wireSchema } from './wire-schema.ts'

/** Tools as they go over the wire: names that the provider takes, and schemas as it demands them. */
export function wireTools(tools: readonly ShownTool[], longest: number): ShownTool[] {
  const { wire } = wireNames(
    tools.map(({ name }) => name),
    longest,
  )
  return tools.map(({ name, description, inputSchema }, index) => ({
    name: wire[index] ?? name,
    description,
    inputSchema: wireSchema(inputSchema),
  }))
}
