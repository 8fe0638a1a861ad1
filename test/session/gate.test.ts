import { describe, expect, test } from 'vitest'
import type { Certainty } from '../../src/core/certainty.ts'
import type { Severity } from '../../src/core/finding.ts'
import { failures, OPEN_GATE } from '../../src/session/gate.ts'

const found = (rule: string, severity: Severity, certainty: Certainty) => ({ rule, severity, certainty })
const proved = found('consistency/type-conflict', 'warn', 'proved')
const broken = found('schema/invalid', 'error', 'proved')
const vague = found('description/vague', 'warn', 'likely')
const advice = found('parameter/no-example', 'info', 'advice')
const all = [advice, vague, broken, proved]

describe('failures', () => {
  test.each([
    ['errors, without any setting', OPEN_GATE, [[broken]], ['1 error']],
    [
      'warnings over the limit',
      { ...OPEN_GATE, maxWarnings: 1 },
      [[broken], [vague, proved]],
      ['1 error', '2 warnings, the limit is 1'],
    ],
    [
      'what is proved, in place of errors',
      { ...OPEN_GATE, failOn: 'proved' as const },
      [[broken, proved]],
      ['2 proved findings, and "fail-on" is proved'],
    ],
    [
      'what is likely or surer',
      { ...OPEN_GATE, failOn: 'likely' as const },
      [[vague, broken, proved]],
      ['2 proved and 1 likely findings, and "fail-on" is likely'],
    ],
    [
      'a gated rule, whatever its severity',
      { ...OPEN_GATE, rules: ['parameter/*'] },
      [[broken], [advice]],
      ['1 error', '1 finding of gated rules (parameter/no-example)'],
    ],
  ])('are %s', (_, gate, findings, because) => {
    const failed = failures(all, gate)
    expect(failed.map((one) => one.findings)).toEqual(findings)
    expect(failed.map((one) => one.because)).toEqual(because)
  })

  test('are none where nothing is over a limit', () => {
    expect(failures([vague, advice], { maxWarnings: 1, failOn: undefined, rules: ['safety/*'] })).toEqual([])
  })

  test('an error fails by its certainty alone where fail-on is set', () => {
    expect(failures([{ ...broken, certainty: 'advice' }], { ...OPEN_GATE, failOn: 'likely' })).toEqual([])
  })
})
