import { describe, expect, test } from 'vitest'
import type { Report } from '../../../src/core/report.ts'
import { columnsOf } from '../../../src/report/pretty/columns.ts'
import { pretty } from '../../../src/report/pretty.ts'
import { comparisonReport, context, estimate, MANIFEST, ROW, runReport } from '../fixtures.ts'

const render = (report: Report, width = 80) => pretty.render(report, context({ width }))

describe('a run', () => {
  test('has a table, confusions and failed intents', () => {
    expect(render(runReport())).toMatchInlineSnapshot(`
      "golden/desk/intents.yaml
      60 intents on the 15 tools of golden/desk/before.json

      Retrieval, not a language model: ranks the tools for an intent
        metric       model           value  95 % interval    n  high means
        retrieval@1  local:hybrid   81.0 %  [70.0, 89.0]    56  right tool first
        retrieval@5  local:hybrid  100.0 %  [93.6, 100.0]   56  right tool in the fir…
        mrr          local:hybrid    0.873  [0.790, 0.930]  56  mean reciprocal rank

      For every metric, higher is better.

      Most often wrong
        copy_file gets 7 of the 20 intents meant for move_file
        no tool is found for 1 of the 1 intent meant for get_order

      Failed with local:hybrid: 12 of 56 intents
        intent-1, intent-2, intent-3, intent-4, intent-5, intent-6, intent-7,
        intent-8, intent-9, intent-10 and 2 more
        --failed shows each with its reason
      "
    `)
  })

  test('shows a metric that does not apply only where a model has no other', () => {
    expect(render(runReport())).not.toContain('selection')
    const summary = [{ metric: 'selection', label: 'right tool', model: 'local:hybrid', estimate: estimate(null, null, null, 0) }]
    expect(render(runReport({ summary }))).toMatch(/selection +local:hybrid +n\/a +n\/a +0/)
  })

  test('says what it cost and what did not work', () => {
    const cost = { inputTokens: 12480, cachedInputTokens: 8000, outputTokens: 930, dollars: 0.0123, cached: 40, trials: 60 }
    const output = render(
      runReport({ cost, incomplete: true, failures: [{ model: 'openai:x', error: '429 slow down', count: 3 }] }),
    )
    expect(output).toContain('3 × openai:x did not answer: 429 slow down\n')
    expect(output).toContain(
      "12,480 input tokens (8,000 from the provider's cache), 930 output tokens,\n$0.0123; 40 of 60 answers from the cache\n",
    )
    expect(output).toContain('Incomplete: ')
  })

  test('a price that nobody knows is no zero', () => {
    const cost = { inputTokens: 10, cachedInputTokens: 0, outputTokens: 1, dollars: null, cached: 0, trials: 1 }
    expect(render(runReport({ cost }))).toContain('10 input tokens, 1 output token, price unknown\n')
  })

  test('an intent without an answer is no failed intent', () => {
    const intents = [
      { id: 'unanswered', model: 'local:hybrid', passes: 0, repeats: 1, error: 1 },
      { id: 'wrong', model: 'local:hybrid', passes: 0, repeats: 1, error: 0 },
      { id: 'flaky', model: 'local:hybrid', passes: 1, repeats: 3, error: 0 },
    ]
    expect(render(runReport({ intents }))).toContain(
      'Failed with local:hybrid: 2 of 2 intents\n  wrong and flaky (1 of 3 right)\n',
    )
  })
})

test.each([
  ['copy_file', 'move_file', 'copy_file gets 2 of the 5 intents meant for move_file'],
  ['(none)', 'move_file', 'no tool is found for 2 of the 5 intents meant for move_file'],
  ['a + b', '(none)', 'a + b gets 2 of the 5 intents meant for no tool'],
  ['a', '(ask)', 'a gets 2 of the 5 intents meant for a question back'],
  ['a', 'toString', 'a gets 2 of the 5 intents meant for toString'],
])('calling %s where %s is right reads: %s', (called, expected, sentence) => {
  const confusion = [{ model: 'local:hybrid', expected, called, count: 2, of: 5 }]
  expect(render(runReport({ confusion }))).toContain(`  ${sentence}\n`)
})

test('a language model calls tools, and is never said to find them', () => {
  const confusion = [{ model: 'openai:x', expected: 'a', called: '(none)', count: 1, of: 2 }]
  expect(render(runReport({ confusion }))).toContain('  no tool is called for 1 of the 2 intents meant for a\n')
})

