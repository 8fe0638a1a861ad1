import { own } from '../../src/core/json.ts'
import { clip, count, list } from '../../src/core/text.ts'
import type { Tool } from '../../src/core/tool.ts'
import { draftedHints } from '../../src/lint/drafts/hints.ts'
import { suggested } from '../../src/lint/drafts/suggested.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { isMcp } from '../../src/schema/mcp.ts'

const HINTS = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint']

/** More names help nobody to find them. */
const MOST_NAMED = 10

export default defineRule({
  scope: 'toolset',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'Tools carry none of the four hints: one finding for all of them.',
  why:
    'Without hints the specification takes a tool for destructive and open to the world, so a host either asks the user before every call, even before one that only lists, or ' +
    'asks before none. A model that runs without a person reaches for tools that its host lets it call. `readOnlyHint: true` on what only reads, `destructiveHint: false` on what only adds, costs two words a tool. ' +
    'Formats without annotations (the request bodies of OpenAI, Anthropic, Gemini and Bedrock) are left alone.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations',
      says: 'The defaults are readOnlyHint false, destructiveHint true, idempotentHint false, openWorldHint true.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: '37 servers have no hint on any tool; of the other 27 only one leaves out single tools.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { tools: [{}, { name: 'list_offices', annotations: { readOnlyHint: true } }] },
      { tools: [{ annotations: { openWorldHint: false } }] },
    ],
    bad: [
      { annotations: undefined },
      { annotations: { title: 'Search policies' } },
      { tools: [{}, { name: 'add_policy', description: 'Add a policy to the handbook.', annotations: {} }] },
      {
        tools: [
          { annotations: undefined },
          { name: 'add_policy', description: 'Add a policy to the handbook.', annotations: {} },
        ],
      },
    ],
  },
  *check(toolset) {
    const bare = toolset.tools.filter((tool) => !HINTS.some((hint) => saysHint(tool, hint)))
    if (bare.length === 0 || !isMcp(toolset)) return
    const all = bare.length === toolset.tools.length
    const named = list(
      bare.map(({ name }) => `"${clip(name, 40)}"`),
      3,
    )
    const who = all
      ? bare.length === 1
        ? 'The tool has'
        : `All ${count(bare.length, 'tool')} have`
      : `${named} ${bare.length === 1 ? 'has' : 'have'}`
    const patch = draftedHints(bare)
    yield {
      at: '',
      message: `${who} no hints, so hosts must take a call for destructive and ask the user, whatever it does. Add "annotations" with "readOnlyHint": true where a tool only reads, "destructiveHint": false where it only adds.`,
      ...suggested(patch),
      ...(!all && { related: bare.slice(0, MOST_NAMED).map(({ index }) => index) }),
    }
  },
  plant({ tools }) {
    return tools.map(({ index }) => ({ tool: index, at: '/annotations', to: undefined }))
  },
})

function saysHint({ annotations }: Tool, hint: string): boolean {
  return annotations !== undefined && own(annotations, hint) !== undefined
}
