import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ComparisonReport } from '../../src/core/report.ts'
import { rightcall } from '../helpers/command-line.ts'
import { chatServer, type ChatAnswer } from '../helpers/chat-server.ts'
import { folder } from '../helpers/folder.ts'
import { suiteYaml, toolsJson } from '../helpers/shop.ts'

const IDS = Array.from({ length: 30 }, (_, index) => `intent-${index}`)
const RIGHT = { calls: ['find_order'] }
const WRONG = { calls: ['cancel_order'] }
const BROKEN = { status: 400, error: 'broken' }

/** Asks a model that answers by the words and the side. No output may hold a number that is none. */
async function compare(
  answer: (says: string, isAfter: boolean) => ChatAnswer,
  { ids = IDS, suite = '', argv = [] as readonly string[] } = {},
) {
  const { url } = await chatServer(({ says, descriptions: [first] }) => answer(says, first?.startsWith('Now') === true))
  const cwd = folder({
    'intents.yaml': suiteYaml(suite, ids),
    'before.json': toolsJson(),
    'after.json': toolsJson(undefined, 'Now does'),
  })
  const words = ['compare', 'before.json', 'after.json', '--suite', '.', '--model', 'compatible:m', '--out', 'run', ...argv]
  const outputs = ['json', 'markdown', 'github', 'unix', 'junit', 'sarif']
    .map((format) => ['--output', `${format}:out.${format}`])
    .flat()
  const { code, out } = await rightcall([...words, ...outputs], { cwd, env: { RIGHTCALL_BASE_URL: url } })
  const texts = ['json', 'markdown', 'github', 'unix', 'junit', 'sarif'].map((file) => readFileSync(`${cwd}/out.${file}`, 'utf8'))
  for (const text of [out, ...texts]) expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/)
  const report: ComparisonReport = JSON.parse(texts[0] ?? '')
  return { code, report, pretty: out.replace(/\s+/g, ' '), markdown: texts[1] ?? '' }
}

describe('what is too little', () => {
  test('a single intent cannot tell, and no number of intents is made up', async () => {
    for (const after of [RIGHT, WRONG]) {
      const { code, report, pretty } = await compare((_, isAfter) => (isAfter ? after : RIGHT), { ids: ['one'] })
      expect([code, report.verdict]).toEqual([0, 'undecided'])
      expect(pretty).toContain('1 intent cannot tell a change from chance, whatever its result; it takes at least 6.')
      expect(pretty).not.toMatch(/It takes about/)
    }
  })

  test('all right on both sides: equivalent where there are enough intents, else how many it takes', async () => {
    const few = await compare(() => RIGHT)
    expect(few.report.verdict).toBe('undecided')
    expect(few.pretty).toContain('It takes about 59 intents to decide at a margin of 5.0 points: 29 more.')
    const enough = await compare(() => RIGHT, { ids: Array.from({ length: 60 }, (_, at) => `intent-${at}`) })
    expect(enough.report).toMatchObject({ verdict: 'equivalent', flips: [], changes: [] })
  })

  test('one giant cluster, with and without repeats', async () => {
    for (const argv of [[], ['--repeats', '3']]) {
      const { code, report, pretty } = await compare((says, isAfter) => (isAfter && says.endsWith('1') ? WRONG : RIGHT), {
        suite: 'defaults: { cluster: family }',
        argv,
      })
      expect([code, report.verdict]).toEqual([0, 'undecided'])
      expect(report.rows.map(({ p, needed }) => [p, needed])).toEqual(report.rows.map(() => [null, null]))
      expect(pretty).toContain(
        'no interval (1 cluster is too few to tell a difference from chance; it takes 6), 30 intents in 1 cluster',
      )
      expect(pretty).toContain('Lost 3 intents')
    }
  })
})

test('repeats give a verdict, from shares of right answers', async () => {
  const asked = new Map<string, number>()
  const { code, report } = await compare(
    (says, isAfter) => {
      const times = (asked.get(`${says} ${isAfter}`) ?? 0) + 1
      asked.set(`${says} ${isAfter}`, times)
      return isAfter && times > 1 && Number(says.split('-')[1]) < 20 ? WRONG : RIGHT
    },
    { argv: ['--repeats', '3'] },
  )
  expect([code, report.verdict]).toEqual([1, 'worse'])
  expect(report.rows[0]?.delta).toMatchObject({ n: 30, method: 'sign-flip test over 30 intents' })
  expect(report.flips[0]?.gain).toBeCloseTo(-2 / 3, 10)
})

