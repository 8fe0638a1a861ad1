/** Whether every one of `things` finds a slot of its own: bipartite matching by augmenting paths. */
export function assigned<Thing, Slot>(
  things: readonly Thing[],
  slots: readonly Slot[],
  fits: (thing: Thing, slot: Slot) => boolean,
): boolean {
  const takenBy = new Map<number, Thing>()
  const place = (thing: Thing, tried: Set<number>): boolean =>
    slots.some((slot, index) => {
      if (tried.has(index) || !fits(thing, slot)) return false
      tried.add(index)
      const holder = takenBy.get(index)
      if (holder !== undefined && !place(holder, tried)) return false
      takenBy.set(index, thing)
      return true
    })
  return things.every((thing) => place(thing, new Set()))
}
