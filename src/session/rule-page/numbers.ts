import { SEVERITIES } from '../../core/severity.ts'
import { shareWords, trustOf, type Measured, type Trust } from '../../lint/measured.ts'
import { pointsWords, rowsFor, type RecordedFile } from '../../lint/recorded.ts'
import type { Rule } from '../../lint/rule.ts'

const TRUST_WORDS: Readonly<Partial<Record<Trust, string>>> = {
  proved: 'a clause of a standard decides, not a judgement',
  trusted: 'wrong in fewer than 5 %',
  good: 'wrong in fewer than 20 %',
  open: 'too few labels, or too mixed, to tell',
  doubted: 'wrong in more than 10 %',
}

/** What was counted of a rule, a sentence each: how often it is wrong, and how many planted defects it finds. */
export function numbersOf({ severity, proof }: Rule, measured: Measured | undefined): string[] {
  if (measured === undefined) return ['Unmeasured: nobody has counted yet how often this rule is wrong.']
  const { recall, independent, levels } = measured
  return [
    ...SEVERITIES.filter((one) => one === severity || levels[one] !== undefined).map((one) => {
      const judging = levels[one]?.judging
      const words = TRUST_WORDS[trustOf(proof, judging)]
      const counted = judging === undefined ? 'unmeasured' : shareWords(judging)
      return `Wrong on real servers, as ${one}: ${counted}${words === undefined ? '' : `; ${words}`}.`
    }),
    `Planted and found: ${recall === null ? 'unmeasured' : shareWords(recall)}.`,
    ...(independent === undefined
      ? []
      : [`Planted by people who did not know the rules, and found: ${shareWords(independent)}.`]),
  ]
}

/** Why we believe a rule, an entry each: the proof, then what others published or we counted, with the day. */
export function sourcesOf({ proof, evidence }: Rule, recorded: RecordedFile): string[] {
  return [
    ...(proof === undefined ? [] : [`Proof: ${proof}`]),
    ...evidence.map((one) => {
      if (one.kind !== 'recomputed') return `${one.kind}, ${one.checked}: ${one.says} (${one.ref})`
      const rows = rowsFor(recorded, one.row).map((row) => `${row.model}, ${row.metric}: ${pointsWords(row)}`)
      return `recomputed, ${recorded.measured}: ${one.says} In points: ${rows.join('; ')}.`
    }),
  ]
}
