import type { Toolset } from '../core/tool.ts'

/** What one request asks about: tools to read, and others that are shown in full for comparison. By index. */
export interface Batch {
  readonly tools: readonly number[]
  readonly competing: readonly number[]
}

/** The tools at these indices in batches, each small enough for a model with a window of 32,000 tokens. */
export function batchesOf(_toolset: Toolset, indices: readonly number[]): readonly Batch[] {
  return indices.map((index) => ({ tools: [index], competing: [] }))
}

/** Those of them that are too large to be read, and are in no batch. */
export function tooLargeToRead(_toolset: Toolset, _indices: readonly number[]): readonly number[] {
  return []
}
