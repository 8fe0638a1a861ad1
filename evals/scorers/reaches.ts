import type { ExpectedCall, ExpectedCalls } from '../../src/core/intent.ts'
import type { Call } from '../../src/core/reply.ts'
import { assigned } from '../../src/eval/assigned.ts'

type Fits = (call: Call, expected: ExpectedCall) => boolean

/**
 * True when the calls made are those expected, or a right first step towards them. Nothing executes a tool, so a model that waits for
 * a first result must not be called wrong: unless all calls must be made at once, making the first of them (any of them,
 * where the order is free) is right. Any other call beside them is wrong.
 */
export function reaches(made: readonly Call[], { calls, order, all }: ExpectedCalls, fits: Fits): boolean {
  if (made.length === 0 || made.length > calls.length || (all === true && made.length < calls.length)) return false
  if (order === 'any') return assigned(made, calls, fits)
  return made.every((call, index) => {
    const wanted = calls[index]
    return wanted !== undefined && fits(call, wanted)
  })
}

export const sameTool: Fits = (call, expected) => call.tool === expected.tool