describe('failures', () => {
  test('of every question: nothing is compared, and that is said', async () => {
    const { code, report, pretty, markdown } = await compare(() => BROKEN)
    expect(code).toBe(3)
    expect(report).toMatchObject({ verdict: 'undecided', rows: [], flips: [], incomplete: true })
    for (const text of [pretty, markdown])
      expect(text).toContain('Nothing can be compared: no intent has an answer on both sides.')
  })

  test('of one side: every pair is left out, and the bounds are told', async () => {
    const { code, report, pretty } = await compare((_, isAfter) => (isAfter ? BROKEN : RIGHT))
    expect(code).toBe(3)
    expect(report.rows.find(({ headline }) => headline)).toMatchObject({
      delta: { value: null, n: 0 },
      dropped: { pairs: 30, worst: -1, best: 0 },
    })
    expect(pretty).toContain('30 pairs left out because a trial failed; had all gone one way, the change would be -100.0 to 0.0.')
  })

  test('of some: their pairs are left out and counted, once', async () => {
    const { pretty, markdown, report } = await compare((says, isAfter) =>
      isAfter && says.endsWith('1') ? BROKEN : isAfter && says.endsWith('2') ? WRONG : RIGHT,
    )
    const says = '3 pairs left out because a trial failed; had all gone one way, the change would be -20.0 to -10.0.'
    for (const text of [pretty, markdown]) expect(text.split(says)).toHaveLength(2)
    expect(report.rows[0]?.delta.n).toBe(27)
  })
})

test('losses stand before gains, with the words that changed in the tools involved', async () => {
  const { report, pretty, markdown } = await compare((says, isAfter) => (says.endsWith('1') === isAfter ? WRONG : RIGHT))
  expect(report.flips.map(({ gain }) => gain)).toEqual([...Array<number>(3).fill(-1), ...Array<number>(27).fill(1)])
  expect(report.flips[0]).toMatchObject({ from: 'find_order', to: 'cancel_order', tools: ['find_order', 'cancel_order'] })
  expect(report.changes[0]).toEqual({
    tool: 'find_order',
    words: [
      { kind: 'removed', text: 'Does' },
      { kind: 'added', text: 'Now does' },
      { kind: 'same', text: ' find_order.' },
    ],
    parameters: [],
  })
  expect(pretty).toMatch(
    /Lost 3 intents.*Changes in the tools of the lost intents find_order \[-Does-\]\{\+Now does\+\} find_order\..*Gained 27/,
  )
  expect(markdown).toContain('* `find_order`: ~~Does~~ **Now does** find\\_order.')
})

test('what an answer takes is told with its interval, and is not part of the verdict', async () => {
  const { code, report, pretty, markdown } = await compare((says, isAfter) => ({
    ...RIGHT,
    tokensIn: 400 + says.length + (isAfter ? 100 + (Number(says.at(-1)) % 3) : 0),
  }))
  const [row, ...more] = report.costs ?? []
  expect([code, more.map(({ measure }) => measure)]).toEqual([0, ['output tokens']])
  expect(row).toMatchObject({ measure: 'input tokens', model: 'compatible:m', delta: { n: 30 }, p: expect.any(Number) })
  expect(row?.delta.low).toBeGreaterThan(100)
  expect(row?.delta.high).toBeLessThan(102)
  const change = row?.delta.value?.toFixed(1)
  const shown = `+${change} [${row?.delta.low?.toFixed(1)}, ${row?.delta.high?.toFixed(1)}] 30`
  expect(pretty).toContain('What an answer takes on average (not part of the verdict)')
  expect(pretty).toMatch(/tokens in \d{3}\.\d \d{3}\.\d /)
  expect(pretty).toContain(shown)
  expect(pretty).toContain('tokens out 2.0 2.0 0.0 [0.0, 0.0] 30')
  expect(markdown).toContain(`| +${change} |`)
})

test('of fewer than six intents, what an answer takes has no interval', async () => {
  const { report, pretty } = await compare((_, isAfter) => ({ ...RIGHT, tokensIn: isAfter ? 20 : 10 }), { ids: ['a', 'b'] })
  expect(report.costs?.[0]).toMatchObject({ p: null, delta: { value: 10, low: null, high: null, n: 2 } })
  expect(pretty).toContain('tokens in 10.0 20.0 +10.0 n/a 2')
})

test('tokens of the list and of the answers are told before and after', async () => {
  const { report, pretty } = await compare(() => RIGHT)
  expect(report.sides).toMatchObject({
    before: { tools: 2, listTokens: 52, answers: { count: 30, inputTokens: 300, outputTokens: 60, dollars: null } },
    after: { tools: 2, listTokens: 54 },
  })
  expect(pretty).toContain('The list of tools costs a model about 54 tokens per question, 2 more than before (+3.8 %).')
  expect(pretty).toContain('The answers took 300 tokens in, 60 out before, and 300 tokens in, 60 out after.')
})
