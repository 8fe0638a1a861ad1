import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import comparisonSchema from '../../src/report/schemas/comparison.schema.json' with { type: 'json' }
import runSchema from '../../src/report/schemas/run.schema.json' with { type: 'json' }
import { chatServer } from '../helpers/chat-server.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { scriptJson, suiteYaml, toolsJson } from '../helpers/shop.ts'

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
ajv.addSchema([runSchema, comparisonSchema])

const IDS = Array.from({ length: 20 }, (_, index) => `intent-${index}`)
const RENAMED = toolsJson(['get_order', 'cancel_order'])
const RENAMES = 'renames: { find_order: get_order }'

function shop(files: Readonly<Record<string, string>> = {}): string {
  return folder({
    'intents.yaml': suiteYaml('', IDS),
    'before.json': toolsJson(),
    'after.json': toolsJson(undefined, 'Now does'),
    'renamed.json': RENAMED,
    'good.json': scriptJson(() => true, { intents: IDS }),
    'bad.json': scriptJson(() => false, { intents: IDS }),
    ...files,
  })
}

const compared = (more: readonly string[], sides: readonly string[] = ['before.json', 'after.json']): string[] => [
  'compare',
  ...sides,
  '--suite',
  '.',
  ...more,
]
const good = ['--model', 'scripted:good.json']

/** A script knows no sides: after a rename it still calls the old tool, which is worse. */
const worse = compared(good, ['before.json', 'renamed.json'])

describe('exit codes', () => {
  test('0 for what is as good; 1 for what is worse, unless never', async () => {
    const same = await rightcall(compared([...good, '--margin', '40']), { cwd: shop() })
    expect([same.code, same.err]).toEqual([0, expect.stringMatching(/^journal: \.rightcall/)])
    const cwd = shop({ 'intents.yaml': suiteYaml(RENAMES, IDS) })
    const lost = await rightcall([...worse, '--format', 'json'], { cwd })
    expect(JSON.parse(lost.out)).toMatchObject({ verdict: 'worse', incomplete: false })
    expect(lost.code).toBe(1)
    expect((await rightcall([...worse, '--fail-on', 'undecided'], { cwd })).code).toBe(1)
    expect((await rightcall([...worse, '--fail-on', 'never'], { cwd })).code).toBe(0)
  })

  test('undecided is 0, 1 with --fail-on undecided, 3 with --require-decision', async () => {
    const cwd = shop()
    const argv = compared([...good, '--margin', '1'])
    expect((await rightcall(argv, { cwd })).code).toBe(0)
    expect((await rightcall([...argv, '--fail-on', 'undecided'], { cwd })).code).toBe(1)
    expect((await rightcall([...argv, '--require-decision'], { cwd })).code).toBe(3)
    expect((await rightcall([...argv, '--require-decision', '--fail-on', 'undecided'], { cwd })).code).toBe(1)
  })

  test('3 for an incomplete run, which never hides a proven loss', async () => {
    const { url } = await chatServer(() => ({ status: 400, error: 'broken' }))
    const env = { RIGHTCALL_BASE_URL: url }
    const broken = ['--model', 'compatible:broken']
    const alone = await rightcall(compared([...good, ...broken, '--format', 'json']), { cwd: shop(), env })
    expect(JSON.parse(alone.out)).toMatchObject({ incomplete: true, failures: [{ model: 'compatible:broken' }] })
    expect(alone.code).toBe(3)
    const cwd = shop({ 'intents.yaml': suiteYaml(RENAMES, IDS) })
    expect((await rightcall([...worse, ...broken], { cwd, env })).code).toBe(1)
    expect((await rightcall([...worse, ...broken, '--fail-on', 'never'], { cwd, env })).code).toBe(3)
  })

  test.each<[string, string[], RegExp]>([
    ['one side', compared(good, ['before.json']), /takes two toolsets/],
    ['three sides', compared(good, ['before.json', 'after.json', 'renamed.json']), /takes two toolsets/],
    ['a side that is not there', compared(good, ['before.json', 'gone.json']), /gone\.json/],
    [
      'a side of several toolsets',
      compared(good, ['before.json', '{before,after}.json']),
      /after\.json and before\.json hold 2 toolsets/,
    ],
    ['no suite', ['compare', 'before.json', 'after.json', ...good], /No golden suite/],
    ['no margin', compared([...good, '--margin', '0']), /--margin takes points/],
    ['a margin of everything', compared([...good, '--margin', '100']), /--margin takes points/],
    ['a margin in words', compared([...good, '--margin', 'five']), /--margin takes points/],
    ['an unknown verdict', compared([...good, '--fail-on', 'better']), /--fail-on takes worse, undecided or never/],
    ['an unknown model', compared(['--model', 'scirpted:x']), /Did you mean scripted:x\?/],
    ['a filter that matches nothing', compared([...good, '--filter', 'x']), /No intent/],
    ['an empty --stdio', compared([...good, '--stdio', ''], ['before.json']), /--stdio is empty/],
  ])('2 for %s, said in words, with nothing on stdout', async (_, argv, says) => {
    const { code, out, err } = await rightcall(argv, { cwd: shop() })
    expect(err).toMatch(says)
    expect(out).toBe('')
    expect(code).toBe(2)
  })
})

