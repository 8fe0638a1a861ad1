/** Two things that may belong together, by their numbers on either side; `weight` is above 0. */
export interface Candidate {
  readonly before: number
  readonly after: number
  readonly weight: number
}

/** Larger groups of things that could all be one another are paired by the greatest weight first. */
const MOST_EXACT = 250

/** Pairs that share nothing and have the greatest weight together (`assignable` of core asks only whether there is one for each). */
export function bestPairs(candidates: readonly Candidate[]): Candidate[] {
  return groupsOf(candidates).flatMap((group) => {
    const [rows, columns] = [new Set(group.map(({ before }) => before)), new Set(group.map(({ after }) => after))]
    if (group.length === 1) return [...group]
    return Math.max(rows.size, columns.size) > MOST_EXACT ? greedy(group) : exact(group, [...rows], [...columns])
  })
}

/** Candidates that hang together by what they share. */
function groupsOf(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const parents = new Map<string, string>()
  const rootOf = (key: string): string => {
    let root = key
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next
    parents.set(key, root)
    return root
  }
  for (const { before, after } of candidates) {
    const [one, other] = [rootOf(`b${before}`), rootOf(`a${after}`)]
    parents.set(one, other)
    parents.set(other, other)
  }
  return [...Map.groupBy(candidates, ({ before }) => rootOf(`b${before}`)).values()]
}

function greedy(group: readonly Candidate[]): Candidate[] {
  const [rows, columns] = [new Set<number>(), new Set<number>()]
  return group
    .toSorted((a, b) => b.weight - a.weight || a.before - b.before || a.after - b.after)
    .filter(({ before, after }) => {
      if (rows.has(before) || columns.has(after)) return false
      rows.add(before)
      columns.add(after)
      return true
    })
}

/** The Hungarian method with potentials, for at most MOST_EXACT rows and columns. What is no candidate weighs nothing and is dropped again. */
function exact(group: readonly Candidate[], rows: readonly number[], columns: readonly number[]): Candidate[] {
  const turned = rows.length > columns.length
  const [small, large] = turned ? [columns, rows] : [rows, columns]
  const [n, m] = [small.length, large.length]
  const [placeOfSmall, placeOfLarge] = [numbered(small), numbered(large)]
  const found = new Map<number, Candidate>()
  for (const candidate of group) {
    const [one, other] = turned ? [candidate.after, candidate.before] : [candidate.before, candidate.after]
    found.set((placeOfSmall.get(one) ?? 0) * m + (placeOfLarge.get(other) ?? 0), candidate)
  }
  const cost = (row: number, column: number): number => -(found.get((row - 1) * m + column - 1)?.weight ?? 0)
  const [u, v] = [new Float64Array(n + 1), new Float64Array(m + 1)]
  const [match, way] = [new Int32Array(m + 1), new Int32Array(m + 1)]
  for (let row = 1; row <= n; row++) {
    match[0] = row
    const least = new Float64Array(m + 1).fill(Infinity)
    const used = new Uint8Array(m + 1)
    let column = 0
    do {
      used[column] = 1
      const here = match[column] ?? 0
      let [delta, next] = [Infinity, 0]
      for (let j = 1; j <= m; j++) {
        if (used[j] === 1) continue
        const reduced = cost(here, j) - (u[here] ?? 0) - (v[j] ?? 0)
        if (reduced < (least[j] ?? 0)) {
          least[j] = reduced
          way[j] = column
        }
        if ((least[j] ?? 0) < delta) [delta, next] = [least[j] ?? 0, j]
      }
      for (let j = 0; j <= m; j++) {
        if (used[j] === 1) {
          const at = match[j] ?? 0
          u[at] = (u[at] ?? 0) + delta
          v[j] = (v[j] ?? 0) - delta
        } else least[j] = (least[j] ?? 0) - delta
      }
      column = next
    } while (match[column] !== 0)
    for (let j = column; j !== 0; j = way[j] ?? 0) match[j] = match[way[j] ?? 0] ?? 0
  }
  return Array.from({ length: m }, (_, at) => found.get(((match[at + 1] ?? 0) - 1) * m + at)).filter((one) => one !== undefined)
}

function numbered(values: readonly number[]): ReadonlyMap<number, number> {
  return new Map(values.map((value, index) => [value, index]))
}
