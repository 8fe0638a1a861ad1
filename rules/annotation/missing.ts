import { own } from '../../src/core/json.ts'
import { clip, count, list } from '../../src/core/text.ts'
import type { Tool } from '../../src/core/tool.ts'
import { bareTool, draftedHints } from '../../src/lint/drafts/hints.ts'
import { suggested } from '../../src/lint/drafts/suggested.ts'
import { factOfEach } from '../../src/lint/memo.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { isMcp } from '../../src/schema/mcp.ts'

const HINTS = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint']

/** A longer list of names does not help the reader. */
const MOST_NAMED = 10

export default defineRule({
  scope: 'toolset',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'Tools have none of the four hints. There is one finding for all of them.',
  why: 'Without hints, the specification assumes that a tool is destructive and reaches the outside world. A host then asks the user before every call, even one that only lists, or it asks before none. A model that runs without a person needs tools that its host lets it call. The fix is two words per tool: `readOnlyHint: true` for a tool that only reads, `destructiveHint: false` for a tool that only adds. Formats without annotations (the request bodies of OpenAI, Anthropic, Gemini and Bedrock) are not checked.',
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
      says: '37 servers have no hint on any tool. Of the other 27, only one leaves the hints out on some tools.',
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
    const bare = ofEach(toolset).filter((tool) => !tool.hinted)
    if (bare.length === 0 || !isMcp(toolset)) return
    const all = bare.length === ofEach(toolset).length
    const named = list(
      bare.map(({ name }) => `"${clip(name, 40)}"`),
      3,
    )
    const who = all ? everyone(bare.length) : `${named} ${bare.length === 1 ? 'has' : 'have'}`
    const patch = draftedHints(bare)
    yield {
      at: '',
      message: `${who} no hints. A host must assume that every call is destructive, and asks the user even about calls that only read. Add "annotations" with "readOnlyHint": true for tools that only read and "destructiveHint": false for tools that only add.`,
      ...suggested(patch),
      ...(!all && { related: bare.slice(0, MOST_NAMED).map(({ index }) => index) }),
    }
  },
  plant({ tools }) {
    return tools.map(({ index }) => ({ tool: index, at: '/annotations', to: undefined }))
  },
})

const ofEach = factOfEach((tool) => ({
  ...bareTool(tool),
  hinted: HINTS.some((hint) => saysHint(tool, hint)),
}))

function everyone(tools: number): string {
  if (tools === 1) return 'The tool has'
  return tools === 2 ? 'Both tools have' : `All ${count(tools, 'tool')} have`
}

function saysHint({ annotations }: Tool, hint: string): boolean {
  return annotations !== undefined && own(annotations, hint) !== undefined
}