test.each<[string, readonly string[]]>([
  ['two files', ['before.json', 'after.json']],
  ['one file twice', ['before.json', 'before.json']],
  ['standard input twice', ['-', '-']],
])('of %s, the JSON report is what its schema says', async (_, sides) => {
  const { out, code } = await rightcall(compared([...good, '--format', 'json'], sides), { cwd: shop(), stdin: toolsJson() })
  const report: unknown = JSON.parse(out)
  ajv.validate(comparisonSchema.$id, report)
  expect(ajv.errors).toBeNull()
  expect(code).toBe(0)
  expect(report).toMatchObject({ kind: 'comparison', flips: [], cost: { trials: 40 }, incomplete: false })
})

test('two files of one tool each in one folder are two sides', async () => {
  const toolOf = (says: string): string =>
    JSON.stringify({ name: 'find_order', description: says, inputSchema: { type: 'object' } })
  const cwd = shop({ 'a/one.json': toolOf('Finds.'), 'a/two.json': toolOf('Finds an order.') })
  const { out, err } = await rightcall(compared([...good, '--format', 'json'], ['a/one.json', 'a/two.json']), { cwd })
  expect(err).toMatch(/^journal/)
  expect(JSON.parse(out)).toMatchObject({
    before: { toolset: { uri: 'a/one.json', tools: 1 } },
    after: { toolset: { uri: 'a/two.json', tools: 1 } },
  })
})

test('a renamed tool without renames: is told and left out, not scored as a loss', async () => {
  const other = suiteYaml('', IDS) + '  - { id: stays, says: Say stays, expect: { tool: cancel_order } }\n'
  const script = JSON.stringify({
    ...JSON.parse(scriptJson(() => true, { intents: IDS })),
    'Say stays': [{ tool: 'cancel_order' }],
  })
  const cwd = shop({ 'intents.yaml': other, 'good.json': script })
  const { out, err, code } = await rightcall([...worse, '--format', 'json'], { cwd })
  expect(code).toBe(0)
  expect(err).toContain('renames:')
  expect(err).toContain('intent-0')
  expect(JSON.parse(out)).toMatchObject({ verdict: 'undecided', flips: [], cost: { trials: 2 } })
})

test('when no intent is left, that is an error before anything is asked', async () => {
  const { code, err } = await rightcall(worse, { cwd: shop() })
  expect(code).toBe(2)
  expect(err).toContain('can be answered with the tools of renamed.json')
})

