import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ReviewReport } from '../../src/core/review-report.ts'
import { BLURRED, thingSuite, THINGS_BASE, thingTools } from '../ci/desk.ts'
import { server } from '../ci/samples.ts'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { begin, commit, git } from '../helpers/scratch-repository.ts'

type Files = Readonly<Record<string, string | undefined>>

/** A repository whose tree was changed after the commit that is tagged `base`. */
function changed(after: Files, before: Files = {}): string {
  const cwd = folder()
  begin(cwd, { ...THINGS_BASE, ...before })
  git(cwd, 'tag', 'base')
  commit(cwd, after)
  return cwd
}

async function review(cwd: string, ...words: readonly string[]) {
  const { code, out, err } = await rightcall(['review', '--trust', 'base', '--format', 'json', ...words], { cwd })
  const report: ReviewReport = out === '' ? {} : JSON.parse(out)
  return { code, err, report }
}

const reasons = ({ notMeasured }: ReviewReport): string[] => notMeasured.map(({ because }) => because)

describe('a change', () => {
  test('that blurs the tools is worse, with the flips and the words that changed', async () => {
    const { code, report } = await review(changed({ 'tools.json': BLURRED }))
    const [comparison] = report.comparisons
    expect({ code, verdict: comparison?.verdict }).toEqual({ code: 1, verdict: 'worse' })
    expect(comparison?.before.suite.path).toBe('suites/things.yaml')
    expect(comparison?.flips.map(({ gain }) => gain)).toContain(-1)
    expect(comparison?.changes[0]?.words).toContainEqual({ kind: 'removed', text: expect.stringMatching(/^every /) })
  })

  test('is told as Markdown, and as JSON in a file', async () => {
    const cwd = changed({ 'tools.json': BLURRED })
    const { out } = await rightcall(['review', '--trust', 'base', '--output', 'json:out/review.json'], { cwd })
    expect(out).toContain('#### `suites/things.yaml`: worse, the change hurts')
    expect(existsSync(join(cwd, 'out/review.json'))).toBe(true)
  })

  test('is added to the summary of a step', async () => {
    const cwd = changed({ 'tools.json': BLURRED })
    const path = join(folder({ 'summary.md': 'before\n' }), 'summary.md')
    await rightcall(['review', '--trust', 'base', '--summary'], { cwd, env: { GITHUB_STEP_SUMMARY: path } })
    expect(readFileSync(path, 'utf8')).toMatch(/^before\n\n### rightcall: worse/)
  })

  test('that no model sees asks nobody', async () => {
    const { code, report } = await review(changed({ 'tools.json': `${thingTools()}\n\n` }))
    expect({ code, reasons: reasons(report) }).toEqual({
      code: 0,
      reasons: [expect.stringContaining('alters nothing that a model sees')],
    })
  })

  test('with its lint tells what is new, fixed and old', async () => {
    const cwd = changed(
      { 'tools.json': thingTools(() => 'Lists things.') },
      { 'tools.json': thingTools((thing) => `TODO ${thing}`) },
    )
    const { out } = await rightcall(['lint', '--trust', 'base', '--base', 'base', '--format', 'json'], { cwd })
    const { report } = await review(changed({ 'lint.json': out }), '--lint', 'lint.json')
    expect(report.lint?.fixed?.map(({ rule }) => rule)).toContain('description/placeholder')
    expect(report.lint?.diagnostics.map(({ rule }) => rule)).toContain('description/vague')
    expect(report.lint).not.toHaveProperty('texts')
  })
})

describe('what judges a change is that of the base', () => {
  const NOTHING = 'intents:\n  - { id: a, says: Which river?, expect: { tool: tool_0 } }\n'
  test.each<[string, Files, string]>([
    ['a suite that is emptied', { 'suites/things.yaml': NOTHING }, 'suite: changed'],
    ['a suite that is broken', { 'suites/things.yaml': 'intents: [' }, 'suite: changed'],
    ['a suite that is deleted', { 'suites/things.yaml': undefined }, 'suite: removed'],
    ['a configuration without suites', { 'rightcall.config.yaml': 'targets: [tools.json]\n' }, 'configuration: changed'],
    ['another configuration', { 'rightcall.config.json': '{}', 'rightcall.config.yaml': undefined }, 'configuration: added'],
    ['readings', { 'rightcall.reading.jsonl': '{}\n' }, 'readings: added'],
    ['a baseline', { 'rightcall.baseline.json': '{}\n' }, 'baseline: added'],
    ['a lockfile', { 'rightcall.lock.json': '{}\n' }, 'lockfile: added'],
    ['stored answers', { '.rightcall/cache/ab/cd.json': '{}\n' }, ''],
  ])('%s', async (_, after, said) => {
    const { code, report } = await review(changed({ 'tools.json': BLURRED, ...after }))
    expect({ code, verdict: report.comparisons[0]?.verdict }).toEqual({ code: 1, verdict: 'worse' })
    const edited = report.edited.map(({ what, change }) => `${what}: ${change}`)
    if (said === '') expect(edited).toEqual([])
    else expect(edited).toContain(said)
  })

  test('a suite behind a link counts as the base has it', async () => {
    const cwd = changed({ 'tools.json': BLURRED, 'other.yaml': NOTHING })
    rmSync(join(cwd, 'suites/things.yaml'))
    symlinkSync(join(cwd, 'other.yaml'), join(cwd, 'suites/things.yaml'))
    expect((await review(cwd)).code).toBe(1)
  })

  test('stored answers in the tree are those of the base, and others may lie outside', async () => {
    const answers = (tool: string) => JSON.stringify({ '*': [{ tool, arguments: {} }] })
    const config = THINGS_BASE['rightcall.config.yaml'].replace('local:bm25', 'scripted:answers.json')
    const before = { 'answers.json': answers('tool_0'), 'rightcall.config.yaml': config }
    const cwd = changed({ 'tools.json': BLURRED, 'answers.json': answers('tool_1') }, before)
    const { report } = await review(cwd)
    expect(report.edited).toEqual([{ path: 'answers.json', what: 'answers', change: 'changed' }])
    expect(report.comparisons[0]?.rows.find(({ metric }) => metric === 'selection')?.after.value).toBeCloseTo(1 / 12)
    const outside = join(folder({ 'answers.json': answers('tool_1') }), 'answers.json')
    expect((await review(cwd, '--model', `scripted:${outside}`)).report.comparisons).toHaveLength(1)
    const planted = changed({ 'tools.json': BLURRED, 'mine.json': answers('tool_0') })
    expect(reasons((await review(planted, '--model', 'scripted:mine.json')).report)).toEqual([
      expect.stringContaining('mine.json is not in base'),
    ])
  })

  test('answers are kept outside of the tree', async () => {
    const cwd = changed({ 'tools.json': BLURRED })
    expect(reasons((await review(cwd, '--out', 'answers')).report)).toEqual([
      expect.stringContaining('a folder in the working tree'),
    ])
    const out = folder()
    await review(cwd, '--out', out)
    expect(existsSync(join(cwd, '.rightcall'))).toBe(false)
    const link = join(cwd, 'elsewhere')
    symlinkSync(cwd, link)
    expect(reasons((await review(cwd, '--out', join(link, 'x'))).report)).toEqual([
      expect.stringContaining('a folder in the working tree'),
    ])
  })
})

describe('what cannot be measured is said, and takes nothing from the rest', () => {
  test.each<[string, Files, Files, string]>([
    ['no suite', { 'tools.json': BLURRED }, { 'rightcall.config.yaml': 'targets: [tools.json]\n' }, 'names no suite'],
    ['no tools in the suite', { 'tools.json': BLURRED }, { 'suites/things.yaml': thingSuite(null) }, 'names no tools'],
    [
      'a suite that is broken in the base',
      { 'tools.json': BLURRED },
      { 'suites/things.yaml': 'intents: [' },
      'suites/things.yaml',
    ],
    ['tools that are gone', { 'tools.json': undefined }, {}, 'tools.json no longer exists'],
    ['tools that are no list', { 'tools.json': '{' }, {}, 'tools.json'],
    ['a key that is not set', { 'tools.json': BLURRED }, withModel('anthropic:claude-haiku-5-5'), 'ANTHROPIC_API_KEY is not set'],
    ['a model that is none', { 'tools.json': BLURRED }, withModel('nobody:x'), 'There is no model'],
  ])('%s', async (_, after, before, says) => {
    const { code, report } = await review(changed(after, before))
    expect({ code, comparisons: report.comparisons }).toEqual({ code: 0, comparisons: [] })
    expect(reasons(report)).toEqual([expect.stringContaining(says)])
  })

  test('one suite of two, and one model of two', async () => {
    const config = 'eval: { suites: [suites/live.yaml, suites/things.yaml], models: [local:bm25, "openai:gpt-6-luna"] }\n'
    const live = thingSuite('http://127.0.0.1:9/mcp')
    const cwd = changed({ 'tools.json': BLURRED }, { 'rightcall.config.yaml': config, 'suites/live.yaml': live })
    const { code, report } = await review(cwd)
    expect({ code, suites: report.comparisons.map(({ before }) => before.suite.path) }).toEqual({
      code: 1,
      suites: ['suites/things.yaml'],
    })
    expect(report.notMeasured).toEqual([
      { suite: null, model: 'openai:gpt-6-luna', because: expect.stringContaining('OPENAI_API_KEY') },
      { suite: 'suites/live.yaml', model: null, because: expect.stringContaining('a review starts none') },
    ])
  })

  test('a server that a suite names is not started', async () => {
    const canary = join(folder(), 'started')
    const suite = thingSuite(`{ stdio: [${process.execPath}, server.mjs] }`)
    const cwd = changed({ 'server.mjs': server(canary) }, { 'suites/things.yaml': suite, 'server.mjs': server(canary) })
    expect(reasons((await review(cwd)).report)).toEqual([expect.stringContaining('a review starts none')])
    expect(existsSync(canary)).toBe(false)
  })

  test('a file of tools that becomes a client configuration starts nothing', async () => {
    const canary = join(folder(), 'started')
    const starts = JSON.stringify({ mcpServers: { a: { command: process.execPath, args: ['server.mjs'] } } })
    const { report } = await review(changed({ 'server.mjs': server(canary), 'tools.json': starts }))
    expect(report.comparisons).toEqual([])
    expect(existsSync(canary)).toBe(false)
  })

  test('a link that leads out is not read', async () => {
    const cwd = changed({ 'tools.json': undefined })
    symlinkSync(join(folder({ key: 'SECRET' }), 'key'), join(cwd, 'tools.json'))
    const { report } = await review(cwd)
    expect(reasons(report)).toEqual([expect.stringContaining('is a link to a place outside the working tree')])
    expect(JSON.stringify(report)).not.toContain('SECRET')
  })
})

function withModel(model: string): Files {
  return { 'rightcall.config.yaml': `eval: { suites: [suites/things.yaml], models: ["${model}"] }\n` }
}

describe('tools', () => {
  test('that moved are compared with where they lay', async () => {
    const cwd = changed({
      'tools.json': undefined,
      'lists/tools.json': thingTools((thing) => `List every ${thing} of a country, largest first.`),
    })
    expect((await review(cwd)).report.comparisons).toHaveLength(1)
  })

  test('that stand in the suite itself are read from it, and nothing else of it', async () => {
    const inline = (tools: string, intents: string) => `toolset: ${JSON.stringify(JSON.parse(tools))}\n${intents}`
    const cwd = changed(
      { 'suites/things.yaml': inline(BLURRED, 'intents:\n  - { id: a, says: b, expect: { tool: tool_0 } }\n') },
      { 'suites/things.yaml': inline(thingTools(), thingSuite(null)) },
    )
    const { code, report } = await review(cwd)
    expect({ code, intents: report.comparisons[0]?.before.suite.intents }).toEqual({ code: 1, intents: 12 })
  })

  test('of a base that moved on are those of where the change began', async () => {
    const cwd = changed({})
    git(cwd, 'checkout', '--quiet', '-b', 'change', 'base')
    commit(cwd, { 'tools.json': thingTools((thing) => `List every ${thing} of one country, the largest first.`) })
    git(cwd, 'checkout', '--quiet', 'main')
    commit(cwd, { 'tools.json': BLURRED, 'suites/things.yaml': `${thingSuite()}# more\n` })
    git(cwd, 'tag', '--force', 'base')
    git(cwd, 'checkout', '--quiet', 'change')
    const { code, report } = await review(cwd)
    expect({ code, edited: report.edited }).toEqual({ code: 0, edited: [] })
    expect(report.comparisons).toHaveLength(1)
  })
})

test("a stranger's change, and a review without models, ask nobody", async () => {
  const cwd = changed({ 'tools.json': BLURRED })
  const stranger = await review(cwd, '--text-only')
  expect(stranger).toMatchObject({ code: 0, report: { textOnly: true, comparisons: [] } })
  expect(reasons(stranger.report)).toEqual([expect.stringContaining('comes from a fork')])
  expect(reasons((await review(cwd, '--no-models')).report)).toEqual([expect.stringContaining('told to ask no model')])
})

test.each<[string, readonly string[], string]>([
  ['no base', ['review'], 'needs the base'],
  ['a target', ['review', 'tools.json', '--trust', 'base'], 'takes no arguments'],
  ['a format of others', ['review', '--trust', 'base', '--format', 'sarif'], 'Formats: markdown, json'],
  ['a lint that is none', ['review', '--trust', 'base', '--lint', 'tools.json'], 'tools.json'],
  ['an output over the lint', ['review', '--trust', 'base', '--lint', 'a.json', '--output', 'json:a.json'], 'overwrite'],
  ['a revision that is none', ['review', '--trust', 'nothing'], 'cannot be read'],
])('%s is exit 2', async (_, words, says) => {
  const { code, err } = await rightcall(words, { cwd: changed({ 'a.json': '{}' }) })
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(says) })
})
