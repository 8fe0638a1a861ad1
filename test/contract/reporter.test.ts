import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { github } from '../../src/report/github.ts'
import { json } from '../../src/report/json.ts'
import { markdown } from '../../src/report/markdown.ts'
import { pretty } from '../../src/report/pretty.ts'
import { sarif } from '../../src/report/sarif.ts'
import { frozen } from '../helpers/frozen.ts'
import { comparisonReport, context, finding, lintReport, runReport } from '../report/fixtures.ts'
import { expectHarmless } from '../report/harmless.ts'
import { HOSTILE, poisoned } from '../report/hostile.ts'

const REPORTERS = [pretty, json, sarif, github, markdown]

const lint = lintReport(
  [
    finding(),
    finding({
      severity: 'warn',
      rule: 'parameter/unit-missing',
      tool: null,
      related: ['refund'],
      patches: [{ says: 'add it', safe: true, edits: [] }],
    }),
    finding({ severity: 'info', range: null, uri: 'mcp://desk/search#/description' }),
  ],
  { problems: [{ uri: 'broken.json', message: 'This is not JSON.', hint: 'Mend it.' }] },
)
const failures = [{ model: 'openai:x', error: '429', count: 3 }]
const REPORTS: readonly Report[] = [
  lint,
  lintReport([]),
  lintReport([], { toolsets: [], problems: lint.problems }),
  runReport({ failures, incomplete: true }),
  runReport({ summary: [], confusion: [], intents: [] }),
  comparisonReport({ failures, incomplete: true }),
  comparisonReport({ rows: [], flips: [], collateral: [], verdict: 'undecided' }),
]

describe.each(REPORTERS)('$name', (reporter) => {
  const render = (report: Report, width = 80) => reporter.render(frozen(report), context({ width }))

  test('accepts every kind of report and ends in one line break', () => {
    for (const report of REPORTS) expect(render(report)).toMatch(/[^\n]\n$/)
  })

  test('gives the same text twice', () => {
    for (const report of REPORTS) expect(render(report)).toBe(render(report))
  })

  test.each(HOSTILE)('neutralises %j', (text) => {
    for (const report of REPORTS) expectHarmless(reporter.name, render(poisoned(report, text)))
  })

  test('neutralises any mixture of hostile pieces', () => {
    const mixture = fc.array(fc.constantFrom(...HOSTILE, ':', '!', '[', '(', '@', 'a', ' ', '\n'), { minLength: 1, maxLength: 8 })
    const report = fc.constantFrom(...REPORTS)
    fc.assert(
      fc.property(mixture, report, fc.integer({ min: 1, max: 130 }), (pieces, one, width) => {
        expectHarmless(reporter.name, render(poisoned(one, pieces.join('')), width))
      }),
      { seed: 20261121, numRuns: 300 },
    )
  })

  test('says its name and the type of its output', () => {
    expect(reporter.name).toMatch(/^[a-z]+$/)
    expect(reporter.mime).toMatch(/^[a-z]+\/[a-z+]+$/)
  })
})

test('only pretty with colour writes escape sequences, and only colours', () => {
  for (const report of REPORTS) {
    const colored = pretty.render(report, context({ color: true }))
    expect(stripVTControlCharacters(colored)).toBe(pretty.render(report, context()))
    for (const part of colored.split('\u001b').slice(1)) expect(part).toMatch(/^\[\d+m/)
  }
})