describe('versions of a model', () => {
  const versions = async (versionOf: (says: string, isAfter: boolean) => string) => {
    const { url } = await chatServer(({ says, descriptions: [first] }) => {
      const isAfter = first?.startsWith('Now') === true
      return { calls: [isAfter && says.endsWith('-3') ? 'cancel_order' : 'find_order'], model: versionOf(says, isAfter) }
    })
    const cwd = shop()
    const argv = compared(['--model', 'compatible:m', '--out', 'run'])
    const env = { RIGHTCALL_BASE_URL: url }
    const pretty = await rightcall(argv, { cwd, env })
    const { out, code } = await rightcall([...argv, '--format', 'json'], { cwd, env })
    return { cwd, pretty, code, report: JSON.parse(out) }
  }

  test('that differ between the sides give no verdict, and the answers are shown and kept', async () => {
    const { cwd, pretty, code, report } = await versions((_, isAfter) => (isAfter ? 'm-2' : 'm-1'))
    expect([code, pretty.code]).toEqual([3, 3])
    expect(report).toMatchObject({
      verdict: null,
      because: 'the sides are not comparable (model version differs)',
      notComparable: [
        {
          what: 'model version',
          before: 'compatible:m answered as m-1 (20 answers)',
          after: 'compatible:m answered as m-2 (20 answers)',
        },
      ],
      flips: [{ intent: 'intent-3', from: 'find_order', to: 'cancel_order', gain: -1 }],
    })
    expect(report.rows.map((row: { p: unknown; delta: { low: unknown } }) => [row.p, row.delta.low])).toEqual(
      report.rows.map(() => [null, null]),
    )
    expect(pretty.out).toMatch(/^not comparable: /)
    expect(pretty.out).toContain('Lost 1 intent')
    expect(readFileSync(join(cwd, 'run/journal.jsonl'), 'utf8').trim().split('\n')).toHaveLength(42)
  })

  test('that change in the middle of a run give no verdict either', async () => {
    const { code, report } = await versions((says) => (/\d{2}$/.test(says) ? 'm-2' : 'm-1'))
    expect(code).toBe(3)
    expect(report.notComparable).toEqual([
      {
        what: 'model version',
        before: 'compatible:m answered as m-1 (10 answers) and m-2 (10 answers)',
        after: 'compatible:m answered as m-1 (10 answers) and m-2 (10 answers)',
      },
    ])
  })
})

describe('the cache', () => {
  const argv = compared(['--model', 'compatible:m', '--format', 'json'])
  const cachedIn = (out: string): unknown => JSON.parse(out).cost.cached

  test('answers of both sides are reused together, or neither', async () => {
    let broken: string | undefined
    const { url, asked } = await chatServer(({ says, descriptions: [first] }) =>
      says === broken && first?.startsWith('Now') === true ? { status: 400, error: 'down' } : { calls: ['find_order'] },
    )
    const cwd = shop()
    const env = { RIGHTCALL_BASE_URL: url }
    broken = 'Say intent-3'
    expect(cachedIn((await rightcall(argv, { cwd, env })).out)).toBe(0)
    broken = undefined
    asked.length = 0
    // the pair of which one answer failed is asked anew on both sides
    expect(cachedIn((await rightcall(argv, { cwd, env })).out)).toBe(38)
    expect(asked.map(({ says }) => says)).toEqual(['Say intent-3', 'Say intent-3'])
    asked.length = 0
    expect(cachedIn((await rightcall(argv, { cwd, env })).out)).toBe(40)
    expect(asked).toEqual([])
  })

  test('a changed side makes the other be asked anew as well', async () => {
    const { url, asked } = await chatServer(() => ({ calls: ['find_order'] }))
    const cwd = shop({ 'third.json': toolsJson(undefined, 'At last does') })
    const env = { RIGHTCALL_BASE_URL: url }
    await rightcall(argv, { cwd, env })
    asked.length = 0
    const third = argv.map((word) => (word === 'after.json' ? 'third.json' : word))
    expect(cachedIn((await rightcall(third, { cwd, env })).out)).toBe(0)
    expect(asked).toHaveLength(40)
  })
})

test('before and after are asked interleaved, in an order that the seed alone decides', async () => {
  const { url, asked } = await chatServer(() => ({ calls: ['find_order'] }))
  const env = { RIGHTCALL_BASE_URL: url }
  const orderOf = async (seed: string): Promise<string> => {
    asked.length = 0
    await rightcall(compared(['--model', 'compatible:m', '--no-cache', '--concurrency', '1', '--seed', seed]), {
      cwd: shop(),
      env,
    })
    return asked.map(({ descriptions: [first] }) => (first?.startsWith('Now') === true ? 'a' : 'b')).join('')
  }
  const order = await orderOf('1')
  expect(order).toHaveLength(40)
  expect(order.match(/ab|ba/g)?.length).toBeGreaterThan(5)
  expect(await orderOf('1')).toBe(order)
  expect(await orderOf('2')).not.toBe(order)
})

test('the table and the verdict are told to people', async () => {
  const { out } = await rightcall(worse, { cwd: shop({ 'intents.yaml': suiteYaml(RENAMES, IDS) }) })
  expect(out.toLowerCase()).toContain('worse')
  expect(out).toContain('intent-0')
})
