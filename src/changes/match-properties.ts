import { bestPairs, type Candidate } from './best-pairs.ts'
import type { Spot } from './layers.ts'
import { parameterLikeness } from './likeness.ts'

type Property = readonly [name: string, spot: Spot]

/** A property of both sides, and how alike the two are where it has another name now. */
export interface PropertyPair {
  readonly from: Property
  readonly to: Property
  readonly similarity?: number
}

/** Less alike, two parameters of other names are two. */
const LEAST_ALIKE = 0.6
/** By so much, a parameter has to be more like its counterpart than like any other. */
const MARGIN = 0.05
/** More properties that only one side has are not looked through for renamed ones. */
const MOST_COMPARED = 200

/** Which property after is which before: by name, and what is left by likeness. Their order does not matter. */
export function matchProperties(before: ReadonlyMap<string, Spot>, after: ReadonlyMap<string, Spot>) {
  const pairs: PropertyPair[] = []
  const [old, now]: [Property[], Property[]] = [[], []]
  for (const [name, spot] of before) {
    const same = after.get(name)
    if (same === undefined) old.push([name, spot])
    else pairs.push({ from: [name, spot], to: [name, same] })
  }
  for (const [name, spot] of after) if (!before.has(name)) now.push([name, spot])
  const renamed = alike(old, now)
  return {
    pairs: [...pairs, ...renamed],
    removed: old.filter((one) => !renamed.some(({ from }) => from === one)),
    added: now.filter((one) => !renamed.some(({ to }) => to === one)),
  }
}

/** Both directions give the same pairs. */
function alike(before: readonly Property[], after: readonly Property[]): PropertyPair[] {
  if (before.length === 0 || after.length === 0 || Math.max(before.length, after.length) > MOST_COMPARED) return []
  const [old, now] = [before.toSorted(byName), after.toSorted(byName)]
  const isTurned = old.map(([name]) => name).join() > now.map(([name]) => name).join()
  const [rows, columns] = isTurned ? [now, old] : [old, now]
  const candidates = rows.flatMap((one, at) =>
    columns.flatMap((other, index) => {
      const weight = parameterLikeness(one, other)
      return weight >= LEAST_ALIKE ? [{ before: at, after: index, weight }] : []
    }),
  )
  const others = [Map.groupBy(candidates, ({ before: at }) => at), Map.groupBy(candidates, ({ after: index }) => index)] as const
  // of several that are as much alike, nobody knows which it is
  const isOnly = ({ before: at, after: index, weight }: Candidate): boolean =>
    [...(others[0].get(at) ?? []), ...(others[1].get(index) ?? [])].every(
      (other) => (other.before === at && other.after === index) || other.weight <= weight - MARGIN,
    )
  return bestPairs(candidates)
    .filter(isOnly)
    .flatMap(({ before: at, after: index, weight }) => {
      const [one, other] = [rows[at], columns[index]]
      if (one === undefined || other === undefined) return []
      return [isTurned ? { from: other, to: one, similarity: weight } : { from: one, to: other, similarity: weight }]
    })
}

function byName([a]: Property, [b]: Property): number {
  return a < b ? -1 : 1
}
