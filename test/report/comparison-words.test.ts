import { expect, test } from 'vitest'
import { neededSentence, rowSentence } from '../../src/report/comparison-words.ts'
import { comparisonReport, estimate, ROW } from './fixtures.ts'

const report = comparisonReport()
const undecided = (n: number, clusters: number, needed: number) => ({
  ...ROW,
  verdict: 'undecided' as const,
  needed,
  delta: { ...estimate(0.01, -0.05, 0.07, n), clusters },
})

test('more of what is counted is asked for: clusters where intents share them', () => {
  expect(neededSentence(undecided(50, 50, 124), report)).toContain('It takes about 124 intents')
  expect(neededSentence(undecided(50, 50, 124), report)).toContain('74 more')
  expect(neededSentence(undecided(200, 40, 60), report)).toContain('It takes about 60 clusters')
  expect(neededSentence(undecided(200, 40, 60), report)).toContain('20 more')
})

test('a row says how many clusters its intents lie in', () => {
  expect(rowSentence(undecided(200, 40, 60), report, (name) => name)).toContain('200 intents in 40 clusters')
  expect(rowSentence(undecided(50, 50, 124), report, (name) => name)).toMatch(/50 intents$/)
})
