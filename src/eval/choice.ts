import { clip } from '../core/text.ts'
import type { Intent, Reply, Trial } from '../core/trial.ts'

const MOST_NAMES = 4

/** The tools that a reply chose, as tables name them: `a`, `a + b`, the first of a ranking, `(none)`. Bounded, not escaped. */
export function choiceOf({ ranking, calls }: Reply): string {
  return joined(ranking === undefined ? calls.map(({ tool }) => tool) : ranking.slice(0, 1), '(none)')
}

/** The tools of the first accepted answer, named likewise; `(none)` for no call, `(ask)` for a question back. */
export function expectedOf({ expect }: Intent): string {
  if (expect.kind === 'ask') return '(ask)'
  if (expect.kind === 'none') return '(none)'
  return joined(
    (expect.anyOf[0]?.calls ?? []).map(({ tool }) => tool),
    '(none)',
  )
}

/** The metric that says whether a whole answer was right for this kind of intent; undefined where none applies. */
export function deciding({ outcome }: Trial): { readonly metric: string; readonly value: number } | undefined {
  if (!outcome.ok) return undefined
  for (const metric of ['selection', 'retrieval@1', 'abstention', 'ask']) {
    const value = outcome.scores[metric]?.value
    if (typeof value === 'number') return { metric, value }
  }
  return undefined
}

function joined(names: readonly string[], none: string): string {
  if (names.length === 0) return none
  const shown = names.slice(0, MOST_NAMES).map((name) => clip(name, 80))
  return [...shown, ...(names.length > MOST_NAMES ? [`${names.length - MOST_NAMES} more`] : [])].join(' + ')
}
