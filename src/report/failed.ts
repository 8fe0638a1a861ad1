import type { AskedIntent, ReportedTrial } from '../core/reported-trial.ts'
import type { RunReport } from '../core/report.ts'
import { didWords, type Medium } from './trial-words.ts'

/** One way in which a model was wrong on an intent, and how often. */
interface Way {
  /** The first trial that went so. */
  readonly trial: ReportedTrial
  readonly times: number
}

/** An intent that a model was wrong on, at least once. */
export interface FailedIntent {
  readonly intent: AskedIntent
  /** Of this many trials. */
  readonly trials: number
  /** The most frequent first. */
  readonly ways: readonly Way[]
}

/** The failed intents of one model that one metric tells of most plainly. */
export interface FailedMetric {
  readonly metric: string
  /** In [0, 1]; null where the metric has no estimate. */
  readonly value: number | null
  readonly intents: readonly FailedIntent[]
}

/** What one model got wrong, the worst metric first; questions without a reply are no part of it. */
export function failedBy({ trials, asked, summary }: RunReport, model: string): FailedMetric[] {
  const values = new Map(summary.flatMap((row) => (row.model === model ? [[row.metric, row.estimate.value] as const] : [])))
  const valueOf = (metric: string): number | null => values.get(metric) ?? null
  const worstFirst = (one: string, other: string): number => (valueOf(one) ?? 1) - (valueOf(other) ?? 1)
  const own = Map.groupBy(
    trials.filter((trial) => trial.model === model),
    ({ intent }) => intent,
  )
  const failed = asked.flatMap((intent) => {
    const repeats = own.get(intent.id) ?? []
    const wrong = repeats.filter(({ fault, outcome }) => fault !== null && outcome !== 'error')
    const [metric] = wrong.flatMap(({ fault }) => fault?.metric ?? []).toSorted(worstFirst)
    return metric === undefined ? [] : [{ metric, intent, trials: repeats.length, ways: waysOf(wrong) }]
  })
  return [...Map.groupBy(failed, ({ metric }) => metric)]
    .map(([metric, intents]) => ({ metric, value: valueOf(metric), intents }))
    .sort((one, other) => worstFirst(one.metric, other.metric))
}

/** Trials that did the same for the same reason, together. */
function waysOf(wrong: readonly ReportedTrial[]): Way[] {
  const same = Map.groupBy(wrong, ({ outcome, calls, moreCalls, ranking, fault, text }) =>
    JSON.stringify([outcome, calls, moreCalls, ranking?.[0], fault, calls.length === 0 ? text : '']),
  )
  return [...same.values()]
    .flatMap((trials) => (trials[0] === undefined ? [] : [{ trial: trials[0], times: trials.length }]))
    .sort((one, other) => other.times - one.times)
}

/** What is told of a failed intent, in the words of a medium. */
export interface WhyWords {
  readonly says: string
  readonly expected: string
  /** Each with how often, where the intent was asked more than once: `2 of 3`. */
  readonly ways: readonly { readonly often: string | undefined; readonly did: string; readonly because: string }[]
}

/** Why an intent failed: every reporter tells it with these words. */
export function whyWords({ intent, trials, ways }: FailedIntent, medium: Medium): WhyWords {
  return {
    says: medium.prose(`"${intent.says}"`),
    expected: medium.code(intent.expected),
    ways: ways.map(({ trial, times }) => ({
      often: trials === 1 ? undefined : `${times} of ${trials}`,
      did: didWords(trial, medium),
      because: medium.prose(trial.fault?.because ?? ''),
    })),
  }
}

/** The same as one sentence: `"Which refunds?" expects list_refunds; the model called get_refund(id: "1"): expected list_refunds, but called get_refund`. */
export function whySentence(failed: FailedIntent, medium: Medium): string {
  const { says, expected, ways } = whyWords(failed, medium)
  const told = ways.map(
    ({ often, did, because }) => `${often === undefined ? '' : `in ${often} trials `}the model ${did}: ${because}`,
  )
  return `${says} expects ${expected}; ${told.join('; ')}`
}
