import { clip, grouped, list } from '../../src/core/text.ts'
import { tokensOf, tokensOfAll } from '../../src/core/tokens.ts'
import type { Tool } from '../../src/core/tool.ts'
import { defineRule, type RuleContext } from '../../src/lint/rule.ts'

const options = {
  window: { default: 200_000, min: 1_000, says: 'The context window, in tokens, that the list is compared with.' },
  info: { default: 5, min: 0, max: 100, says: 'A larger share of the window than this, in per cent, is an info.' },
  warn: { default: 10, min: 0, max: 100, says: 'A larger share of the window than this, in per cent, is a warning.' },
}

const LONG =
  'The passage is returned with the section that it stands in, the day of its last change and the office that answers for it. '

export default defineRule({
  scope: 'toolset',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: "The whole list costs more than a fair share of the model's context window in every request.",
  why: 'Every request contains the definitions. They cost money and leave less room for the conversation. The MCP guide for clients recommends loading tools only as needed once they exceed 1 to 5 % of the window. The default is therefore 5 % of 200,000 tokens for an info, and 10 % for a warning. Tokens are estimated from the compact JSON of name, description and input schema, at four UTF-16 units per token. The most expensive tools are named, because a few tools usually cause most of the cost.',
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
      says: 'The median list costs about 3,100 tokens, and the largest about 90,000.',
      checked: '2026-11-21',
    },
  ],
  options,
  examples: {
    good: [{}, { tools: longOnes(20) }],
    bad: [{ tools: longOnes(30) }, { tools: longOnes(60) }],
  },
  *check(toolset, context) {
    // the servers of a configuration count together, below
    if (toolset.configured !== undefined) return
    for (const { related, ...finding } of overBudget('This list', toolset.tools, context)) {
      yield { ...finding, related: related.map(({ index }) => index) }
    }
  },
  *together({ toolsets }, context) {
    const all = toolsets.flatMap(({ tools }, toolset) => tools.map((tool) => ({ tool, toolset })))
    const tools = all.map(({ tool }) => tool)
    for (const { related, ...finding } of overBudget('This configuration', tools, context)) {
      const costliest = all.filter(({ tool }) => related.includes(tool))
      yield { ...finding, across: costliest.map(({ tool, toolset }) => ({ toolset, tool: tool.index })) }
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

/** Below this share of the cost, shortening the five costliest tools is not enough. */
const WORTH_SHORTENING = 0.25

function* overBudget(who: string, tools: readonly Tool[], { options: { window, info, warn } }: RuleContext<typeof options>) {
  const total = tokensOfAll(tools)
  const share = (total / window) * 100
  if (share <= info) return
  const costliest = tools.toSorted((a, b) => tokensOf(b) - tokensOf(a)).slice(0, 5)
  const bill = list(costliest.map((tool) => `"${clip(tool.name, 40)}" ${grouped(tokensOf(tool))}`))
  const few = tokensOfAll(costliest) >= total * WORTH_SHORTENING
  const remedy = few
    ? `Shorten the most expensive tools first: ${bill}`
    : `The cost is spread over many tools (the most expensive: ${bill}). Offer fewer tools at a time`
  yield {
    at: '' as const,
    severity: share > warn ? ('warn' as const) : ('info' as const),
    related: costliest,
    message: `${who} costs about ${grouped(total)} tokens in every request. That is ${Math.round(share)} % of a context window of ${grouped(window)} tokens. ${remedy}.`,
  }
}

function longOnes(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    name: `look_up_section_${index + 1}`,
    description: `Return the text of section ${index + 1} of the policy handbook. ${LONG.repeat(10)}`,
  }))
}
