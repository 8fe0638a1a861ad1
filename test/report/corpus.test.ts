import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { isArray, own } from '../../src/core/json.ts'
import type { LintReport } from '../../src/core/report.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { lint } from '../../src/lint/engine.ts'
import { defaultsOf } from '../../src/lint/options.ts'
import { github } from '../../src/report/github.ts'
import { json } from '../../src/report/json.ts'
import { markdown } from '../../src/report/markdown.ts'
import { pretty } from '../../src/report/pretty.ts'
import { columnsOf } from '../../src/report/pretty/columns.ts'
import { sarif } from '../../src/report/sarif.ts'
import { OPEN_GATE } from '../../src/session/gate.ts'
import { lintReport } from '../../src/session/lint-report.ts'
import { corpusServers, noCorpus } from '../helpers/corpus.ts'
import { context } from './fixtures.ts'
import { expectHarmless } from './harmless.ts'

/** Rules that look at one tool are enough to fill a report, and quick. */
const active = Object.entries(rules)
  .filter(([, rule]) => rule.scope === 'tool')
  .map(([id, rule]) => ({ id, rule, severity: rule.severity, options: defaultsOf(rule) }))

function reportOf(): LintReport {
  const results = corpusServers().map(({ id, served }) => {
    const tools = own(served, 'tools')
    const toolset = toolsetFrom({
      id,
      uri: `mcp://${id}`,
      tools: (isArray(tools) ? tools : []).map((raw, index) =>
        toolFrom(raw, index, { uri: `mcp://${id}/${index}`, text: undefined, span: () => undefined }),
      ),
    })
    return [toolset, lint(toolset, active)] as const
  })
  return lintReport({ results, across: [] }, { problems: [] }, { version: '1.0.0' }, { ...OPEN_GATE, allowEmpty: false })
}

describe.skipIf(noCorpus)('a report on real servers', () => {
  const report = noCorpus ? undefined : reportOf()

  test.each([pretty, json, sarif, github, markdown])('is harmless as $name', (reporter) => {
    if (report === undefined) throw new Error('there is a corpus')
    expect(report.diagnostics.length).toBeGreaterThan(100)
    expectHarmless(reporter.name, reporter.render(report, context()))
  })

  test.each([60, 80, 120])('fits into %i columns, but for places, which are never cut', (width) => {
    if (report === undefined) throw new Error('there is a corpus')
    const lines = pretty.render(report, context({ width })).split('\n')
    expect(lines.filter((line) => columnsOf(line) > width && !/^ +\/\S+$/.test(line))).toEqual([])
  })
})
