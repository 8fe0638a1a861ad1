import { describe, expect, test } from 'vitest'
import { judgeOf } from '../score-pair.ts'
import { ASKED } from './pairs/asked.ts'
import { CALLS } from './pairs/calls.ts'
import { DAYS } from './pairs/days.ts'
import { QUESTIONS } from './pairs/questions.ts'
import { TOOLS, type Pair } from './pairs/tools.ts'
import { UNANSWERED } from './pairs/unanswered.ts'
import { VALUES } from './pairs/values.ts'

const judged = judgeOf(TOOLS)

const GROUPS: Readonly<Record<string, readonly Pair[]>> = { VALUES, ASKED, CALLS, DAYS, QUESTIONS, UNANSWERED }

describe.each(Object.entries(GROUPS))('a careful person scores %s', (_, pairs) => {
  test.each(pairs)('$name', async (pair) => {
    const { scores } = await judged(pair.expect, pair.reply, pair.says, pair.not)
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
