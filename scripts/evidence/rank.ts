import type { Interval } from '../../src/stats/interval.ts'
import { randomFrom } from './random.ts'

/** Spearman's rank correlation, ties at their average rank; null where one side never varies. */
export function spearman(x: readonly number[], y: readonly number[]): number | null {
  return pearson(ranks(x), ranks(y))
}

/**
 * Spearman's correlation of `x` and `y` with `z` held constant: what is left of their agreement once each has given away
 * what `z` explains. Null where one of them never varies or `z` explains one of them wholly.
 */
export function partialSpearman(x: readonly number[], y: readonly number[], z: readonly number[]): number | null {
  const [xy, xz, yz] = [spearman(x, y), spearman(x, z), spearman(y, z)]
  if (xy === null || xz === null || yz === null) return null
  const rest = (1 - xz ** 2) * (1 - yz ** 2)
  return rest < 1e-12 ? null : (xy - xz * yz) / Math.sqrt(rest)
}

/**
 * The 95 % percentile interval of a statistic over whole clusters drawn with replacement (Field & Welsh, JRSS B 69 (2007)
 * 369): observations of one cluster stay together. Draws for which the statistic is null are left out; null when more than
 * one in twenty are.
 */
export function clusterBootstrap<T>(
  clusters: readonly (readonly T[])[],
  statistic: (sample: readonly T[]) => number | null,
  { draws, seed }: { draws: number; seed: number },
): Interval | null {
  const random = randomFrom(seed)
  const values: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    const sample = clusters.flatMap(() => clusters[Math.floor(random() * clusters.length)] ?? [])
    const value = statistic(sample)
    if (value !== null) values.push(value)
  }
  if (values.length < draws * 0.95) return null
  values.sort((a, b) => a - b)
  const at = (share: number) => values[Math.round(share * (values.length - 1))] ?? Number.NaN
  return { low: at(0.025), high: at(0.975) }
}

/** Ranks from 1, equal values sharing the average of theirs. */
function ranks(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value)
  const ranked = new Array<number>(values.length).fill(0)
  for (let from = 0; from < order.length;) {
    let to = from
    while (to < order.length && order[to]?.value === order[from]?.value) to++
    for (const { index } of order.slice(from, to)) ranked[index] = (from + 1 + to) / 2
    from = to
  }
  return ranked
}

function pearson(x: readonly number[], y: readonly number[]): number | null {
  const [meanX, meanY] = [mean(x), mean(y)]
  let [xy, xx, yy] = [0, 0, 0]
  x.forEach((value, index) => {
    const [dx, dy] = [value - meanX, (y[index] ?? 0) - meanY]
    xy += dx * dy
    xx += dx * dx
    yy += dy * dy
  })
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
