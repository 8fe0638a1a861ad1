import { isObject, kindOf, own } from '../../src/core/json.ts'
import { pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'The tool has no name, or the name is not a string.',
  why: 'A model calls a tool by its name. A tool without a name cannot be called, and SDK clients reject the whole list because of it. Use a verb and an object: `search_policies`.',
  proof: 'MCP 2025-11-25, Tool: `name` is a required string.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/server/tools#tool',
      says: 'name: unique identifier for the tool (required, a string of 1 to 128 characters).',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [{}, { name: 'a' }],
    bad: [{ name: undefined }, { name: '' }, { name: 7 }],
  },
  *check(tool) {
    if (tool.name.trim() !== '') return
    const given = isObject(tool.raw) ? own(tool.raw, 'name') : undefined
    const says =
      given === undefined ? 'There is no name' : typeof given === 'string' ? 'The name is empty' : `The name is ${kindOf(given)}`
    yield {
      at: given === undefined ? '' : '/name',
      message: `${says}. No model can call this tool, and SDK clients reject the whole list. Use a verb and an object, such as "search_policies".`,
    }
  },
  plant({ index }, random) {
    return [{ tool: index, at: '/name', to: pick([undefined, '', ' ', null], random) }]
  },
})
