import { didYouMean } from '../../src/core/did-you-mean.ts'
import { ownObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip, nearest } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { subschemasOf } from '../../src/schema/walk.ts'
import { deadReferences } from '../../src/schema/references.ts'

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'A local `$ref` has no target.',
  why: 'Validators refuse the schema, and a model sees a broken reference instead of a type. It happens when a schema is copied from a larger document without its `$defs`. Circular references are legal and not reported.',
  proof: 'JSON Schema Core, section 8.2.3; decided by following the pointer.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2026-07-28/basic#json-schema-usage',
      says: 'A schema with a reference that cannot be resolved should be rejected.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      {
        inputSchema: {
          type: 'object',
          properties: { tree: { $ref: '#/$defs/node', description: 'Outline of the document, nested as it is shown.' } },
          $defs: { node: { type: 'object', properties: { child: { $ref: '#/$defs/node', description: 'First child.' } } } },
        },
      },
    ],
    bad: [
      { inputSchema: { type: 'object', properties: { size: { $ref: '#/$defs/Size', description: 'Size in centimetres.' } } } },
      {
        inputSchema: {
          type: 'object',
          properties: { size: { $ref: '#/definitions/Size', description: 'Size in centimetres.' } },
          $defs: { Size: { type: 'number' } },
        },
      },
      {
        inputSchema: { type: 'object', properties: { size: { $ref: 'common.json#/Size', description: 'Size in centimetres.' } } },
      },
    ],
  },
  *check(tool) {
    for (const { at, ref, remote } of deadReferences(tool.inputSchema, '/inputSchema')) {
      if (remote) continue
      const known = ['$defs', 'definitions'].flatMap((key) =>
        Object.keys(ownObject(tool.inputSchema, key) ?? {}).map((name) => `#/${key}/${name}`),
      )
      const meant = known.find((one) => one.endsWith(`/${ref.slice(ref.lastIndexOf('/') + 1)}`)) ?? nearest(ref, known)
      const hint = didYouMean(meant, 'Put the definition under "$defs", or write the type here.', (one) =>
        JSON.stringify(clip(one, 80)),
      )
      yield {
        at,
        message: `The reference ${JSON.stringify(clip(ref, 80))} has no target in this schema. Validators refuse the schema, and a model sees no type. ${hint}`,
      }
    }
  },
  plant({ index, inputSchema }, random) {
    const node = subschemasOf(inputSchema, '/inputSchema').find(({ keyword }) => keyword === 'properties')
    if (node === undefined) return undefined
    const refs = ['#/$defs/Query', '#/definitions/Query', '#/components/schemas/Query']
    return [{ tool: index, at: join(node.at, '$ref'), to: refs[Math.floor(random() * refs.length)] ?? '' }]
  },
})
