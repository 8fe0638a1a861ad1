import type { Intent } from '../core/intent.ts'

/** Old tool name → new tool name. */
export type Renames = Readonly<Record<string, string>>

/** The names of the side before for those of the side after. */
export function reversed(renames: Renames): Renames {
  return Object.fromEntries(Object.entries(renames).map(([from, to]) => [to, from]))
}

/** What a tool is called after the renames. */
export function newName(tool: string, renames: Renames): string {
  return Object.hasOwn(renames, tool) ? (renames[tool] ?? tool) : tool
}

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
