import { expect, test } from 'vitest'
import { neededSentence, nonInferiorSentence, rowSentence, verdictSentence } from '../../src/report/comparison-words.ts'
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

test.each([
  ['undecided', true, 'A loss of 5.0 points or more is ruled out (non-inferiority, at 5 %).'],
  ['worse', true, 'A loss of 5.0 points or more is ruled out (non-inferiority, at 5 %).'],
  ['undecided', false, 'A loss of 5.0 points or more is not ruled out.'],
  ['worse', false, undefined],
  ['better', true, undefined],
  ['equivalent', true, undefined],
  ['undecided', null, undefined],
] as const)('of a row that is %s, non-inferior %j: %s', (verdict, nonInferior, sentence) => {
  expect(nonInferiorSentence({ ...ROW, verdict, nonInferior }, report)).toBe(sentence)
})

test('an undecided verdict says that a loss of the margin is ruled out where it is, of tools alone', () => {
  const open = { verdict: 'undecided', differs: 'tools', margin: 0.05 } as const
  expect(verdictSentence({ ...open, nonInferior: true })).toBe(
    'undecided: a loss of 5.0 points or more is ruled out, but these intents cannot tell whether the change helps',
  )
  for (const nonInferior of [false, null])
    expect(verdictSentence({ ...open, nonInferior })).toBe('undecided: these intents cannot tell')
  expect(verdictSentence(open)).toBe('undecided: these intents cannot tell')
  expect(verdictSentence({ ...open, differs: 'models', nonInferior: true })).not.toContain('loss')
})
