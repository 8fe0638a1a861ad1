import { count } from '../../src/core/text.ts'
import { draftedOutputSchemas } from '../../src/lint/drafts/output-schema.ts'
import { suggested } from '../../src/lint/drafts/suggested.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { isMcp } from '../../src/schema/mcp.ts'

/** A longer list of names does not help the reader. */
const MOST_NAMED = 10

export default defineRule({
  scope: 'toolset',
  severity: 'info',
  presets: ['strict'],
  summary: 'Tools have no output schema. There is one finding for all of them.',
  why: 'With an output schema, a model knows before the call which fields it can pass on. Programs can call the tool in code, and a client notices when an answer lacks a field. The schema costs tokens in every request, so this is advice in the strict preset, once per set. Formats without an output schema are not checked.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/server/tools#output-schema',
      says: 'An output schema helps clients and models to understand and validate structured results.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: '119 tools of 9 servers have an output schema.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [{}, { tools: [{}, { name: 'list_offices', description: 'List the offices of the company, ordered by city.' }] }],
    bad: [
      { outputSchema: undefined },
      {
        tools: [
          {},
          { name: 'list_offices', description: 'List the offices of the company, ordered by city.', outputSchema: undefined },
        ],
      },
    ],
  },
  *check(toolset) {
    const bare = toolset.tools.filter(({ outputSchema }) => outputSchema === undefined || outputSchema === null)
    if (bare.length === 0 || !isMcp(toolset)) return
    const all = bare.length === toolset.tools.length
    const who =
      bare.length === 1 && all
        ? 'The tool has'
        : `${all ? 'None of' : count(bare.length, 'tool')}${all ? ` ${count(bare.length, 'tool')} has` : ` of ${toolset.tools.length} ${bare.length === 1 ? 'has' : 'have'}`}`
    yield {
      at: '',
      message: `${who} ${all && bare.length > 1 ? 'an' : 'no'} output schema. A model learns the fields of an answer only from the answer itself. Add "outputSchema" first to the tools that return ids or cursors for other calls.`,
      ...suggested(draftedOutputSchemas(bare)),
      ...(!all && { related: bare.slice(0, MOST_NAMED).map(({ index }) => index) }),
    }
  },
  plant({ tools }) {
    return tools.map(({ index }) => ({ tool: index, at: '/outputSchema', to: undefined }))
  },
})
