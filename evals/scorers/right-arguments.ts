import { defineScorer } from '../../src/eval/eval.ts'
import { isFirstStep, sameTool } from './first-step.ts'

export default defineScorer({
  summary: 'Given the right tool, its arguments are as expected and no other argument is unknown to the schema.',
  score({ calls }, { expect }, judging) {
    if (expect.kind !== 'calls') return { value: null }
    const reached = expect.anyOf.filter((accepted) => isFirstStep(calls, accepted, sameTool))
    if (reached.length === 0) return { value: null, because: 'not the right tool' }
    if (!reached.some((accepted) => accepted.calls.some((call) => call.arguments !== undefined))) return { value: null }
    const right = reached.some((accepted) =>
      isFirstStep(
        calls,
        accepted,
        (call, expected) => sameTool(call, expected) && judging.argumentFault(call, expected) === undefined,
      ),
    )
    if (right) return { value: 1 }
    const faults = reached.flatMap((accepted) =>
      calls.flatMap((call) =>
        accepted.calls.filter((expected) => sameTool(call, expected)).map((expected) => judging.argumentFault(call, expected)),
      ),
    )
    return { value: 0, because: faults.find((fault) => fault !== undefined) ?? 'arguments belong to another call' }
  },
})
