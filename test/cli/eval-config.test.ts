import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { scriptJson, suiteYaml, toolsJson } from '../helpers/shop.ts'

function shop(config: string, more: Readonly<Record<string, string>> = {}): string {
  return folder({
    'tools.json': toolsJson(),
    'one/tools.json': toolsJson(),
    'one/intents.yaml': suiteYaml(),
    'two.yaml': suiteYaml(),
    'good.json': scriptJson(),
    'half.json': scriptJson((id) => Number(id.slice(-1)) % 2 === 0),
    'rightcall.config.yaml': config,
    ...more,
  })
}

const run = (cwd: string, ...argv: string[]) => rightcall(['eval', ...argv], { cwd })

describe('eval: in the configuration', () => {
  test('names suites and models, for all of which the run is made', async () => {
    const cwd = shop('eval: { suites: [one, two.yaml], models: ["scripted:good.json", "scripted:half.json"] }')
    const { code, out } = await run(cwd, '--format', 'json')
    const report = JSON.parse(out)
    expect([report.kind, report.verdict.exit, code]).toEqual(['runs', 0, 0])
    expect(report.runs.map((one: { manifest: { suite: { path: string } } }) => one.manifest.suite.path)).toEqual([
      'one/intents.yaml',
      'two.yaml',
    ])
    expect(report.runs[0].manifest.models.map(({ model }: { model: string }) => model)).toEqual([
      'scripted:good.json',
      'scripted:half.json',
    ])
  })

  test('a suite and a model on the command line count more', async () => {
    const cwd = shop('eval: { suites: [one], models: ["scripted:half.json"] }')
    const { out } = await run(cwd, 'two.yaml', '--model', 'scripted:good.json', '--format', 'json')
    expect(JSON.parse(out).manifest).toMatchObject({ suite: { path: 'two.yaml' }, models: [{ model: 'scripted:good.json' }] })
  })

  test('several suites keep a folder each below --out', async () => {
    const cwd = shop('eval: { suites: [one, two.yaml], models: ["scripted:good.json"] }')
    await run(cwd, '--out', 'runs')
    expect(readdirSync(join(cwd, 'runs')).sort()).toEqual(['one', 'two'])
    expect(existsSync(join(cwd, 'runs/one/journal.jsonl'))).toBe(true)
  })

  test.each([
    ['eval: { suits: [] }', /rightcall\.config\.yaml:1:9 has the unknown key "eval\.suits".*Did you mean "suites"/s],
    [
      'eval: { thresholds: { selection: 90 } }',
      /"eval\.thresholds\.selection" must be a number from 0 to 1, such as 0\.9, not 90/,
    ],
    ['eval: { thresholds: { selektion: 0.9 } }', /names the metric "selektion".*Did you mean selection/s],
    ['eval: { parameters: { temperature: hot } }', /"eval\.parameters\.temperature" must be a number of at least 0/],
    ['eval: { parameters: { tool-choice: maybe } }', /must be one of auto, required, none/],
  ])('%s is refused with its place', async (config, says) => {
    const { code, err } = await run(shop(config), 'two.yaml', '--model', 'scripted:good.json')
    expect(err).toMatch(says)
    expect(code).toBe(2)
  })
})

describe('thresholds', () => {
  test('one that is missed exits with 1 and says by how much, of the model that missed it', async () => {
    const cwd = shop('eval: { thresholds: { selection: 0.9 } }')
    const { code, out } = await run(
      cwd,
      'two.yaml',
      '--model',
      'scripted:good.json',
      '--model',
      'scripted:half.json',
      '--format',
      'json',
    )
    expect(code).toBe(1)
    expect(JSON.parse(out).verdict).toEqual({
      exit: 1,
      because: 'selection of scripted:half.json is 50 %, below the threshold of 90 %',
    })
  })

  test('one that is just reached passes, and the command line counts more than the file', async () => {
    const cwd = shop('eval: { thresholds: { selection: 0.9 } }')
    const half = ['two.yaml', '--model', 'scripted:half.json']
    expect((await run(cwd, ...half, '--threshold', 'selection=0.5')).code).toBe(0)
    expect((await run(cwd, ...half, '--threshold', 'selection=0.51')).code).toBe(1)
  })

  test('one that nothing measures is no pass', async () => {
    const cwd = shop('preset: strict')
    const { code, out } = await run(
      cwd,
      'two.yaml',
      '--model',
      'scripted:good.json',
      '--threshold',
      'ask=0.5',
      '--format',
      'json',
    )
    expect(JSON.parse(out).verdict).toEqual({ exit: 3, because: 'ask has a threshold and was not measured' })
    expect(code).toBe(3)
  })

  test('of several suites, one that measures it is enough', async () => {
    const asking =
      'toolset: tools.json\nintents:\n  - { id: a, says: Say intent-0, expect: { anyOf: [ask, { tool: find_order }] } }\n  - { id: b, says: Say intent-1, expect: none }\n'
    const cwd = shop('preset: strict', { 'none.yaml': asking })
    const argv = ['two.yaml', 'none.yaml', '--model', 'scripted:good.json', '--format', 'json']
    const { code, out } = await run(cwd, ...argv, '--threshold', 'abstention=0')
    expect([code, JSON.parse(out).verdict]).toEqual([0, { exit: 0, because: null }])
    expect((await run(cwd, ...argv, '--threshold', 'ask=0')).code).toBe(3)
  })

  test('of several suites, a missed one decides', async () => {
    const cwd = shop('eval: { suites: [one, two.yaml], thresholds: { selection: 0.9 } }')
    const { code, out } = await run(cwd, '--model', 'scripted:half.json', '--format', 'json')
    expect([code, JSON.parse(out).verdict.exit]).toEqual([1, 1])
  })

  test.each(['selection', 'selection=2', '=0.5', 'selection=-1'])('--threshold %s is refused', async (word) => {
    const { code, err } = await run(shop('preset: strict'), 'two.yaml', '--model', 'scripted:good.json', '--threshold', word)
    expect([code, err]).toEqual([2, expect.stringContaining('--threshold takes a metric and a number from 0 to 1')])
  })
})

test.each([
  [['--format', 'junit'], /junit takes one suite at a time/],
  [['--output', 'json:a.json'], /--output takes one suite at a time/],
])('several suites with %j are refused before anything is asked', async (more, says) => {
  const { code, err } = await run(shop('preset: strict'), 'one', 'two.yaml', '--model', 'scripted:good.json', ...more)
  expect(err).toMatch(says)
  expect(code).toBe(2)
})
