import { expect, test } from 'vitest'
import { DEFAULTS } from '../../src/config/config.ts'
import { toolFrom, type Toolset } from '../../src/core/tool.ts'
import { lintLoaded } from '../../src/session/lint.ts'

const server = (name: string, count: number, configured = true): Toolset => ({
  id: name,
  uri: `mcp://${name}`,
  tools: Array.from({ length: count }, (_, index) =>
    toolFrom({ name: `${name}_${index}`, description: 'x'.repeat(2_000), inputSchema: { type: 'object' } }, index, undefined),
  ),
  instructions: undefined,
  server: undefined,
  ...(configured ? { configured: { uri: '.mcp.json', name } } : {}),
})

const found = (toolsets: readonly Toolset[], rule: string, profiles?: readonly string[]) =>
  lintLoaded({ toolsets, problems: [] }, DEFAULTS, { preset: undefined, profiles, rules: [] }, '/')
    .report.diagnostics.filter((diagnostic) => diagnostic.rule === rule)
    .map(({ severity, toolset, tool, message, related }) => ({ severity, toolset, tool, message, related }))

test('the tools of all servers of one client count together, once, with the share of each', () => {
  expect(found([server('mail', 25), server('maps', 30)], 'toolset/too-many-tools')).toEqual([
    {
      severity: 'warn',
      toolset: '.mcp.json',
      tool: null,
      related: [],
      message: expect.stringMatching(/^This configuration has 55 tools: "maps" 30 and "mail" 25\..* switch off what/),
    },
  ])
})

test('the only server of a client is counted, too', () => {
  expect(found([server('mail', 25)], 'toolset/too-many-tools')).toMatchObject([{ severity: 'info', toolset: '.mcp.json' }])
})

test('servers that no client configuration puts together are counted one by one', () => {
  expect(found([server('mail', 15, false), server('maps', 15, false)], 'toolset/too-many-tools')).toEqual([])
})

test('the dearest tools of a client are named with their servers', () => {
  const [finding] = found([server('mail', 20), server('maps', 20)], 'toolset/token-budget')
  expect(finding).toMatchObject({ severity: 'warn', toolset: '.mcp.json', tool: null })
  expect(finding?.related).toHaveLength(5)
  expect(finding?.related.every((name) => /^(?:mail\/mail|maps\/maps)_\d+$/.test(name))).toBe(true)
  expect(finding?.message).toContain('offer fewer tools at a time')
})

test.each([
  [undefined, 'Anthropic sees selection degrade', 'warn'],
  [['cursor'], 'Past 40 Cursor', 'warn'],
  [['gemini'], 'Google advises', 'warn'],
] as const)('with the profiles %j, 41 tools are too many because "%s"', (profiles, because, severity) => {
  const [finding] = found([server('mail', 41, false)], 'toolset/too-many-tools', profiles)
  expect(finding).toMatchObject({ severity, message: expect.stringContaining(because) })
})

test('an unknown profile is refused with the nearest name', () => {
  expect(() => found([server('mail', 1)], 'toolset/overlap', ['cursr'])).toThrow('"cursr", which does not exist')
})
