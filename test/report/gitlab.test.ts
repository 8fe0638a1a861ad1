import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { visible } from '../../src/core/text.ts'
import { gitlab } from '../../src/report/gitlab.ts'
import { EVERY_REPORT } from './every-report.ts'
import { comparisonReport, context, finding, lintReport, ROW, SET } from './fixtures.ts'
import { HOSTILE, poisoned } from './hostile.ts'

/** What GitLab documents of a Code Quality report (looked up on 2026-11-30); paths have no `./`, and a fingerprint stands once. */
const FORM = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{16}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', minLength: 1, pattern: '^(?!\\./)' },
          lines: {
            type: 'object',
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
}
const valid = new Ajv({ strict: false, allErrors: true }).compile(FORM)
const read = (report: Report): ReturnType<typeof JSON.parse> => JSON.parse(gitlab.render(report, context()))

function expectForm(report: Report): void {
  const issues = read(report)
  valid(issues)
  expect(valid.errors).toBeNull()
}

describe('a Code Quality report', () => {
  test('has the form that GitLab documents, for every kind of report', () => {
    for (const report of EVERY_REPORT) expectForm(report)
  })

  test.each([...HOSTILE, ']]>', '\u0000', '😀', '\uD800', './x', 'x'.repeat(100_000)])(
    'has that form with %.40j in every text',
    (text) => {
      for (const report of EVERY_REPORT) expectForm(poisoned(report, text))
    },
  )

  test.each(HOSTILE)('gives the message %j back, but for what nobody sees', (text) => {
    expect(read(lintReport([finding({ message: text, tool: null })]))[0].description).toBe(visible(text))
  })
})

test('a finding has its rule, place, severity and fingerprint', () => {
  expect(read(lintReport([finding({ message: 'Wrong.' })]))).toEqual([
    {
      description: 'search: Wrong.',
      check_name: 'description/vague',
      fingerprint: '0123456789abcdef',
      severity: 'major',
      location: { path: 'tools.json', lines: { begin: 4, end: 4 } },
    },
  ])
})

test('a finding of a live server stands where the configuration names the server', () => {
  const target = { name: 'desk', uri: 'sub/rightcall.config.yaml:4:5' }
  const toolsets = [{ ...SET, key: 'mcp://desk', id: 'desk', uri: 'mcp://desk', tools: 1, tokens: 9, target }]
  const found = finding({ toolset: 'mcp://desk', uri: 'mcp://desk/search#/description', range: null })
  expect(read(lintReport([found], { toolsets }))[0].location).toEqual({ path: 'sub/rightcall.config.yaml', lines: { begin: 4 } })
  expect(read(lintReport([found]))[0].location.path).toBe('mcp://desk/search#/description')
})

test('what could not be read blocks, at its line', () => {
  const problems = [
    { uri: './mcp.json:3:5', message: 'Not JSON.', hint: 'Mend it.' },
    { uri: 'other.json', message: 'Not JSON.' },
  ]
  const issues = read(lintReport([], { problems }))
  expect(issues).toMatchObject([
    { description: 'Not JSON. Mend it.', severity: 'blocker', location: { path: 'mcp.json', lines: { begin: 3 } } },
    { location: { path: 'other.json', lines: { begin: 1 } } },
  ])
  expect(issues[0].fingerprint).not.toBe(issues[1].fingerprint)
})

test('of a comparison, what is worse or undecided is an issue', () => {
  const rows = (['worse', 'undecided', 'better'] as const).map((verdict) => ({ ...ROW, model: verdict, verdict }))
  expect(read(comparisonReport({ rows })).map(({ severity }: { severity: string }) => severity)).toEqual(['major', 'minor'])
})
