const MOST_RANKED = 20

/** Names whose score is above a bound, best first, at most 20; equal scores by name, then by position. */
export function ranked(names: readonly string[], scores: readonly number[], above: number): string[] {
  return names
    .map((name, position) => ({ name, position, score: scores[position] ?? 0 }))
    .filter(({ score }) => score > above)
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.position - b.position))
    .slice(0, MOST_RANKED)
    .map(({ name }) => name)
}
