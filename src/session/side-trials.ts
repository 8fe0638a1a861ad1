import type { Intent } from '../core/intent.ts'
import { questionDigest } from '../core/question.ts'
import { listed } from '../eval/expose.ts'
import type { HeldSide } from './contents.ts'
import type { JudgedTrial } from './run-folder.ts'

/** The trials of one side that are about its present words and tools: others are of an earlier state of the run. */
export function sideTrials(trials: readonly JudgedTrial[], side: HeldSide, intents: readonly Intent[]): JudgedTrial[] {
  const says = new Map(intents.map((intent) => [intent.id, intent.says]))
  const { system } = side
  const tools = listed(side.toolset)
  return trials.filter(({ variant, intent, question, repeat }) => {
    const asked = says.get(intent)
    return variant === side.variant && asked !== undefined && question === questionDigest({ system, says: asked, tools, repeat })
  })
}
