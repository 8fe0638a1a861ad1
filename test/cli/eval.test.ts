import { Ajv2020 } from 'ajv/dist/2020.js'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import comparisonSchema from '../../src/report/schemas/comparison.schema.json' with { type: 'json' }
import runSchema from '../../src/report/schemas/run.schema.json' with { type: 'json' }
import { chatServer } from '../helpers/chat-server.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { INTENTS, scriptJson, suiteYaml, toolsJson } from '../helpers/shop.ts'

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
ajv.addSchema([runSchema, comparisonSchema])

const KEY = 'sk-very-secret-key'

function shop(files: Readonly<Record<string, string>> = {}): string {
  return folder({ 'intents.yaml': suiteYaml(), 'tools.json': toolsJson(), 'good.json': scriptJson(), ...files })
}

const journalOf = (cwd: string, out = 'run'): string => readFileSync(join(cwd, out, 'journal.jsonl'), 'utf8')

describe('exit codes', () => {
  test('0 for a complete run, however bad the answers are; the report alone is on stdout', async () => {
    const cwd = shop({ 'bad.json': scriptJson(() => false) })
    const { code, out, err } = await rightcall(['eval', '.', '--model', 'scripted:bad.json', '--out', 'run'], { cwd })
    expect(err).toBe('journal: run\n')
    expect(code).toBe(0)
    expect(out).toContain('8 intents on the 2 tools of tools.json')
    expect(out).toMatch(/selection +scripted:bad\.json +0\.0 %/)
  })

  test('3 when too many trials failed, and the good model beside keeps its numbers', async () => {
    const { url } = await chatServer(() => ({ status: 400, error: `no such tool for ${KEY}` }))
    const cwd = shop()
    const argv = [
      'eval',
      '.',
      '--model',
      'compatible:broken',
      '--model',
      'scripted:good.json',
      '--out',
      'run',
      '--format',
      'json',
    ]
    const { code, out } = await rightcall(argv, { cwd, env: { RIGHTCALL_BASE_URL: url, RIGHTCALL_API_KEY: KEY } })
    expect(code).toBe(3)
    const report = JSON.parse(out)
    expect(report).toMatchObject({ incomplete: true, failures: [{ model: 'compatible:broken', count: 8 }] })
    expect(report.summary).toContainEqual(
      expect.objectContaining({
        metric: 'selection',
        model: 'scripted:good.json',
        estimate: expect.objectContaining({ value: 1 }),
      }),
    )
  })

  test.each<[string, string[], RegExp]>([
    ['no suite', ['eval'], /No golden suite was named/],
    ['two suites in a format for one', ['eval', '.', '.', '--format', 'sarif'], /one suite at a time/],
    ['a suite that is not there', ['eval', 'nowhere'], /nowhere/],
    ['an unknown flag', ['eval', '.', '--modle', 'x'], /Did you mean --model\?/],
    ['an unknown format', ['eval', '.', '--format', 'jsn'], /json/],
    ['an unknown model', ['eval', '.', '--model', 'opnai:gpt'], /Did you mean openai:gpt\?/],
    ['an unknown local model', ['eval', '.', '--model', 'local:bm52'], /bm25/],
    ['a model without a name', ['eval', '.', '--model', 'scripted:'], /There is no model "scripted:"/],
    ['a script that is not there', ['eval', '.', '--model', 'scripted:gone.json'], /gone\.json/],
    ['a missing OpenAI key', ['eval', '.', '--model', 'openai:x'], /OPENAI_API_KEY/],
    ['a missing Anthropic key', ['eval', '.', '--model', 'anthropic:x'], /ANTHROPIC_API_KEY/],
    ['a missing address', ['eval', '.', '--model', 'compatible:x'], /RIGHTCALL_BASE_URL/],
    ['no repeats', ['eval', '.', '--repeats', '0'], /--repeats takes a whole number of at least 1/],
    ['no concurrency', ['eval', '.', '--concurrency', '0'], /--concurrency/],
    ['half a seed', ['eval', '.', '--seed', '1.5'], /--seed/],
    [
      'a filter that matches nothing',
      ['eval', '.', '--filter', 'nothing', '--model', 'scripted:good.json'],
      /No intent.*"nothing"/,
    ],
    [
      'a journal in a file',
      ['eval', '.', '--out', 'tools.json', '--model', 'scripted:good.json'],
      /a part of the path is a file/,
    ],
    ['a list without tools', ['eval', 'empty.yaml'], /none\.json lists no tool, so there is nothing to choose from/],
    ['a script without an answer', ['eval', '.', '--model', 'scripted:empty.json'], /has no answer to "Say intent-/],
  ])('2 for %s, said in words, with nothing on stdout', async (_, argv, says) => {
    const { code, out, err } = await rightcall(argv, {
      cwd: shop({
        'empty.json': '{}',
        'none.json': '{"tools": []}',
        'empty.yaml': 'toolset: none.json\nintents: [{ id: a, says: Where is it?, expect: none }]\n',
      }),
    })
    expect(err).toMatch(says)
    expect(out).toBe('')
    expect(code).toBe(2)
  })

  test('3 for a key that the provider refuses, which is asked no further', async () => {
    const { url, asked } = await chatServer(() => ({ status: 401, error: `Incorrect API key: ${KEY}` }))
    const cwd = shop()
    const env = { RIGHTCALL_BASE_URL: url, RIGHTCALL_API_KEY: KEY }
    const argv = ['eval', '.', '--model', 'compatible:x', '--out', 'run', '--concurrency', '2', '--format', 'json']
    const { code, out, err } = await rightcall(argv, { cwd, env })
    expect(code).toBe(3)
    expect(err).toContain('RIGHTCALL_API_KEY')
    expect(asked.length).toBeLessThanOrEqual(2)
    expect(JSON.parse(out)).toMatchObject({ incomplete: true, notAsked: 8, stopped: [{ reason: 'key' }], verdict: { exit: 3 } })
    expect(out + err + journalOf(cwd)).not.toContain(KEY)
  })
})

test('the JSON report is what its schema says', async () => {
  const { out } = await rightcall(['eval', '.', '--model', 'scripted:good.json', '--repeats', '2', '--format', 'json'], {
    cwd: shop(),
  })
  const report: unknown = JSON.parse(out)
  ajv.validate(runSchema.$id, report)
  expect(ajv.errors).toBeNull()
  expect(report).toMatchObject({ kind: 'run', incomplete: false, cost: { trials: 16, dollars: 0 }, manifest: { repeats: 2 } })
})

test('--filter keeps the intents with the text in their id, or as a tag', async () => {
  const cwd = shop()
  const counts = await Promise.all(
    ['intent-1', '1-tag', 'intent', 'tag'].map(async (filter) => {
      const { out, code } = await rightcall(
        ['eval', '.', '--model', 'scripted:good.json', '--filter', filter, '--format', 'json'],
        { cwd },
      )
      return code === 0 ? JSON.parse(out).manifest.suite.intents : code
    }),
  )
  expect(counts).toEqual([1, 1, 8, 2])
})

describe('the journal', () => {
  const argv = ['eval', '.', '--model', 'compatible:x', '--out', 'run', '--no-cache', '--format', 'json']

  test('the same --out again asks nothing, and gives the same report', async () => {
    const { url, asked } = await chatServer(() => ({ calls: ['find_order'] }))
    const cwd = shop()
    const env = { RIGHTCALL_BASE_URL: url }
    const first = await rightcall(argv, { cwd, env })
    const again = await rightcall(argv, { cwd, env })
    expect(asked).toHaveLength(8)
    expect(again).toEqual(first)
  })

  test('a torn and a damaged line are asked again, and only they', async () => {
    const { url, asked } = await chatServer(() => ({ calls: ['find_order'] }))
    const cwd = shop()
    const env = { RIGHTCALL_BASE_URL: url }
    await rightcall(argv, { cwd, env })
    const [header = '', contents = '', broken = '', ...others] = journalOf(cwd).split('\n')
    writeFileSync(join(cwd, 'run/journal.jsonl'), [header, contents, broken.slice(1), ...others].join('\n').slice(0, -20))
    const { code, err, out } = await rightcall(argv, { cwd, env })
    expect(code).toBe(0)
    expect(err).toContain('1 damaged line left out')
    expect(asked).toHaveLength(10)
    expect(JSON.parse(out).cost.trials).toBe(8)
  })

  test('failures are asked again', async () => {
    let isDown = true
    const { url, asked } = await chatServer(() => (isDown ? { status: 400, error: 'down' } : { calls: ['find_order'] }))
    const cwd = shop()
    const env = { RIGHTCALL_BASE_URL: url }
    expect((await rightcall(argv, { cwd, env })).code).toBe(3)
    isDown = false
    expect((await rightcall(argv, { cwd, env })).code).toBe(0)
    expect(asked).toHaveLength(16)
  })

  test('holds no key, whatever a provider says, and neither do cache and output', async () => {
    const { url, asked } = await chatServer(({ says }) =>
      says.endsWith('1') ? { status: 400, error: `bad key ${KEY}` } : { calls: ['find_order'] },
    )
    const cwd = shop()
    const { out, err } = await rightcall(
      argv.filter((word) => word !== '--no-cache'),
      { cwd, env: { RIGHTCALL_BASE_URL: url, RIGHTCALL_API_KEY: KEY } },
    )
    expect(asked[0]?.key).toBe(KEY)
    expect(out + err).not.toContain(KEY)
    const written = readdirSync(cwd, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(written.length).toBeGreaterThan(10)
    for (const { parentPath, name } of written) expect(readFileSync(join(parentPath, name), 'utf8')).not.toContain(KEY)
  })

  test('of something else is left alone, before anything is asked', async () => {
    const { url, asked } = await chatServer(() => ({ calls: ['find_order'] }))
    const cwd = shop({ 'run/journal.jsonl': '{"mine":1}\n' })
    const { code, err } = await rightcall(argv, { cwd, env: { RIGHTCALL_BASE_URL: url } })
    expect(code).toBe(2)
    expect(err).toContain('is not a journal of rightcall')
    expect(asked).toEqual([])
    expect(journalOf(cwd)).toBe('{"mine":1}\n')
  })
})

describe('the cache', () => {
  const argv = ['eval', '.', '--model', 'compatible:x', '--format', 'json']
  const countsOf = (out: string): unknown => JSON.parse(out).cost.cached

  test('answers are paid once; each repeat is an answer of its own', async () => {
    const { url, asked } = await chatServer(() => ({ calls: ['find_order'] }))
    const cwd = shop()
    const env = { RIGHTCALL_BASE_URL: url }
    expect(countsOf((await rightcall(argv, { cwd, env })).out)).toBe(0)
    expect(countsOf((await rightcall(argv, { cwd, env })).out)).toBe(8)
    expect(asked).toHaveLength(8)
    expect(countsOf((await rightcall([...argv, '--repeats', '2'], { cwd, env })).out)).toBe(8)
    expect(asked).toHaveLength(16)
    expect(countsOf((await rightcall([...argv, '--no-cache'], { cwd, env })).out)).toBe(0)
    expect(asked).toHaveLength(24)
  })

  test('changed tools, words, models or addresses are asked anew', async () => {
    const first = await chatServer(() => ({ calls: ['find_order'] }))
    const second = await chatServer(() => ({ calls: ['find_order'] }))
    const cwd = shop()
    await rightcall(argv, { cwd, env: { RIGHTCALL_BASE_URL: first.url } })
    expect(countsOf((await rightcall(argv, { cwd, env: { RIGHTCALL_BASE_URL: second.url } })).out)).toBe(0)
    const other = argv.map((word) => word.replace('compatible:x', 'compatible:y'))
    expect(countsOf((await rightcall(other, { cwd, env: { RIGHTCALL_BASE_URL: first.url } })).out)).toBe(0)
    writeFileSync(join(cwd, 'tools.json'), toolsJson(undefined, 'Now does'))
    expect(countsOf((await rightcall(argv, { cwd, env: { RIGHTCALL_BASE_URL: first.url } })).out)).toBe(0)
  })

  test('errors are never cached', async () => {
    let isDown = true
    const { url, asked } = await chatServer(() => (isDown ? { status: 400, error: 'down' } : { calls: ['find_order'] }))
    const cwd = shop()
    const env = { RIGHTCALL_BASE_URL: url }
    await rightcall(argv, { cwd, env })
    isDown = false
    expect(countsOf((await rightcall(argv, { cwd, env })).out)).toBe(0)
    expect(asked).toHaveLength(16)
  })

  test('scripted answers are not cached', async () => {
    const cwd = shop()
    await rightcall(['eval', '.', '--model', 'scripted:good.json', '--out', 'run'], { cwd })
    expect(existsSync(join(cwd, '.rightcall'))).toBe(false)
  })

  test('a cache that cannot be written costs nothing but the next run', async () => {
    const { url } = await chatServer(() => ({ calls: ['find_order'] }))
    const cwd = shop({ '.rightcall/cache': '' })
    expect((await rightcall([...argv, '--out', 'run'], { cwd, env: { RIGHTCALL_BASE_URL: url } })).code).toBe(0)
  })
})

test('a recorded run can be replayed', async () => {
  const { url } = await chatServer(() => ({ calls: ['cancel_order'] }))
  const cwd = shop()
  mkdirSync(join(cwd, 'other'))
  const json = ['--format', 'json']
  const first = await rightcall(['eval', '.', '--model', 'compatible:x', '--out', 'run', ...json], {
    cwd,
    env: { RIGHTCALL_BASE_URL: url },
  })
  const again = await rightcall(['eval', '.', '--model', 'replay:run', ...json], { cwd })
  const rows = (out: string): unknown => JSON.parse(out).summary.map(({ metric, estimate }: never) => ({ metric, estimate }))
  expect(again.code).toBe(0)
  expect(rows(again.out)).toEqual(rows(first.out))
})

test('every intent is asked as it is written, whichever the order', async () => {
  const { url, asked } = await chatServer(() => ({}))
  await rightcall(['eval', '.', '--model', 'compatible:x', '--seed', '7'], { cwd: shop(), env: { RIGHTCALL_BASE_URL: url } })
  expect(asked.map(({ says }) => says).toSorted()).toEqual(INTENTS.map((id) => `Say ${id}`))
})
