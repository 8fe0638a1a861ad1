import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { json } from '../../src/report/json.ts'
import comparison from '../../src/report/schemas/comparison.schema.json' with { type: 'json' }
import lint from '../../src/report/schemas/lint.schema.json' with { type: 'json' }
import run from '../../src/report/schemas/run.schema.json' with { type: 'json' }
import { comparisonReport, context, finding, lintReport, ROW, runReport } from './fixtures.ts'

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true })
ajv.addSchema([lint, run, comparison])

/** Errors of real output against the schema of its kind. */
function errors(report: Report): string[] {
  const output: unknown = JSON.parse(json.render(report, context()))
  return errorsOf(report.kind, output)
}

function errorsOf(kind: Report['kind'], value: unknown): string[] {
  const id = { lint, run, comparison }[kind].$id
  ajv.validate(id, value)
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

const patches = [{ says: 'Drop it', safe: true, edits: [{ tool: 0, at: '/description' as const, to: undefined }] }]

test.each<[string, Report]>([
  ['a lint without findings', lintReport([])],
  ['a lint with findings', lintReport([finding(), finding({ tool: null, range: null, quote: null, related: ['a'], patches })])],
  [
    'a lint with problems',
    lintReport([], {
      problems: [
        { uri: 'a', message: 'b' },
        { uri: 'a', message: 'b', hint: 'c' },
      ],
    }),
  ],
  ['a run', runReport({ failures: [{ model: 'm', error: 'e', count: 2 }] })],
  ['a comparison', comparisonReport()],
  [
    'an undecided comparison',
    comparisonReport({ verdict: 'undecided', rows: [{ ...ROW, p: null, verdict: 'undecided', needed: 514 }] }),
  ],
])('%s is what its schema says', (_, report) => {
  expect(errors(report)).toEqual([])
})

describe.each<[Report['kind'], Report]>([
  ['lint', lintReport([finding()])],
  ['run', runReport()],
  ['comparison', comparisonReport()],
])('the schema of %s', (kind, report) => {
  test.each(Object.keys(report))('requires %s', (key) => {
    const without = Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(report))).filter(([name]) => name !== key))
    expect(errorsOf(kind, without)).not.toEqual([])
  })

  test('refuses other kinds and versions but takes added fields', () => {
    expect(errorsOf(kind, { ...report, kind: 'other' })).not.toEqual([])
    expect(errorsOf(kind, { ...report, version: 2 })).not.toEqual([])
    expect(errorsOf(kind, { ...JSON.parse(JSON.stringify(report)), later: true })).toEqual([])
  })
})

test.each([
  ['a zero column', finding({ range: { start: { line: 1, column: 0 }, end: { line: 1, column: 2 } } })],
  ['a short fingerprint', finding({ fingerprint: 'abc' })],
])('a finding with %s is refused', (_, found) => {
  expect(errors(lintReport([found]))).not.toEqual([])
})

test('a trial is one line of JSON, and the whole is the report exactly', () => {
  const [plain, hostile] = [runReport(), runReport({ failures: [{ model: 'm', error: '\n  "trials": []', count: 1 }] })]
  for (const report of [plain, hostile, runReport({ trials: [] })]) {
    const text = json.render(report, context())
    expect(text.split('\n').filter((line) => line.startsWith('    {"intent":'))).toHaveLength(report.trials.length)
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(report)))
  }
})
