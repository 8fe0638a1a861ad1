import type { Toolset } from '../core/tool.ts'
import type { Intent } from '../core/intent.ts'

/** Old tool name → new tool name. */
export type Renames = Readonly<Record<string, string>>

const newName = (tool: string, renames: Renames): string => (Object.hasOwn(renames, tool) ? (renames[tool] ?? tool) : tool)

/** An intent as it reads after the renames. */
export function renamed(intent: Intent, renames: Renames): Intent {
  const { expect } = intent
  const not = intent.not.map((tool) => newName(tool, renames))
  if (expect.kind !== 'calls') return { ...intent, not }
  const anyOf = expect.anyOf.map((accepted) => ({
    ...accepted,
    calls: accepted.calls.map((call) => ({ ...call, tool: newName(call.tool, renames) })),
  }))
  return { ...intent, not, expect: { ...expect, anyOf } }
}

/** Intents none of whose accepted answers can be given with a toolset: a rename nobody declared, or a tool removed. */
export function unanswerable(intents: readonly Intent[], renames: Renames, { tools }: Toolset): Intent[] {
  const names = new Set(tools.map(({ name }) => name))
  return intents.filter((intent) => {
    const { expect } = renamed(intent, renames)
    return expect.kind === 'calls' && !expect.anyOf.some(({ calls }) => calls.every(({ tool }) => names.has(tool)))
  })
}
