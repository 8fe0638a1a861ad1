import { expect, test } from 'vitest'
import type { Flip, Verdict } from '../../src/core/comparison.ts'
import { comparisonVerdict } from '../../src/session/verdict.ts'

const flip = (metric: string, gain: number): Flip => ({
  intent: 'wipe',
  metric,
  model: 'm',
  from: 'list',
  to: 'delete_all',
  gain,
})

function gated(verdict: Verdict, flips: Flip[], failOn: 'worse' | 'undecided' | 'never' = 'worse') {
  return comparisonVerdict(
    { verdict, incomplete: false, flips, notAsked: 0, stopped: [], notComparable: [] },
    { failOn, requireDecision: false },
  )
}

test.each<Verdict>(['better', 'equivalent', 'undecided'])('%s does not excuse a call that an intent forbids', (verdict) => {
  expect(gated(verdict, [flip('forbidden', -1)])).toEqual({
    exit: 1,
    because: 'a forbidden tool is now called for wipe',
  })
})

test('a forbidden call that went away, other losses and --fail-on never fail nothing', () => {
  expect(gated('better', [flip('forbidden', 1), flip('selection', -1)]).exit).toBe(0)
  expect(gated('better', [flip('forbidden', -1)], 'never').exit).toBe(0)
})

test('both reasons are said', () => {
  expect(gated('worse', [flip('forbidden', -1)]).because).toBe('the verdict is worse; a forbidden tool is now called for wipe')
})
