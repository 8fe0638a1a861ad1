import type { ModelParameters } from '../core/model.ts'
import type { Grading } from '../core/manifest.ts'
import type { Progress } from '../core/progress.ts'
import type { Question } from '../eval/plan.ts'
import type { Revision } from '../sources/git.ts'
import type { Target } from '../sources/source.ts'

/** The server whose tools count, in place of those that the suite names; and what it is given. */
export interface AskedServer {
  /** Left out: the suite's own. */
  readonly target?: Target | undefined
  /** Variables for a server that is started. */
  readonly env: Readonly<Record<string, string>>
  /** Headers for a URL. */
  readonly headers: Readonly<Record<string, string>>
}

/** What both `eval` and `compare` are told. */
export interface RunSettings {
  readonly suite: string
  readonly models: readonly string[]
  readonly repeats: number
  /** Questions open at the same time, at most, for each provider. */
  readonly concurrency: number
  /** Only intents whose id contains this text, or that have it as a tag. */
  readonly filter: string | undefined
  /** Folder of the journal; the same folder goes on where it stopped. */
  readonly out: string | undefined
  readonly baseUrl: string | undefined
  readonly parameters?: ModelParameters
  /** Those of `parameters` that whoever runs it asked for: a model that generates nothing refuses these, and leaves alone what a suite or the configuration says. */
  readonly flagged?: ModelParameters
  /** The least that metrics must reach, from 0 to 1, for the run to pass. */
  readonly thresholds?: ReadonlyMap<string, number>
  /** The most that metrics may fall since an earlier run, from 0 to 1, for the run to pass. */
  readonly drops?: ReadonlyMap<string, number>
  /** The folder of that run, or `previous`: the newest of the same suite. */
  readonly against?: string | undefined
  /** Left out: the suite's own tools, with nothing handed to the server that serves them. */
  readonly server?: AskedServer
  /** How expected arguments are judged; left out: as a careful person would. */
  readonly grading?: Grading
  readonly seed: number
  readonly cache: boolean
  /** Strangers may have changed the working tree: suite and stored answers are those of this revision, and tools are read as text. */
  readonly trust?: Revision | undefined
  /** Dollars that the run may cost at most, what its journal already paid included. */
  readonly maxCost?: number | undefined
  /** Asked for once questions are under way: its abort ends the asking, answers under way are waited for, and the report says how many were not asked. */
  drain?: (() => AbortSignal) | undefined
  progress(state: Progress): void
}

/** What the asking needs to know, whatever is asked. */
export type AskSettings = Pick<RunSettings, 'out' | 'concurrency' | 'cache' | 'maxCost' | 'drain' | 'progress'> & {
  /** Output tokens that an answer is taken to have; those of a choice of tools where left out. */
  outputTokens?(question: Question): number
}
