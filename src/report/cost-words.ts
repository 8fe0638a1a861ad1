import type { CostRow } from '../core/comparison.ts'
import type { ComparisonReport } from '../core/report.ts'
import { grouped } from '../core/text.ts'
import { dollars } from './numbers.ts'

/** What the rows of cost are worth. */
export const COSTS_TITLE = 'What an answer takes on average (not part of the verdict)'

/** One row of cost in words and numbers with their unit. */
interface ShownCost {
  readonly what: string
  readonly model: string
  readonly before: string
  readonly after: string
  /** `+12.4`; `0.0` where nothing changed. */
  readonly change: string
  /** `[10.1, 14.9]`, or `n/a` where there are too few intents. */
  readonly interval: string
  readonly n: string
}

/** The rows of cost; empty where nothing is known of any model. */
export function shownCosts({ costs = [] }: Pick<ComparisonReport, 'costs'>): ShownCost[] {
  return costs.map(({ model, measure, before, after, delta }) => {
    const { value, low, high, n } = delta
    return {
      what: WHAT[measure],
      model,
      before: amount(measure, before),
      after: amount(measure, after),
      change: value === null ? 'n/a' : signed(measure, value),
      interval: low === null || high === null ? 'n/a' : `[${amount(measure, low)}, ${amount(measure, high)}]`,
      n: grouped(n),
    }
  })
}

const WHAT: Readonly<Record<CostRow['measure'], string>> = {
  'input tokens': 'tokens in',
  'output tokens': 'tokens out',
  dollars: 'cost of 1,000 answers',
}

/** Dollars are those of 1,000 answers: one costs too little to be read. */
function amount(measure: CostRow['measure'], value: number): string {
  const size = Math.abs(measure === 'dollars' ? value * 1_000 : value)
  const text = measure === 'dollars' ? dollars(size) : size < 1_000 ? size.toFixed(1) : grouped(Math.round(size))
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text
}

function signed(measure: CostRow['measure'], value: number): string {
  const text = amount(measure, value)
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}
