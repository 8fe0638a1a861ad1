import { columnsOf, fit, padded, wrapped } from './columns.ts'
import type { Paint, Style } from './paint.ts'

export interface Column<Row> {
  readonly head: string
  readonly align?: 'left' | 'right'
  /** May be cut to this many columns when the table is too wide; the last column first. */
  readonly least?: number
  /** Harmless text of one line. */
  readonly text: (row: Row) => string
  readonly style?: (row: Row) => Style
}

const GAP = '  '

/**
 * Lines of a table within `width`. Columns that may be cut are; where that is not enough, each row becomes its cells
 * one after another with their heads, so that nothing breaks and nothing is lost.
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
  let over = widths.reduce((sum, each) => sum + each, 0) + GAP.length * (widths.length - 1) - width
  const fitted = widths.toReversed().map((natural, at) => {
    const least = Math.min(natural, columns.at(-1 - at)?.least ?? natural)
    const cut = Math.max(0, Math.min(over, natural - least))
    over -= cut
    return natural - cut
  })
  return over > 0 ? undefined : fitted.toReversed()
}

function card<Row>(row: Row, columns: readonly Column<Row>[], width: number, paint: Paint): string[] {
  const [first, ...others] = columns
  const rest = others.map(({ head, text }) => `${head} ${text(row)}`.trim()).filter((cell) => cell !== '')
  return [
    paint(first?.style?.(row) ?? 'plain', fit(first?.text(row) ?? '', width)),
    ...wrapped(rest.join(' · '), width - 2).map((line) => `  ${line}`),
  ]
}
