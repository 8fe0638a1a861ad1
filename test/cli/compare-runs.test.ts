import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ComparisonReport } from '../../src/core/report.ts'
import { rightcall } from '../helpers/command-line.ts'
import { chatServer } from '../helpers/chat-server.ts'
import { folder } from '../helpers/folder.ts'
import { scriptJson, suiteYaml, toolsJson } from '../helpers/shop.ts'

const IDS = Array.from({ length: 12 }, (_, index) => `intent-${index}`)
const GOOD = 'scripted:good.json'

function shop(): string {
  return folder({
    'intents.yaml': suiteYaml('', IDS),
    'tools.json': toolsJson(),
    'good.json': scriptJson(() => true, { intents: IDS }),
    'bad.json': scriptJson((id) => !id.endsWith('3'), { intents: IDS }),
  })
}

async function run(
  cwd: string,
  out: string,
  { model = GOOD, more = [], env = {} }: { model?: string; more?: string[]; env?: object } = {},
) {
  const argv = ['eval', '.', '--model', model, '--out', out, ...more]
  const { code, err } = await rightcall(argv, { cwd, env: { ...env } })
  expect([code, err]).toEqual([0, expect.stringContaining('journal')])
}

/** A model that loses intent-3 in the second run. */
async function served() {
  let isSecond = false
  const { url } = await chatServer(({ says }) => ({ calls: [isSecond && says.endsWith('-3') ? 'cancel_order' : 'find_order'] }))
  const cwd = shop()
  const how = (more: string[]) => ({ model: 'compatible:m', env: { RIGHTCALL_BASE_URL: url }, more: ['--no-cache', ...more] })
  const runs = {
    one: () => run(cwd, 'one', how([])),
    two: (more: string[] = []) => {
      isSecond = true
      return run(cwd, 'two', how(more))
    },
  }
  return { cwd, runs }
}

function edit(cwd: string, file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(cwd, file), 'utf8')
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  writeFileSync(join(cwd, file), changed)
}

async function compare(cwd: string, more: readonly string[] = []) {
  const { code, out, err } = await rightcall(['compare', 'one', 'two', ...more, '--format', 'json'], { cwd })
  const report: ComparisonReport | undefined = out === '' ? undefined : JSON.parse(out)
  return { code, err, report }
}

describe('two runs', () => {
  test('over changed tools are compared as if they had been asked together, without a question', async () => {
    const { cwd, runs } = await served()
    await runs.one()
    writeFileSync(join(cwd, 'tools.json'), toolsJson(undefined, 'Now does'))
    await runs.two()
    for (const file of ['tools.json', 'intents.yaml', 'good.json']) writeFileSync(join(cwd, file), 'gone')
    const { code, report, err } = await compare(cwd)
    expect([code, err]).toEqual([0, ''])
    expect(report).toMatchObject({
      differs: 'tools',
      notComparable: [],
      flips: [{ intent: 'intent-3', from: 'find_order', to: 'cancel_order', gain: -1 }],
      changes: [{ tool: 'find_order' }, { tool: 'cancel_order' }],
      cost: { trials: 24 },
    })
    expect(report?.rows[0]?.delta.n).toBe(12)
  })

  test('of two models over the same tools', async () => {
    const cwd = shop()
    await run(cwd, 'one')
    await run(cwd, 'two', { model: 'scripted:bad.json' })
    expect((await compare(cwd)).report).toMatchObject({ differs: 'models', flips: [{ model: `${GOOD} → scripted:bad.json` }] })
  })

  test('an intent that came with its tool is new', async () => {
    const cwd = shop()
    await run(cwd, 'one')
    writeFileSync(join(cwd, 'tools.json'), toolsJson(['find_order', 'cancel_order', 'track_order']))
    writeFileSync(
      join(cwd, 'intents.yaml'),
      `${suiteYaml('', IDS)}  - { id: track, says: Say intent-1, expect: { tool: track_order } }\n`,
    )
    await run(cwd, 'two')
    const { code, report } = await compare(cwd)
    expect(code).toBe(0)
    expect(report).toMatchObject({ notComparable: [], oneSided: [{ intent: 'track', side: 'after', scores: [{ value: 0 }] }] })
  })
})

