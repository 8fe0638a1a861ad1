import type { JsonObject } from '../core/json.ts'
import { LOCK_KIND, LOCK_VERSION } from '../sources/lockfile/format.ts'
import { LOCK_KEYS, LOCKED_FROM_KEYS, LOCKED_TOOLSET_KEYS } from '../sources/lockfile/keys.ts'
import { objectSchema, ref } from './schema-parts.ts'

/** The JSON Schema of `rightcall.lock.json`, for who reads it in a program. Looser than the reader, which also computes every digest. */
export function lockSchema(): JsonObject {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://unpkg.com/rightcall/dist/schemas/lock.schema.json',
    title: 'What rightcall snapshot pins',
    ...objectSchema(LOCK_KEYS, {
      kind: { const: LOCK_KIND },
      version: { const: LOCK_VERSION },
      toolsets: { type: 'array', items: ref('toolset') },
    }),
    required: Object.keys(LOCK_KEYS),
    definitions: {
      text: { type: 'string' },
      sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      toolset: {
        ...objectSchema(LOCKED_TOOLSET_KEYS, {
          key: ref('text'),
          id: ref('text'),
          name: ref('text'),
          from: objectSchema(LOCKED_FROM_KEYS, {
            target: ref('text'),
            file: ref('text'),
            config: ref('text'),
            server: ref('text'),
            command: ref('text'),
            url: ref('text'),
          }),
          server: {
            type: 'object',
            additionalProperties: false,
            properties: { name: ref('text'), version: ref('text') },
          },
          instructions: {
            type: 'object',
            additionalProperties: false,
            required: ['sha256', 'text'],
            properties: { sha256: ref('sha256'), text: ref('text') },
          },
          complete: { const: false },
          tools: { type: 'array', items: ref('tool') },
        }),
        required: ['key', 'id', 'from', 'tools'],
      },
      tool: {
        type: 'object',
        additionalProperties: false,
        required: ['sha256', 'tool'],
        properties: {
          sha256: ref('sha256'),
          unknown: { type: 'array', items: ref('text') },
          tool: { description: 'The tool as it was served, whatever that is.' },
        },
      },
    },
  }
}
