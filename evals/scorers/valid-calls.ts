import { defineScorer } from '../../src/eval/eval.ts'

export default defineScorer({
  summary: "Every call is accepted by its own tool's input schema; does not apply where nothing is called.",
  score({ calls }, _, judging) {
    if (calls.length === 0) return { value: null }
    const fault = calls.map((call) => judging.invalidity(call)).find((says) => says !== undefined)
    return fault === undefined ? { value: 1 } : { value: 0, because: fault }
  },
})