describe('a comparison', () => {
  test('begins with its verdict in words', () => {
    expect(render(comparisonReport())).toMatchInlineSnapshot(`
      "better: the change helps
        retrieval@1 of local:hybrid rose by 21.4 points, 95 % interval 10.1 to 32.0,
        p < 0.001 (adjusted < 0.001), 56 intents
        Adjusted p-values allow for 2 metrics (Holm): the more is tested at once, the
        more often something looks changed by chance alone. The verdict uses them.

      local:hybrid (retrieval)
        metric       before   after  change  95 % interval   p        adj. p   verdict
        retrieval@1  50.0 %  71.4 %   +21.4  [10.1, 32.0]    < 0.001  < 0.001  better
        mrr           0.620   0.800  +0.180  [0.050, 0.300]  0.012    0.012    better
        retrieval@1: right tool first · mrr: mean reciprocal rank

      Lost 1 intent
        angry  escalate → add_note  Let me talk to your boss, now.

      Changes in the tools of the lost intents
        escalate
          Hands a ticket to [-a manager-]{+another team+}.
          Parameters: team added

      Gained 2 intents
        where-is-it  list_tickets → get_order  Where is my parcel? It was due on Mond…
        money-back   credit → refund           I want my money back for the broken ke…

      New: 1 intent, not part of the verdict
        merge-two  right  merge_tickets is not among the tools before

      Per tool, in points (not part of the verdict; intervals allow for the number of
      tools, by Benjamini and Hochberg)
        tool       model         change  interval        n
        get_order  local:hybrid   +40.0  [10.0, 60.0]   10
        escalate   local:hybrid   -20.0  [-60.0, 20.0]   5

      before  golden/desk/before.json   15 tools    b1b2c3d4
      after   golden/desk/after.json    15 tools    c1b2c3d4
      suite   golden/desk/intents.yaml  60 intents  a1b2c3d4
      For a model, 1 tool changed and 14 stayed the same.
      The list of tools costs a model about 1,024 tokens per question, 273 more than
      before (+36.4 %).
      local:hybrid answered as hybrid-1
      "
    `)
  })

  test.each([
    [
      { verdict: 'worse', delta: estimate(-0.1, -0.18, -0.02), p: 0.012 },
      'fell by 10.0 points, 95 % interval -18.0 to -2.0, p = 0.012, 56 intents',
    ],
    [
      { verdict: 'equivalent', delta: estimate(0.001, -0.02, 0.02), p: 0.9 },
      'rose by 0.1 points, 95 % interval -2.0 to 2.0, p = 0.90, 56 intents; within the margin of 5.0 points',
    ],
    [{ verdict: 'equivalent', delta: estimate(0, -0.02, 0.02), p: 1 }, 'did not move, 95 % interval -2.0 to 2.0, p = 1.00'],
    [
      {
        verdict: 'undecided',
        delta: { ...estimate(0.03, null, null), method: 'none: clustered intents need another test' },
        p: null,
        needed: null,
      },
      'rose by 3.0 points, no interval (clustered intents need another test), 56 intents',
    ],
    [
      { verdict: 'undecided', delta: estimate(null, null, null, 0), p: null },
      'cannot be compared: no intent has an answer on both sides',
    ],
    [
      { verdict: 'undecided', delta: estimate(0.03, -0.04, 0.1), p: 0.3, needed: 514 },
      'It takes about 514 intents to decide at a margin of 5.0 points: 458 more.',
    ],
    [
      { verdict: 'undecided', delta: estimate(0.03, -0.04, 0.1), p: 0.3, needed: 40 },
      'About 40 intents are usually enough to decide at a margin of 5.0 points',
    ],
    [
      { dropped: { pairs: 1, worst: 0.1, best: 0.3 } },
      '1 pair left out because a trial failed; had all gone one way, the change would be +10.0 to +30.0.',
    ],
  ] as const)('says of %j: %s', (over, sentence) => {
    const output = render(
      comparisonReport({ rows: [{ ...ROW, adjusted: 'p' in over ? over.p : ROW.p, ...over }], verdict: 'undecided' }),
      200,
    )
    expect(output).toContain(sentence)
  })

  test('the headline of a language model is selection, of retrieval the first rank', () => {
    const language = { model: 'openai:x', kind: 'language' as const, reported: ['x-1'], parameters: {} }
    const before = { ...MANIFEST, models: [...MANIFEST.models, language] }
    const rows = [
      ROW,
      { ...ROW, metric: 'arguments', model: 'openai:x', headline: false },
      { ...ROW, metric: 'selection', model: 'openai:x' },
    ]
    const [verdict] = render(comparisonReport({ before, rows }), 200).split('\n\n')
    expect(verdict).toContain('retrieval@1 of local:hybrid')
    expect(verdict).toContain('selection of openai:x')
    expect(verdict).not.toContain('arguments')
  })

  test('a row that fell stands above the headline, and one that is only worse alone says so', () => {
    const abstention = {
      ...ROW,
      metric: 'abstention',
      delta: estimate(-1, -1, -0.4, 4),
      p: 0.04,
      adjusted: 0.08,
      headline: false,
    }
    const rows = [
      { ...ROW, verdict: 'equivalent' as const },
      { ...abstention, verdict: 'worse' as const },
    ]
    const output = render(comparisonReport({ rows, verdict: 'undecided' }), 120)
    expect(output.indexOf('abstention of')).toBeLessThan(output.indexOf('retrieval@1 of'))
    expect(output).toContain('p = 0.040 (adjusted 0.080)')
    expect(output).toContain('worse alone')
    expect(output).toContain('allow for 2 metrics')
  })

  test('shows ten flips a side and counts the rest', () => {
    const flips = Array.from({ length: 13 }, (_, at) => ({
      intent: `i${at}`,
      metric: 'selection',
      model: 'm',
      from: 'a',
      to: 'b',
      gain: 1,
      says: 'x',
      tools: [],
    }))
    expect(render(comparisonReport({ flips }))).toMatch(/Gained 13 intents\n( {2}i\d .*\n){10} {2}and 3 more\n/)
  })

  test.each([40, 60, 80, 120])('no line is wider than %i columns, whatever the names', (width) => {
    const name = '日本語 a very long name '.repeat(6)
    const report = comparisonReport({
      rows: [{ ...ROW, model: name, metric: name }, ROW],
      flips: [{ intent: name, metric: 'selection', model: name, from: name, to: name, gain: 1, says: name, tools: [name] }],
      collateral: [{ tool: name, model: name, delta: estimate(0.4, 0.1, 0.6, 10) }],
    })
    for (const one of [
      report,
      runReport({ summary: [{ metric: name, label: name, model: name, estimate: estimate(0.8, 0.7, 0.9) }] }),
    ]) {
      expect(
        render(one, width)
          .split('\n')
          .filter((line) => columnsOf(line) > width),
      ).toEqual([])
    }
  })
})
