import { list } from '../../src/core/text.ts'
import { defineScorer } from '../../src/eval/eval.ts'

export default defineScorer({
  summary: 'Every tool and every argument in the calls exists; does not apply where nothing is called.',
  score({ calls }, _, judging) {
    if (calls.length === 0) return { value: null }
    const invented = calls.flatMap((call) =>
      judging.has(call.tool) ? judging.unknownArguments(call).map((name) => `${call.tool}.${name}`) : [call.tool],
    )
    return invented.length === 0 ? { value: 1 } : { value: 0, because: `invented ${list(invented)}` }
  },
})
