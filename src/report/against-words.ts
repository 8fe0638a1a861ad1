import type { AgainstRow } from '../core/against.ts'
import type { RunReport } from '../core/report.ts'
import { count } from '../core/text.ts'
import { value } from './numbers.ts'

/** What metrics with a largest drop did since an earlier run, one sentence each; why there is nothing to say where that is so. */
export function againstSentences(
  { against }: Pick<RunReport, 'against'>,
  shown: (name: string) => string,
  prose: (text: string) => string,
): string[] {
  if (against === undefined) return []
  const { folder, commit, why, intents, leftOut, incomplete, rows } = against
  if (why !== null) return [`Not compared with ${shown(folder)}: ${prose(why)}.`]
  const left = leftOut === 0 ? '' : `; ${count(leftOut, 'new or changed intent')} left out`
  const at = commit === null ? '' : ` (commit ${shown(commit.slice(0, 8))})`
  return [
    `Since ${shown(folder)}${at}, over ${count(intents, 'intent')} that ${intents === 1 ? 'is' : 'are'} the same${left}${incomplete === true ? '; that run is incomplete' : ''}:`,
    ...rows.map(({ metric, model, before, after, adjusted, allowed, verdict }) => {
      const [from, to] = [value(metric, before.value), value(metric, after.value)]
      const p = adjusted === null ? '' : `, p = ${adjusted.toFixed(3)}`
      return `${shown(metric)} of ${shown(model)}: ${from} to ${to}${p}. ${VERDICT_WORDS[verdict](`${+(allowed * 100).toFixed(1)} points`)}`
    }),
  ]
}

const VERDICT_WORDS: Readonly<Record<AgainstRow['verdict'], (allowed: string) => string>> = {
  within: (allowed) => `No drop of more than ${allowed}.`,
  chance: (allowed) => `More than the allowed ${allowed}, but chance can explain it.`,
  dropped: (allowed) => `More than the allowed ${allowed}, and not by chance.`,
  untested: (allowed) => `More than the allowed ${allowed}, with too little data to test it.`,
}
