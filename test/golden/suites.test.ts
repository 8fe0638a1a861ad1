import { beforeAll, describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { Toolset } from '../../src/core/tool.ts'
import { checkSuite } from '../../src/eval/check-suite.ts'
import type { Suite } from '../../src/eval/suite.ts'
import { lint } from '../../src/lint/engine.ts'
import { defaultsOf } from '../../src/lint/options.ts'
import { leaks, sharedRun } from './leaks.ts'
import { ownServer, served, suiteOf, supportDesk } from './suites.ts'

const KINDS = ['direct', 'indirect', 'multi', 'abstain', 'ask', 'near-miss']

describe.each([
  { name: 'files', least: 40, load: () => served('server-filesystem', '.') },
  { name: 'memory', least: 40, load: () => served('server-memory') },
  { name: 'rightcall', least: 40, load: () => ownServer() },
  { name: 'support-desk', least: 80, load: () => supportDesk('before') },
])('golden/$name', ({ name, least, load }) => {
  let suite: Suite
  let toolset: Toolset
  beforeAll(async () => {
    ;[suite, toolset] = await Promise.all([suiteOf(name), load()])
  })

  test('names only tools and arguments that the server has', () => {
    expect(() => checkSuite(suite, toolset)).not.toThrow()
  })

  test('is large enough, and each intent stands for itself', () => {
    expect(suite.intents.length).toBeGreaterThanOrEqual(least)
    expect(new Set(suite.intents.map(({ says }) => says.toLowerCase())).size).toBe(suite.intents.length)
    for (const { id, cluster } of suite.intents) expect(cluster).toBe(id)
  })

  test('has every kind of intent, and each intent is of one kind that agrees with what it expects', () => {
    for (const { id, tags, expect: right } of suite.intents) {
      expect(tags.length, id).toBe(1)
      expect(KINDS, id).toContain(tags[0])
      const silent = right.kind === 'none' ? 'abstain' : right.kind === 'ask' ? 'ask' : undefined
      expect([silent ?? tags[0]], id).toEqual(tags)
      if (silent === undefined) expect(['abstain', 'ask'], id).not.toContain(tags[0])
    }
    for (const kind of KINDS) {
      expect(suite.intents.filter(({ tags }) => tags[0] === kind).length, kind).toBeGreaterThanOrEqual(4)
    }
  })

  test('asks for every tool at least three times, but for one that is deprecated', () => {
    const wanted = suite.mentions.filter(({ role }) => role === 'expects').map(({ tool }) => tool)
    for (const tool of toolset.tools.filter(({ description }) => !description?.includes('DEPRECATED'))) {
      expect(wanted.filter((other) => other === tool.name).length, tool.name).toBeGreaterThanOrEqual(3)
    }
  })

  test('leaks no name of a tool', () => {
    const found = suite.intents.flatMap(({ id, says }) =>
      toolset.tools.filter((tool) => leaks(tool.name, says)).map((tool) => `${id} leaks ${tool.name}`),
    )
    expect(found).toEqual([])
  })
})

test('golden/rightcall shares no run of five words with a description of our own tools', async () => {
  const [{ intents }, { tools }] = await Promise.all([suiteOf('rightcall'), ownServer()])
  const shared = intents.flatMap(({ id, says }) =>
    tools.flatMap((tool) => sharedRun(says, JSON.stringify(tool.raw), 5) ?? []).map((run) => `${id}: ${run}`),
  )
  expect(shared).toEqual([])
})

describe('golden/support-desk, described twice', () => {
  let before: Toolset
  let after: Toolset
  let suite: Suite
  beforeAll(async () => {
    ;[before, after, suite] = await Promise.all([supportDesk('before'), supportDesk('after'), suiteOf('support-desk')])
  })

  test('differs in descriptions and schemas only: same tools, order, parameters and required ones', () => {
    const shape = ({ tools }: Toolset) =>
      tools.map(({ name, inputSchema: { properties, required } }) => [name, Object.keys(properties ?? {}), required ?? []])
    expect(shape(after)).toEqual(shape(before))
    expect(before.tools).toHaveLength(15)
    expect(() => checkSuite(suite, after)).not.toThrow()
  })

  test.each(['before', 'after'] as const)('%s shares no run of five words with an intent', (side) => {
    const { tools } = side === 'before' ? before : after
    const shared = suite.intents.flatMap(({ id, says }) =>
      tools.flatMap((tool) => sharedRun(says, JSON.stringify(tool.raw), 5) ?? []).map((run) => `${id}: ${run}`),
    )
    expect(shared).toEqual([])
  })

  test('every vague tool but one earns a finding, no careful one does above info', () => {
    const active = Object.entries(rules).map(([id, rule]) => ({
      id,
      rule,
      severity: rule.severity,
      options: defaultsOf(rule),
    }))
    const found = (toolset: Toolset) => lint(toolset, active).diagnostics
    const silent = before.tools.filter((tool) => !found(before).some(({ index }) => index === tool.index))
    // "Get ticket by id." is poor, and says no less than readers of real servers asked for
    expect(silent.map(({ name }) => name)).toEqual(['get_ticket'])
    expect(found(after).filter(({ severity }) => severity !== 'info')).toEqual([])
  })
})

describe('the leak checks themselves', () => {
  test.each([
    ['read_file', 'please read files for me', true],
    ['read_file', 'call READ_FILE now', true],
    ['getOrder', 'did we get orders today', true],
    ['read_file', 'read the file', false],
    ['search', 'search for it', false],
  ])('%s in %j: %s', (name, text, expected) => {
    expect(leaks(name, text)).toBe(expected)
  })

  test('a shared run is found whatever stands around it', () => {
    expect(sharedRun('Well, one two three four five!', 'x one two, three four FIVE y', 5)).toBe('one two three four five')
    expect(sharedRun('one two three four', 'one two three four', 5)).toBeUndefined()
    expect(sharedRun('one two three four six', 'one two three four five', 5)).toBeUndefined()
  })
})
