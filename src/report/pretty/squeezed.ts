import { columnsOf, fit } from './columns.ts'

/** Lines that belong together, of which the first `least` always stay. */
export interface Block {
  readonly lines: readonly string[]
  readonly least: number
  /** Columns of a line. */
  readonly width: number
}

/** Blocks cut to `most` lines in all, the longest first; each that was cut ends in an ellipsis. More only where the least of all is more. */
export function squeezed(blocks: readonly Block[], most: number): readonly (readonly string[])[] {
  const kept = blocks.map(({ lines }) => lines.length)
  for (let over = kept.reduce((sum, one) => sum + one, 0) - most; over > 0; over--) {
    const spare = blocks.map(({ least }, at) => (kept[at] ?? 0) - Math.max(least, 1))
    const at = spare.indexOf(Math.max(...spare))
    if ((spare[at] ?? 0) <= 0) break
    kept[at] = (kept[at] ?? 0) - 1
  }
  return blocks.map((block, at) => cut(block, kept[at] ?? 0))
}

function cut({ lines, width }: Block, most: number): readonly string[] {
  if (lines.length <= most) return lines
  const shown = lines.slice(0, most)
  const last = shown.pop() ?? ''
  const room = width - 2
  return [...shown, columnsOf(last) <= room ? `${last} …` : `${fit(last, room).replace(/…$/, '').trimEnd()} …`]
}
