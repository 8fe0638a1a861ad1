import { isArray, isObject, own, ownObject, type Json, type JsonObject } from '../../src/core/json.ts'
import { join, type Pointer } from '../../src/core/pointer.ts'
import { list } from '../../src/core/text.ts'
import type { Tool } from '../../src/core/tool.ts'
import { claimsAbout } from '../../src/lint/claims/claim.ts'
import { boundsIn } from '../../src/lint/claims/judge/bounds.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { subschemasOf, type Subschema } from '../../src/schema/walk.ts'

const FORMATS = new Set('date-time time date duration email hostname uri ipv4 ipv6 uuid'.split(' '))
const KEPT = new Set('$defs $ref $schema description title type anyOf oneOf allOf'.split(' '))
/** These do not restrict values, so nothing is lost when they become text. */
const ANNOTATIONS = new Set('default examples $comment deprecated readOnly writeOnly $id'.split(' '))

const tool = (schema: object) => ({
  inputSchema: { type: 'object', properties: { days: { description: 'Number of days to look back.', ...schema } } },
})

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: [],
  profiles: { anthropic: 'warn' },
  summary: "Anthropic's strict mode refuses the input schema, or the SDK moves its constraints into the description.",
  why: 'The SDK converts a schema to the subset that strict mode compiles. A schema without a type is refused. Limits, patterns, lengths and other constraints move into the description, where a model may miss them. An object intended as a map loses all of its entries, because other properties are forbidden. State the constraint in the words of the description as well, and validate on the server. A limit that the description states is not reported. The rule is off unless the profile `anthropic` is selected.',
  evidence: [
    {
      kind: 'measured',
      ref: '@anthropic-ai/sdk 1.11.0, transformJSONSchema',
      says: 'Keeps type, properties, required, items, anyOf, allOf, $ref, primitive enum and const, ten formats and minItems 0 or 1. Moves every other keyword into the description and sets additionalProperties to false.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      tool({ type: 'integer', default: 7 }),
      tool({ type: 'string', format: 'date' }),
      tool({ type: 'array', items: { type: 'string' }, minItems: 1 }),
      tool({ enum: ['day', 'week'] }),
      tool({ type: 'integer', minimum: 1, maximum: 30, description: 'Number of days to look back, 1 to 30.' }),
    ],
    bad: [
      tool({ type: 'integer', minimum: 1, maximum: 30 }),
      tool({ type: 'integer', minimum: 1, multipleOf: 7, description: 'Number of days to look back, at least 1.' }),
      tool({ type: 'string', pattern: '^\\d+$' }),
      tool({ default: 7 }),
      tool({ type: 'object', additionalProperties: { type: 'integer' } }),
    ],
  },
  *check(tool) {
    const { inputSchema } = tool
    const told = limitsTold(tool)
    const moved = new Map<string, Pointer>()
    const converted = new Set<Subschema>()
    for (const node of subschemasOf(inputSchema, '/inputSchema')) {
      const { schema, at, parent } = node
      if (parent !== undefined && !(converted.has(parent) && isConverted(node, parent.schema))) continue
      converted.add(node)
      const kind = kindOf(schema)
      if (kind === 'ref') continue
      if (kind === 'untyped') {
        yield {
          at,
          message:
            'Anthropic\'s strict mode refuses the whole tool because of a schema without "type", "enum", "const" or a union. Add the type.',
        }
      }
      const open = own(schema, 'additionalProperties')
      if (kind === 'object' && isMap(schema, open) && parent !== undefined) {
        yield {
          at: join(at, 'additionalProperties'),
          message:
            "Anthropic's strict mode forbids additional properties, so this map can never have an entry. Use a list of objects with a key and a value.",
        }
      }
      for (const keyword of lost(schema, kind)) {
        const place = join(at, keyword)
        if (!moved.has(keyword) && !told.has(place)) moved.set(keyword, place)
      }
    }
    const [first] = moved
    if (first === undefined) return
    yield {
      at: first[1],
      message: `Anthropic's strict mode does not enforce ${list([...moved.keys()].map((keyword) => `"${keyword}"`))}. The SDK moves ${moved.size === 1 ? 'it' : 'them'} into the description, where a model may miss ${moved.size === 1 ? 'it' : 'them'}. State the constraint in the description in your own words, and check it on the server.`,
    }
  },
  plant({ index, inputSchema }, random) {
    const node = subschemasOf(inputSchema, '/inputSchema').find(({ schema }) => own(schema, 'type') === 'string')
    if (node === undefined) return undefined
    const [keyword, value] = ([['pattern', '^[a-z ]+$'] as const, ['maxLength', 80] as const] as const)[random() < 0.5 ? 0 : 1]
    return [{ tool: index, at: join(node.at, keyword), to: value }]
  },
})

/** Places of the limits in the schema that the text states, too. */
function limitsTold(tool: Tool): ReadonlySet<Pointer> {
  const stated = claimsAbout(tool, 'range').flatMap((claims) =>
    boundsIn(claims.filter(({ statement }) => statement.holds === 'always')),
  )
  return new Set(stated.map(({ keyword, claim }) => join(claim.about.at, keyword)))
}

function isMap(schema: JsonObject, open: Json | undefined): boolean {
  return (isObject(open) || open === true) && Object.keys(ownObject(schema, 'properties') ?? {}).length === 0
}

/** Whether the SDK converts a schema at all. It does not convert what it drops or moves into the description. */
function isConverted({ keyword }: Subschema, parent: JsonObject): boolean {
  const kind = kindOf(parent)
  if (keyword === '$defs') return true
  if (keyword === 'properties') return kind === 'object'
  if (keyword === 'items') return kind === 'array'
  // of several compositions it uses the first
  return kind !== 'ref' && keyword === UNIONS.find((one) => isArray(own(parent, one)))
}

const UNIONS = ['anyOf', 'oneOf', 'allOf']

function kindOf(schema: JsonObject): string {
  if (own(schema, '$ref') !== undefined) return 'ref'
  if (hasLiterals(schema)) return 'literal'
  if (UNIONS.some((keyword) => isArray(own(schema, keyword)))) return typeOf(schema) ?? 'union'
  const type = own(schema, 'type')
  return type === undefined ? 'untyped' : (typeOf(schema) ?? 'mixed')
}

function typeOf(schema: JsonObject): string | undefined {
  const type = own(schema, 'type')
  return typeof type === 'string' ? type : undefined
}

function hasLiterals(schema: JsonObject): boolean {
  const [values, constant] = [own(schema, 'enum'), own(schema, 'const')]
  const primitive = (value: unknown): boolean => value === null || typeof value !== 'object'
  return (isArray(values) && values.length > 0 && values.every(primitive)) || (constant !== undefined && primitive(constant))
}

/** The keywords that move into the description, in the order of the schema. */
function lost(schema: JsonObject, kind: string): readonly string[] {
  return Object.keys(schema).filter((keyword) => {
    if (KEPT.has(keyword) || ANNOTATIONS.has(keyword)) return false
    const value = own(schema, keyword)
    if (keyword === 'enum' || keyword === 'const') return kind !== 'literal'
    if (keyword === 'properties' || keyword === 'required' || keyword === 'additionalProperties') return kind !== 'object'
    if (keyword === 'items') return kind !== 'array'
    if (keyword === 'minItems') return kind !== 'array' || (value !== 0 && value !== 1)
    if (keyword === 'format') return kind !== 'string' || typeof value !== 'string' || !FORMATS.has(value)
    return true
  })
}
