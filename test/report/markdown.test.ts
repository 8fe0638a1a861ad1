import { expect, test } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { markdown } from '../../src/report/markdown.ts'
import { comparisonReport, context, finding, lintReport, runReport, SET } from './fixtures.ts'

const render = (report: Report) => markdown.render(report, context())

test('a lint has a heading, a table of rules and the findings folded away', () => {
  expect(render(lintReport([finding({ message: 'Names no object.' })]))).toMatchInlineSnapshot(`
    "### rightcall: 1 error in 2 tools

    | rule | certainty | severity | findings | tools |
    | --- | --- | --- | --- | --- |
    | [\`description/vague\`](https://example.org/rules/description/vague.md) | likely | error | 1 | 1 |

    #### Likely: a careful reviewer would question it

    <details>
    <summary><code>tools.json</code>: 1 finding</summary>

    * **error** \`description/vague\` on \`search\` (\`tools.json:4\`): Names no object.

    </details>
    "
  `)
})

test('a lint shows the surest first, and says what its exit code and its repairs are', () => {
  const patches = [{ says: 'add it', safe: false, edits: [] }]
  const found = [
    ...['a', 'b', 'c', 'd', 'e'].map((tool) => finding({ tool, certainty: 'advice', rule: 'a/fact', severity: 'info' })),
    finding({ tool: 'c', certainty: 'likely', rule: 'a/likely', severity: 'warn', patches }),
    finding({ tool: 'd', certainty: 'proved', rule: 'a/proved', pointer: '/inputSchema/properties/q' }),
  ]
  const report = lintReport(found, {
    toolsets: [{ ...SET, tools: 5, notEnglish: ['a'] }],
    verdict: { exit: 1, because: '1 error' },
  })
  expect(render(report).replaceAll(finding().message, 'It is so.')).toMatchInlineSnapshot(`
    "### rightcall: 1 error, 1 warning, 5 infos in 2 tools

    Exit code 1: 1 error.

    | rule | certainty | severity | findings | tools |
    | --- | --- | --- | --- | --- |
    | [\`a/proved\`](https://example.org/rules/description/vague.md) | proved | error | 1 | 1 |
    | [\`a/likely\`](https://example.org/rules/description/vague.md) | likely | warning | 1 | 1 |
    | [\`a/fact\`](https://example.org/rules/description/vague.md) | advice | note | 5 | 5 |

    #### Proved: a standard decides, or the definition contradicts itself

    <details>
    <summary><code>tools.json</code>: 1 finding</summary>

    * **error** \`a/proved\` on \`d\` (\`q\`) (\`tools.json:4\`): It is so.

    </details>

    #### Likely: a careful reviewer would question it

    <details>
    <summary><code>tools.json</code>: 1 finding</summary>

    * **warning** \`a/likely\` on \`c\` (\`tools.json:4\`): It is so. → suggestion: add it

    </details>

    #### Advice on the toolset: about its tools together

    <details>
    <summary><code>tools.json</code>: 5 findings</summary>

    * **note** \`a/fact\` on 5 of 5 tools, \`a\`, \`b\`, \`c\`, \`d\` and \`e\`: It is so.

    </details>

    Not checked: texts that are not English, of \`a\`.

    1 suggestion
    "
  `)
})

test('a help link that is not a plain https address is no link', () => {
  for (const help of ['javascript:alert(1)', 'http://x', 'https://x)[y](https://z', '']) {
    expect(render(lintReport([finding({ help })]))).not.toContain('](')
  }
})

test('a clean lint says what it rests on', () => {
  expect(render(lintReport([]))).toBe('### rightcall: no findings in 2 tools\n\nChecked: 90 rules on 2 tools.\n')
})

test('a lint without tools does not look clean', () => {
  const report = lintReport([], { verdict: { exit: 3, because: 'there is nothing to check' } })
  const summary = { ...report.summary, tools: 0 }
  expect(render({ ...report, summary })).toBe('### rightcall: nothing was checked\n\nExit code 3: there is nothing to check.\n')
})

test.each([
  ['one set', () => 'one'],
  ['a thousand sets', (at: number) => `set-${at % 1000}`],
])('a comment of %s stays below the 65,536 characters that GitHub takes', (_, toolset) => {
  const many = Array.from({ length: 4000 }, (__, at) =>
    finding({ toolset: toolset(at), rule: `rule/n${at % 300}`, tool: `tool_${at % 3}`, message: 'm'.repeat(250) }),
  )
  expect(render(lintReport(many)).length).toBeLessThan(65_536)
  const long = many.map((found, at) => ({ ...found, tool: `${'long_'.repeat(12)}${at % 30}`, message: 'm'.repeat(500) }))
  expect(render(lintReport(long)).length).toBeLessThan(65_536)
})

test('a comparison says its verdict in the heading and in one sentence', () => {
  const [heading, , sentence] = render(comparisonReport()).split('\n')
  expect(heading).toBe('### rightcall: better, the change helps')
  expect(sentence).toBe(
    '* `retrieval@1` of `local:hybrid` rose by 21.4 points, 95 % interval 10.1 to 32.0, p < 0.001 (adjusted < 0.001), 56 intents',
  )
})

test('thirty flips a side are listed, and the rest is counted', () => {
  const flips = Array.from({ length: 35 }, (_, at) => ({
    intent: `i${at}`,
    metric: 'selection',
    model: 'm',
    from: 'a',
    to: 'b',
    gain: 1,
    says: 'x',
    tools: [],
  }))
  const lines = render(comparisonReport({ flips })).split('\n')
  expect(lines.filter((line) => line.startsWith('* `i'))).toHaveLength(30)
  expect(lines).toContain('* and 5 more')
})

test('every row of a table has as many cells as its head', () => {
  for (const report of [comparisonReport(), runReport(), lintReport([finding({ rule: 'a|b' })])]) {
    const tables = render(report)
      .split('\n\n')
      .filter((block) => block.startsWith('| '))
    expect(tables.length).toBeGreaterThan(0)
    for (const table of tables)
      expect(
        new Set(
          table
            .trimEnd()
            .split('\n')
            .map((row) => row.split('|').length),
        ).size,
      ).toBe(1)
  }
})

test('a run calls retrieval retrieval', () => {
  expect(render(runReport())).toContain('**Retrieval, not a language model')
})
