import { expect, test } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { unix } from '../../src/report/unix.ts'
import { comparisonReport, context, finding, lintReport, runReport, SET } from './fixtures.ts'

const lines = (report: Report) => unix.render(report, context()).trimEnd().split('\n')

test('a finding is one line with its place, and the last line sums up', () => {
  const found = [finding({ message: 'Names no object.\nName it.' }), finding({ tool: null, severity: 'info', range: null })]
  const verdict = { exit: 1, because: '1 error' } as const
  expect(lines(lintReport(found, { verdict }))).toEqual([
    'tools.json:4:20: error description/vague: Names no object. Name it. [search]',
    `tools.json:1:1: info description/vague: ${finding().message}`,
    'rightcall: 1 error, 0 warnings, 1 info in 2 tools. Exit code 1: 1 error.',
  ])
})

test('a finding of a live server stands where a file names the server', () => {
  const live = finding({ toolset: 'mcp://desk', uri: 'mcp://desk/search#/description', range: null, message: 'Wrong.' })
  const desk = { ...SET, key: 'mcp://desk', id: 'desk', uri: 'mcp://desk' }
  const [named] = lines(lintReport([live], { toolsets: [{ ...desk, namedAt: 'mcp.json:3:5' }] }))
  expect(named).toBe('mcp.json:3:5: error description/vague: Wrong. [search]')
  expect(lines(lintReport([live], { toolsets: [desk] }))[0]).toMatch(/^mcp:\/\/desk\/search#\/description:1:1: error /)
})

test('every line but the last is one that editors take apart', () => {
  const problems = [
    { uri: 'broken.json', message: 'This is not JSON.', hint: 'Mend it.' },
    { uri: 'C:\\mcp.json:3:5', message: 'No server.' },
  ]
  for (const report of [lintReport([finding()], { problems }), runReport(), comparisonReport()]) {
    const all = lines(report)
    expect(all.length).toBeGreaterThan(1)
    for (const line of all.slice(0, -1)) expect(line).toMatch(/^[^\n]+:\d+:\d+: (?:error|warn|info) \S+: .+$/)
  }
  expect(lines(lintReport([], { problems }))).toContain('C:\\mcp.json:3:5: error problem: No server.')
})
