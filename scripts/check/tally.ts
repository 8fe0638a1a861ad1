/** The exit code of a check that looked at nothing and so knows nothing: 77, as automake and Meson have it. */
export const SKIPPED = 77

export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

type Outcome = keyof Tally

/** What an exit code says of a check; `null` is a check that was killed or did not start. */
export function outcomeOf(status: number | null): Outcome {
  if (status === SKIPPED) return 'skipped'
  return status === 0 ? 'passed' : 'failed'
}

export function one(outcome: Outcome): Tally {
  return { passed: 0, failed: 0, skipped: 0, [outcome]: 1 }
}

/** The tests in a result file of the test runner. A run that left no result, or ended badly without a failing test, is a failure of its own. */
export function testsIn(results: string | undefined): Tally {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, success } = JSON.parse(results ?? '')
    const unexplained = success || numFailedTests > 0 ? 0 : 1
    return { passed: numPassedTests, failed: numFailedTests + unexplained, skipped: numPendingTests }
  } catch {
    return one('failed')
  }
}

export function total(tallies: readonly Tally[]): Tally {
  const sum = (outcome: Outcome) => tallies.reduce((all, tally) => all + tally[outcome], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}

/** `12 passed, 0 failed`, and `12 passed, 0 failed, 1 skipped` when something was. */
export function lastLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`
}
