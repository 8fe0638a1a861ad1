import { Ajv2020 } from 'ajv/dist/2020.js'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import comparisonSchema from '../../src/report/schemas/comparison.schema.json' with { type: 'json' }
import runSchema from '../../src/report/schemas/run.schema.json' with { type: 'json' }
import { chatServer } from '../helpers/chat-server.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { suiteYaml, toolsJson } from '../helpers/shop.ts'

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
ajv.addSchema([runSchema, comparisonSchema])

const INTENTS = Array.from({ length: 40 }, (_, index) => `intent-${index}`)
const CONFIG = 'eval: { thresholds: { selection: { drop: 3 points } }, against: runs/main }'

/** A shop whose model answers the first `right` of forty intents rightly; asked again, as many as `later` says. */
async function shop(right: number, { config = CONFIG, more = {} }: { config?: string; more?: Record<string, string> } = {}) {
  let answers = right
  const { url } = await chatServer(({ says }) => ({
    calls: [Number(says.split('-')[1]) < answers ? 'find_order' : 'cancel_order'],
  }))
  const cwd = folder({
    'tools.json': toolsJson(),
    'suite.yaml': suiteYaml('', INTENTS),
    'rightcall.config.yaml': config,
    ...more,
  })
  const run = (...argv: string[]) =>
    rightcall(['eval', 'suite.yaml', '--model', 'compatible:x', '--no-cache', '--format', 'json', ...argv], {
      cwd,
      env: { RIGHTCALL_BASE_URL: url },
    })
  await run('--out', 'runs/main')
  return {
    cwd,
    async later(now: number, ...argv: string[]) {
      answers = now
      const { code, out, err } = await run(...argv)
      return { code, err, report: out === '' ? undefined : JSON.parse(out) }
    },
    write: (name: string, text: string) => writeFileSync(join(cwd, name), text),
  }
}

describe('a largest drop', () => {
  test('that is passed beyond chance exits with 1, and says which metric fell by how much', async () => {
    const { later } = await shop(40)
    const { code, report } = await later(30)
    expect([code, report.verdict.because]).toEqual([
      1,
      expect.stringMatching(
        /^selection of compatible:x fell by 25 points since runs\/main \(100 % to 75 %, 40 intents, p (?:= 0\.\d+|< 0\.001)\), more than the allowed 3 points$/,
      ),
    ])
    ajv.validate(runSchema.$id, report)
    expect(ajv.errors).toBeNull()
    expect(report.against).toMatchObject({
      folder: 'runs/main',
      why: null,
      intents: 40,
      leftOut: 0,
      rows: [{ verdict: 'dropped' }],
    })
  })

  test('that chance can explain is reported, and passes', async () => {
    const { later } = await shop(40)
    const { code, err, report } = await later(37)
    expect([code, report.verdict]).toEqual([0, { exit: 0, because: null }])
    expect(err).toMatch(
      /selection of compatible:x fell by 7\.5 points since runs\/main .*which chance can explain; 3 points are allowed\./,
    )
    expect(report.against.rows).toMatchObject([{ verdict: 'chance', allowed: 0.03 }])
  })

  test.each([40, 39])('that is not reached with %d right answers, and a gain, pass in silence', async (now) => {
    const { later } = await shop(40)
    const { code, err } = await later(now)
    expect([code, err]).toEqual([0, expect.not.stringContaining('fell')])
    const better = await shop(20)
    expect((await better.later(40)).code).toBe(0)
  })

  test('beyond what is allowed by the configuration counts as noise or not, however much is allowed', async () => {
    const { later } = await shop(40, { config: CONFIG.replace('3 points', '30 points') })
    expect((await later(30)).code).toBe(0)
  })

  test('is not asked of the run that it is counted from', async () => {
    const { later } = await shop(40)
    const { code, err, report } = await later(20, '--out', 'runs/main')
    expect([code, report.against]).toEqual([0, undefined])
    expect(err).toContain('Drops are counted from this run itself')
  })

  test('finds the run of each suite below the folder, where there are several', async () => {
    const { later, write } = await shop(40)
    write('other.yaml', suiteYaml('', INTENTS.slice(0, 20)))
    expect((await later(40, 'other.yaml', '--out', 'runs/both', '--against', 'runs/both')).code).toBe(0)
    const { code, report } = await later(20, 'other.yaml', '--against', 'runs/both')
    expect([code, report.runs.map((run: { against: { folder: string } }) => run.against.folder)]).toEqual([
      1,
      ['runs/both/suite', 'runs/both/other'],
    ])
  })

  test('and a least value are both asked', async () => {
    const { later } = await shop(40, { config: CONFIG.replace('drop:', 'min: 0.9, drop:') })
    const { report } = await later(30)
    expect(report.verdict.because).toMatch(/is 75 %, below the threshold of 90 %; selection of compatible:x fell by 25 points/)
  })

  test('counts from the newest run of the suite, where that is wanted', async () => {
    const { later, write } = await shop(40, { config: CONFIG.replace('runs/main', 'previous') })
    write('other.yaml', suiteYaml('', INTENTS.slice(0, 3)))
    const first = await later(40)
    expect([first.code, first.report.verdict.because]).toEqual([
      3,
      expect.stringMatching(/there is no earlier run of suite\.yaml/),
    ])
    expect((await later(40)).code).toBe(0)
    expect((await later(20)).code).toBe(1)
    // the newest is the bad one now: a slide is not seen
    expect((await later(20)).code).toBe(0)
  })

  test('is counted with the tools as they were: a new description is no obstacle', async () => {
    const { later, write } = await shop(40)
    write('tools.json', toolsJson(undefined, 'Perhaps does'))
    expect((await later(20)).code).toBe(1)
    expect((await later(40)).code).toBe(0)
  })

  test('is counted over the intents that are the same; new and changed ones are left out', async () => {
    const { later, write } = await shop(40)
    write('suite.yaml', suiteYaml('', [...INTENTS.slice(0, 30), 'intent-99']))
    const { code, report } = await later(30)
    expect([code, report.against]).toEqual([0, expect.objectContaining({ intents: 30, leftOut: 1 })])
  })

  test('counts only the answers to what was asked last, where a folder holds those of older tools', async () => {
    const { later, write } = await shop(20)
    write('tools.json', toolsJson(undefined, 'Perhaps does'))
    await later(40, '--out', 'runs/main')
    write('tools.json', toolsJson(undefined, 'Really does'))
    const { code, report } = await later(30)
    expect([code, report.against.rows[0].before.value]).toEqual([1, 1])
  })
})

