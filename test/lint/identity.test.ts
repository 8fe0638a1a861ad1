import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { builtins } from '../../src/builtins.ts'
import { isArray, isObject, type Json } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { lint, type ActiveRule } from '../../src/lint/engine.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { createSession } from '../../src/session.ts'

const session = createSession(builtins)
await session.prepare()

/** What a session says of a text, as `rule tool pointer` → fingerprint. */
function prints(uri: string, text: string): ReadonlyMap<string, string> {
  const { diagnostics, problems } = session.lintText(uri, text)
  expect(problems).toEqual([])
  return new Map(diagnostics.map(({ rule, tool, at, fingerprint }) => [`${rule} ${tool ?? ''} ${at}`, fingerprint]))
}

const { description } = CLEAN_TOOL
const opener = { ...CLEAN_TOOL, description: `This tool allows you to ${String(description)}` }
const faulty = { ...CLEAN_TOOL, name: 'list_handbook', description: 'TODO', annotations: {} }
const SERVER: Json = { server: 'handbook', tools: [opener, faulty] }
const text = JSON.stringify(SERVER)
const before = prints('tools.json', text)

const changed = (change: (tools: readonly Json[]) => readonly Json[]): string =>
  JSON.stringify(isObject(SERVER) && isArray(SERVER['tools']) ? { ...SERVER, tools: change(SERVER['tools']) } : SERVER)

const other = { ...CLEAN_TOOL, name: 'brew_espresso', title: 'Brew an espresso', description: 'Brew one espresso, black.' }

describe('a finding keeps its fingerprint', () => {
  test.each<[string, string, string]>([
    ['the file is laid out anew', 'tools.json', JSON.stringify(SERVER, null, 4)],
    ['the file is written as YAML', 'tools.yaml', stringify(SERVER)],
    ['the file is moved and renamed', 'src/server/snapshot.json', text],
    ['a tool is added in front', 'tools.json', changed((tools) => [other, ...tools])],
    ['a tool is added behind', 'tools.json', changed((tools) => [...tools, other])],
    ['the tools are reordered', 'tools.json', changed((tools) => tools.toReversed())],
    ['another server stands in the same file', 'tools.json', JSON.stringify({ a: { tools: [other] }, b: SERVER })],
  ])('when %s', (_, uri, after) => {
    expect(before.size).toBeGreaterThan(2)
    for (const [finding, print] of before) expect(prints(uri, after).get(finding), finding).toBe(print)
  })

  test('when its message is reworded', () => {
    const set = toolsetFrom({ uri: 'a.json', tools: [toolFrom(CLEAN_TOOL, 0, undefined)] })
    const saying = (message: string) => lint(set, [quoting({ start: 0, end: 6 }, message)]).diagnostics[0]?.fingerprint
    expect(saying('3 tools shout.')).toBe(saying('4 tools are loud.'))
  })

  test('when the quoted words change only in case and white space', () => {
    expect(printOf('Search  the\nHANDBOOK', { start: 0, end: 20 })).toBe(printOf('search the handbook', { start: 0, end: 19 }))
  })

  test('when other words of the same text change', () => {
    expect(printOf('Search the handbook.', { start: 11, end: 19 })).toBe(
      printOf('Look into the handbook.', { start: 14, end: 22 }),
    )
  })
})

describe('a finding gets another fingerprint', () => {
  test('when the words that it quotes change', () => {
    expect(printOf('Search the handbook.', { start: 11, end: 19 })).not.toBe(
      printOf('Search the archives.', { start: 11, end: 19 }),
    )
  })

  test.each<[string, string]>([
    [
      'its tool is renamed',
      changed((tools) => tools.map((tool) => (isObject(tool) ? { ...tool, name: `${String(tool['name'])}_now` } : tool))),
    ],
    ['it is in another server', text.replace('"handbook"', '"archive"')],
  ])('when %s', (_, after) => {
    const others = new Set(prints('tools.json', after).values())
    for (const [finding, print] of before) if (!finding.includes('  ')) expect(others.has(print), finding).toBe(false)
  })

  test('at another place of the same tool, even with the same words', () => {
    const twice = toolsetFrom({ uri: 'a.json', tools: [toolFrom({ name: 'run', description: 'run' }, 0, undefined)] })
    const both = lint(twice, [everywhere(['/name', '/description'])]).diagnostics.map(({ fingerprint }) => fingerprint)
    const second = lint(twice, [everywhere(['/description'])]).diagnostics.map(({ fingerprint }) => fingerprint)
    expect(new Set(both).size).toBe(2)
    expect(both).toContain(second[0])
    expect(second[0]).not.toBe(lint(twice, [everywhere(['/name'])]).diagnostics[0]?.fingerprint)
  })
})

test('a finding about several tools is another one in another server, and keeps its fingerprint whatever the order', () => {
  const rivals = ['list_order', 'list_orders', 'list_orderz'].map((name) => ({ ...CLEAN_TOOL, name }))
  const printsIn = (name: string, raws: readonly Json[]) => {
    const tools = raws.map((raw, index) => toolFrom(raw, index, undefined))
    return lint(toolsetFrom({ uri: 'a.json', name, tools }), session.rulesFor('a.json'))
      .diagnostics.filter(({ rule }) => rule === 'name/confusable')
      .map(({ tool, related, fingerprint }) => [[tool, ...related].sort().join(' '), fingerprint] as const)
  }
  const found = new Map(printsIn('desk', rivals))
  expect(found.size).toBeGreaterThan(1)
  expect(new Map(printsIn('desk', rivals.toReversed()))).toEqual(found)
  for (const [, print] of printsIn('shop', rivals)) expect([...found.values()]).not.toContain(print)
})

test('equal findings are numbered, also across files whose servers share a name', async () => {
  const twins = JSON.stringify({ server: 'handbook', tools: [faulty, faulty] })
  const targets = ['a.json', 'b.json'].map((uri) => ({
    kind: 'document' as const,
    document: { uri, text: twins, format: 'json' },
  }))
  const { report } = await session.lint(targets)
  const all = report.diagnostics.map(({ fingerprint }) => fingerprint)
  expect(new Set(all).size).toBe(all.length)
  expect(report.toolsets.map(({ key, id }) => [key, id])).toEqual([
    ['a.json', 'handbook'],
    ['b.json', 'handbook'],
  ])
  // what stood in one file alone is the same finding now
  const alone = await session.lint(targets.slice(0, 1))
  for (const { fingerprint } of alone.report.diagnostics) expect(all).toContain(fingerprint)
})

const base = { severity: 'warn', presets: [], summary: '', why: '', evidence: [], examples: { good: [], bad: [] } } as const

function quoting(words: { start: number; end: number }, message = 'Loud.'): ActiveRule {
  const rule = defineRule({
    ...base,
    scope: 'tool',
    *check() {
      yield { at: '/description', words, message }
    },
  })
  return { id: 'name/loud', rule, severity: 'warn', options: {} }
}

function everywhere(places: readonly `/${string}`[]): ActiveRule {
  const rule = defineRule({
    ...base,
    scope: 'tool',
    *check() {
      for (const at of places) yield { at, words: { start: 0, end: 3 }, message: 'Loud.' }
    },
  })
  return { id: 'name/loud', rule, severity: 'warn', options: {} }
}

function printOf(description: string, words: { start: number; end: number }): string | undefined {
  const tools = [toolFrom({ name: 'search', description }, 0, undefined)]
  return lint(toolsetFrom({ uri: 'a.json', tools }), [quoting(words)]).diagnostics[0]?.fingerprint
}
