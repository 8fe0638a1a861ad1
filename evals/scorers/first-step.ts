import type { ExpectedCall, ExpectedCalls } from '../../src/core/intent.ts'
import type { Call } from '../../src/core/reply.ts'
import { assignable } from '../../src/core/assign.ts'

/*
 * Nothing executes a tool, so a model that waits for a first result must not be called wrong: with several expected
 * calls, making the first of them (any of them, where the order is free) is right, making more of them is right too,
 * and any other call in addition is wrong. Where the suite says `all:`, all of them have to be made.
 */

/** True when the calls made are what was expected, or a right first step towards it. */
export function isFirstStep(
  made: readonly Call[],
  { calls, order, all = false }: ExpectedCalls,
  fits: (call: Call, expected: ExpectedCall) => boolean,
): boolean {
  if (made.length === 0 || made.length > calls.length || (all && made.length < calls.length)) return false
  if (order === 'any') return assignable(made, calls, fits)
  return made.every((call, index) => {
    const wanted = calls[index]
    return wanted !== undefined && fits(call, wanted)
  })
}

export const sameTool = (call: Call, expected: ExpectedCall): boolean => call.tool === expected.tool
