import type { Problem } from '../../core/finding.ts'
import type { RunSettings } from '../run-settings.ts'

/** What `read` is told. */
export type ReadSettings = Pick<
  RunSettings,
  'models' | 'baseUrl' | 'parameters' | 'out' | 'concurrency' | 'cache' | 'maxCost' | 'drain' | 'progress'
> & {
  /** How often what no comparison decides is asked about again; 0 keeps it as it was reported. */
  readonly looks: number
  /** Left out: nobody can foresee it. */
  readonly seed?: number | undefined
  /** What could not be read before, to be reported with the rest. */
  readonly problems?: readonly Problem[]
}
