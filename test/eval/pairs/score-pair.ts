import { evals } from '../../../evals/index.ts'
import type { Json } from '../../../src/core/json.ts'
import { replyFrom } from '../../../src/core/recorded.ts'
import { toolFrom, toolsetFrom, type Tool } from '../../../src/core/tool.ts'
import { checkSuite } from '../../../src/eval/check-suite.ts'
import { judgingOf } from '../../../src/eval/judge.ts'
import { scoresOf } from '../../../src/eval/score.ts'
import type { Score, Unanswered } from '../../../src/core/trial.ts'
import { readSuite } from '../../../src/eval/suite.ts'
import { misfit } from '../../../src/schema/value.ts'
import { openData } from '../../../src/sources/data.ts'
import { TOOLS } from './tools.ts'

interface Judgement {
  readonly scores: Readonly<Record<string, Score>>
  readonly unanswered?: Unanswered
}

/** A reply: its calls, its text, or all of it. */
export type Said = string | Json

/** What a suite's expectation makes of a reply to one who was shown these tools, by the way that a run takes. */
export function judgeOf(tools: readonly Tool[]) {
  const judging = judgingOf(tools, (schema, value) => misfit(schema, schema, value) === undefined)
  const toolset = toolsetFrom({ id: 'test', uri: 'tools.json', tools })
  return async (expect: Json, said: Said, says = 'go', not: readonly string[] = []): Promise<Judgement> => {
    const suite = readSuite(await openData('suite.json', JSON.stringify({ intents: [{ id: 'i', says, expect, not }] })))
    checkSuite(suite, toolset)
    const [intent] = suite.intents
    const reply = replyFrom(typeof said === 'string' ? { text: said } : Array.isArray(said) ? { calls: said } : said)
    if (intent === undefined || reply === undefined) throw new Error('no pair')
    const unanswered = judging.unanswered(reply)
    return { scores: scoresOf(evals, reply, intent, judging), ...(unanswered === undefined ? {} : { unanswered }) }
  }
}

export const judged = judgeOf(TOOLS.map((tool, index) => toolFrom(tool, index, undefined)))

/** A call of one tool. */
export const call = (tool: string, args: Json = {}): Json => ({ tool, arguments: args })
