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

    Likely: a careful reviewer would question it

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

test('a clean run says what it rests on', () => {
  expect(render(lintReport([]))).toBe('✔ no findings in 2 tools (about 60 tokens)\n  Checked: 90 rules on 2 tools.\n')
})

test('what was not checked is said, with names', () => {
  const toolsets = [{ ...SET, notEnglish: ['suche', ''], unannotated: 1, complete: false }]
  expect(render(lintReport([], { toolsets }))).toMatchInlineSnapshot(`
    "✔ no findings in 2 tools (about 60 tokens)
      Checked: 90 rules on 2 tools.
      Not checked: texts that are not English, of suche and (no name); annotations,
      which 1 of 2 tools lack; what is missing from tools.json: only a part of a
      list was read.
    "
  `)
  expect(render(lintReport([finding()], { toolsets }))).toContain('Not checked: texts that are not English, of suche')
  const bare = (tools: number) => render(lintReport([], { toolsets: [{ ...SET, tools, unannotated: tools }] }))
  expect(bare(1)).toContain('annotations, which the tool does not have.')
  expect(bare(3)).toContain('annotations, which none of the 3 tools has.')
})

test('an info has no code frame and takes one line where it fits', () => {
  const found = [note(), note({ rule: 'parameter/unit-missing', message: 'x'.repeat(300) }), note({ pointer: '/title' })]
  expect(render(lintReport(found))).toMatchInlineSnapshot(`
    "tools.json  2 tools, about 60 tokens

    Likely: a careful reviewer would question it

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

      Likely: a careful reviewer would question it

        warn  annotation/missing  in 4 tools
          There are no annotations.
          a, b, c and d

      ! 4 warnings in 2 tools (about 60 tokens)
        Why: rightcall explain annotation/missing
      "
    `)
  })

  test('names every tool and parameter, up to forty tools', () => {
    const report = (size: number) =>
      lintReport(
        Array.from({ length: size }, (_, at) => [
          finding({ tool: `t${at}`, pointer: '/inputSchema/properties/q/properties/in/description' }),
          finding({ tool: `t${at}`, pointer: '/outputSchema/properties/rows' }),
          finding({ tool: `t${at}`, pointer: '/inputSchema/properties/q/items' }),
        ]).flat(),
      )
    expect(render(report(4))).toContain('    t0(q.in, output.rows, q), t1(')
    expect(render(report(40))).toContain('t38(q.in, output.rows, q) and t39(q.in, output.rows, q)\n')
    expect(render(report(41)).replace(/\s+/g, ' ')).toContain('t39(q.in, output.rows, q) and 1 more (--verbose names all)')
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
    expect(render(report)).toContain('  The whole toolset\n    error  annotation/missing')
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

test('a fix is told from a suggestion, and the last line counts both', () => {
  const patch = (safe: boolean) => [{ says: 'Add `destructiveHint: true`.', safe, edits: [] }]
  const fix = finding({ patches: patch(true), fixable: true })
  const suggestion = finding({ patches: patch(false), pointer: '/title' })
  expect(render(lintReport([fix]))).toContain('→ fix: Add `destructiveHint: true`.')
  expect(render(lintReport([suggestion]))).toContain('→ suggestion: Add `destructiveHint: true`.')
  expect(render(lintReport([note({ patches: patch(false) })]))).toContain('→ suggestion: Add')
  const last = (found: readonly ReturnType<typeof finding>[]) => render(lintReport(found)).trimEnd().split('\n').at(-1)
  expect(last([fix, suggestion, suggestion])).toBe('  1 fix: rightcall lint --fix; 2 suggestions')
  expect(last([fix, fix])).toBe('  2 fixes: rightcall lint --fix')
  expect(last([suggestion])).toBe('  1 suggestion')
  expect(last([finding({ ...fix, uri: 'mcp://desk/search', range: null })])).toBe('  1 fix to make in the source of the server')
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
      Checked: 90 rules on 2 tools.
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
    '✖ nothing was checked\n  Exit code 3: there is nothing to check.\n',
  )
})

test('accepted findings are counted', () => {
  const { summary } = lintReport([])
  expect(render(lintReport([], { summary: { ...summary, suppressed: 2 } }), 100)).toContain(
    '· 2 accepted by ignore entries or comments',
  )
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

describe('the order', () => {
  const of = (certainty: 'proved' | 'likely' | 'advice', over = {}) =>
    finding({ certainty, rule: `schema/${certainty}`, message: `${certainty} here.`, severity: 'warn', range: null, ...over })
  const order = (report: Report, verbose = false) =>
    pretty
      .render(report, context({ verbose }))
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => /^(?:Proved|Likely|Advice|The whole toolset|\w+$|(?:error|warn|info) )/.test(line))

  test('is by certainty, however many there are, then by severity, then by tool', () => {
    const found = [
      ...Array.from({ length: 9 }, (_, at) => of('advice', { tool: `t${at}`, severity: 'error' })),
      of('likely', { tool: 't1', rule: 'a/second' }),
      of('likely', { tool: 't2', severity: 'error', rule: 'a/first' }),
      of('likely', { tool: null, rule: 'a/last' }),
      of('proved', { tool: 't8', severity: 'info', rule: 'a/sure' }),
    ]
    expect(order(lintReport(found))).toMatchInlineSnapshot(`
      [
        "Proved: a standard decides, or the definition contradicts itself",
        "t8",
        "info  a/sure  proved here.",
        "Likely: a careful reviewer would question it",
        "t2",
        "error  a/first  /description",
        "t1",
        "warn  a/second  /description",
        "The whole toolset",
        "warn  a/last  /description",
        "Advice: a model would choose better with this change",
        "error  schema/advice  in 9 tools",
      ]
    `)
  })

  test('has advice about the whole set last', () => {
    const found = [of('advice', { tool: null, severity: 'error' }), of('advice', { tool: 'pay', severity: 'info', rule: 'a/b' })]
    expect(order(lintReport(found))).toMatchInlineSnapshot(`
      [
        "Advice: a model would choose better with this change",
        "pay",
        "info  a/b  advice here.",
        "Advice on the toolset: about its tools together",
        "The whole toolset",
        "error  schema/advice  /description",
      ]
    `)
  })

  test('holds across sets: what is proved in the second stands before what is likely in the first', () => {
    const toolsets = ['a', 'b'].map((key) => ({ ...SET, key, id: key, uri: key }))
    const found = [of('likely', { toolset: 'a' }), of('proved', { toolset: 'b' })]
    const output = render(lintReport(found, { toolsets }))
    expect(output.indexOf('schema/proved')).toBeLessThan(output.indexOf('schema/likely'))
    expect(output.match(/^[ab] .*$/gm)).toHaveLength(2)
  })
})

describe('a fact about the set', () => {
  const report = (fired: number, size: number) =>
    lintReport(
      Array.from({ length: fired }, (_, at) => finding({ tool: `t${at}`, rule: 'returns/undescribed', message: 'Nothing.' })),
      { toolsets: [{ ...SET, tools: size }] },
    )

  test('is a rule that fires on more than nine tenths of five tools or more', () => {
    expect(render(report(13, 14))).toContain('error  returns/undescribed  13 of 14 tools')
    expect(render(report(5, 5))).toContain('returns/undescribed  5 of 5 tools')
    expect(render(report(9, 10))).toContain('returns/undescribed  in 9 tools')
    expect(render(report(4, 4))).toContain('returns/undescribed  in 4 tools')
    expect(render(report(3, 3)).match(/Nothing/g)).toHaveLength(3)
  })

  test('says so where its findings differ in severity', () => {
    const { diagnostics, toolsets } = report(13, 14)
    const mixed = diagnostics.map((found, at) => (at < 3 ? finding({ ...found, severity: 'info' }) : found))
    expect(render(lintReport(mixed, { toolsets }))).toContain('13 of 14 tools (10 error, 3 info)')
  })

  test('is unfolded under --verbose, with every finding in full', () => {
    const output = pretty.render(report(13, 14), context({ verbose: true }))
    expect(output.match(/Nothing/g)).toHaveLength(13)
    expect(output.match(/\^\^\^\^/g)?.length).toBeGreaterThanOrEqual(13)
  })
})

test('what a quiet report leaves out is counted', () => {
  const { summary } = lintReport([finding(), finding()])
  expect(render(lintReport([finding()], { summary }))).toContain('· 1 not shown')
  expect(render(lintReport([], { summary }))).toContain('· none shown under --quiet')
})
