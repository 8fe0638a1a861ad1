import { describe, expect, test } from 'vitest'
import { clusterBootstrap, partialSpearman, spearman } from '../../scripts/evidence/rank.ts'

// reference values: scipy.stats.spearmanr and, for the partial one, the correlation of the residuals of the ranks
const x = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]
const y = [2, 7, 1, 8, 2, 8, 1, 8, 2, 8]
const z = [10, 20, 5, 15, 30, 45, 8, 33, 21, 12]

describe('spearman', () => {
  test('shares the ranks of ties', () => {
    expect(spearman(x, y)).toBeCloseTo(0.134715, 5)
    expect(spearman(x, z)).toBeCloseTo(0.623879, 5)
  })

  test('is 1 for any rising relation and null where one side never varies', () => {
    expect(spearman([1, 2, 3, 4], [1, 10, 100, 1000])).toBeCloseTo(1, 12)
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull()
  })
})

describe('partialSpearman', () => {
  test('takes out what the third explains, and can change the sign', () => {
    expect(partialSpearman(x, y, z)).toBeCloseTo(-0.397298, 5)
  })

  test('is null where the third explains one of them wholly', () => {
    expect(partialSpearman(x, y, x)).toBeNull()
  })
})

describe('clusterBootstrap', () => {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const clusters = Array.from({ length: 40 }, (_, index) => Array.from({ length: 10 }, () => index % 4))

  test('draws clusters whole: repeats within them do not narrow the interval', () => {
    const wide = clusterBootstrap(clusters, mean, { draws: 2000, seed: 7 })
    const alone = clusterBootstrap(
      clusters.map(([value = 0]) => [value]),
      mean,
      { draws: 2000, seed: 7 },
    )
    // standard error of the mean of 40 draws from 0, 1, 2, 3: √(1.25 / 40)
    expect(wide?.low).toBeCloseTo(1.5 - 1.96 * Math.sqrt(1.25 / 40), 1)
    expect(wide).toEqual(alone)
  })

  test('gives the same interval for the same seed, and none where the statistic is mostly unknown', () => {
    const once = () => clusterBootstrap(clusters, mean, { draws: 200, seed: 1 })
    expect(once()).toEqual(once())
    expect(clusterBootstrap(clusters, () => null, { draws: 200, seed: 1 })).toBeNull()
  })
})
