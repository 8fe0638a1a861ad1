import { list } from '../../src/core/text.ts'
import { defineScorer } from '../../src/eval/eval.ts'
import { isFirstStep, sameTool } from './first-step.ts'

export default defineScorer({
  summary: 'Exactly the tools of one accepted answer are called; of several calls, a right first step is enough.',
  score({ calls }, { expect }) {
    if (expect.kind !== 'calls') return { value: null }
    if (expect.anyOf.some((accepted) => isFirstStep(calls, accepted, sameTool))) return { value: 1 }
    return { value: 0, because: calls.length === 0 ? 'no call' : `called ${list(calls.map(({ tool }) => tool))}` }
  },
})
