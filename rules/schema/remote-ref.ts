import { join } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { subschemasOf } from '../../src/schema/walk.ts'
import { deadReferences } from '../../src/schema/references.ts'

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'A `$ref` points to another document on the network.',
  why: 'MCP clients must not fetch references automatically, because the content could change or track the user. The model then sees a URL instead of a type. Copy the definition into `$defs`.',
  proof: 'MCP 2026-07-28, JSON Schema Usage: network references are not followed; decided by the form of the reference.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2026-07-28/basic#json-schema-usage',
      says: 'Implementations must not dereference network references automatically and should reject schemas with unresolved external ones.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      {
        inputSchema: {
          type: 'object',
          properties: { size: { $ref: 'https://example.com/size', description: 'Size in centimetres.' } },
          $defs: { size: { $id: 'https://example.com/size', type: 'number' } },
        },
      },
    ],
    bad: [
      {
        inputSchema: {
          type: 'object',
          properties: { size: { $ref: 'https://example.com/size.json', description: 'Size in centimetres.' } },
        },
      },
      {
        inputSchema: {
          type: 'object',
          properties: { schema: { $ref: 'http://json-schema.org/draft-07/schema#', description: 'JSON Schema of the answer.' } },
        },
      },
    ],
  },
  *check(tool) {
    for (const { at, ref, remote } of deadReferences(tool.inputSchema, '/inputSchema')) {
      if (!remote) continue
      yield {
        at,
        message: `${JSON.stringify(clip(ref, 120))} is outside this schema, and clients must not fetch it. A model sees a URL instead of a type. Copy the definition into "$defs".`,
      }
    }
  },
  plant({ index, inputSchema }, random) {
    const node = subschemasOf(inputSchema, '/inputSchema').find(({ keyword }) => keyword === 'properties')
    if (node === undefined) return undefined
    const refs = [
      'https://schemas.example.com/query.json',
      'http://json-schema.org/draft-07/schema#',
      'https://api.example.com/openapi.json#/components/schemas/Query',
    ]
    return [{ tool: index, at: join(node.at, '$ref'), to: refs[Math.floor(random() * refs.length)] ?? '' }]
  },
})
