import type { Toolset } from '../core/tool.ts'

/** Two lists that are of one server; one of them is undefined where only one side has it. */
export interface PairedSets {
  /** null where one list is compared with one. */
  readonly server: string | null
  readonly before: Toolset | undefined
  readonly after: Toolset | undefined
}

/** What a list is known by; undefined for one that is known by nothing of that kind. */
export type KeyOf = (set: Toolset) => string | undefined

/**
 * Which list after belongs to which before: the only ones belong together; several do by their key, which a lockfile gives, and what is
 * left by what the server is called.
 */
export function pairedSets(before: readonly Toolset[], after: readonly Toolset[], keyOf: KeyOf): PairedSets[] {
  if (before.length === 1 && after.length === 1) return [{ server: null, before: before[0], after: after[0] }]
  const known = new Map<Toolset, Toolset>()
  for (const nameOf of [keyOf, labelOf]) pairInto(known, before, after, nameOf)
  const met = new Set(known.values())
  const pairs = [
    ...before.map((set) => ({ before: set, after: known.get(set) })),
    ...after.flatMap((set) => (met.has(set) ? [] : [{ before: undefined, after: set }])),
  ]
  const names = namesApart(
    pairs.map((pair) => pair.after ?? pair.before),
    keyOf,
  )
  return pairs.map((pair, index) => ({ server: names[index] ?? '', ...pair }))
}

/** Pairs what is still alone, in its order where one name comes several times. */
function pairInto(known: Map<Toolset, Toolset>, before: readonly Toolset[], after: readonly Toolset[], nameOf: KeyOf): void {
  const met = new Set(known.values())
  const free = Map.groupBy(
    after.filter((set) => !met.has(set)),
    nameOf,
  )
  for (const set of before) {
    const name = known.has(set) ? undefined : nameOf(set)
    const other = name === undefined ? undefined : free.get(name)?.shift()
    if (other !== undefined) known.set(set, other)
  }
}

function labelOf({ configured, target, name, uri }: Toolset): string {
  return configured?.name ?? target?.name ?? name ?? uri.slice(uri.lastIndexOf('/') + 1)
}

/** A name for each, unlike all others: what people call it, or its key, or that with a number. */
function namesApart(sets: readonly (Toolset | undefined)[], keyOf: KeyOf): string[] {
  const labels = sets.map((set) => (set === undefined ? '' : labelOf(set)))
  const taken = new Set<string>()
  return sets.map((set, index) => {
    const [label = '', key] = [labels[index], set === undefined ? undefined : keyOf(set)]
    const wanted = labels.filter((other) => other === label).length === 1 ? label : (key ?? label)
    let own = wanted
    for (let times = 2; taken.has(own); times++) own = `${wanted} (${times})`
    taken.add(own)
    return own
  })
}
