import { isObject, own, ownObject } from '../../src/core/json.ts'
import { isOfSameValue } from '../../src/schema/branches.ts'
import { defineRule } from '../../src/lint/rule.ts'

const NOW = { name: 'get_edition', description: 'Get the number and the date of the newest edition of the handbook.' }
/** Anything that may declare a property outside of `properties`. */
const declares = (keyword: string): boolean =>
  isOfSameValue(keyword) || ['$ref', 'patternProperties', 'propertyNames'].includes(keyword)

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['strict'],
  summary: 'The schema of a tool without parameters allows any arguments.',
  why: 'An empty object schema accepts any arguments, so a model may invent some, and the call succeeds as if they had an effect. The specification recommends `{"type": "object", "additionalProperties": false}` for a tool without parameters. The older SDK leaves the keyword out, so this is advice in the strict preset.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/server/tools#tool',
      says: 'For a tool without parameters, {"type": "object", "additionalProperties": false} is recommended. {"type": "object"} accepts any object.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: '86 tools of 24 servers have no properties and allow any.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { ...NOW, inputSchema: { type: 'object', additionalProperties: false } },
      { ...NOW, inputSchema: { type: 'object', additionalProperties: { type: 'string', description: 'A filter.' } } },
    ],
    bad: [
      { ...NOW, inputSchema: { type: 'object', properties: {} } },
      { ...NOW, inputSchema: { type: 'object' } },
    ],
  },
  *check({ index, inputSchema }) {
    if (own(inputSchema, 'type') !== 'object' || Object.keys(ownObject(inputSchema, 'properties') ?? {}).length > 0) return
    const open = own(inputSchema, 'additionalProperties')
    if (open === false || isObject(open) || Object.keys(inputSchema).some(declares)) return
    yield {
      at: '/inputSchema',
      message:
        'This tool has no parameters, but its schema accepts any arguments. A model may invent some, and nothing reads them. Add "additionalProperties": false.',
      patches: [
        {
          says: 'add "additionalProperties": false',
          safe: false,
          edits: [{ tool: index, at: '/inputSchema/additionalProperties', to: false }],
        },
      ],
    }
  },
  plant({ index, inputSchema }, random) {
    if (Object.keys(ownObject(inputSchema, 'properties') ?? {}).length > 0) return undefined
    return [{ tool: index, at: '/inputSchema', to: random() < 0.5 ? { type: 'object' } : { type: 'object', properties: {} } }]
  },
})
