import { defineEval } from '../src/eval/eval.ts'
import rightTool from './scorers/right-tool.ts'

export default defineEval({
  label: 'right tool',
  summary: 'The right tool, exactly the calls expected.',
  order: 10,
  reads: 'calls',
  intents: ({ expect }) => expect.kind === 'calls',
  scorer: rightTool,
})
