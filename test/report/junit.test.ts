import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import type { LintReport, Report } from '../../src/core/report.ts'
import { visible } from '../../src/core/text.ts'
import { junit } from '../../src/report/junit.ts'
import { EVERY_REPORT } from './every-report.ts'
import { comparisonReport, context, finding, lintReport, ROW, SET } from './fixtures.ts'
import { HOSTILE, poisoned } from './hostile.ts'

interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Node[]
  text: string
}

/** The document as a strict XML 1.0 parser reads it. @throws for what is not well-formed */
function parsed(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const node = { name, attributes, children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const node = open.at(-1)
    if (node !== undefined) node.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  const [top] = root.children
  if (top === undefined) throw new Error('the document is empty')
  return top
}

const read = (report: Report) => parsed(junit.render(report, context()))

/** What junit-10.xsd of Jenkins' xUnit plugin allows (looked up on 2026-11-30): children, required and other attributes. */
const FORM: Readonly<
  Record<string, readonly [children: readonly string[], required: readonly string[], other: readonly string[]]>
> = {
  testsuites: [['testsuite'], [], ['name', 'time', 'tests', 'failures', 'errors']],
  testsuite: [
    ['testcase', 'properties', 'system-out'],
    ['name', 'tests', 'failures', 'errors'],
    ['skipped', 'time', 'file'],
  ],
  testcase: [['failure', 'error', 'skipped', 'system-out'], ['name'], ['classname', 'time']],
  failure: [[], [], ['message', 'type']],
  error: [[], [], ['message', 'type']],
  skipped: [[], [], ['message', 'type']],
  'system-out': [[], [], []],
}

function expectForm(node: Node): void {
  const form = FORM[node.name]
  if (form === undefined) throw new Error(`<${node.name}> is unknown`)
  const [children, required, other] = form
  expect(Object.keys(node.attributes)).toEqual(expect.arrayContaining([...required]))
  for (const name of Object.keys(node.attributes)) expect([...required, ...other]).toContain(name)
  for (const count of ['tests', 'failures', 'errors', 'skipped']) {
    if (node.attributes[count] !== undefined) expect(node.attributes[count]).toMatch(/^\d+$/)
  }
  for (const child of node.children) {
    expect(children).toContain(child.name)
    expectForm(child)
  }
}

const cases = (node: Node): Node[] => node.children.flatMap((child) => (child.name === 'testcase' ? [child] : cases(child)))

function expectSums(suites: Node): void {
  const having = (node: Node, outcome: string) => cases(node).filter(({ children }) => children[0]?.name === outcome).length
  for (const node of [suites, ...suites.children]) {
    expect(node.attributes).toMatchObject({
      tests: String(cases(node).length),
      failures: String(having(node, 'failure')),
      errors: String(having(node, 'error')),
    })
  }
}

/** XML 1.0 has no way to write these, and JUnit needs no more than to be read. */
const TEXTS = [
  ...HOSTILE,
  ']]>',
  '<![CDATA[x]]>',
  '&amp; &#0; &x;',
  '\u0000\u0001\u001f\u007f',
  '\uFFFE\uFFFF',
  '👩‍👩‍👧 😀',
  '\uDC00a\uD83D',
  '"\'',
  'a\r\nb\tc',
  '-->',
  '<?xml?>',
]

describe('what JUnit reads', () => {
  test.each(EVERY_REPORT.map((report, at) => [at, report.kind, report] as const))(
    'has the form that Jenkins takes: %i %s',
    (_, __, report) => {
      expectForm(read(report))
      expectSums(read(report))
    },
  )

  test.each(TEXTS)('has that form with %j in every text', (text) => {
    for (const report of EVERY_REPORT) {
      const hostile = read(poisoned(report, text))
      expectForm(hostile)
      expectSums(hostile)
      expect(shapeOf(hostile)).toEqual(shapeOf(read(poisoned(report, 'plain'))))
    }
  })

  test.each(TEXTS)('gives %j back, but for what nobody sees and XML cannot hold', (text) => {
    const { message } = finding({ message: `${text} in the middle ${text}` })
    const [, one] = cases(read(lintReport([finding({ message, fails: true })])).children[1] ?? parsed('<a/>'))
    const wanted = visible(message)
      .toWellFormed()
      .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
    expect(one?.children[0]?.text.startsWith(wanted)).toBe(true)
  })

  test('takes 100 KB in every text', () => {
    const long = 'very long, and <more> '.repeat(5_000)
    for (const report of EVERY_REPORT) {
      const node = read(poisoned(report, long))
      expectForm(node)
      for (const { attributes } of cases(node))
        for (const value of Object.values(attributes)) expect(value.length).toBeLessThan(300)
    }
  })
})

function shapeOf({ name, children }: Node): unknown {
  return [name, children.map(shapeOf)]
}

describe('a case', () => {
  const outcomes = (report: LintReport) =>
    read(report).children.flatMap(({ attributes: suite, children }) =>
      children.map(
        ({ attributes, children: [outcome] }) => `${suite['name']} · ${attributes['name']} · ${outcome?.name ?? 'passed'}`,
      ),
    )

  test('fails where the finding fails the run, and passes with its message where it does not', () => {
    const findings = [finding({ fails: true }), finding({ rule: 'schema/size', severity: 'warn', tool: null, pointer: '' })]
    expect(outcomes(lintReport(findings, { verdict: { exit: 1, because: '1 error' } }))).toEqual([
      'rightcall · verdict · failure',
      'tools.json · can be read · passed',
      'tools.json · description/vague search /description · failure',
      'tools.json · schema/size · system-out',
    ])
  })

  test('has a name of its own in its suite, however long', () => {
    const tool = 'x'.repeat(1_000)
    const names = outcomes(lintReport([finding({ tool }), finding({ tool }), finding({ tool: `${tool}y` })]))
    expect(new Set(names).size).toBe(names.length)
  })

  test('says what could not be read, and what was left alone', () => {
    const report = lintReport([], {
      problems: [{ uri: 'tools.json:3:5', message: 'Not JSON.', hint: 'Mend it.' }],
      unchecked: [{ uri: 'config.yaml:4:5', message: 'It starts a server.' }],
      verdict: { exit: 3, because: 'not everything could be read (1 problem)' },
    })
    expect(outcomes(report)).toEqual([
      'rightcall · verdict · error',
      'tools.json:3:5 · can be read · error',
      'config.yaml:4:5 · can be read · skipped',
    ])
  })

  test('is found under the name of its target', () => {
    const target = { name: 'shop', uri: 'config.yaml:4:5' }
    const set = { ...SET, id: 'x', tools: 1, tokens: 9, target }
    const toolsets = [
      { ...set, key: 'a.json', uri: 'a.json' },
      { ...set, key: 'mcp://shop', uri: 'mcp://shop' },
    ]
    expect(outcomes(lintReport([], { toolsets })).slice(1)).toEqual([
      'shop: a.json · can be read · passed',
      'shop · can be read · passed',
    ])
  })

  test('of a comparison fails where a loss fails the run', () => {
    const worse = comparisonReport({
      rows: [{ ...ROW, verdict: 'worse' }],
      verdict: 'worse',
      exit: 1,
      because: 'the verdict is worse',
    })
    expect(cases(read(worse)).map(({ children }) => children[0]?.name)).toEqual(['failure', 'failure'])
    expect(cases(read({ ...worse, exit: 0, because: null })).map(({ children }) => children[0]?.name)).toEqual([
      undefined,
      'system-out',
    ])
  })
})
