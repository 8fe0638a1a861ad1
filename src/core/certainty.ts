/**
 * How sure a finding is, whatever its severity. `proved`: a clause of a standard, arithmetic, or two sure statements that cannot both be
 * true. `likely`: a careful reviewer would question it. `advice`: the description would be better with it.
 */
export type Certainty = 'proved' | 'likely' | 'advice'

/** The surest first. */
export const CERTAINTIES: readonly Certainty[] = ['proved', 'likely', 'advice']

const RANK: Readonly<Record<Certainty, number>> = { proved: 0, likely: 1, advice: 2 }

/** Sorts the surest to the front. */
export function byCertainty(a: { readonly certainty: Certainty }, b: { readonly certainty: Certainty }): number {
  return RANK[a.certainty] - RANK[b.certainty]
}
