import type { Eval } from '../src/eval/eval.ts'
import abstention from './abstention.ts'
import rightArguments from './arguments.ts'
import ask from './ask.ts'
import forbidden from './forbidden.ts'
import invented from './invented.ts'
import mrr from './mrr.ts'
import retrievalAt1 from './retrieval@1.ts'
import retrievalAt5 from './retrieval@5.ts'
import selection from './selection.ts'

/** Every metric by its name, in the order in which reports show them. */
export const evals: Readonly<Record<string, Eval>> = {
  selection,
  arguments: rightArguments,
  abstention,
  ask,
  forbidden,
  invented,
  'retrieval@1': retrievalAt1,
  'retrieval@5': retrievalAt5,
  mrr,
}
