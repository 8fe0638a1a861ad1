import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import results from '../../bench/recorded/results.json' with { type: 'json' }
import { RECORDINGS, resultsOf } from '../../bench/recorded/results.ts'
import { rules } from '../../rules/index.ts'
import { recordedFile, recordedPage, recordedSummary, referredTo } from '../../scripts/recorded-page.ts'
import { builtins } from '../../src/builtins.ts'
import { pointsWords, rowsFor, signed, sizeWords } from '../../src/lint/recorded.ts'
import { defineRule, type Rule } from '../../src/lint/rule.ts'
import { pageOf } from '../../src/session/rule-page.ts'
import { corpus, noCorpus } from '../helpers/corpus.ts'

const file = recordedFile(results)
const read = (path: string) => readFileSync(path, 'utf8')
const squeezed = (text: string) => text.replaceAll(/[\s-]+/g, ' ')

describe('what is generated is what was found', () => {
  test('the page of the bench', () => {
    expect(read('bench/recorded/README.md')).toBe(recordedPage(results))
  })

  test('the short table of the page, but for its layout', () => {
    expect(squeezed(read('docs/evidence.md'))).toContain(squeezed(recordedSummary(results)))
  })

  test('the rows that rules refer to, and no others', async () => {
    const shipped = await builtins.recorded()
    expect(shipped).toEqual(JSON.parse(JSON.stringify(referredTo(file, rules))))
    expect(shipped.rows.length).toBeLessThan(results.rows.length / 2)
  })
})

describe('the results', () => {
  test.each(results.rows)(
    '$id adds up',
    ({ source, ours: [before, after], delta, low, high, won, lost, n, published, verdict }) => {
      expect(results.sources.map(({ id }) => id)).toContain(source)
      expect(delta).toBeCloseTo((after ?? NaN) - (before ?? NaN), 3)
      if (low !== null && high !== null) {
        expect(low).toBeLessThanOrEqual(delta)
        expect(high).toBeGreaterThanOrEqual(delta)
      }
      expect(published === null || published.every((rate) => rate >= 0 && rate <= 1)).toBe(true)
      expect(new Set([...won, ...lost]).size).toBe(won.length + lost.length)
      expect(won.length + lost.length).toBeLessThanOrEqual(n)
      expect(['better', 'worse', 'equivalent', 'undecided']).toContain(verdict)
    },
  )

  test('have ids of intents and none of their words', () => {
    const ids = results.rows.flatMap(({ won, lost }) => [...won, ...lost])
    expect(ids.filter((id) => !/^[\w.-]{1,60}$/.test(id))).toEqual([])
  })

  test('that differ from what was published say why', () => {
    const silent = results.rows.filter(
      ({ published, ours, differs }) =>
        published !== null &&
        differs === undefined &&
        published.some((rate, index) => Math.abs(rate - (ours[index] ?? NaN)) > 0.001),
    )
    expect(silent.map(({ id }) => id)).toEqual([])
  })

  test.each(['asked twice', 'exchanged'])('call at most 5 %% of pairs without a change better or worse: %s', (how) => {
    for (const of of ['comparison', 'row']) {
      const own = results.noise.filter((row) => row.how === how && row.of === of)
      const wrong = own.reduce((sum, { better, worse }) => sum + better + worse, 0)
      const all = own.reduce((sum, { n }) => sum + n, 0)
      expect(all).toBeGreaterThan(60)
      expect(wrong / all).toBeLessThanOrEqual(0.05)
    }
  })
})

describe('a rule with recomputed evidence', () => {
  const refers = (row: string): Rule =>
    defineRule({
      scope: 'tool',
      severity: 'info',
      presets: [],
      summary: 'The tool has no description.',
      why: 'Only to see its page.',
      evidence: [{ kind: 'recomputed', row, says: 'It helps.' }],
      examples: { good: [], bad: [] },
      *check() {},
    })

  test('shows what models did and what a search did apart, with n, interval, conditions and date', () => {
    const page = pageOf('a/rule', refers('agentgauge/confusable'), undefined, file)
    const [, recomputed = '', retrieval = ''] = page.split(/### (?:Recomputed from recorded models|Measured on retrieval)\n/)
    expect(recomputed).toContain(
      '| descriptions for 60 confusable tools that had none (agentgauge) | meta-llama/llama-3.3-70b-instruct | selection | 40 × 3 in 10 clusters | +40.8 | +40.8 [25.0, 61.7] | better |',
    )
    expect(recomputed).not.toContain('local:')
    expect(retrieval).toContain('| local:bm25 | retrieval@1 | 40 in 10 clusters |')
    expect(retrieval).toContain(`at 47a535c0 (Apache-2.0), recomputed ${results.measured}`)
  })

  test('that refers to a row that is not there is no page and no file', () => {
    expect(() => pageOf('a/rule', refers('composio/nothing'), undefined, file)).toThrow('has no row "composio/nothing"')
    expect(() => referredTo(file, { a: refers('composio') })).toThrow('has no row "composio"')
    expect(rowsFor(file, 'composio/flattened').length).toBeGreaterThan(1)
  })
})

test('points are rounded alike on both sides of nothing', () => {
  expect([0.0225, -0.0225, 0.00004, -0.00004, 0.1075].map(signed)).toEqual(['+2.3', '−2.3', '0.0', '0.0', '+10.8'])
  expect(pointsWords({ delta: -0.1, low: -0.2, high: 0.00004 })).toBe('−10.0 [−20.0, 0.0]')
  expect(pointsWords({ delta: -0.05, low: null, high: null })).toBe('−5.0 (too few to tell)')
  expect(sizeWords({ n: 40, clusters: 10, repeats: 3 })).toBe('40 × 3 in 10 clusters')
})

test('without the recordings the bench names what it needs and writes nothing', () => {
  const { RIGHTCALL_CORPUS: _, ...env } = process.env
  const { status, stderr } = spawnSync(process.execPath, ['bench/recorded/run.ts'], { env, encoding: 'utf8' })
  expect(stderr).toContain('set RIGHTCALL_CORPUS to the folder that holds recorded/ and bfcl/')
  expect(status).toBe(2)
})

describe.skipIf(noCorpus)('the recordings of others', () => {
  test.each(['composio', 'agentgauge', 'smelly'])(
    'of %s give the same rows again',
    (source) => {
      const again = resultsOf(RECORDINGS[source]?.(join(corpus ?? '', 'recorded')) ?? [])
      const written = results.rows.filter((row) => row.source === source && !row.model.startsWith('local:'))
      expect(JSON.parse(JSON.stringify(again))).toEqual(written)
    },
    120_000,
  )
})
