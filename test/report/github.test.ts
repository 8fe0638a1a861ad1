import { expect, test } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { github } from '../../src/report/github.ts'
import { comparisonReport, context, finding, lintReport, ROW, runReport, SET } from './fixtures.ts'

const lines = (report: Report) => github.render(report, context()).trimEnd().split('\n')

test('a finding is an annotation on its words', () => {
  expect(lines(lintReport([finding({ message: 'Wrong, 100 %.' })]))).toEqual([
    '::error file=tools.json,line=4,col=20,endLine=4,endColumn=62,title=description/vague%3A search::Wrong, 100 %25.',
    'rightcall: 1 error, 0 warnings, 0 infos in 2 tools.',
  ])
})

test('columns are left out where a finding spans lines', () => {
  const range = { start: { line: 4, column: 2 }, end: { line: 6, column: 3 } }
  expect(lines(lintReport([finding({ range })]))[0]).toContain('line=4,endLine=6,title=')
})

test('a live server has no file; its place is in the text', () => {
  const [first] = lines(lintReport([finding({ uri: 'mcp://desk/search#/description', range: null, message: 'Wrong.' })]))
  expect(first).toBe('::error title=description/vague%3A search::Wrong. (mcp://desk/search#/description)')
})

test('a live server that a file names is annotated there', () => {
  const report = lintReport(
    [finding({ toolset: 'mcp://desk', uri: 'mcp://desk/search#/description', range: null, message: 'Wrong.' })],
    {
      toolsets: [{ ...SET, key: 'mcp://desk', id: 'desk', uri: 'mcp://desk', namedAt: 'mcp.json:3:5' }],
    },
  )
  expect(lines(report)[0]).toBe(
    '::error file=mcp.json,line=3,col=5,title=description/vague%3A search::Wrong. (mcp://desk/search#/description)',
  )
})

test.each([
  ['/build/repo/packages/a', 'tools.json', 'file=repo/packages/a/tools.json,line=4,'],
  ['/build/repo/packages/a', '/build/tools.json', 'file=tools.json,line=4,'],
  ['/elsewhere', 'tools.json', 'title='],
])('in %s the annotation of %s begins with %s', (cwd, uri, begins) => {
  const folders = { cwd, repository: '/build/repo', workspace: '/build' }
  expect(github.render(lintReport([finding({ uri })]), context({ folders }))).toMatch(`::error ${begins}`)
})

test('a run that checked nothing is an error', () => {
  const report = lintReport([], { verdict: { exit: 3, because: 'there is nothing to check' } })
  expect(lines(report)[0]).toBe('::error title=exit code 3::there is nothing to check.')
})

test('standard input is not a file', () => {
  expect(lines(lintReport([finding({ uri: '<stdin>', message: 'Wrong.' })]))[0]).toBe(
    '::error title=description/vague%3A search::Wrong. (<stdin>)',
  )
})

test('ten of each level are shown, and the rest is counted in a plain line', () => {
  const of = (severity: 'error' | 'warn' | 'info', times: number) => Array.from({ length: times }, () => finding({ severity }))
  const all = lines(lintReport([...of('info', 12), ...of('warn', 3), ...of('error', 25)]))
  expect(all.filter((line) => line.startsWith('::error'))).toHaveLength(10)
  expect(all.filter((line) => line.startsWith('::warning'))).toHaveLength(3)
  expect(all.filter((line) => line.startsWith('::notice'))).toHaveLength(10)
  expect(all[0]).toMatch(/^::error/)
  expect(all.at(-1)).toBe(
    'rightcall: 25 errors, 3 warnings, 12 infos in 2 tools. 17 annotations left out: GitHub shows 10 of each level per step.',
  )
})

test('what could not be read is an error on its file', () => {
  const report = lintReport([], { problems: [{ uri: 'a,b.json', message: 'Not JSON.', hint: 'Mend it.' }] })
  expect(lines(report)[0]).toBe('::error file=a%2Cb.json,title=cannot check a%2Cb.json::Not JSON.%0AMend it.')
})

test.each([
  ['mcp.json:3:5', 'file=mcp.json,line=3,col=5,title=cannot check mcp.json%3A3%3A5'],
  ['a:1.json', 'file=a%3A1.json,title=cannot check a%3A1.json'],
  ['<stdin>:2:3', 'title=cannot check <stdin>%3A2%3A3'],
  ['https://x.example:443/mcp', 'title=cannot check https%3A//x.example%3A443/mcp'],
])('a problem at %s is annotated with %s', (uri, properties) => {
  expect(lines(lintReport([], { problems: [{ uri, message: 'Not JSON.' }] }))[0]).toBe(`::error ${properties}::Not JSON.`)
})

test.each([
  ['worse', '::error'],
  ['undecided', '::warning'],
  ['equivalent', '::notice'],
  ['better', '::notice'],
] as const)('a %s comparison is an %s', (verdict, command) => {
  expect(lines(comparisonReport({ verdict, rows: [{ ...ROW, verdict }] }))[0]?.startsWith(command)).toBe(true)
})

test('the sentence of a comparison stays on one line, whatever a model is called', () => {
  const [first] = lines(comparisonReport({ rows: [{ ...ROW, model: 'a\nb' }] }))
  expect(first).toMatch(/::retrieval@1 of a b rose by /)
})

test('a run gives its numbers as notices that name retrieval', () => {
  expect(lines(runReport())[0]).toBe('::notice title=retrieval@1 of local%3Ahybrid (retrieval)::81.0 %25 [70.0, 89.0], n 56')
})
