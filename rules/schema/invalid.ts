import { isObject, own } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip, list } from '../../src/core/text.ts'
import { foreignAnchor, patternFault } from '../../src/core/pattern.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { dialectOf } from '../../src/schema/dialect.ts'
import { listRefusals } from '../../src/schema/sdk.ts'
import { keywords, subschemasOf, subschemasWith } from '../../src/schema/walk.ts'
import { schemaFaults } from '../../src/schema/well-formed.ts'

/** Real mistakes of authors: a boolean `required`, a type of another language, a truncated pattern. */
const PLANTED = [
  ['required', true],
  ['type', 'str'],
  ['pattern', '[a-z'],
  ['minLength', '2'],
] as const

const PATTERNS = keywords('pattern', 'patternProperties')

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'The input schema is not valid in its JSON Schema dialect, or a pattern in it is not a valid regular expression.',
  why: 'MCP requires a schema that is valid in its declared dialect (2020-12 if `$schema` is absent). A client or a provider that validates refuses the tool or the whole request. One that does not validate ignores the keyword, and the model loses the constraint.',
  proof:
    'MCP 2025-11-25, JSON Schema Usage: valid in the declared dialect; decided by the meta-schema and, for patterns, by ECMA-262.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/basic#json-schema-usage',
      says: 'Schemas must be valid according to their declared or default dialect. The default is JSON Schema 2020-12.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      {
        inputSchema: {
          type: 'object',
          properties: { name: { type: ['string', 'null'], description: 'Full name.', 'x-unknown': 1 } },
        },
      },
      {
        inputSchema: {
          $schema: 'http://json-schema.org/draft-07/schema#',
          type: 'object',
          properties: {
            pair: { type: 'array', description: 'Latitude, then longitude.', items: [{ type: 'number' }, { type: 'number' }] },
          },
        },
      },
    ],
    bad: [
      { inputSchema: { type: 'object', properties: { name: { type: 'string', description: 'Full name.', required: true } } } },
      { inputSchema: { type: 'object', properties: { price: { type: 'float', description: 'Price in euros.' } } } },
      {
        inputSchema: {
          type: 'object',
          properties: { code: { type: 'string', description: 'Code, for example "A1".', pattern: '[A-Z' } },
        },
      },
      {
        inputSchema: {
          type: 'object',
          properties: { code: { type: 'string', description: 'Code, for example "A1".', pattern: '\\A[A-Z]\\d+\\Z' } },
        },
      },
      {
        inputSchema: {
          type: 'object',
          properties: {
            pair: { type: 'array', description: 'Latitude, then longitude.', items: [{ type: 'number' }, { type: 'number' }] },
          },
        },
      },
    ],
  },
  *check(tool) {
    const dialect = dialectOf(tool.inputSchema)
    const faults = schemaFaults(tool.inputSchema, '/inputSchema')
    const refusals = faults.length === 0 ? [] : listRefusals(tool.inputSchema, '/inputSchema')
    for (const { at, says, hint } of faults) {
      const refused = refusals.find((refusal) => refusal.at === at)
      const lost =
        refused === undefined ? '' : `. ${list(refused.by)} ${refused.by.length === 1 ? 'refuses' : 'refuse'} the whole tool list`
      yield {
        at,
        message: `In JSON Schema${dialect === 'unknown' ? '' : ` ${dialect}`}, ${says}${lost}. ${hint ?? 'MCP requires a valid schema, and a client or a provider that checks it refuses the tool.'}`,
      }
    }
    for (const { schema, at } of subschemasWith(tool.inputSchema, '/inputSchema', PATTERNS)) {
      if (!Object.hasOwn(schema, 'pattern') && !Object.hasOwn(schema, 'patternProperties')) continue
      const pattern = own(schema, 'pattern')
      const keyed = own(schema, 'patternProperties')
      const places = [
        ...(typeof pattern === 'string' ? [{ source: pattern, at: join(at, 'pattern') }] : []),
        ...(isObject(keyed) ? Object.keys(keyed).map((source) => ({ source, at: join(at, 'patternProperties', source) })) : []),
      ]
      for (const place of places) {
        const fault = patternFault(place.source)
        const anchor = fault === undefined ? foreignAnchor(place.source) : undefined
        if (anchor !== undefined) {
          yield {
            at: place.at,
            message: `"${anchor}" in the pattern ${JSON.stringify(clip(place.source, 60))} is not an anchor in ECMA-262. It means the letter "${anchor.slice(1)}", and with the flag "u" it is an error. Write "${anchor === '\\A' ? '^' : '$'}".`,
          }
        }
        if (fault === undefined) continue
        yield {
          at: place.at,
          message: `The pattern ${JSON.stringify(clip(place.source, 60))} is not a valid regular expression (${clip(fault, 100)}). Clients that compile it fail. Write it in the syntax of ECMA-262.`,
        }
      }
    }
  },
  plant({ index, inputSchema }, random) {
    const node = subschemasOf(inputSchema, '/inputSchema').find(
      ({ keyword, schema }) => keyword === 'properties' && own(schema, 'type') === 'string',
    )
    if (node === undefined) return undefined
    const [keyword, value] = PLANTED[Math.floor(random() * PLANTED.length)] ?? ['required', true]
    return [{ tool: index, at: join(node.at, keyword), to: value }]
  },
})
