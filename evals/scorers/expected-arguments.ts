import type { ExpectedCall, ExpectedCalls, Intent } from '../../src/core/intent.ts'
import type { Call } from '../../src/core/reply.ts'
import type { Judging } from '../../src/eval/eval.ts'
import { isFirstStep, sameTool } from './first-step.ts'

/** The accepted answers whose tools were called, and what is wrong with the arguments; no fault where one of them fits in all. */
export function argumentsOf(
  calls: readonly Call[],
  { expect, says }: Intent,
  judging: Judging,
): { readonly reached: readonly ExpectedCalls[]; readonly fault: string | undefined } {
  const anyOf = expect.kind === 'calls' ? expect.anyOf : []
  const reached = anyOf.filter((accepted) => isFirstStep(calls, accepted, sameTool))
  const faultOf = (call: Call, expected: ExpectedCall): string | undefined => judging.argumentFault(call, expected, says)
  const isRight = reached.some((accepted) =>
    isFirstStep(calls, accepted, (call, expected) => sameTool(call, expected) && faultOf(call, expected) === undefined),
  )
  if (isRight || reached.length === 0) return { reached, fault: undefined }
  const faults = reached.flatMap((accepted) =>
    calls.flatMap((call) =>
      accepted.calls.filter((expected) => sameTool(call, expected)).map((expected) => faultOf(call, expected)),
    ),
  )
  return { reached, fault: faults.find((fault) => fault !== undefined) ?? 'arguments belong to another call' }
}
