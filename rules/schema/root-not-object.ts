import { isObject, own } from '../../src/core/json.ts'
import { clip } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'The root of the input schema is not `"type": "object"`.',
  why: 'Arguments are always an object, and every revision of MCP requires the root to state that. SDK clients reject the whole tool list because of one tool without it.',
  proof: 'MCP 2025-11-25, Tool: `inputSchema` has the required member `type: "object"`.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/schema#tool',
      says: 'inputSchema has the required member type: "object".',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [{}, { inputSchema: { type: 'object', additionalProperties: false } }],
    bad: [
      { inputSchema: { properties: { city: { type: 'string', description: 'City name in English.' } } } },
      { inputSchema: { $schema: 'http://json-schema.org/draft-07/schema#' } },
      { inputSchema: { type: 'array', items: { type: 'string' } } },
      { inputSchema: { type: ['object', 'null'] } },
    ],
  },
  *check(tool) {
    const given = isObject(tool.raw) ? own(tool.raw, 'inputSchema') : undefined
    if (!isObject(given)) return
    const type = own(given, 'type')
    if (type === 'object') return
    if (type === undefined) {
      yield {
        at: '/inputSchema',
        message:
          'The root of the input schema has no "type", but MCP requires "object". SDK clients then reject the whole tool list. Add "type": "object".',
        patches: [
          { says: 'add "type": "object"', safe: true, edits: [{ tool: tool.index, at: '/inputSchema/type', to: 'object' }] },
        ],
      }
      return
    }
    yield {
      at: '/inputSchema/type',
      message: `The root of the input schema has type ${clip(JSON.stringify(type), 60)}, but arguments are always an object. SDK clients then reject the whole tool list. Make it "object".`,
    }
  },
  plant({ index, inputSchema }, random) {
    if (own(inputSchema, 'type') !== 'object') return undefined
    return [{ tool: index, at: '/inputSchema/type', to: random() < 0.7 ? undefined : ['object', 'null'] }]
  },
})
