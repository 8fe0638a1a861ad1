import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { isObject, type Json, type JsonObject } from '../../src/core/json.ts'
import { valueAt, type Pointer } from '../../src/core/pointer.ts'
import type { Report } from '../../src/core/report.ts'
import type { RenderContext } from '../../src/report/reporter.ts'
import { sarif } from '../../src/report/sarif.ts'
import { comparisonReport, context, finding, lintReport, runReport, SET } from './fixtures.ts'
import { HOSTILE, poisoned } from './hostile.ts'

function render(report: Report, over: Partial<RenderContext> = {}): Json {
  return JSON.parse(sarif.render(report, context(over)))
}

function at(report: Report, pointer: Pointer): Json | undefined {
  return valueAt(render(report), pointer)
}

const full = lintReport(
  [
    finding(),
    finding({ rule: 'toolset/overlap', severity: 'warn', tool: null, pointer: '', range: null, related: ['search', 'refund'] }),
    finding({ severity: 'info', uri: 'mcp://desk/get%20order#/description', range: null, fingerprint: 'fedcba9876543210' }),
  ],
  { problems: [{ uri: '<stdin>', message: 'Not JSON.', hint: 'Mend it.' }] },
)

test('a result has its rule, level, place in UTF-16 columns and fingerprint', () => {
  expect(at(full, '/runs/0/columnKind')).toBe('utf16CodeUnits')
  expect(at(full, '/runs/0/results/0')).toMatchObject({
    ruleId: 'description/vague',
    ruleIndex: 0,
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'tools.json', uriBaseId: '%SRCROOT%' },
          region: { startLine: 4, startColumn: 20, endLine: 4, endColumn: 62 },
        },
        logicalLocations: [{ name: 'search', fullyQualifiedName: 'tools.json/search/description' }],
      },
    ],
    partialFingerprints: { 'rightcall/v1': '0123456789abcdef' },
  })
})

test('every rule that fired is described once, and ruleIndex finds it', () => {
  const rules = at(full, '/runs/0/tool/driver/rules')
  expect(rules).toEqual([
    {
      id: 'description/vague',
      shortDescription: { text: 'Summary of description/vague.' },
      defaultConfiguration: { level: 'warning' },
      helpUri: 'https://example.org/rules/description/vague.md',
    },
    expect.objectContaining({ id: 'toolset/overlap' }),
  ])
  expect([0, 1, 2].map((index) => at(full, `/runs/0/results/${index}/ruleIndex`))).toEqual([0, 1, 0])
})

const LIVE = finding({
  toolset: 'mcp://desk',
  uri: 'mcp://desk/get%20order#/description',
  range: null,
  fingerprint: 'fedcba9876543210',
})
const SERVER = { ...SET, key: 'mcp://desk', id: 'desk/1', uri: 'mcp://desk' }

test('a finding of a live server stands in the file that names the server, with a fingerprint that GitHub can use', () => {
  const report = lintReport([LIVE], { toolsets: [{ ...SERVER, namedAt: 'conf/mcp.json:3:5' }] })
  expect(at(report, '/runs/0/results/0')).toMatchObject({
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'conf/mcp.json', uriBaseId: '%SRCROOT%' },
          region: { startLine: 3, startColumn: 5 },
        },
        logicalLocations: [{ name: 'search', fullyQualifiedName: 'desk/1/search/description' }],
      },
    ],
    partialFingerprints: { primaryLocationLineHash: 'fedcba9876543210' },
  })
})

test('a live server that no file names has a name in place of a path, because GitHub refuses results without one', () => {
  expect(at(lintReport([LIVE], { toolsets: [SERVER] }), '/runs/0/results/0/locations/0/physicalLocation')).toEqual({
    artifactLocation: { uri: 'live%20server%20desk%2F1' },
    region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
  })
})

test.each([
  ['/repo/packages/a', 'tools.json', { uri: 'packages/a/tools.json', uriBaseId: '%SRCROOT%' }],
  ['/repo/packages/a', '../b/tools.json', { uri: 'packages/b/tools.json', uriBaseId: '%SRCROOT%' }],
  ['/repo', '/repo/x/tools.json', { uri: 'x/tools.json', uriBaseId: '%SRCROOT%' }],
  ['/repo', '../other/tools #1.json', { uri: 'file:///other/tools%20%231.json' }],
  ['/repo', '..tools.json', { uri: '..tools.json', uriBaseId: '%SRCROOT%' }],
])('in %s the file %s is the artifact %j', (cwd, uri, artifact) => {
  const folders = { cwd, repository: '/repo', workspace: '/repo' }
  const rendered = render(lintReport([finding({ uri })]), { folders })
  expect(valueAt(rendered, '/runs/0/results/0/locations/0/physicalLocation/artifactLocation')).toEqual(artifact)
  expect(valueAt(rendered, '/runs/0/originalUriBaseIds/%SRCROOT%/uri')).toBe('file:///repo/')
})

