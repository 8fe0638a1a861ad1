import { defineScorer } from '../../src/eval/eval.ts'
import { wrongArguments } from './right-arguments.ts'
import { wrongTool } from './right-tool.ts'

export default defineScorer({
  summary: 'The tools are those expected, their schemas accept the calls, and the arguments are as expected.',
  score(reply, intent, judging) {
    const because = wrongTool(reply, intent) ?? wrongArguments(reply, intent, judging)
    return because === undefined ? { value: 1 } : { value: 0, because }
  },
})
