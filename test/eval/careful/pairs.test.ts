import { describe, expect, test } from 'vitest'
import { evals } from '../../../evals/index.ts'
import { isArray } from '../../../src/core/json.ts'
import { replyFrom } from '../../../src/core/recorded.ts'
import { checkSuite } from '../../../src/eval/check-suite.ts'
import { judgingOf } from '../../../src/eval/judge.ts'
import { scoresOf } from '../../../src/eval/score.ts'
import { readSuite } from '../../../src/eval/suite.ts'
import { misfit } from '../../../src/schema/value.ts'
import { openData } from '../../../src/sources/data.ts'
import { toolsetFrom } from '../../../src/core/tool.ts'
import { ASKED } from './pairs/asked.ts'
import { CALLS } from './pairs/calls.ts'
import { DAYS } from './pairs/days.ts'
import { QUESTIONS } from './pairs/questions.ts'
import { TOOLS, type Pair } from './pairs/tools.ts'
import { UNANSWERED } from './pairs/unanswered.ts'
import { VALUES } from './pairs/values.ts'

const judging = judgingOf(TOOLS, (schema, value) => misfit(schema, schema, value) === undefined)
const toolset = toolsetFrom({ id: 'test', uri: 'tools.json', tools: TOOLS })

async function scoresFor({ says = 'go', expect: expected, not, reply }: Pair) {
  const suite = { intents: [{ id: 'i', says, expect: expected, ...(not === undefined ? {} : { not }) }] }
  const read = readSuite(await openData('intents.json', JSON.stringify(suite)))
  checkSuite(read, toolset)
  const [intent] = read.intents
  const given = replyFrom(typeof reply === 'string' ? { text: reply } : isArray(reply) ? { calls: reply } : reply)
  if (intent === undefined || given === undefined) throw new Error('the pair is no pair')
  return scoresOf(evals, given, intent, judging)
}

const GROUPS: Readonly<Record<string, readonly Pair[]>> = { VALUES, ASKED, CALLS, DAYS, QUESTIONS, UNANSWERED }

describe.each(Object.entries(GROUPS))('a careful person scores %s', (_, pairs) => {
  test.each(pairs)('$name', async (pair) => {
    const scores = await scoresFor(pair)
    const got = Object.fromEntries(Object.keys(pair.scores).map((metric) => [metric, scores[metric]?.value ?? null]))
    expect(
      got,
      Object.values(scores)
        .flatMap(({ because = [] }) => because)
        .join('; '),
    ).toEqual(pair.scores)
    // whoever reads a score that is not 1 learns why
    for (const [metric, score] of Object.entries(scores)) {
      if (score.value !== null && score.value < 1) expect(score.because, metric).toMatch(/\S/)
    }
  })
})
