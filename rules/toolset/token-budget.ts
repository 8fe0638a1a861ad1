import { clip, grouped, list } from '../../src/core/text.ts'
import { tokensOf, tokensOfAll } from '../../src/core/tokens.ts'
import type { Tool } from '../../src/core/tool.ts'
import { defineRule, type RuleContext } from '../../src/lint/rule.ts'

const options = {
  window: { default: 200_000, min: 1_000, says: 'The context window that the list is measured against, in tokens.' },
  info: { default: 5, min: 0, max: 100, says: 'A larger share of the window than this, in per cent, is worth a note.' },
  warn: { default: 10, min: 0, max: 100, says: 'A larger share of the window than this, in per cent, is a warning.' },
}

const LONG =
  'The passage is returned with the section that it stands in, the day of its last change and the office that answers for it. '

export default defineRule({
  scope: 'toolset',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The whole list costs a model more than a fair share of its context window, on every request.',
  why: 'Definitions are sent with every request: they cost money and push the conversation out. The MCP guide for clients says to load tools only as needed once they pass 1 to 5 % of the window, so the default is 5 % of 200,000 tokens for a note and 10 % for a warning. Tokens are estimated as the compact JSON of name, description and input schema at four UTF-16 units a token. The dearest tools are named because a few usually make most of the bill.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/docs/develop/clients/client-best-practices',
      says: 'Switch to progressive discovery when tool definitions exceed 1 to 5 % of the context window.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '2,414 tools of 89 npm servers',
      says: 'The median list costs about 3,100 tokens, the largest about 90,000.',
      checked: '2026-11-21',
    },
  ],
  options,
  examples: {
    good: [{}, { tools: dear(20) }],
    bad: [{ tools: dear(30) }, { tools: dear(60) }],
  },
  *check(toolset, context) {
    // of a configuration all servers count together, below
    if (toolset.configured !== undefined) return
    for (const { related, ...finding } of overBudget('This list', toolset.tools, context)) {
      yield { ...finding, related: related.map(({ index }) => index) }
    }
  },
  *together({ toolsets }, context) {
    const all = toolsets.flatMap(({ tools }, toolset) => tools.map((tool) => ({ tool, toolset })))
    const tools = all.map(({ tool }) => tool)
    for (const { related, ...finding } of overBudget('This configuration', tools, context)) {
      const dearest = all.filter(({ tool }) => related.includes(tool))
      yield { ...finding, across: dearest.map(({ tool, toolset }) => ({ toolset, tool: tool.index })) }
    }
  },
  plant({ tools }, random) {
    const times = Math.ceil((45_000 + random() * 40_000) / LONG.length / Math.max(1, tools.length))
    return tools.map(({ index, description = '' }) => ({
      tool: index,
      at: '/description',
      to: `${description} ${LONG.repeat(times)}`,
    }))
  },
})

/** Below this share of the bill, shortening the five dearest tools does not mend it. */
const WORTH_SHORTENING = 0.25

function* overBudget(who: string, tools: readonly Tool[], { options: { window, info, warn } }: RuleContext<typeof options>) {
  const total = tokensOfAll(tools)
  const share = (total / window) * 100
  if (share <= info) return
  const dearest = tools.toSorted((a, b) => tokensOf(b) - tokensOf(a)).slice(0, 5)
  const bill = list(dearest.map((tool) => `"${clip(tool.name, 40)}" ${grouped(tokensOf(tool))}`))
  const few = tokensOfAll(dearest) >= total * WORTH_SHORTENING
  const remedy = few
    ? `Shorten the dearest first: ${bill}`
    : `No few are to blame (the dearest: ${bill}); offer fewer tools at a time`
  yield {
    at: '' as const,
    severity: share > warn ? ('warn' as const) : ('info' as const),
    related: dearest,
    message: `${who} costs about ${grouped(total)} tokens on every request, ${Math.round(share)} % of a window of ${grouped(window)}. ${remedy}.`,
  }
}

function dear(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    name: `look_up_section_${index + 1}`,
    description: `Return the text of section ${index + 1} of the policy handbook. ${LONG.repeat(10)}`,
  }))
}
