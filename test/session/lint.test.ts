import { expect, test } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import { DEFAULTS } from '../../src/config/config.ts'
import { withFlags } from '../../src/config/flags.ts'
import { toolFrom, toolsetFrom, type Toolset } from '../../src/core/tool.ts'
import { lintLoaded } from '../../src/session/lint.ts'
import { testIo } from '../sources/io.ts'

const server = (name: string, count: number, configured = true): Toolset =>
  toolsetFrom({
    name,
    uri: `mcp://${name}`,
    tools: Array.from({ length: count }, (_, index) =>
      toolFrom({ name: `${name}_${index}`, description: 'x'.repeat(2_000), inputSchema: { type: 'object' } }, index, undefined),
    ),
    ...(configured ? { configured: { uri: '.mcp.json', name } } : {}),
  })

const found = async (toolsets: readonly Toolset[], rule: string, profiles?: readonly string[]) => {
  const config = withFlags(DEFAULTS, { profiles })
  const { report } = await lintLoaded({ toolsets, problems: [] }, { catalogue: builtins, config, io: testIo({ cwd: '/' }) })
  return report.diagnostics
    .filter((diagnostic) => diagnostic.rule === rule)
    .map(({ severity, toolset, tool, message, related }) => ({ severity, toolset, tool, message, related }))
}

test('the tools of all servers of one client count together, once, with the share of each', async () => {
  expect(await found([server('mail', 65), server('maps', 70)], 'toolset/too-many-tools', ['gemini'])).toEqual([
    {
      severity: 'warn',
      toolset: '.mcp.json',
      tool: null,
      related: [],
      message: expect.stringMatching(/^This configuration has 135 tools: "maps" 70 and "mail" 65\..* Disable the tools that/),
    },
  ])
})

test('the only server of a client is counted, too', async () => {
  expect(await found([server('mail', 65)], 'toolset/too-many-tools')).toMatchObject([{ severity: 'info', toolset: '.mcp.json' }])
})

test('servers that no client configuration puts together are counted one by one', async () => {
  expect(await found([server('mail', 40, false), server('maps', 40, false)], 'toolset/too-many-tools')).toEqual([])
})

test('the most expensive tools of a client are named with their servers', async () => {
  const [finding] = await found([server('mail', 20), server('maps', 20)], 'toolset/token-budget')
  expect(finding).toMatchObject({ severity: 'warn', toolset: '.mcp.json', tool: null })
  expect(finding?.related).toHaveLength(5)
  expect(finding?.related.every((name) => /^(?:mail\/mail|maps\/maps)_\d+$/.test(name))).toBe(true)
  expect(finding?.message).toContain('Offer fewer tools at a time')
})

test.each([
  [['anthropic'], 'Anthropic sees selection degrade', 'warn'],
  [['cursor'], 'Beyond 40 tools, Cursor', 'warn'],
  [['gemini'], 'Google recommends', 'warn'],
] as const)('with the profiles %j, 41 tools are too many because "%s"', async (profiles, because, severity) => {
  const [finding] = await found([server('mail', 41, false)], 'toolset/too-many-tools', profiles)
  expect(finding).toMatchObject({ severity, message: expect.stringContaining(because) })
})

test('without a profile no vendor is quoted: 64 tools are fine', async () => {
  expect(await found([server('mail', 64, false)], 'toolset/too-many-tools')).toEqual([])
})

test('an unknown profile is refused with the nearest name', async () => {
  await expect(found([server('mail', 1)], 'toolset/overlap', ['cursr'])).rejects.toThrow('"cursr", which does not exist')
})

test('a report says what was asked, what was passed over, which findings fail, and what is only suggested', async () => {
  const tools = [
    { name: 'suche', description: '検索する文書の一覧を返します。', inputSchema: { type: 'object' } },
    {
      name: 'get_part',
      description: 'Gets one part of a recorded exchange. Returns its text.',
      inputSchema: {
        type: 'object',
        properties: { part: { type: ['string', 'null'], description: 'Part to get (request|response).' } },
      },
      annotations: { readOnlyHint: true },
    },
    { name: 'bare', inputSchema: { type: 'object' } },
  ].map((raw, index) => toolFrom(raw, index, undefined))
  const context = { catalogue: builtins, config: DEFAULTS, io: testIo({ cwd: '/' }) }
  const lint = async (over: Partial<Toolset>) =>
    (await lintLoaded({ toolsets: [toolsetFrom({ uri: 'tools.json', tools, ...over })], problems: [] }, context)).report
  const [whole, part] = [await lint({}), await lint({ complete: false })]
  expect(whole.toolsets).toMatchObject([{ complete: true, notEnglish: ['suche'], unannotated: 2 }])
  expect(part.toolsets[0]?.rules).toBeLessThan(whole.toolsets[0]?.rules ?? 0)
  const failing = whole.diagnostics.filter(({ fails }) => fails)
  expect(failing).toEqual(whole.diagnostics.filter(({ severity }) => severity === 'error'))
  expect(failing).not.toEqual([])
  const suggested = whole.diagnostics.filter(({ fixable, patches }) => !fixable && patches.length > 0)
  expect(whole.summary.suggestions).toBe(suggested.length)
  expect(suggested.flatMap(({ patches }) => patches.map(({ says }) => says))).toContain('add enum ["request","response",null]')
})
