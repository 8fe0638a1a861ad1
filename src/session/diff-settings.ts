import type { Target } from '../sources/source.ts'
import type { Making } from './sides.ts'

/** What fails a diff. `behavioural` fails on breaking changes, too. */
export type DiffGate = 'breaking' | 'behavioural' | 'danger'

export interface DiffSettings {
  readonly before: readonly Target[]
  readonly after: readonly Target[]
  /** How a side comes about that targets do not simply hold. */
  readonly made?: {
    readonly before?: Extract<Making, { kind: 'revision' | 'base' }>
    readonly after?: Extract<Making, { kind: 'revision' }>
  }
  readonly failOn?: readonly DiffGate[]
}
