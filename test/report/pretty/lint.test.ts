import { describe, expect, test } from 'vitest'
import type { Report } from '../../../src/core/report.ts'
import { columnsOf } from '../../../src/report/pretty/columns.ts'
import { pretty } from '../../../src/report/pretty.ts'
import { context, finding, lintReport, SET } from '../fixtures.ts'

const render = (report: Report, width = 80) => pretty.render(report, context({ width }))
const note = (over = {}) =>
  finding({ severity: 'info', rule: 'returns/undescribed', message: 'Nothing says what comes back.', ...over })

test('a finding has its tool, rule, place, message and words', () => {
  expect(render(lintReport([finding()]))).toMatchInlineSnapshot(`
    "tools.json  2 tools, about 60 tokens

      search
        error  description/vague  tools.json:4:20
          "various things" names no object, so a model cannot tell when to call it.
          Name what it returns.
          4 │ "description": "Handles various things for the customer.",
            │                         ^^^^^^^^^^^^^^

    ✖ 1 error in 2 tools (about 60 tokens)
      Why: rightcall explain description/vague
    "
  `)
})

test('a clean run is one line', () => {
  expect(render(lintReport([]))).toBe('✔ no findings in 2 tools (about 60 tokens)\n')
})

test('an info has no code frame and takes one line where it fits', () => {
  const found = [note(), note({ rule: 'parameter/unit-missing', message: 'x'.repeat(300) }), note({ pointer: '/title' })]
  expect(render(lintReport(found))).toMatchInlineSnapshot(`
    "tools.json  2 tools, about 60 tokens

      search
        info  returns/undescribed  Nothing says what comes back.
        info  returns/undescribed  Nothing says what comes back.
        info  parameter/unit-missing  tools.json:4:20
          xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
          xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
          xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
          xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
          xxxx

    ✔ 3 infos in 2 tools (about 60 tokens)
    "
  `)
})

describe('a rule that fires on many tools', () => {
  const repeated = (names: readonly string[]) =>
    lintReport(
      names.map((tool) =>
        finding({ tool, rule: 'annotation/missing', severity: 'warn', message: 'There are no annotations.', range: null }),
      ),
    )

  test('is told once from four tools on', () => {
    expect(render(repeated(['a', 'b', 'c'])).match(/There are no annotations/g)).toHaveLength(3)
    expect(render(repeated(['a', 'b', 'c', 'd']))).toMatchInlineSnapshot(`
      "tools.json  2 tools, about 60 tokens

        warn  annotation/missing  in 4 tools
          There are no annotations.
          a, b, c and d

      ! 4 warnings in 2 tools (about 60 tokens)
        Why: rightcall explain annotation/missing
      "
    `)
  })

  test('names eight tools and counts the rest', () => {
    expect(render(repeated('abcdefghijk'.split('')))).toContain('    a, b, c, d, e, f, g, h and 3 more\n')
  })

  test('counts findings where a tool has several', () => {
    expect(render(repeated(['a', 'a', 'b', 'c', 'd']))).toContain('annotation/missing  5 times in 4 tools\n')
  })

  test('keeps other findings of the same tools', () => {
    const report = lintReport([...repeated(['a', 'b', 'c', 'd']).diagnostics, finding({ tool: 'a' })])
    expect(render(report)).toContain('\n  a\n    error  description/vague')
  })

  test('does not swallow a finding about the whole set', () => {
    const report = lintReport([
      ...repeated(['a', 'b', 'c', 'd']).diagnostics,
      finding({ tool: null, rule: 'annotation/missing', message: 'The set.' }),
    ])
    expect(render(report)).toContain('  The whole set\n    error  annotation/missing')
  })
})

