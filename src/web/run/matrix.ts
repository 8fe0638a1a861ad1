import type { RunReport } from '../../core/report.ts'

/** How often each tool was called where another was meant. Rows and columns that hold nothing wrong are left out. */
export interface Matrix {
  readonly meant: readonly string[]
  readonly called: readonly string[]
  /** Index of the row, then of the column; 0 where nothing was called so. */
  readonly counts: readonly (readonly number[])[]
  /** Trials meant for each row; null where the report does not tell. */
  readonly of: readonly (number | null)[]
}

/** The confusion of one model, the most confused first, at most `most` rows and columns. */
export function matrixOf({ confusion, perTool = [] }: RunReport, model: string, most = 30): Matrix {
  const own = confusion.filter((row) => row.model === model)
  const right = new Map(perTool.filter((row) => row.model === model).map((row) => [row.tool, row.right]))
  const meant = byCount(own, ({ expected }) => expected).slice(0, most)
  const others = byCount(own, ({ called }) => called).filter((tool) => !meant.includes(tool))
  const called = [...meant.filter((tool) => right.has(tool) || own.some((row) => row.called === tool)), ...others].slice(0, most)
  const counts = new Map(own.map((row) => [JSON.stringify([row.expected, row.called]), row.count]))
  return {
    meant,
    called,
    counts: meant.map((row) =>
      called.map((column) => (row === column ? (right.get(row) ?? 0) : (counts.get(JSON.stringify([row, column])) ?? 0))),
    ),
    of: meant.map((tool) => own.find(({ expected }) => expected === tool)?.of ?? null),
  }
}

type Rows = RunReport['confusion']

function byCount(rows: Rows, nameOf: (row: Rows[number]) => string): string[] {
  return [...Map.groupBy(rows, nameOf)]
    .map(([name, same]) => ({ name, sum: same.reduce((total, row) => total + row.count, 0) }))
    .toSorted((a, b) => b.sum - a.sum)
    .map(({ name }) => name)
}
