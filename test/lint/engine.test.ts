import { describe, expect, test } from 'vitest'
import { lint, lintConfiguration, type ActiveRule } from '../../src/lint/engine.ts'
import { toolsetOf } from '../../src/lint/example.ts'
import type { Ignore } from '../../src/lint/ignore.ts'
import { defineRule, type Rule } from '../../src/lint/rule.ts'

const base = {
  severity: 'warn',
  presets: ['recommended'],
  summary: '',
  why: '',
  evidence: [],
  examples: { good: [], bad: [] },
} as const

const active = (id: string, rule: Rule, severity: ActiveRule['severity'] = rule.severity): ActiveRule => ({
  id,
  rule,
  severity,
  options: {},
})

const shouting = active(
  'name/shouting',
  defineRule({
    ...base,
    scope: 'tool',
    *check(tool) {
      if (/[A-Z]/.test(tool.name)) yield { at: '/name', message: `"${tool.name}" shouts.` }
    },
  }),
)

const accept = (entry: Partial<Ignore>, used = () => {}): Ignore => ({
  rule: 'name/shouting',
  tool: undefined,
  at: undefined,
  reason: 'agreed',
  used,
  ...entry,
})

describe('lint', () => {
  test('asks a tool rule once a tool, a set rule once a set, and a server rule only where a server was seen', () => {
    const asked: string[] = []
    const check = (scope: string) =>
      function* () {
        asked.push(scope)
      }
    const spies = [
      active('tool', defineRule({ ...base, scope: 'tool', check: check('tool') })),
      active('toolset', defineRule({ ...base, scope: 'toolset', check: check('toolset') })),
      active('server', defineRule({ ...base, scope: 'server', check: check('server') })),
    ]
    lint(toolsetOf({ tools: [{}, {}] }), spies)
    expect(asked).toEqual(['tool', 'tool', 'toolset'])
    lint(toolsetOf({ server: {} }), spies)
    expect(asked.slice(3)).toEqual(['tool', 'toolset', 'server'])
  })

  test('names the rule as our bug when it throws, keeps what it had found, and lets all others answer', () => {
    const broken = active(
      'name/broken',
      defineRule({
        ...base,
        scope: 'tool',
        *check() {
          yield { at: '', message: 'first' }
          throw new TypeError('no such thing')
        },
      }),
    )
    const { diagnostics, problems } = lint(toolsetOf({ name: 'LOUD' }), [broken, shouting])
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['name/broken', 'name/shouting'])
    expect(problems).toHaveLength(1)
    expect(problems[0]?.message).toContain('rule name/broken failed on tool "LOUD": TypeError: no such thing')
    expect(problems[0]?.hint).toContain('bug in rightcall')
  })

  test('drops a finding where a rule that entails it fired at the same place, and only there', () => {
    const strong = active(
      'name/strong',
      defineRule({
        ...base,
        scope: 'tool',
        entails: ['name/shouting'],
        *check(tool) {
          if (tool.name === 'LOUD') yield { at: '/name', message: 'stronger' }
        },
      }),
    )
    const { diagnostics } = lint(toolsetOf({ tools: [{ name: 'LOUD' }, { name: 'Loudish' }] }), [shouting, strong])
    expect(diagnostics.map(({ rule, tool }) => [rule, tool])).toEqual([
      ['name/strong', 'LOUD'],
      ['name/shouting', 'Loudish'],
    ])
  })

  test('makes hostile words in a message visible', () => {
    const { diagnostics } = lint(toolsetOf({ name: 'A\u001B[31m\u202E' }), [shouting])
    expect(diagnostics[0]?.message).toBe('"A\\u{1b}[31m\\u{202e}" shouts.')
  })

  test('keeps a fingerprint when other tools come and go, and gives different ones to different findings', () => {
    const alone = lint(toolsetOf({ name: 'LOUD' }), [shouting]).diagnostics
    const crowd = lint(toolsetOf({ tools: [{ name: 'QUIET' }, { name: 'LOUD' }] }), [shouting]).diagnostics
    expect(crowd.map(({ fingerprint }) => fingerprint)).toContain(alone[0]?.fingerprint)
    expect(new Set(crowd.map(({ fingerprint }) => fingerprint)).size).toBe(2)
  })
})

describe('ignore entries', () => {
  const tools = toolsetOf({ tools: [{ name: 'LOUD' }, { name: 'Other' }] })

  test.each<[string, Partial<Ignore>, string[]]>([
    ['accept a rule everywhere', {}, []],
    ['accept one tool only', { tool: 'LOUD' }, ['Other']],
    ['accept a place', { at: '/name' }, []],
    ['do not accept another place', { at: '/nam' }, ['LOUD', 'Other']],
    ['do not accept another rule', { rule: 'name/else' }, ['LOUD', 'Other']],
  ])('%s', (_, entry, left) => {
    const { diagnostics, suppressed } = lint(tools, [shouting], [accept(entry)])
    expect(diagnostics.map(({ tool }) => tool)).toEqual(left)
    expect(suppressed).toBe(2 - left.length)
  })

  test('tell whether they were used', () => {
    let used = 0
    lint(tools, [shouting], [accept({}, () => used++), accept({ tool: 'nobody' }, () => (used += 100))])
    expect(used).toBe(2)
  })
})

describe('lintConfiguration', () => {
  const servers = ['left', 'right'].map((name) => ({
    ...toolsetOf({ tools: [{}, { name: `${name}_two` }] }),
    configured: { uri: '.mcp.json', name },
  }))
  const configuration = { uri: '.mcp.json', toolsets: servers }
  const pair = active(
    'toolset/pair',
    defineRule({
      ...base,
      scope: 'configuration',
      *check({ toolsets }) {
        yield { at: '', message: `${toolsets.length} servers` }
        yield { toolset: 1, tool: 1, at: '/name', across: [{ toolset: 0, tool: 1 }], message: 'again' }
      },
    }),
  )

  test('asks rules about configurations, and only those, once; names tools of other servers with their server', () => {
    const { diagnostics } = lintConfiguration(configuration, [pair, shouting])
    expect(diagnostics.map(({ toolset, tool, related, message }) => ({ toolset, tool, related, message }))).toEqual([
      { toolset: '.mcp.json', tool: undefined, related: [], message: '2 servers' },
      { toolset: 'example.json', tool: 'right_two', related: ['left/left_two'], message: 'again' },
    ])
    expect(lint(toolsetOf({}), [pair]).diagnostics).toEqual([])
  })

  test('names the rule as our bug when it throws', () => {
    const broken = active(
      'toolset/broken',
      defineRule({
        ...base,
        scope: 'configuration',
        *check() {
          throw new Error('boom')
        },
      }),
    )
    const { diagnostics, problems } = lintConfiguration(configuration, [broken, pair])
    expect(problems).toMatchObject([
      { uri: '.mcp.json', message: expect.stringContaining('rule toolset/broken failed: Error: boom') },
    ])
    expect(diagnostics).toHaveLength(2)
  })
})
