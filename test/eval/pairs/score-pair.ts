import { evals } from '../../../evals/index.ts'
import type { Json } from '../../../src/core/json.ts'
import { replyFrom } from '../../../src/core/recorded.ts'
import { toolFrom } from '../../../src/core/tool.ts'
import { judgingOf } from '../../../src/eval/judge.ts'
import { scoresOf } from '../../../src/eval/score.ts'
import type { Score, Unanswered } from '../../../src/core/trial.ts'
import { readSuite } from '../../../src/eval/suite.ts'
import { misfit } from '../../../src/schema/value.ts'
import { openData } from '../../../src/sources/data.ts'
import { TOOLS } from './tools.ts'

const judging = judgingOf(
  TOOLS.map((tool, index) => toolFrom(tool, index, undefined)),
  (schema, value) => misfit(schema, schema, value) === undefined,
)

interface Judgement {
  readonly scores: Readonly<Record<string, Score>>
  readonly unanswered?: Unanswered
}

/** A reply: its calls, its text, or all of it. */
export type Said = string | Json

/** What a suite's expectation makes of a reply, by the way that a run takes. */
export async function judged(expect: Json, said: Said, says = 'go', not: readonly string[] = []): Promise<Judgement> {
  const text = JSON.stringify({ intents: [{ id: 'i', says, expect, not }] })
  const [intent] = readSuite(await openData('suite.json', text)).intents
  const reply = replyFrom(typeof said === 'string' ? { text: said } : Array.isArray(said) ? { calls: said } : said)
  if (intent === undefined || reply === undefined) throw new Error('no pair')
  const unanswered = judging.unanswered(reply)
  return { scores: scoresOf(evals, reply, intent, judging), ...(unanswered === undefined ? {} : { unanswered }) }
}

/** A call of one tool. */
export const call = (tool: string, args: Json = {}): Json => ({ tool, arguments: args })