test.each<[string, Report]>([
  ['lint', lintReport([LIVE], { toolsets: [SERVER], problems: [{ uri: 'https://host.example/mcp', message: 'Gone.' }] })],
  ['run', runReport()],
  ['comparison', liveComparison()],
])('no artifact of a %s has a scheme other than file', (_, report) => {
  for (const [, uri = ''] of JSON.stringify(render(report)).matchAll(/"artifactLocation":\{"uri":"([^"]*)"/g)) {
    expect(uri).not.toMatch(/^(?!file:)[a-z][a-z0-9+.-]*:/i)
  }
})

function liveComparison(): Report {
  const { after, ...report } = comparisonReport()
  return { ...report, after: { ...after, toolset: { ...after.toolset, uri: 'mcp://desk' } } }
}

test('a run that checked nothing is no success, and says so', () => {
  const report = lintReport([], { toolsets: [], verdict: { exit: 3, because: 'there is nothing to check' } })
  expect(at(report, '/runs/0/invocations/0')).toMatchObject({
    executionSuccessful: false,
    toolExecutionNotifications: [{ level: 'error', message: { text: 'Exit code 3: there is nothing to check.' } }],
  })
})

test('related tools are related locations', () => {
  expect(at(full, '/runs/0/results/1/relatedLocations')).toMatchObject([
    { id: 0, message: { text: 'search' }, logicalLocations: [{ name: 'search' }] },
    { id: 1, message: { text: 'refund' } },
  ])
})

test('what could not be read makes the run unsuccessful', () => {
  expect(at(full, '/runs/0/invocations/0')).toMatchObject({
    executionSuccessful: false,
    toolExecutionNotifications: [{ level: 'error', message: { text: 'Not JSON. Mend it.' } }],
  })
  expect(at(lintReport([finding()]), '/runs/0/invocations/0/executionSuccessful')).toBe(true)
})

test('a problem with a line and a column has a region', () => {
  const report = lintReport([], { problems: [{ uri: 'mcp.json:3:5', message: 'Not JSON.' }] })
  expect(at(report, '/runs/0/invocations/0/toolExecutionNotifications/0/locations')).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'mcp.json', uriBaseId: '%SRCROOT%' },
        region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 5 },
      },
    },
  ])
})

test('at most 25,000 results are written, the worst first, and the file says how many were left out', () => {
  const many = [
    ...Array.from({ length: 25_000 }, () => finding({ severity: 'info' })),
    finding({ severity: 'error', rule: 'name/missing' }),
  ]
  const run = at(lintReport(many), '/runs/0')
  const results = isObject(run) ? run['results'] : undefined
  expect(results).toHaveLength(25_000)
  expect(valueAt(run, '/results/0/ruleId')).toBe('name/missing')
  expect(valueAt(run, '/invocations/0/toolExecutionNotifications/0/message/text')).toMatch(/^1 findings? /)
})

test.each([
  ['a b/ü.json', 'a%20b/%C3%BC.json'],
  ['c:d?e#f.json', 'c%3Ad%3Fe%23f.json'],
  ['100%.json', '100%25.json'],
])('the place %j is written as the URI reference %j', (uri, reference) => {
  expect(at(lintReport([finding({ uri })]), '/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri')).toBe(
    reference,
  )
})

test('a hostile message is no embedded link', () => {
  const text = String(
    at(lintReport([finding({ message: 'see [docs](https://evil.example)' })]), '/runs/0/results/0/message/text'),
  )
  expect(text).toBe('search: see [docs\\](https://evil.example)')
})

test.each([
  ['worse', 'error'],
  ['undecided', 'warning'],
  ['better', 'note'],
] as const)('a %s comparison is a result of level %s', (verdict, level) => {
  const [row] = comparisonReport().rows
  if (row === undefined) throw new Error('the fixture has a row')
  expect(at(comparisonReport({ verdict, rows: [{ ...row, verdict }] }), '/runs/0/results')).toMatchObject([
    { ruleId: 'comparison', level },
  ])
})

/** The schema as an npm package ships it. */
function officialSchema(): JsonObject {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
  const { $schema: _draft4, id: _id, ...schema } = JSON.parse(readFileSync(path, 'utf8'))
  return schema
}

describe('the SARIF 2.1.0 schema', () => {
  // draft 4 without boolean exclusive limits reads the same as draft 7; one of its patterns is no valid /u expression
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false })
  const valid = ajv.compile(officialSchema())

  test.each<[string, Report]>([
    ['lint', full],
    ['empty', lintReport([])],
    ['run', runReport({ failures: [{ model: 'm', error: 'e', count: 2 }], incomplete: true })],
    ['comparison', comparisonReport()],
  ])('accepts %s output, hostile text included', (_, report) => {
    for (const one of [report, ...HOSTILE.map((text) => poisoned(report, text))]) {
      valid(render(one))
      expect(valid.errors).toBeNull()
    }
  })

  test('refuses a run without a driver', () => {
    expect(valid({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false)
  })
})
