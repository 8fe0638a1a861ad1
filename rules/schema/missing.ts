import { isObject, kindOf, own } from '../../src/core/json.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'The tool has no input schema, or the input schema is not an object.',
  why: 'The input schema is required. Many clients reject the whole tool list if one tool lacks it, and a model has to invent the arguments. For a tool without parameters, write `{"type": "object", "additionalProperties": false}`.',
  proof: 'MCP 2025-11-25, Tool: `inputSchema` is required and a JSON Schema object.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/server/tools#tool',
      says: 'inputSchema must be a valid JSON Schema object, not null. For a tool without parameters, {"type": "object", "additionalProperties": false} is recommended.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '@modelcontextprotocol/sdk 1.32.2 and @modelcontextprotocol/client 2.4.0',
      says: 'One tool without an input schema makes listTools() reject the whole list.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [{}, { inputSchema: { type: 'object', additionalProperties: false } }],
    bad: [{ inputSchema: undefined }, { inputSchema: 'object' }, { inputSchema: [{ type: 'object' }] }],
  },
  *check(tool) {
    const given = isObject(tool.raw) ? own(tool.raw, 'inputSchema') : undefined
    if (isObject(given)) return
    const says = given === undefined ? 'There is no input schema' : `The input schema is ${kindOf(given)}, not an object`
    yield {
      at: given === undefined ? '' : '/inputSchema',
      message: `${says}. SDK clients then reject the whole tool list. For a tool without parameters, write {"type": "object", "additionalProperties": false}.`,
    }
  },
  plant({ index }, random) {
    return [{ tool: index, at: '/inputSchema', to: [undefined, null, 'object'][Math.floor(random() * 3)] }]
  },
})
