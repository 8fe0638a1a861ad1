import { grouped } from '../../core/text.ts'

/** Two values next to each other as a cell, with what they rest on below. */
export function BeforeAfter({
  before,
  after,
  pairs,
}: {
  readonly before: string
  readonly after: string
  readonly pairs: number
}) {
  return (
    <td class="number before-after">
      {before} → {after}
      <span class="under">{grouped(pairs)} pairs</span>
    </td>
  )
}
