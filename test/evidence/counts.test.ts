import { expect, test } from 'vitest'
import { agreementIn } from '../../scripts/evidence/agreement.ts'
import { sideOf } from '../../scripts/evidence/corpus.ts'
import { movedCounts } from '../../scripts/evidence/counts.ts'
import { recallOf } from '../../scripts/evidence/recall.ts'
import { everyRule } from '../../scripts/evidence/findings.ts'
import { toolsetOf } from '../../src/lint/example.ts'

test.each([
  [100, 110, []],
  [100, 111, ['a/b (warn) 100 → 111']],
  [100, 89, ['a/b (warn) 100 → 89']],
  [9, 10, ['a/b (warn) 9 → 10']],
  [0, 1, ['a/b (warn) 0 → 1']],
  [1, 0, ['a/b (warn) 1 → 0']],
  [0, 0, []],
])('a count that goes from %i to %i is out of date by %j', (before, after, says) => {
  expect(movedCounts({ 'a/b': { warn: before } }, { 'a/b': { warn: after } })).toEqual(says)
})

test('a rule that falls silent, speaks anew or changes its severity has moved', () => {
  expect(movedCounts({ 'a/b': { warn: 3 } }, { 'a/c': { info: 3 } })).toEqual(['a/b (warn) 3 → 0', 'a/c (info) 0 → 3'])
})

test('two readings agree, or one is stricter', () => {
  const read = { as: undefined, reader: 'ann', date: '2026-11-21' }
  const labels = (...verdicts: (readonly [boolean, boolean?])[]) =>
    verdicts.map(([right, again], index) => ({
      ...read,
      server: 'desk',
      rule: 'a/b',
      tool: `t${index}`,
      at: '' as const,
      right,
      severity: undefined,
      why: '',
      second: again === undefined ? undefined : { ...read, right: again, why: undefined },
    }))
  const agreement = agreementIn(labels([true, true], [true, true], [true, false], [false, true], [true]))
  // AC1 by hand: agreement 2/4; mean share of "right" 6/8; chance 2 · 0.75 · 0.25; (0.5 − 0.375) / 0.625
  expect(agreement).toMatchObject({ both: 4, agree: 2, stricter: 1, milder: 1 })
  expect(agreement.ac1).toBeCloseTo(0.2, 12)
  expect(agreementIn(labels([true]))).toMatchObject({ both: 0, ac1: null })
})

test('recall is counted in contexts where the rule was silent', () => {
  const vague = everyRule.find(({ id }) => id === 'description/vague')
  if (vague === undefined) throw new Error('no such rule')
  const clean = { ...toolsetOf({}), id: 'clean' }
  const guilty = { ...toolsetOf({ description: 'manage data' }), id: 'guilty' }
  expect(recallOf(vague, [clean, guilty])).toMatchObject({ n: 1, clusters: 1, value: 1 })
  const deaf = { ...vague, rule: { ...vague.rule, check: () => [] } }
  expect(recallOf(deaf, [clean, guilty])).toMatchObject({ n: 2, value: 0 })
})

test.each([
  ['shortcut__mcp', 'tuning'],
  ['livemcpbench/context7', 'tuning'],
  ['notionhq__notion-mcp-server', 'judging'],
  ['livemcpbench/puppeteer', 'judging'],
])('%s is a %s server for good: a server that changed sides would have been tuned on', (id, side) => {
  expect(sideOf(id)).toBe(side)
})
