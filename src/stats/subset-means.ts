import { binomialPoint } from './binomial.ts'
import { bitsFrom } from './random.ts'

/** What one cluster gained: the sum of after minus before over its intents, and how many these are. */
export interface ClusterSum {
  readonly sum: number
  readonly size: number
}

/** The distribution of the mean over a random subset of the clusters. The empty subset has no mean and always counts. */
export interface SubsetMeans {
  /** The chance that a subset's mean is at most `mean`, or that it is empty. */
  chanceAtMost(mean: number): number
  /** The least mean that more than `chance` of the subsets do not exceed; −∞ where the empty one alone has this chance. */
  leastAbove(chance: number): number
  /** The same subsets with these clusters in half of them, too. */
  and(more: readonly ClusterSum[]): SubsetMeans
}

interface Kind extends ClusterSum {
  readonly times: number
}

/** How chance is used where it is, and how hard to look. */
export interface Effort {
  readonly seed: number
  /** Subsets to look at: all where there are no more, else as many drawn by chance. 16,384 unless told. */
  readonly subsets?: number
}

/**
 * The distribution of the mean over a subset that holds each cluster with chance ½. It is exact while few enough subsets
 * differ; clusters of one sum and size are interchangeable. The order of the clusters does not matter.
 */
export function subsetMeans(clusters: readonly ClusterSum[], { seed, subsets = 2 ** 14 }: Effort): SubsetMeans {
  const kinds = kindsOf(clusters)
  const different = kinds.reduce((product, { times }) => product * (times + 1), 1)
  if (different <= subsets) return distribution(allSubsets(kinds), (all, more) => allSubsets(kindsOf(more), all))
  return distribution(drawnSubsets(kinds, seed, subsets), (drawn, more) => joined(drawn, more, bitsFrom(seed + 1)))
}

function kindsOf(clusters: readonly ClusterSum[]): Kind[] {
  const kinds = new Map<string, Kind>()
  for (const cluster of clusters) {
    // Thirds of repeats: 2/3 − 1/3 is not 1/3 − 0 in floating point.
    const sum = Math.round(cluster.sum * 1e12) / 1e12
    const key = `${sum} ${cluster.size}`
    kinds.set(key, { sum, size: cluster.size, times: (kinds.get(key)?.times ?? 0) + 1 })
  }
  return [...kinds.values()].sort((a, b) => a.sum - b.sum || a.size - b.size)
}

interface Subsets {
  readonly sums: Float64Array
  readonly sizes: Float64Array
  /** Chances but for a common factor. */
  readonly weights: Float64Array
}

const ONLY_EMPTY: Subsets = { sums: new Float64Array(1), sizes: new Float64Array(1), weights: new Float64Array([1]) }

/** Every way to take 0, 1, … of each kind, with its chance. */
function allSubsets(kinds: readonly Kind[], of = ONLY_EMPTY): Subsets {
  let all = of
  for (const { sum, size, times } of kinds) {
    const before = all.sums.length
    const next = subsetsOf(before * (times + 1))
    for (let taken = 0; taken <= times; taken++) {
      const chance = binomialPoint(taken, times, 0.5)
      for (let index = 0; index < before; index++) {
        const at = taken * before + index
        next.sums[at] = (all.sums[index] ?? 0) + taken * sum
        next.sizes[at] = (all.sizes[index] ?? 0) + taken * size
        next.weights[at] = (all.weights[index] ?? 0) * chance
      }
    }
    all = next
  }
  return all
}

/** The first is empty: the observed data count as one of the draws. */
function drawnSubsets(kinds: readonly Kind[], seed: number, count: number): Subsets {
  const drawn = subsetsOf(count)
  drawn.weights.fill(1)
  const many = kinds.filter(({ times }) => times > 1)
  const single = kinds.filter(({ times }) => times === 1)
  const [sums, sizes] = [Float64Array.from(single, ({ sum }) => sum), Float64Array.from(single, ({ size }) => size)]
  const bits = bitsFrom(seed)
  for (let draw = 1; draw < count; draw++) {
    let total = 0
    let items = 0
    for (const { sum, size, times } of many) {
      const taken = heads(times, bits)
      total += taken * sum
      items += taken * size
    }
    let pool = 0
    for (let index = 0; index < sums.length; index++) {
      pool = index % 32 === 0 ? bits() : pool >>> 1
      total += (pool & 1) * (sums[index] ?? 0)
      items += (pool & 1) * (sizes[index] ?? 0)
    }
    drawn.sums[draw] = total
    drawn.sizes[draw] = items
  }
  return drawn
}

/** Each draw but the first, which is the observed one, takes each of these clusters or not. */
function joined({ sums, sizes, weights }: Subsets, more: readonly ClusterSum[], bits: () => number): Subsets {
  const next: Subsets = { sums: sums.slice(), sizes: sizes.slice(), weights }
  for (let draw = 1; draw < sums.length; draw++) {
    const word = bits()
    for (const [index, { sum, size }] of more.entries()) {
      if (((word >>> index) & 1) === 0) continue
      next.sums[draw] = (next.sums[draw] ?? 0) + sum
      next.sizes[draw] = (next.sizes[draw] ?? 0) + size
    }
  }
  return next
}

/** How many of `times` coins show heads. */
function heads(times: number, bits: () => number): number {
  let count = 0
  for (let rest = times; rest > 0; rest -= 32) count += onesIn(rest >= 32 ? bits() : bits() & (2 ** rest - 1))
  return count
}

function subsetsOf(length: number): Subsets {
  return { sums: new Float64Array(length), sizes: new Float64Array(length), weights: new Float64Array(length) }
}

function distribution(subsets: Subsets, join: (subsets: Subsets, more: readonly ClusterSum[]) => Subsets): SubsetMeans {
  const { sums, sizes, weights } = subsets
  const all = weights.reduce((total, weight) => total + weight, 0)
  // A mean that rounding leaves a hair off 0 is 0. Only the empty subset has no size.
  const means = sums.map((sum, index) => (sizes[index] === 0 ? -Infinity : Math.round((sum / (sizes[index] ?? 1)) * 1e12) / 1e12))
  const chanceAtMost = (mean: number): number => {
    let total = 0
    for (let index = 0; index < means.length; index++) if ((means[index] ?? 0) <= mean) total += weights[index] ?? 0
    return total / all
  }
  const leastAbove = (chance: number): number => {
    const ascending = means.toSorted()
    if (all === means.length) return ascending[Math.floor(chance * all + 1e-9)] ?? NaN
    let [low, high] = [0, ascending.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (chanceAtMost(ascending[middle] ?? 0) > chance) high = middle
      else low = middle + 1
    }
    return ascending[low] ?? NaN
  }
  return { chanceAtMost, leastAbove, and: (more) => distribution(join(subsets, more), join) }
}

function onesIn(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
