import type { ReportedTrial } from './reported-trial.ts'

/** What one model did on one intent, repeats added up: as much of a run as a paired comparison needs. */
export interface IntentScores {
  readonly intent: string
  /** Trials without a reply. */
  readonly errors: number
  /** Replies that are no answers. */
  readonly unanswered: number
  readonly scores: readonly {
    readonly metric: string
    readonly total: number
    readonly count: number
    /** How many of `count` are scores of replies that are no answers. */
    readonly ofUnanswered: number
  }[]
}

export interface ModelScores {
  readonly model: string
  readonly intents: readonly IntentScores[]
}

/** The scores of a run, in the order of its trials. */
export function intentScores(trials: Iterable<ReportedTrial>): ModelScores[] {
  const models = new Map<string, Map<string, { errors: number; unanswered: number; scores: Map<string, Sum> }>>()
  for (const { model, intent, outcome, scores } of trials) {
    const own = models.get(model) ?? new Map()
    models.set(model, own)
    const cell = own.get(intent) ?? { errors: 0, unanswered: 0, scores: new Map() }
    own.set(intent, cell)
    if (outcome === 'error') cell.errors++
    else if (outcome !== 'answered') cell.unanswered++
    for (const [metric, { value }] of Object.entries(scores)) {
      const sum = cell.scores.get(metric) ?? { total: 0, count: 0, ofUnanswered: 0 }
      sum.total += value
      sum.count++
      if (outcome !== 'answered') sum.ofUnanswered++
      cell.scores.set(metric, sum)
    }
  }
  return [...models].map(([model, own]) => ({
    model,
    intents: [...own].map(([intent, { errors, unanswered, scores }]) => ({
      ...{ intent, errors, unanswered },
      scores: [...scores].map(([metric, sum]) => ({ metric, ...sum })),
    })),
  }))
}

interface Sum {
  total: number
  count: number
  ofUnanswered: number
}
