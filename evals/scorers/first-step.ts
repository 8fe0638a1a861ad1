import type { ExpectedCall, ExpectedCalls } from '../../src/core/intent.ts'
import type { Call } from '../../src/core/reply.ts'

/*
 * Nothing executes a tool, so a model that waits for a first result must not be called wrong: with several expected
 * calls, making the first of them (any of them, where the order is free) is right, making more of them is right too,
 * and any other call beside them is wrong.
 */

/** True when the calls made are a right first step towards the calls expected. */
export function isFirstStep(
  made: readonly Call[],
  expected: ExpectedCalls,
  fits: (call: Call, expected: ExpectedCall) => boolean,
): boolean {
  if (made.length === 0 || made.length > expected.calls.length) return false
  if (expected.order === 'given') {
    return made.every((call, index) => {
      const wanted = expected.calls[index]
      return wanted !== undefined && fits(call, wanted)
    })
  }
  return assignable(made, expected.calls, fits)
}

/** Whether every call made finds an expected call of its own: bipartite matching by augmenting paths. */
function assignable(
  made: readonly Call[],
  expected: readonly ExpectedCall[],
  fits: (call: Call, expected: ExpectedCall) => boolean,
): boolean {
  const takenBy = new Map<number, Call>()
  const place = (call: Call, tried: Set<number>): boolean =>
    expected.some((wanted, index) => {
      if (tried.has(index) || !fits(call, wanted)) return false
      tried.add(index)
      const holder = takenBy.get(index)
      if (holder !== undefined && !place(holder, tried)) return false
      takenBy.set(index, call)
      return true
    })
  return made.every((call) => place(call, new Set()))
}

export const sameTool = (call: Call, expected: ExpectedCall): boolean => call.tool === expected.tool
