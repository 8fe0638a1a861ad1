import type { Tool, Toolset } from '../core/tool.ts'
import type { Asking } from './asking.ts'
import type { Reported } from './reply.ts'

/** The question about one tool alone, with a contradiction planted in its text and schema; undefined where there is no schema to plant it in. */
export function canaryRequest(_toolset: Toolset, _tool: number, _seed: string): Asking | undefined {
  return undefined
}

/** Whether the planted contradiction was reported. */
export function canaryFound(_reported: readonly Reported[], _asking: Asking): boolean {
  return true
}

/** Whether a tool is to be read a second time with a canary: a safety rule flags it, its text speaks of being reviewed, or chance has it. */
export function needsCanary(_tool: Tool, { flagged }: { readonly flagged: boolean; readonly seed: string }): boolean {
  return flagged
}
