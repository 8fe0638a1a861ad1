import { columnsOf, fit, padded, wrapped } from './columns.ts'
import type { Paint, Style } from './paint.ts'

export interface Column<Row> {
  readonly head: string
  readonly align?: 'left' | 'right'
  /** May be cut when the table is too wide; never below this many columns. */
  readonly least?: number
  /** Harmless text of one line. */
  readonly text: (row: Row) => string
  readonly style?: (row: Row) => Style
}

const GAP = '  '

/**
 * Lines of a table within `width`. Columns that may be cut are, widest first; where that is not enough, each row becomes
 * its cells one after another with their heads, so that nothing breaks and nothing is lost.
 */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], width: number, paint: Paint): string[] {
  const widths = columns.map(({ head, text }) => Math.max(columnsOf(head), ...rows.map((row) => columnsOf(text(row)))))
  const fitted = shrunk(widths, columns, width)
  if (fitted === undefined) return rows.flatMap((row) => card(row, columns, width, paint))
  const line = (cells: readonly string[]) => cells.join(GAP).trimEnd()
  const heads = columns.map(({ head, align }, at) => padded(fit(head, fitted[at] ?? 0), fitted[at] ?? 0, align))
  return [
    ...(heads.some((head) => head.trim() !== '') ? [paint('dim', line(heads))] : []),
    ...rows.map((row) =>
      line(
        columns.map(({ text, align, style }, at) => {
          const cell = padded(fit(text(row), fitted[at] ?? 0), fitted[at] ?? 0, align)
          const last = at === columns.length - 1
          return paint(style?.(row) ?? 'plain', last ? cell.trimEnd() : cell)
        }),
      ),
    ),
  ]
}

function shrunk<Row>(widths: readonly number[], columns: readonly Column<Row>[], width: number): number[] | undefined {
  const fitted = [...widths]
  let over = fitted.reduce((sum, each) => sum + each, 0) + GAP.length * (fitted.length - 1) - width
  while (over > 0) {
    let widest = -1
    for (const [at, { least }] of columns.entries()) {
      if (least !== undefined && (fitted[at] ?? 0) > least && (fitted[at] ?? 0) > (fitted[widest] ?? 0)) widest = at
    }
    if (widest === -1) return undefined
    fitted[widest] = (fitted[widest] ?? 0) - 1
    over--
  }
  return fitted
}

function card<Row>(row: Row, columns: readonly Column<Row>[], width: number, paint: Paint): string[] {
  const [first, ...others] = columns
  const rest = others.map(({ head, text }) => `${head} ${text(row)}`.trim()).filter((cell) => cell !== '')
  return [
    paint(first?.style?.(row) ?? 'plain', fit(first?.text(row) ?? '', width)),
    ...wrapped(rest.join(' · '), width - 2).map((line) => `  ${line}`),
  ]
}
