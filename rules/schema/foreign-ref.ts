import { isObject, own, ownObject, ownString } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { resolveRef } from '../../src/schema/ref.ts'
import { keywords, subschemasWith } from '../../src/schema/walk.ts'

const REFS = keywords('$ref')
const TOWN = {
  type: 'object',
  description: 'Town of the sender.',
  properties: { name: { type: 'string', description: 'Its name.' } },
}

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'A local `$ref` points outside of `$defs`.',
  why: 'In JSON Schema, a reference may point at any schema of the document. Not every provider supports that: Moonshot (Kimi) answers 400 to the whole request unless references start with `#/$defs/`. Generators that merge equal schemas write such references. Move the schema to `$defs`, and refer to it from both places. References into `definitions`, as in draft-07, are not reported, because clients rewrite them. There is one finding per tool.',
  evidence: [
    {
      kind: 'report',
      ref: 'https://github.com/Softeria/ms-365-mcp-server/issues/458',
      says: 'Kimi K2.6 refuses a tool over a reference: references must start with #/$defs/.',
      checked: '2026-11-29',
    },
    {
      kind: 'report',
      ref: 'https://github.com/NousResearch/hermes-agent/pull/14804',
      says: 'Moonshot also refuses references into definitions. A client rewrites them to $defs.',
      checked: '2026-11-29',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: 'One server has references that point to properties.',
      checked: '2026-11-29',
    },
  ],
  examples: {
    good: [
      {},
      {
        inputSchema: {
          type: 'object',
          properties: { from: { $ref: '#/$defs/town' }, to: { $ref: '#/$defs/town' } },
          $defs: { town: TOWN },
        },
      },
    ],
    bad: [
      { inputSchema: { type: 'object', properties: { from: TOWN, to: { $ref: '#/properties/from', description: 'Town.' } } } },
      {
        inputSchema: { type: 'object', properties: { from: TOWN, inner: { $ref: '#', description: 'Search within a search.' } } },
      },
    ],
  },
  *check({ inputSchema }) {
    for (const { schema, at } of subschemasWith(inputSchema, '/inputSchema', REFS)) {
      const ref = ownString(schema, '$ref')
      if (ref === undefined || !ref.startsWith('#') || /^#\/(?:\$defs|definitions)\//.test(ref)) continue
      if (resolveRef(inputSchema, ref) === undefined) continue
      yield {
        at: join(at, '$ref'),
        message: `The reference ${JSON.stringify(clip(ref, 80))} does not point into "$defs". Moonshot (Kimi) refuses a request with such a tool. Move the schema to "$defs", and refer to it there.`,
      }
      return
    }
  },
  plant({ index, inputSchema }) {
    const names = Object.keys(ownObject(inputSchema, 'properties') ?? {})
    const [first, second] = names
    if (first === undefined || second === undefined || !isObject(own(inputSchema, 'properties'))) return undefined
    const to = { $ref: `#${join('/properties', first)}`, description: 'The same once more, for the other side.' }
    return [{ tool: index, at: join('/inputSchema/properties', second), to }]
  },
})
