import { clip } from '../core/text.ts'
import type { Intent } from '../core/intent.ts'
import type { Reply } from '../core/reply.ts'
import type { Trial } from '../core/trial.ts'

/** The metrics that judge a whole answer, headline first. At most one of them applies to an intent and a model. */
export const DECIDING = ['right-call', 'selection', 'retrieval@1', 'abstention', 'ask'] as const

const MOST_NAMES = 4

/** The tools that a reply chose, as tables name them: `a`, `a + b`, the first of a ranking, `(none)`. Bounded, not escaped. */
export function choiceOf({ ranking, calls, moreCalls = 0 }: Chosen): string {
  return joined(ranking === undefined ? calls.map(({ tool }) => tool) : ranking.slice(0, 1), moreCalls)
}

interface Chosen extends Pick<Reply, 'ranking'> {
  readonly calls: readonly { readonly tool: string }[]
  /** Calls that are left out of `calls`. */
  readonly moreCalls?: number
}

/** The tools of the first accepted answer, named likewise; `(none)` for no call, `(ask)` for a question back. */
export function expectedOf({ expect }: Intent): string {
  const [calls] = expect.kind === 'calls' ? expect.anyOf : []
  const callless = expect.kind === 'calls' ? expect.or?.[0] : expect.kind
  if (calls === undefined && callless === 'ask') return '(ask)'
  return joined((calls?.calls ?? []).map(({ tool }) => tool))
}

/** Whether the whole answer was right, in [0, 1]; undefined where the trial failed or nothing judges it. */
export function rightness({ outcome }: Trial): number | undefined {
  if (!outcome.ok) return undefined
  for (const metric of DECIDING) {
    const value = outcome.scores[metric]?.value
    if (typeof value === 'number') return value
  }
  return undefined
}

function joined(names: readonly string[], leftOut = 0): string {
  if (names.length === 0) return '(none)'
  const shown = names.slice(0, MOST_NAMES).map((name) => clip(name, 80))
  const more = names.length - shown.length + leftOut
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(' + ')
}
