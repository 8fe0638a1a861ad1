import type { ComparisonRow, Verdict } from '../core/comparison.ts'
import { DECIDING } from './choice.ts'
import { compareRow } from './compare-row.ts'
import type { Pairs } from './pairs.ts'
import { adjustedTogether, overallNonInferior, overallVerdict } from './verdict.ts'

/** One metric of one model, on both sides. */
export interface MetricPairs {
  readonly metric: string
  readonly model: string
  readonly found: Pairs
}

interface Among {
  readonly models: readonly string[]
  readonly labels: ReadonlyMap<string, string>
  readonly margin: number
}

interface Judged<Cell> {
  readonly rows: readonly ComparisonRow[]
  readonly headlines: readonly Cell[]
  readonly verdict: Verdict
  readonly nonInferior: boolean | null
}

/** A row a cell, judged together: p-values are adjusted for all of them. */
export function comparedRows<Cell extends MetricPairs>(cells: readonly Cell[], { models, labels, margin }: Among): Judged<Cell> {
  const headlines = models.flatMap((model) => headlineOf(model, cells) ?? [])
  const rows = adjustedTogether(
    cells.map((cell) => ({
      ...compareRow(cell.metric, cell.model, cell.found, margin),
      label: labels.get(cell.metric) ?? cell.metric,
      headline: headlines.includes(cell),
    })),
  )
  const verdict = overallVerdict(rows, models.length, margin)
  return { rows, headlines, verdict, nonInferior: overallNonInferior(rows, models.length, margin) }
}

/** Selection, for retrieval models the right tool at rank one; for a suite without calls what judges its answers instead. */
function headlineOf<Cell extends MetricPairs>(name: string, cells: readonly Cell[]): Cell | undefined {
  const own = cells.filter(({ model }) => model === name)
  return DECIDING.map((deciding) => own.find(({ metric }) => metric === deciding)).find((cell) => cell !== undefined)
}
