import { list } from '../../src/core/text.ts'
import { defineScorer } from '../../src/eval/eval.ts'
import { isRightWithoutCall } from './callless.ts'
import { isFirstStep, sameTool } from './first-step.ts'

export default defineScorer({
  summary:
    'Exactly the tools of one accepted answer are called; of several calls, a right first step is enough, unless all of them are wanted.',
  score(reply, { expect }) {
    if (expect.kind !== 'calls') return { value: null }
    const { calls } = reply
    if (isRightWithoutCall(reply, expect) || expect.anyOf.some((accepted) => isFirstStep(calls, accepted, sameTool)))
      return { value: 1 }
    if (calls.length === 0) return { value: 0, because: 'no call' }
    const lacks = expect.anyOf.some(
      (accepted) => accepted.all === true && isFirstStep(calls, { ...accepted, all: false }, sameTool),
    )
    return { value: 0, because: `${lacks ? 'only ' : ''}called ${list(calls.map(({ tool }) => tool))}` }
  },
})
