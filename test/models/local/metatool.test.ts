import { expect, test } from 'vitest'
import { labelledLists } from '../../../bench/retrieval/corpora.ts'
import { local } from '../../../src/models/local.ts'
import { corpus } from '../../helpers/corpus.ts'

// hybrid embeds 2,000 requests, which takes a minute or more: bench/retrieval/run.ts does that
test.skipIf(corpus === undefined)('local:bm25 finds at least a third of the MetaTool requests at rank one', async () => {
  const list = labelledLists(corpus ?? '').find(({ id }) => id === 'metatool')
  if (list === undefined) throw new Error('the corpus has no metatool')
  expect([list.tools.length, list.asked.length]).toEqual([199, 2000])
  const model = await local.open('bm25', { env: {}, baseUrl: undefined, cwd: '.' })
  let found = 0
  for (const { says, right } of list.asked) {
    const { ranking } = await model.ask({ system: undefined, says, tools: list.tools, repeat: 0 }, new AbortController().signal)
    if (right.includes(ranking?.[0] ?? '')) found++
  }
  expect(found / list.asked.length).toBeGreaterThan(0.33)
})
