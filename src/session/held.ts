import { isEqual } from '../core/equal.ts'
import { own, ownObject, type JsonObject } from '../core/json.ts'
import type { Intent } from '../core/intent.ts'
import type { Recorded } from '../core/recorded.ts'
import type { Score, Trial } from '../core/trial.ts'
import { judgingOf } from '../eval/judge.ts'
import { judgedTrial, type Evals } from '../eval/score.ts'
import type { Suite } from '../eval/suite.ts'
import { misfit } from '../schema/value.ts'
import type { ComparisonTerms } from './comparison-terms.ts'
import { contentsLine, type Side } from './contents.ts'

/** What makes a journal more than answers: what was asked about, and how each answer was judged. */
export interface Held {
  /** The line that holds manifest, suite and toolsets. `started`: when the journal began. */
  contents(started: string): JsonObject
  /** Undefined for an intent that is no longer asked. */
  judge(trial: Recorded): Trial | undefined
}

/** What one run holds of its suite and its sides, and judges by. The manifests are those at the beginning, without the versions that models report. */
export function heldOf(
  suite: Suite,
  sides: readonly (Side & { readonly intents: readonly Intent[] })[],
  evals: Evals,
  terms?: ComparisonTerms,
): Held {
  const judges = new Map(
    sides.map(({ variant, manifest, toolset, intents }) => {
      const judging = judgingOf(toolset.tools, (schema, value) => misfit(schema, schema, value) === undefined, manifest.grading)
      return [variant, { judging, byId: new Map(intents.map((intent) => [intent.id, intent])) }] as const
    }),
  )
  return {
    contents: (started) =>
      contentsLine(
        suite,
        sides.map(({ variant, manifest, toolset }) => ({ variant, manifest: { ...manifest, started }, toolset })),
        terms,
      ),
    judge(trial) {
      const { judging, byId } = judges.get(trial.variant) ?? {}
      const intent = byId?.get(trial.intent)
      return judging === undefined || intent === undefined ? undefined : judgedTrial(trial, intent, evals, judging)
    },
  }
}

type Judgement = Extract<Trial['outcome'], { ok: true }>

/** A trial as a journal holds it, with the scores that apply. */
export function trialLine(trial: Recorded, judged: Trial | undefined): object {
  const { outcome } = trial
  const found = judged?.outcome.ok === true ? judged.outcome : undefined
  const told = found === undefined ? {} : { scores: applying(found.scores), unanswered: found.unanswered }
  return { kind: 'trial', ...trial, outcome: { ...outcome, ...told } }
}

/** A later judgement of a trial that stands above, where suite or scorers changed since. */
export function scoresLine(key: string, { scores, unanswered }: Judgement): JsonObject {
  const line: JsonObject = JSON.parse(JSON.stringify({ kind: 'scores', key, scores: applying(scores), unanswered }))
  return line
}

function applying(scores: Readonly<Record<string, Score>>): Readonly<Record<string, Score>> {
  return Object.fromEntries(Object.entries(scores).filter(([, { value }]) => value !== null))
}

/** Whether a line of a trial, or of its scores, has this judgement. */
export function holdsScores(line: JsonObject, judgement: Judgement): boolean {
  const { scores, unanswered = null } = scoresLine('', judgement)
  const held = own(line, 'kind') === 'trial' ? (ownObject(line, 'outcome') ?? {}) : line
  return isEqual(own(held, 'scores') ?? null, scores ?? null) && (own(held, 'unanswered') ?? null) === unanswered
}
