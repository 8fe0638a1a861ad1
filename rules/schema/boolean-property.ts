import { isObject, own, ownObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { pick } from '../../src/schema/planting.ts'
import { OLDER_SDK } from '../../src/schema/sdk.ts'

const SEEN = { kind: 'measured', ref: `npm ${OLDER_SDK}, Client.listTools()`, checked: '2026-11-29' } as const
const CITY = { type: 'string', description: 'City name in English.' }

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'A top-level property has the schema `true` or `false`, which JSON Schema allows and an SDK client refuses.',
  why: 'The older TypeScript SDK requires an object for every property at the root of an input or output schema. It checks the list as a whole, so one boolean removes every tool of the server. `{}` means the same as `true`, and `{"not": {}}` the same as `false`. Below the root, booleans are accepted.',
  proof:
    '@modelcontextprotocol/sdk 1.32.2, ToolSchema: each property of inputSchema and outputSchema is an object; checked property by property.',
  evidence: [
    {
      ...SEEN,
      says: 'Rejects the whole list because of a property with the schema true or false. @modelcontextprotocol/client 2.4.0 accepts it.',
    },
  ],
  examples: {
    good: [
      {},
      { inputSchema: { type: 'object', properties: { city: CITY }, additionalProperties: true } },
      { inputSchema: { type: 'object', properties: { cities: { type: 'array', items: true, description: 'Up to 5 cities.' } } } },
      { outputSchema: { type: 'object', properties: { total: { type: 'object', properties: { any: true } } } } },
    ],
    bad: [
      { inputSchema: { type: 'object', properties: { city: CITY, zip: true } } },
      { inputSchema: { type: 'object', properties: { city: CITY, zip: false } } },
      { outputSchema: { type: 'object', properties: { total: true } } },
    ],
  },
  *check(tool) {
    for (const field of ['inputSchema', 'outputSchema'] as const) {
      const schema = tool[field]
      const properties = isObject(schema) ? ownObject(schema, 'properties') : undefined
      for (const [name, value] of Object.entries(properties ?? {})) {
        if (typeof value !== 'boolean') continue
        const at = join(`/${field}`, 'properties', name)
        const to = value ? {} : { not: {} }
        const same = JSON.stringify(to)
        yield {
          at,
          message: `The schema of ${JSON.stringify(clip(name, 60))} is ${value}. ${OLDER_SDK} then refuses the whole tool list. Write ${same}, which means the same${value ? ', or describe the value' : ', or remove the property'}.`,
          patches: [{ says: `write ${same}`, safe: true, edits: [{ tool: tool.index, at, to }] }],
        }
      }
    }
  },
  plant({ index, inputSchema }, random) {
    const name = pick(Object.keys(ownObject(inputSchema, 'properties') ?? {}), random)
    if (own(inputSchema, 'type') !== 'object' || name === undefined) return undefined
    return [{ tool: index, at: join('/inputSchema/properties', name), to: true }]
  },
})
