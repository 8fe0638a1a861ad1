import { clip, list } from '../../src/core/text.ts'
import { defineScorer } from '../../src/eval/eval.ts'
import { isRightWithoutCall } from './callless.ts'
import { isFirstStep, sameTool } from './first-step.ts'

export default defineScorer({
  summary:
    'Exactly the tools of one accepted answer are called; where several calls are right, a right first step is enough, unless all are required.',
  score(reply, { expect }) {
    if (expect.kind !== 'calls') return { value: null }
    const { calls } = reply
    if (isRightWithoutCall(reply, expect) || expect.anyOf.some((accepted) => isFirstStep(calls, accepted, sameTool)))
      return { value: 1 }
    const wanted = expect.anyOf
      .map((accepted) => `${accepted.all === true ? 'all of ' : ''}${named(accepted.calls)}`)
      .join(' or ')
    return {
      value: 0,
      because: `expected ${wanted}, but ${calls.length === 0 ? 'no tool was called' : `called ${named(calls)}`}`,
    }
  },
})

function named(calls: readonly { readonly tool: string }[]): string {
  return list(calls.map(({ tool }) => clip(tool, 60)))
}
