import { expect, test } from 'vitest'
import { discoveryLevel, holm } from '../../src/stats/multiple.ts'

test.each([
  { ps: [], adjusted: [] },
  { ps: [0.04], adjusted: [0.04] },
  // The smallest is multiplied by how many there are, the next by one less; none falls below an earlier one.
  { ps: [0.01, 0.04, 0.03, 0.005], adjusted: [0.03, 0.06, 0.06, 0.02] },
  { ps: [0.9, 0.8], adjusted: [1, 1] },
])('Holm turns $ps into $adjusted', ({ ps, adjusted }) => {
  const result = holm(ps)
  expect(result).toHaveLength(adjusted.length)
  for (const [index, p] of adjusted.entries()) expect(result[index]).toBeCloseTo(p, 12)
})

// Benjamini & Hochberg, JRSS B 57 (1995) 289, section 4: fifteen comparisons, four discoveries at 5 %.
test('finds the discoveries of the published example', () => {
  const ps = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1]
  const level = discoveryLevel(ps, 0.05)
  expect(level).toBeCloseTo((0.05 * 4) / 15, 12)
  expect(ps.filter((p) => p <= level)).toHaveLength(4)
})

test('without a discovery the level is that of a single one', () => {
  expect(discoveryLevel([0.5, 0.6], 0.05)).toBe(0.025)
  expect(discoveryLevel([], 0.05)).toBe(0.05)
})
