import type { Trial } from '../core/trial.ts'

/** Which metric says most plainly what is wrong with a reply, the plainest first. What no list knows comes behind them. */
const PLAINEST = [
  ...['answered', 'forbidden', 'abstention', 'ask', 'selection', 'invented', 'valid', 'arguments', 'retrieval@1'],
  // these judge what another metric judged already, or a place below the first
  ...['right-call', 'retrieval@5', 'mrr'],
]

/** What is wrong with a reply, told by the metric that says it most plainly; undefined where nothing is. */
export function faultOf({ outcome }: Pick<Trial, 'outcome'>): { readonly metric: string; readonly because: string } | undefined {
  if (!outcome.ok) return undefined
  const { scores } = outcome
  const others = Object.keys(scores).filter((metric) => !PLAINEST.includes(metric))
  for (const metric of [...PLAINEST.slice(0, -3), ...others, ...PLAINEST.slice(-3)]) {
    const score = Object.hasOwn(scores, metric) ? scores[metric] : undefined
    if (score === undefined || score.value === null || score.value === 1) continue
    return { metric, because: score.because ?? `${metric} is ${score.value}` }
  }
  return undefined
}
