/** Whether every one of `made` finds one of `wanted` of its own that it fits: bipartite matching by augmenting paths. */
export function assignable<Made, Wanted>(
  made: readonly Made[],
  wanted: readonly Wanted[],
  fits: (one: Made, other: Wanted) => boolean,
): boolean {
  const takenBy = new Map<number, Made>()
  const place = (one: Made, tried: Set<number>): boolean =>
    wanted.some((other, index) => {
      if (tried.has(index) || !fits(one, other)) return false
      tried.add(index)
      const holder = takenBy.get(index)
      if (holder !== undefined && !place(holder, tried)) return false
      takenBy.set(index, one)
      return true
    })
  return made.every((one) => place(one, new Set()))
}
