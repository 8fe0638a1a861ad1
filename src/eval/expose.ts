import type { ShownTool } from '../core/model.ts'
import type { Toolset } from '../core/tool.ts'
import type { Prompt } from './suite.ts'

/** The tools as served, in their order: the exposure `list`. */
export function listed({ tools }: Toolset): ShownTool[] {
  return tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema }))
}

/** What a model is told in addition to the intent: the suite's words, then the server's own. */
export function systemOf(prompt: Prompt, { instructions }: Toolset): string | undefined {
  const parts = [prompt.system, prompt.instructions === 'shown' ? instructions : undefined]
  const text = parts.filter((part) => part !== undefined && part !== '').join('\n\n')
  return text === '' ? undefined : text
}
