import type { Severity } from '../core/finding.ts'

/** A share with its 95 % interval. `of` observations in `clusters` servers; nulls where there are none. */
export interface Share {
  readonly hits: number
  readonly of: number
  readonly clusters: number
  readonly low: number | null
  readonly high: number | null
}

/** What readers stated about the findings of one rule at one severity, on one side of the split. `hits` are wrong ones. */
export interface FalseAlarms extends Share {
  /** Of the wrong ones, those whose message is untrue; the others are true and unnecessary. */
  readonly untrue: number
}

/** What is known of a rule: `npm run evidence` measures it and writes `rules/evidence.json`. */
export interface Measured {
  /** Defects put into clean tools by the rule's own `plant`, and found. An upper bound: author and finder are one. */
  readonly recall: Share | null
  /**
   * Defects of the kinds that it is there for, planted by people who knew no rule, and found. Left out where they planted none of its
   * kinds, or nobody has measured.
   */
  readonly independent?: Share
  /** For each severity that the rule gives, labels of findings that it still reports. */
  readonly levels: Readonly<Partial<Record<Severity, { readonly tuning: FalseAlarms; readonly judging: FalseAlarms }>>>
  /** Labelled findings that the rule no longer reports: `mended` were wrong, `lost` were right. */
  readonly mended: number
  readonly lost: number
  /** How often it speaks above info, or at all, in the clean toolsets of `golden/clean`. */
  readonly clean: { readonly loud: number; readonly info: number }
}

/**
 * How far a rule may be trusted at a severity.
 *
 * `proved`: a clause decides, not a judgement. `trusted`: wrong in fewer than 5 % of findings, as the upper end of the 95 %
 * interval on judging servers has it. `good`: fewer than 20 %. `doubted`: more than 10 %, as the lower end has it. `open`:
 * labelled, and too few or too mixed to decide. `unmeasured`: no label.
 */
export type Trust = 'proved' | 'trusted' | 'good' | 'open' | 'doubted' | 'unmeasured'

export function trustOf(proof: string | undefined, judging: Share | undefined): Trust {
  if (proof !== undefined) return 'proved'
  if (judging === undefined || judging.low === null || judging.high === null) return 'unmeasured'
  if (judging.high < 0.05) return 'trusted'
  if (judging.low > 0.1) return 'doubted'
  return judging.high < 0.2 ? 'good' : 'open'
}

/** `2 of 31 (6 %, 95 % interval 2 to 21)`; `unmeasured` where nothing was. */
export function shareWords({ hits, of, low, high }: Share): string {
  if (of === 0 || low === null || high === null) return 'unmeasured'
  return `${hits} of ${of} (${percent(hits / of)}, 95 % interval ${percent(low).slice(0, -2)} to ${percent(high).slice(0, -2)})`
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`
}
