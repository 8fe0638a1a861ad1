import type { Toolset } from '../core/tool.ts'
import { clip } from '../core/text.ts'
import { sentencesOf } from '../lint/prose/text/sentences.ts'

/** UTF-16 units of all names and first sentences, some 2,000 tokens. */
const MOST_UNITS_OF_OTHERS = 8_000
const MOST_SENTENCE = 120
const MOST_NAME = 120
/** Sentences of more tools than this cost more than they tell: names are given alone. */
const MOST_WITH_SENTENCE = 40

/**
 * The other tools of a set as one line: `{"others": [[name, first sentence], …], "complete": …}`. Not complete where the set is a part, or names do
 * not fit; then nothing follows from what is not there.
 */
export function othersLine({ tools, complete }: Toolset, shown: ReadonlySet<number>): string {
  const rest = tools.filter(({ index }) => !shown.has(index))
  const isLong = rest.length > MOST_WITH_SENTENCE
  const others: string[][] = []
  let units = 0
  for (const { name, description = '' } of rest) {
    const first = sentencesOf(description.slice(0, 4 * MOST_SENTENCE))[0]?.text.trim() ?? ''
    const entry = [clip(name, MOST_NAME), ...(isLong || first === '' ? [] : [clip(first, MOST_SENTENCE)])]
    units += JSON.stringify(entry).length + 1
    if (units > MOST_UNITS_OF_OTHERS) break
    others.push(entry)
  }
  return JSON.stringify({ others, complete: complete && others.length === rest.length })
}