test('a rule that fires three times on one tool is told once, at the first place', () => {
  const places = ['limit', 'path', 'query'].map((name, at) =>
    finding({
      rule: 'parameter/description-missing',
      severity: 'warn',
      pointer: `/inputSchema/properties/${name}/type`,
      range: { start: { line: 7 - at, column: 3 }, end: { line: 7 - at, column: 4 } },
      message: `${name} has no description.`,
    }),
  )
  const output = render(lintReport(places))
  expect(output).toContain('parameter/description-missing  tools.json:5:3\n      query has no description.\n')
  expect(output).toContain('      Also at path (6:3) and limit (7:3).\n')
  expect(render(lintReport(places.slice(0, 2)))).not.toContain('Also at')
})

test('a patch is shown unless the message says it already', () => {
  const patches = [{ says: 'Add `destructiveHint: true`.', safe: true, edits: [] }]
  expect(render(lintReport([finding({ patches })]))).toContain('→ Add `destructiveHint: true`.')
  expect(render(lintReport([finding({ patches, message: 'It deletes. Add "destructiveHint": true.' })]))).not.toContain('→')
})

test('a live server has no text: the words are quoted unless the message has them', () => {
  const live = { uri: 'mcp://desk/search#/description', range: null }
  expect(render(lintReport([finding({ ...live, message: 'This is vague.' })]))).toContain('\n      │ various things\n')
  expect(render(lintReport([finding(live)]))).not.toContain('│')
})

test('a place that does not fit beside its rule is never cut', () => {
  const uri = `${'deep/'.repeat(20)}tools.json`
  expect(render(lintReport([finding({ uri })]))).toContain(`\n      ${uri}:4:20\n`)
})

test('two sets of one name stay apart, each with its path', () => {
  const sets = ['a.json', 'b.json'].map((uri) => ({ ...SET, key: uri, id: 'desk', uri, tools: 1, tokens: 30 }))
  const found = sets.map(({ key }) => finding({ toolset: key, uri: key }))
  expect(render(lintReport(found, { toolsets: sets })).match(/^desk .*$/gm)).toEqual([
    'desk  a.json · 1 tool, about 30 tokens',
    'desk  b.json · 1 tool, about 30 tokens',
  ])
})

test('what could not be read is told even where nothing else was found', () => {
  const problems = [{ uri: 'broken.json', message: 'This is not JSON.', hint: 'Remove the comma.' }]
  expect(render(lintReport([], { problems }))).toMatchInlineSnapshot(`
    "problem  broken.json
      This is not JSON.
      Remove the comma.

    ✖ no findings in 2 tools (about 60 tokens) · 1 problem
    "
  `)
})

test('nothing to check is said, but never over a finding', () => {
  const summary = { ...lintReport([]).summary, tools: 0 }
  expect(render(lintReport([], { summary, toolsets: [] }))).toBe('✔ no tools to check\n')
  const noise = finding({ tool: null, range: null, rule: 'server/stdout-noise' })
  expect(render(lintReport([noise], { summary: { ...summary, errors: 1 } }))).toContain('✖ 1 error in 0 tools')
})

test('a verdict that is not clean says why, and never has a tick', () => {
  const verdict = { exit: 3, because: 'there is nothing to check' } as const
  const { summary } = lintReport([])
  expect(render(lintReport([], { verdict, summary: { ...summary, tools: 0 }, toolsets: [] }))).toBe(
    '✖ no tools to check\n  Exit code 3: there is nothing to check.\n',
  )
})

test('accepted findings are counted', () => {
  const { summary } = lintReport([])
  expect(render(lintReport([], { summary: { ...summary, suppressed: 2 } }))).toContain('· 2 accepted by ignore entries')
})

test.each([60, 80, 120])('no line is wider than %i columns, whatever the names', (width) => {
  const names = ['日本語'.repeat(40), 'x'.repeat(300), 'a b '.repeat(80), 'tool']
  const found = names.flatMap((tool) => [
    finding({ tool, message: tool, quote: tool }),
    note({ tool, message: tool }),
    finding({ tool, rule: 'annotation/missing', severity: 'warn', message: tool }),
  ])
  const lines = render(lintReport(found, { toolsets: [{ ...SET, uri: names.join('') }] }), width).split('\n')
  expect(lines.filter((line) => columnsOf(line) > width)).toEqual([])
})
