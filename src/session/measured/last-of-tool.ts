import { resolve } from 'node:path'
import { isObject } from '../../core/json.ts'
import type { ToolRow } from '../../core/run.ts'
import type { Tool } from '../../core/tool.ts'
import { measuredDigest, type MeasuredRun } from './measured-run.ts'

/** What was measured last of a tool. */
export interface MeasuredTool {
  readonly run: MeasuredRun
  /** One a model; never empty. */
  readonly rows: readonly ToolRow[]
  /** False where the run showed the tool of this file with another text. */
  readonly same: boolean
}

/**
 * The last run that asked about a tool as it is now, whatever file it came from; else the last one that asked about the tool of this name
 * and this file. `runs` are the newest first, and their paths relative to `folder`. Undefined where nothing was measured.
 */
export function lastOfTool(
  { name, raw }: Tool,
  path: string,
  runs: readonly MeasuredRun[],
  folder: string,
): MeasuredTool | undefined {
  const text = isObject(raw) ? measuredDigest(raw) : undefined
  const found = runs.flatMap((run) => {
    const rows = run.rows.filter((row) => row.tool === name && row.recall.n + row.precision.n > 0)
    const same = text !== undefined && run.texts.get(name) === text
    const isOfFile = resolve(folder, run.manifest.toolset.uri) === path
    return rows.length > 0 && (same || isOfFile) ? [{ run, rows, same }] : []
  })
  return found.find(({ same }) => same) ?? found[0]
}
