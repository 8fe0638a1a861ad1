import { isObject, own, ownObject, ownString, type Json, type JsonObject } from '../../src/core/json.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'A schema is a serialised Zod object instead of JSON Schema.',
  why: 'An SDK that gets a Zod schema of another version, or a schema instead of a shape, writes the internal data of Zod into the list. The keys of Zod are not JSON Schema, so the model sees no parameters, whatever the code checks. Convert the schema before you serve it.',
  proof: 'JSON Schema Core has none of the keys of Zod; decided by the keys that Zod 3 and Zod 4 write.',
  evidence: [
    {
      kind: 'report',
      ref: 'https://github.com/kevinwatt/yt-dlp-mcp/issues/29',
      says: 'A server publishes Zod objects as input schemas. Clients see no parameters and strip all arguments.',
      checked: '2026-11-29',
    },
  ],
  entails: ['schema/root-not-object'],
  examples: {
    good: [
      {},
      {
        inputSchema: {
          type: 'object',
          properties: { def: { type: 'object', description: 'Definition of a word.', properties: { type: { type: 'string' } } } },
        },
      },
    ],
    bad: [
      { inputSchema: { _def: { unknownKeys: 'strip', typeName: 'ZodObject' }, '~standard': { version: 1, vendor: 'zod' } } },
      { inputSchema: { type: 'object', def: { type: 'object', shape: { city: { type: 'string', def: { type: 'string' } } } } } },
    ],
  },
  *check({ raw }) {
    for (const field of ['inputSchema', 'outputSchema'] as const) {
      const schema = isObject(raw) ? own(raw, field) : undefined
      const key = isObject(schema) ? zodKey(schema) : undefined
      if (key === undefined) continue
      yield {
        at: `/${field}`,
        message: `This is not JSON Schema but a serialised Zod object ("${key}"). No ${field === 'inputSchema' ? 'parameter' : 'field'} in it reaches a model. Serve the result of z.toJSONSchema, or of zod-to-json-schema for Zod 3.`,
      }
    }
  },
  plant({ index }, random) {
    const inside: Json =
      random() < 0.5
        ? { _def: { unknownKeys: 'strip', typeName: 'ZodObject' }, _cached: null }
        : { type: 'object', def: { type: 'object', shape: { query: { def: { type: 'string' }, type: 'string' } } } }
    return [{ tool: index, at: '/inputSchema', to: inside }]
  },
})

/** The key that shows that Zod 3 or Zod 4 wrote the object. */
function zodKey(schema: JsonObject): string | undefined {
  const [old, now] = [ownObject(schema, '_def'), ownObject(schema, 'def')]
  if (old !== undefined && (ownString(old, 'typeName')?.startsWith('Zod') || own(old, 'shape') !== undefined)) return '_def'
  if (now !== undefined && own(now, 'type') === own(schema, 'type') && own(now, 'shape') !== undefined) return 'def'
  const standard = ownObject(schema, '~standard')
  return standard !== undefined && own(standard, 'vendor') === 'zod' && own(schema, 'properties') === undefined
    ? '~standard'
    : undefined
}
