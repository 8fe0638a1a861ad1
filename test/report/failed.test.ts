import { describe, expect, test } from 'vitest'
import type { ReportedTrial } from '../../src/core/reported-trial.ts'
import type { RunReport } from '../../src/core/report.ts'
import { failedBy, whySentence } from '../../src/report/failed.ts'
import { junit } from '../../src/report/junit.ts'
import { markdown } from '../../src/report/markdown.ts'
import { pretty } from '../../src/report/pretty.ts'
import { callWords, didWords } from '../../src/report/trial-words.ts'
import { calledTrial, context, estimate, MANIFEST, runReport } from './fixtures.ts'

const PLAIN = { code: (text: string) => text, prose: (text: string) => text }
const MODEL = 'openai:x'

const asked = (id: string, expected: string) => ({ id, says: `Say ${id}`, expected, not: [], tags: [], cluster: id })

const refund = { tool: 'refund', arguments: { id: '8' } }
const REPORT: RunReport = runReport({
  manifest: { ...MANIFEST, models: [{ model: MODEL, kind: 'language', reported: [], parameters: {} }] },
  summary: [
    { metric: 'selection', label: 'right tool', model: MODEL, estimate: estimate(0.75, 0.6, 0.9, 4) },
    { metric: 'arguments', label: 'right arguments', model: MODEL, estimate: estimate(0.5, 0.3, 0.7, 4) },
  ],
  confusion: [],
  intents: [
    { id: 'a', model: MODEL, passes: 0, repeats: 1, error: 0 },
    { id: 'b', model: MODEL, passes: 1, repeats: 3, error: 0 },
    { id: 'c', model: MODEL, passes: 1, repeats: 1, error: 0 },
  ],
  asked: [asked('a', 'pay'), asked('b', 'refund(id: "7")'), asked('c', 'no call'), asked('d', 'no call')],
  trials: [
    calledTrial('a', [refund], { metric: 'selection', because: 'expected pay, but called refund' }),
    calledTrial('b', [refund], { metric: 'arguments', because: 'id should be "7", not "8"' }),
    calledTrial('b', [{ tool: 'refund', arguments: { id: '7' } }], null, { repeat: 1 }),
    calledTrial('b', [refund], { metric: 'arguments', because: 'id should be "7", not "8"' }, { repeat: 2 }),
    calledTrial('c', [], null, { text: 'You are welcome.' }),
    calledTrial('d', [], null, { outcome: 'error', error: '429', right: null }),
  ],
})

test('failed intents are told the worst metric first; a question without a reply is none of them', () => {
  expect(failedBy(REPORT, MODEL).map(({ metric, intents }) => [metric, intents.map(({ intent }) => intent.id)])).toEqual([
    ['arguments', ['b']],
    ['selection', ['a']],
  ])
  expect(failedBy(REPORT, 'other')).toEqual([])
})

test('repeats that went the same way are one', () => {
  const [worst] = failedBy(REPORT, MODEL)
  expect(worst?.intents[0]).toMatchObject({ trials: 3, ways: [{ times: 2 }] })
})

test('pretty says under --failed what was said, expected and done, and why that is wrong', () => {
  const lines = pretty.render(REPORT, context({ failed: true })).split('\n')
  expect(lines.slice(lines.findIndex((line) => line.startsWith('Failed'))).join('\n')).toMatchInlineSnapshot(`
    "Failed with openai:x: 2 of 3 intents

      arguments 50.0 %: 1 intent
        b
          user      "Say b"
          expected  refund(id: "7")
          did       2 of 3: called refund(id: "8")
          why       id should be "7", not "8"

      selection 75.0 %: 1 intent
        a
          user      "Say a"
          expected  pay
          did       called refund(id: "8")
          why       expected pay, but called refund
    "
  `)
  expect(pretty.render(REPORT, context())).not.toContain('id should be')
})

describe('the same sentence', () => {
  const sentences = failedBy(REPORT, MODEL).flatMap(({ intents }) => intents.map((failed) => whySentence(failed, PLAIN)))

  test('is short and whole', () => {
    expect(sentences).toMatchInlineSnapshot(`
      [
        ""Say b" expects refund(id: "7"); in 2 of 3 trials the model called refund(id: "8"): id should be "7", not "8"",
        ""Say a" expects pay; the model called refund(id: "8"): expected pay, but called refund",
      ]
    `)
  })

  test('is in JUnit: output of a case, and a failure where the run fails by a threshold', () => {
    const passed = junit.render(REPORT, context())
    expect(passed).toContain('<testcase name="a openai:x"')
    expect(passed).toMatch(/failures="0"/)
    const failed = junit.render({ ...REPORT, verdict: { exit: 1, because: 'selection is low' } }, context())
    expect(failed).toContain('type="selection"')
    for (const sentence of sentences) {
      const text = sentence.replaceAll('&', '&amp;')
      expect(failed).toContain(text)
      expect(passed).toContain(text)
    }
    expect(failed).not.toContain('"c openai:x"')
  })

  test('is in Markdown, folded away', () => {
    const output = markdown.render(REPORT, context())
    expect(output.slice(output.indexOf('<details>'))).toMatchInlineSnapshot(`
      "<details>
      <summary>Failed with <code>openai&#58;x</code>: 2 intents</summary>

      * \`b\` (\`arguments\`): "Say b" expects <code>refund&#40;id&#58; &#34;7&#34;&#41;</code>; in 2 of 3 trials the model called <code>refund&#40;id&#58; &#34;8&#34;&#41;</code>: id should be "7", not "8"
      * \`a\` (\`selection\`): "Say a" expects \`pay\`; the model called <code>refund&#40;id&#58; &#34;8&#34;&#41;</code>: expected pay, but called refund

      </details>
      "
    `)
  })
})

describe('what a model did', () => {
  const did = (over: Partial<ReportedTrial>) => didWords(calledTrial('a', [], null, over), PLAIN)

  test.each<[string, Partial<ReportedTrial>]>([
    [
      'called a(x: 1) and b()',
      {
        calls: [
          { tool: 'a', arguments: { x: 1 } },
          { tool: 'b', arguments: {} },
        ],
      },
    ],
    [
      'called a(), a(), a(), a() and 3 more calls',
      { calls: Array.from({ length: 5 }, () => ({ tool: 'a', arguments: {} })), moreCalls: 2 },
    ],
    ['answered "Hello."', { text: ' Hello.\n' }],
    ['said nothing', {}],
    ['found a first', { ranking: ['a', 'b'] }],
    ['found no tool', { ranking: [] }],
    ['did not answer: 429', { outcome: 'error', error: '429' }],
    ['was cut off at the length limit: "Let me"', { outcome: 'cut-off', text: 'Let me' }],
    ['was cut off at the length limit, and called a()', { outcome: 'cut-off', calls: [{ tool: 'a', arguments: {} }] }],
  ])('%s', (words, over) => {
    expect(did(over)).toBe(words)
  })

  test('is bounded, whatever was called', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`key${at}`.repeat(100), 'x'.repeat(1000)]))
    expect(callWords({ tool: 'a', arguments: many }).length).toBeLessThan(2_000)
    expect(callWords({ tool: 'a', arguments: '{"x":"'.padEnd(2_000, 'y'), cutFrom: 90_000 })).toMatch(
      /…, of 90,000 characters\)$/,
    )
    expect(callWords({ tool: 'a', arguments: 'not json' })).toBe('a("not json")')
  })
})
