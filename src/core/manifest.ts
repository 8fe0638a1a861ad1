import type { JsonObject } from './json.ts'

/** How expected arguments are judged: as a careful person would, or as the checker of the Berkeley leaderboard does. */
export const GRADINGS = ['careful', 'bfcl'] as const
export type Grading = (typeof GRADINGS)[number]

/** What has to hold for a run to pass, by metric, as fractions. */
interface RunGate {
  /** The least that is enough. */
  readonly thresholds: Readonly<Record<string, number>>
  /** The most that a metric may fall since an earlier run. */
  readonly drops: Readonly<Record<string, number>>
  /** The folder of that run, or `previous`. */
  readonly against?: string
}

/** The fingerprint of a run: what would have to be equal for the numbers to be comparable. */
export interface Manifest {
  readonly tool: { readonly name: 'rightcall'; readonly version: string }
  readonly started: string
  readonly suite: { readonly path: string; readonly digest: string; readonly intents: number }
  readonly toolset: { readonly id: string; readonly uri: string; readonly digest: string; readonly tools: number }
  readonly models: readonly {
    readonly model: string
    readonly kind: 'language' | 'retrieval' | 'scripted'
    /** Versions that the provider reported, sorted. */
    readonly reported: readonly string[]
    readonly parameters: JsonObject
  }[]
  readonly exposure: string
  readonly grading: Grading
  readonly prompt: JsonObject
  readonly repeats: number
  readonly seed: number
  /** The commit of the working directory; undefined where there is none. */
  readonly git: string | undefined
  /** The branch that was checked out, or that CI names; left out where there is none. */
  readonly branch?: string
  /** The repository's default branch, where git or CI knows it. */
  readonly defaultBranch?: string
  /** Whether files that git tracks differed from the commit; left out without one. */
  readonly dirty?: boolean
  /** What the run was judged by; left out where nothing was asked of it. */
  readonly gate?: RunGate
}
