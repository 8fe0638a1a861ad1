import { expect, describe, test } from 'vitest'
import { corpusServers } from '../../scripts/evidence/corpus.ts'
import type { Label } from '../../scripts/evidence/label.ts'
import { readLabels } from '../../scripts/evidence/labels.ts'
import { judge, lintAll, outside } from '../../scripts/evidence/measure.ts'
import { MOST_A_CAUSE } from '../../scripts/evidence/unlabelled.ts'
import { corpus, noCorpus } from '../helpers/corpus.ts'

const labels = await readLabels('golden/labels')

test('the labels are as many as the issue of evidence asked for', () => {
  expect(labels.flatMap((file) => file.labels).length).toBeGreaterThanOrEqual(900)
  expect(labels.length).toBeGreaterThanOrEqual(40)
})

test('every finding that was read twice kept its second verdict', () => {
  const twice = labels.flatMap(({ labels }) => labels.filter(({ second }) => second !== undefined))
  expect(twice.length).toBeGreaterThanOrEqual(480)
})

test('no reader gave one reason twice within a server', () => {
  const twice = labels.flatMap(({ path, labels }) => {
    const reasons = labels.flatMap((label) => reasonsOf(label).map((why) => why.toLowerCase()))
    return reasons.filter((why, index) => reasons.indexOf(why) < index).map((why) => `${path}: ${why}`)
  })
  expect(twice).toEqual([])
})

describe.skipIf(noCorpus)('beside the tool lists that were read', () => {
  const linted = corpus === undefined ? [] : lintAll(corpusServers(corpus))
  const judged = judge(linted, labels)

  test('every label of a known server is of its version and side', () => {
    expect(judged.length + outside(linted, labels).length).toBe(labels.flatMap((file) => file.labels).length)
  })

  // a rule that was demoted has the labels of both its severities at one now
  test('no server has more labels of one rule and severity than two causes may have', () => {
    const causes = Map.groupBy(
      judged.filter(({ severity }) => severity !== undefined),
      ({ server, rule, severity }) => `${server} ${rule} ${severity}`,
    )
    const many = [...causes]
      .filter(([, same]) => same.length > 2 * MOST_A_CAUSE)
      .map(([cause, same]) => `${cause}: ${same.length}`)
    expect(many).toEqual([])
  })

  test('no reason repeats a stretch of the text that it is about', () => {
    const tools = new Map(
      linted.flatMap(({ server: { id, toolset } }) =>
        toolset.tools.map((tool) => [`${id} ${tool.name}`, words(JSON.stringify(tool.raw)).join(' ')] as const),
      ),
    )
    const copied = judged.flatMap((label) => {
      const { server, tool } = label
      const text = tools.get(`${server} ${tool}`) ?? ''
      return reasonsOf(label)
        .flatMap((why) => runs(words(why)))
        .filter((run) => text.includes(run))
        .map((run) => `${server} ${tool}: ${run}`)
    })
    expect(copied).toEqual([])
  })
})

function reasonsOf({ why, second }: Label): string[] {
  return second?.why === undefined ? [why] : [why, second.why]
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []
}

/** Stretches of seven words: fewer are common turns of phrase. */
function runs(all: readonly string[]): string[] {
  return all.slice(0, Math.max(0, all.length - 6)).map((_, index) => all.slice(index, index + 7).join(' '))
}
