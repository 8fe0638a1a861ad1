import { canonical, digest } from '../../core/digest.ts'
import type { JsonObject } from '../../core/json.ts'
import type { Manifest } from '../../core/manifest.ts'
import type { ToolRow } from '../../core/run.ts'

/** What a run measured of the tools that it showed. */
export interface MeasuredRun {
  readonly manifest: Pick<Manifest, 'started' | 'toolset' | 'models'>
  /** Absolute path of its journal; undefined where that is not known. */
  readonly journal: string | undefined
  /** Of each tool by name, which text it had: see `measuredDigest`. */
  readonly texts: ReadonlyMap<string, string>
  readonly rows: readonly ToolRow[]
}

/** Tells the text of a tool, as a model is shown it, from every other. */
export function measuredDigest(raw: JsonObject): string {
  return digest(canonical(raw))
}