describe('not comparable', () => {
  const because = async (change: (cwd: string) => void, more: string[] = []) => {
    const { cwd, runs } = await served()
    await runs.one()
    change(cwd)
    await runs.two(more)
    const { code, report } = await compare(cwd)
    const shown = await Promise.all(
      ['pretty', 'markdown'].map(async (format) => (await rightcall(['compare', 'one', 'two', '--format', format], { cwd })).out),
    )
    expect(shown).toEqual([expect.stringMatching(/^not comparable: /), expect.stringMatching(/^### rightcall: not comparable, /)])
    expect([code, report?.verdict]).toEqual([3, null])
    // what the common intents lost is shown, without a test
    expect(report?.flips).toMatchObject([{ intent: 'intent-3', gain: -1 }])
    expect(report?.rows.every(({ p, delta }) => p === null && delta.low === null)).toBe(true)
    return report
  }

  test('because an intent asks in other words', async () => {
    const report = await because((cwd) => {
      edit(cwd, 'intents.yaml', 'says: Say intent-5,', 'says: Please say intent-5,')
    })
    expect(report?.notComparable).toEqual([
      { what: 'wording', before: 'intent-5: "Say intent-5"', after: '"Please say intent-5"' },
    ])
    expect(report?.because).toBe('the sides are not comparable (wording differs)')
    expect(report?.rows[0]?.delta.n).toBe(11)
  })

  test('because something else is expected', async () => {
    const report = await because((cwd) =>
      edit(cwd, 'intents.yaml', 'says: Say intent-5, expect: { tool: find_order }', 'says: Say intent-5, expect: none'),
    )
    expect(report?.notComparable).toEqual([{ what: 'expectation', before: 'intent-5: find_order', after: 'no call' }])
  })

  test('because the suite has other intents for the same tools', async () => {
    const report = await because((cwd) => edit(cwd, 'intents.yaml', 'id: intent-5,', 'id: intent-five,'))
    expect(report?.notComparable).toEqual([
      {
        what: 'suite',
        before: '1 intent of its own (intent-5)',
        after: '1 intent of its own (intent-five)',
      },
    ])
  })

  test('because of repeats', async () => {
    expect((await because(() => undefined, ['--repeats', '3']))?.notComparable).toEqual([
      { what: 'repeats', before: '1', after: '3' },
    ])
  })

  test('because answers are graded in another way', async () => {
    const typed = (name: string) => ({ name, inputSchema: { type: 'object', properties: { id: { type: 'string' } } } })
    const { cwd, runs } = await served()
    writeFileSync(join(cwd, 'tools.json'), JSON.stringify({ tools: [typed('find_order'), typed('cancel_order')] }))
    edit(cwd, 'intents.yaml', /expect: \{ tool: find_order \}/g, 'expect: { tool: find_order, arguments: {} }')
    await runs.one()
    await runs.two(['--arguments', 'bfcl'])
    const { code, report } = await compare(cwd)
    expect(code).toBe(3)
    expect(report?.notComparable).toEqual([{ what: 'grading', before: 'careful', after: 'bfcl' }])
    expect(report?.flips).toMatchObject([{ intent: 'intent-3', gain: -1 }])
  })

  test('because the model is told something else', async () => {
    const report = await because((cwd) => edit(cwd, 'intents.yaml', 'intents:', 'prompt: { system: Be brief. }\nintents:'))
    expect(report?.notComparable.map(({ what }) => what)).toEqual(['prompt'])
  })

  test('because both the model and the tools are others', async () => {
    const cwd = shop()
    await run(cwd, 'one')
    writeFileSync(join(cwd, 'tools.json'), toolsJson(undefined, 'Now does'))
    await run(cwd, 'two', { model: 'scripted:bad.json' })
    expect((await compare(cwd)).report?.notComparable).toEqual([{ what: 'model', before: GOOD, after: 'scripted:bad.json' }])
  })

  test('because the model reported another version, or other parameters were sent', async () => {
    let version = 'm-1'
    const { url } = await chatServer(() => ({ calls: ['find_order'], model: version }))
    const cwd = shop()
    const env = { RIGHTCALL_BASE_URL: url }
    await run(cwd, 'one', { model: 'compatible:m', env })
    version = 'm-2'
    await run(cwd, 'two', { model: 'compatible:m', env, more: ['--temperature', '1', '--no-cache'] })
    const { code, report } = await compare(cwd)
    expect(code).toBe(3)
    expect(report?.notComparable.map(({ what }) => what)).toEqual(['parameters', 'model version'])
  })
})

describe('what is no pair of runs', () => {
  test.each<[string, string[], RegExp]>([
    ['a run and a file', ['one', 'tools.json'], /one is a run. A run is compared with one other run/],
    ['a run alone', ['one'], /one is a run. A run is compared with one other run/],
    ['three runs', ['one', 'two', 'one'], /is compared with one other run/],
    ['a model to ask', ['one', 'two', '--model', GOOD], /--model cannot be used with two runs/],
    ['a suite', ['one', 'two', '--suite', '.'], /--suite cannot be used with two runs: they contain their suite/],
    ['a filter that matches nothing', ['one', 'two', '--filter', 'x'], /No intent .*"x"/],
    ['a comparison', ['one', 'both'], /both\/journal\.jsonl is a run over 2 toolsets; only runs of eval can be compared/],
  ])('%s', async (_, argv, says) => {
    const cwd = shop()
    await run(cwd, 'one')
    await run(cwd, 'two')
    await rightcall(['compare', 'tools.json', 'tools.json', '--suite', '.', '--model', GOOD, '--out', 'both'], { cwd })
    const { code, out, err } = await rightcall(['compare', ...argv], { cwd })
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(says)])
  })
})
