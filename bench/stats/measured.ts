/** One line of the table: a property, its worst and mean value over a grid, and the mark that it has to keep. */
export interface Measured {
  readonly says: string
  readonly mark: string
  readonly worst: number
  readonly at: string
  readonly mean: number
  holds(worst: number, mean: number): boolean
}

/** The extreme of a grid, where it lies, and the mean. */
export function worst(found: readonly { readonly at: string; readonly value: number }[], extreme: 'highest' | 'lowest') {
  const sorted = found.toSorted((a, b) => (extreme === 'highest' ? b.value - a.value : a.value - b.value))
  const mean = found.reduce((sum, { value }) => sum + value, 0) / found.length
  return { worst: sorted[0]?.value ?? NaN, at: sorted[0]?.at ?? '', mean }
}