describe('a run that cannot be compared with says so, with exit code 3 and no number', () => {
  test.each<[string, string[], (write: (name: string, text: string) => void) => void, RegExp]>([
    ['another model', ['--model', 'compatible:y'], () => undefined, /runs\/main did not ask compatible:y, only compatible:x/],
    [
      'another parameter',
      ['--temperature', '1'],
      () => undefined,
      /runs\/main asked compatible:x with other parameters: .*not .*"temperature":1/,
    ],
    [
      'another suite',
      [],
      (write) => write('suite.yaml', suiteYaml('', ['intent-77', 'intent-78'])),
      /runs\/main is of another suite: no intent is the same/,
    ],
    [
      'another prompt',
      [],
      (write) => write('suite.yaml', suiteYaml('prompt: { system: Hurry. }', INTENTS)),
      /used another prompt/,
    ],
    [
      'no run',
      ['--against', 'runs/gone'],
      () => undefined,
      /there is no run in runs\/gone; rightcall eval --out runs\/gone makes one/,
    ],
  ])('%s', async (_, argv, change, says) => {
    const { later, write } = await shop(40)
    change(write)
    const { code, report } = await later(20, ...argv)
    expect(report.verdict.because).toMatch(says)
    expect([code, report.against.rows]).toEqual([3, []])
  })

  test('another grading', async () => {
    const exact = { 'suite.yaml': suiteYaml('', INTENTS).replaceAll('tool: find_order', 'tool: find_order, arguments: {}') }
    const { later } = await shop(40, { more: exact })
    const { code, report } = await later(20, '--arguments', 'bfcl')
    expect([code, report.verdict.because]).toEqual([
      3,
      'the drops cannot be judged: runs/main was judged as careful, and this run as bfcl (--arguments)',
    ])
  })

  test('another version of the model', async () => {
    let model = 'x-1'
    const { url } = await chatServer(() => ({ calls: ['find_order'], model }))
    const cwd = folder({ 'tools.json': toolsJson(), 'suite.yaml': suiteYaml('', INTENTS), 'rightcall.config.yaml': CONFIG })
    const argv = ['eval', 'suite.yaml', '--model', 'compatible:x', '--no-cache', '--format', 'json']
    await rightcall([...argv, '--out', 'runs/main'], { cwd, env: { RIGHTCALL_BASE_URL: url } })
    model = 'x-2'
    const { code, out } = await rightcall(argv, { cwd, env: { RIGHTCALL_BASE_URL: url } })
    expect([code, JSON.parse(out).verdict.because]).toEqual([
      3,
      'the drops cannot be judged: compatible:x has another version since runs/main: it was x-1, and is x-2 now',
    ])
  })

  test.each([
    ['that is empty', JOURNAL_HEADER, 'contains no answer yet'],
    ['of an older version', `${JOURNAL_HEADER}${OLD_TRIAL}`, 'an earlier version of rightcall wrote it'],
    ['that is none', 'nothing\n', 'is not a journal of rightcall'],
  ])('a journal %s is told before anything is asked', async (_, text, error) => {
    const { later, write } = await shop(40)
    write('runs/main/journal.jsonl', text)
    const { code, err } = await later(40)
    expect([code, err]).toEqual([2, expect.stringContaining(error)])
  })
})

const JOURNAL_HEADER = '{"version":1,"kind":"journal","run":"r","started":"2026-01-01T00:00:00.000Z"}\n'
const OLD_TRIAL = `${JSON.stringify({
  ...{ kind: 'trial', key: 'k', question: 'q', intent: 'i', variant: 'only', model: 'm', repeat: 0, cached: false, ms: 1 },
  outcome: { ok: false, error: '429', retryable: true },
})}\n`

test.each([
  ['eval: { thresholds: { selection: { drop: 3 } } }', /"eval\.thresholds\.selection\.drop" must be a number from 0 to 1/],
  [
    'eval: { thresholds: { selection: { drop: 0.1 } } }',
    /A threshold has a drop, but there is no run to count it from.*--against/s,
  ],
  ['eval: { thresholds: { selection: { max: 0.1 } } }', /unknown key "eval\.thresholds\.selection\.max"/],
  ['eval: { thresholds: { selektion: { drop: 0.1 } }, against: previous }', /names the metric "selektion".*selection/s],
  ['eval: { against: 3 }', /"eval\.against" must be the folder of a run, or previous/],
])('%s is refused', async (config, says) => {
  const cwd = folder({ 'tools.json': toolsJson(), 'suite.yaml': suiteYaml(), 'rightcall.config.yaml': config })
  const { code, err } = await rightcall(['eval', 'suite.yaml', '--model', 'local:bm25'], { cwd })
  expect([code, err]).toEqual([2, expect.stringMatching(says)])
})
