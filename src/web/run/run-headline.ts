import type { RunReport } from '../../core/report.ts'
import type { IntentRow } from '../../core/run.ts'
import { count } from '../../core/text.ts'

/** Each of a few models is named with its count; of more, the least and the most. Their sum would say nothing. */
export function runHeadline({ intents }: Pick<RunReport, 'intents'>): string {
  const models = [...Map.groupBy(intents, ({ model }) => model)].map(([model, own]) => ({ model, ...rightOf(own) }))
  const [first, ...others] = models.filter(({ judged }) => judged > 0)
  if (first === undefined) return 'No answer was judged'
  if (others.length === 0) return `${first.right} of ${count(first.judged, 'intent')} right`
  const all = [first, ...others]
  if (all.length === 2) return all.map(({ model, right, judged }) => `${model}: ${right} of ${judged} right`).join(', ')
  const [least, most] = [Math.min(...all.map(({ right }) => right)), Math.max(...all.map(({ right }) => right))]
  return `${all.length} models, ${least} to ${most} of ${count(Math.max(...all.map(({ judged }) => judged)), 'intent')} right`
}

/** An intent is right when every answer that a model gave to it was. */
function rightOf(rows: readonly IntentRow[]): { readonly right: number; readonly judged: number } {
  const judged = rows.filter(({ repeats, error }) => repeats > error)
  return { right: judged.filter(({ passes, error, repeats }) => passes + error >= repeats).length, judged: judged.length }
}
