import { defineScorer } from '../../src/eval/eval.ts'

export default defineScorer({
  summary: "Every call is accepted by its own tool's input schema; does not apply where nothing is called.",
  score({ calls }, _, judging) {
    if (calls.length === 0) return { value: null }
    const faults = calls.flatMap((call) => {
      const fault = judging.invalidity(call)
      return fault === undefined ? [] : [calls.length === 1 ? fault : `${call.tool}: ${fault}`]
    })
    return faults[0] === undefined ? { value: 1 } : { value: 0, because: faults[0] }
  },
})
