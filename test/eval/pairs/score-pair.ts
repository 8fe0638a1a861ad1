import { evals } from '../../../evals/index.ts'
import type { Json } from '../../../src/core/json.ts'
import { replyFrom } from '../../../src/core/recorded.ts'
import { toolFrom } from '../../../src/core/tool.ts'
import { judgingOf } from '../../../src/eval/judge.ts'
import { judge, type Judgement } from '../../../src/eval/score.ts'
import { readSuite } from '../../../src/eval/suite.ts'
import { misfit } from '../../../src/schema/value.ts'
import { openData } from '../../../src/sources/data.ts'
import { TOOLS } from './tools.ts'

const judging = judgingOf(
  TOOLS.map((tool, index) => toolFrom(tool, index, undefined)),
  (schema, value) => misfit(schema, schema, value) === undefined,
)

/** A reply: its calls, its text, or all of it. */
export type Said = string | Json

/** What a suite's expectation makes of a reply, by the way that a run takes. */
export async function judged(expect: Json, said: Said, says = 'go', not: readonly string[] = []): Promise<Judgement> {
  const text = JSON.stringify({ intents: [{ id: 'i', says, expect, not }] })
  const [intent] = readSuite(await openData('suite.json', text)).intents
  const reply = replyFrom(typeof said === 'string' ? { text: said } : Array.isArray(said) ? { calls: said } : said)
  if (intent === undefined || reply === undefined) throw new Error('no pair')
  return judge(evals, reply, intent, judging)
}

/** A call of one tool. */
export const call = (tool: string, args: Json = {}): Json => ({ tool, arguments: args })
