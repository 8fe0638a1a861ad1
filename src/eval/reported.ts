import type { Intent } from '../core/intent.ts'
import type { Call } from '../core/reply.ts'
import type { AskedIntent, ReportedCall, ReportedTrial } from '../core/reported-trial.ts'
import { clip } from '../core/text.ts'
import type { Score, Trial } from '../core/trial.ts'
import { rightness } from './choice.ts'
import { expectedWords } from './expected-words.ts'
import { faultOf } from './fault.ts'

/** How much of one trial a report shows. The journal has all of it. */
export interface Bounds {
  readonly calls: number
  /** Of the JSON of one call's arguments, in UTF-16 units. */
  readonly arguments: number
  readonly text: number
  readonly ranked: number
}

const REPORTED: Bounds = { calls: 16, arguments: 2_000, text: 2_000, ranked: 5 }

/** The intents as a report shows them. */
export function askedOf(intents: readonly Intent[]): AskedIntent[] {
  return intents.map(({ id, says, expect, not, tags, cluster }) => ({
    ...{ id, says, expected: expectedWords(expect), not, tags, cluster },
  }))
}

/** Trials in the order of the intents, then models, then repeats. */
export function inOrder(
  trials: readonly ReportedTrial[],
  intents: readonly Intent[],
  models: readonly { readonly name: string }[],
): ReportedTrial[] {
  const byIntent = new Map(intents.map(({ id }, place) => [id, place]))
  const byModel = new Map(models.map(({ name }, place) => [name, place]))
  const last = intents.length + models.length
  return trials.toSorted(
    (one, other) =>
      (byIntent.get(one.intent) ?? last) - (byIntent.get(other.intent) ?? last) ||
      (byModel.get(one.model) ?? last) - (byModel.get(other.model) ?? last) ||
      one.repeat - other.repeat,
  )
}

/** One trial as a report shows it. */
export function reportedTrial(trial: Trial, bounds: Bounds = REPORTED): ReportedTrial {
  const { intent, model, repeat, variant, outcome, cached, ms } = trial
  const asked = { intent, model, repeat, variant }
  if (!outcome.ok) {
    const { error } = outcome
    const nothing = { calls: [], text: '', scores: {}, right: null, fault: null, tokens: { input: null, output: null } }
    return { ...asked, outcome: 'error', error, ...nothing, cached, ms }
  }
  const { calls, text, ranking, usage } = outcome.reply
  return {
    ...asked,
    outcome: outcome.unanswered ?? 'answered',
    error: null,
    calls: calls.slice(0, bounds.calls).map((call) => reportedCall(call, bounds)),
    ...(calls.length > bounds.calls ? { moreCalls: calls.length - bounds.calls } : {}),
    text: clip(text, bounds.text),
    ...(text.length > bounds.text ? { textCutFrom: text.length } : {}),
    ...(ranking === undefined ? {} : { ranking: ranking.slice(0, bounds.ranked) }),
    scores: reportedScores(outcome.scores),
    right: rightness(trial) ?? null,
    fault: faultOf(trial) ?? null,
    cached,
    ms,
    tokens: { input: usage.input ?? null, output: usage.output ?? null },
  }
}

function reportedCall({ tool, arguments: given }: Call, bounds: Bounds): ReportedCall {
  const json = JSON.stringify(given)
  return json.length <= bounds.arguments
    ? { tool: clip(tool, 200), arguments: given }
    : { tool: clip(tool, 200), arguments: clip(json, bounds.arguments), cutFrom: json.length }
}

/** Those that apply. */
function reportedScores(scores: Readonly<Record<string, Score>>): ReportedTrial['scores'] {
  return Object.fromEntries(
    Object.entries(scores).flatMap(([metric, { value, because }]) =>
      value === null ? [] : [[metric, { value, because: because ?? null }]],
    ),
  )
}
