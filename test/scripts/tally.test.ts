import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { lastLine, one, outcomeOf, SKIPPED, testsIn, total } from '../../scripts/check/tally.ts'

test.each([
  [0, 'passed'],
  [1, 'failed'],
  [2, 'failed'],
  [null, 'failed'],
  [SKIPPED, 'skipped'],
])('a check that ends with %j has %s', (status, outcome) => {
  expect(outcomeOf(status)).toBe(outcome)
})

describe('the tests of the test runner', () => {
  const results = (counts: object) =>
    testsIn(JSON.stringify({ numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, success: true, ...counts }))

  test('count one by one, skipped ones too', () => {
    expect(results({ numFailedTests: 2, numPendingTests: 3, success: false })).toEqual({ passed: 5, failed: 2, skipped: 3 })
  })

  test('count as one failure more when the run ended badly and no test failed', () => {
    expect(results({ success: false })).toEqual({ passed: 5, failed: 1, skipped: 0 })
  })

  test.each([undefined, '', 'no JSON'])('count as one failure when the results are %j', (text) => {
    expect(testsIn(text)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})

test('the last line names skipped checks only where there are some', () => {
  const tests = { passed: 5, failed: 0, skipped: 0 }
  expect(lastLine(total([one('passed'), one('failed'), tests]))).toBe('6 passed, 1 failed')
  expect(lastLine(total([one('passed'), one('skipped'), tests]))).toBe('6 passed, 0 failed, 1 skipped')
})

test('without the real tool lists the check of the evidence is skipped, and says why', () => {
  const { RIGHTCALL_CORPUS: _, ...env } = process.env
  const { status, stdout } = spawnSync(process.execPath, ['scripts/evidence.ts', '--check'], { env, encoding: 'utf8' })
  expect(stdout).toBe('evidence is not checked: RIGHTCALL_CORPUS names no folder of tool lists\n')
  expect(status).toBe(SKIPPED)
})
