import { binomialPoint } from '../../src/stats/binomial.ts'
import { rateEstimate, type RateValue } from '../../src/stats/rate.ts'
import { worst, type Measured } from './measured.ts'
import { randomFrom } from '../../scripts/evidence/random.ts'

const SIZES = [5, 10, 20, 30, 50, 100, 200, 400]
/** Every half thousandth near 0 and 1, where intervals fail, and every hundredth between. */
const RATES = [
  ...Array.from({ length: 60 }, (_, index) => (index + 1) / 2000),
  ...Array.from({ length: 93 }, (_, index) => (index + 4) / 100),
  ...Array.from({ length: 60 }, (_, index) => 1 - (60 - index) / 2000),
]
const MARK = { mark: 'at least 90 %, mean 94 %', holds: (value: number, mean: number) => value >= 0.9 && mean >= 0.94 }
const DRAWS = 10_000

/** Independent intents: exact. Clusters and repeats: simulated, 10,000 studies a cell, so ± half a point. */
export function rateMarks(): Measured[] {
  return [...SIZES.map(independent), ...[6, 10, 20, 40].map(clustered), repeated(), ...[10, 20, 40, 100].map(ranked)]
}

function independent(n: number): Measured {
  const intervals = Array.from({ length: n + 1 }, (_, right) =>
    rateEstimate(Array.from({ length: n }, (_, index) => ({ value: index < right ? 1 : 0, cluster: `${index}` }))),
  )
  const found = RATES.map((rate) => ({
    at: `rate ${rate}`,
    value: intervals.reduce((sum, estimate, right) => sum + (covers(estimate, rate) ? binomialPoint(right, n, rate) : 0), 0),
  }))
  return { says: `rate coverage, n ${n}`, ...MARK, ...worst(found, 'lowest') }
}

/** Intents of a cluster copy one shared draw with probability √ICC, which makes any two of them correlate by the ICC. */
function clustered(clusters: number): Measured {
  const random = randomFrom(clusters)
  const cells = [[3], [10], [2, 5, 12]].flatMap((sizes) =>
    [0, 0.1, 0.3, 0.7].flatMap((icc) => [0.5, 0.8, 0.9, 0.95, 0.98].map((rate) => ({ sizes, icc, rate }))),
  )
  const found = cells.map(({ sizes, icc, rate }) => ({
    at: `sizes ${sizes.join(', ')}, ICC ${icc}, rate ${rate}`,
    value: simulated(rate, () =>
      Array.from({ length: clusters }, (_, cluster): RateValue[] => {
        const shared = random() < rate ? 1 : 0
        const draw = () => (random() < Math.sqrt(icc) ? shared : random() < rate ? 1 : 0)
        return Array.from({ length: sizes[cluster % sizes.length] ?? 1 }, () => ({ value: draw(), cluster: `${cluster}` }))
      }).flat(),
    ),
  }))
  return { says: `rate coverage, ${clusters} clusters`, ...MARK, ...worst(found, 'lowest') }
}

/** Three repeats of 40 intents; the chance to be right differs between intents by a spread of ± 0.4, bounded. */
function repeated(): Measured {
  const random = randomFrom(7)
  const found = [0.5, 0.6, 0.8, 0.9].map((rate) => ({
    at: `rate ${rate}`,
    value: simulated(rate, () =>
      Array.from({ length: 40 }, (_, intent) => {
        const spread = Math.min(0.4, 1 - rate)
        const own = rate + (random() < 0.5 ? spread : -spread)
        const right = [0, 1, 2].filter(() => random() < own).length
        return { value: right / 3, cluster: `${intent}` }
      }),
    ),
  }))
  return { says: 'rate coverage, 40 intents of three repeats', ...MARK, ...worst(found, 'lowest') }
}

/** Reciprocal ranks: the right tool is first with this chance, else second to sixth. */
function ranked(n: number): Measured {
  const random = randomFrom(n)
  const found = [0.1, 0.3, 0.5, 0.7, 0.9, 0.97].map((first) => ({
    at: `${first * 100} % at rank one`,
    value: simulated(first + ((1 - first) * (1 / 2 + 1 / 3 + 1 / 4 + 1 / 5 + 1 / 6)) / 5, () =>
      Array.from({ length: n }, (_, intent) => ({
        value: random() < first ? 1 : 1 / (2 + Math.floor(random() * 5)),
        cluster: `${intent}`,
      })),
    ),
  }))
  return { says: `mean of reciprocal ranks, n ${n}`, ...MARK, ...worst(found, 'lowest') }
}

function simulated(rate: number, draw: () => RateValue[]): number {
  let covered = 0
  for (let index = 0; index < DRAWS; index++) if (covers(rateEstimate(draw()), rate)) covered++
  return covered / DRAWS
}

function covers({ low, high }: { readonly low: number | null; readonly high: number | null }, rate: number): boolean {
  return low !== null && high !== null && low <= rate && rate <= high
}
