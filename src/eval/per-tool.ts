import type { Estimate } from '../core/estimate.ts'
import type { Intent } from '../core/intent.ts'
import type { ReportedTrial } from '../core/reported-trial.ts'
import type { ToolRow } from '../core/run.ts'
import { rateEstimate, type RateValue } from '../stats/rate.ts'

/** One answer, as a choice of tools. */
interface Choice {
  readonly intent: Intent
  readonly meant: ReadonlySet<string>
  readonly chosen: ReadonlySet<string>
}

/**
 * Recall, precision and F1 of every tool that was meant or chosen, by model, in the order of `tools`. An intent with several accepted
 * answers counts under the one that was given, else under its first. A failed question and a reply that is no answer count nowhere.
 */
export function perTool(trials: readonly ReportedTrial[], intents: readonly Intent[], tools: readonly string[]): ToolRow[] {
  const byId = new Map(intents.map((intent) => [intent.id, intent]))
  return [...Map.groupBy(trials, ({ model }) => model)].flatMap(([model, own]) => {
    const choices = own.flatMap((trial) => choiceIn(trial, byId.get(trial.intent)) ?? [])
    const byTool = new Map<string, Choice[]>()
    for (const choice of choices)
      for (const tool of new Set([...choice.meant, ...choice.chosen])) {
        const about = byTool.get(tool)
        // a copy for each answer would take time by the square of their number
        if (about === undefined) byTool.set(tool, [choice])
        else about.push(choice)
      }
    return [...new Set(tools)].flatMap((tool) => {
      const about = byTool.get(tool)
      return about === undefined ? [] : [rowOf(model, tool, about)]
    })
  })
}

function choiceIn({ outcome, ranking, calls }: ReportedTrial, intent: Intent | undefined): Choice | undefined {
  if (intent === undefined || outcome !== 'answered') return undefined
  const chosen = ranking === undefined ? toolsOf(calls) : new Set(ranking.slice(0, 1))
  // a ranking says nothing of an intent without a call
  if (ranking !== undefined && intent.expect.kind !== 'calls') return undefined
  const accepted = intent.expect.kind === 'calls' ? intent.expect.anyOf.map(({ calls: all }) => toolsOf(all)) : []
  const given = accepted.find((one) => [...one].every((tool) => chosen.has(tool)))
  return { intent, meant: given ?? accepted[0] ?? new Set(), chosen }
}

function toolsOf(calls: readonly { readonly tool: string }[]): ReadonlySet<string> {
  return new Set(calls.map(({ tool }) => tool))
}

function rowOf(model: string, tool: string, about: readonly Choice[]): ToolRow {
  const isRight = ({ meant, chosen }: Choice): boolean => meant.has(tool) && chosen.has(tool)
  const rate = (choices: readonly Choice[]): Estimate => rateEstimate(byIntent(choices, isRight))
  return {
    model,
    tool,
    recall: rate(about.filter(({ meant }) => meant.has(tool))),
    precision: rate(about.filter(({ chosen }) => chosen.has(tool))),
    f1: harmonic(rate(about)),
    right: about.filter(isRight).length,
  }
}

/** Repeats are averaged inside their intent first, as for every metric. */
function byIntent(choices: readonly Choice[], isRight: (choice: Choice) => boolean): RateValue[] {
  return [...Map.groupBy(choices, ({ intent }) => intent)].map(([{ cluster }, same]) => ({
    value: same.filter(isRight).length / same.length,
    cluster,
  }))
}

/**
 * F1 from the share of right answers among all that were meant for the tool or chose it. That share is a rate, so it has an interval, and F1
 * is a growing function of it (Hand, Christen & Kirielle, Machine Learning 110 (2021) 451).
 */
function harmonic(share: Estimate): Estimate {
  const f1 = (rate: number | null): number | null => (rate === null ? null : (2 * rate) / (1 + rate))
  return { ...share, value: f1(share.value), low: f1(share.low), high: f1(share.high) }
}
