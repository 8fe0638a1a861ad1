import { isArray, isObject, own, ownObject, type Json, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip, count, list } from '../../src/core/text.ts'
import type { Edit, Tool } from '../../src/core/tool.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { allowsNull } from '../../src/schema/nullable.ts'
import { subschemasOf, type Subschema } from '../../src/schema/walk.ts'

const REFUSED = new Set(
  (
    '$anchor $dynamicAnchor $dynamicRef $recursiveAnchor $recursiveRef additionalItems contains contentEncoding contentMediaType contentSchema ' +
    'dependentRequired dependentSchemas dependencies else if maxContains maxProperties minContains minProperties not oneOf ' +
    'patternProperties prefixItems propertyNames then unevaluatedItems unevaluatedProperties uniqueItems'
  ).split(' '),
)
/** Everything under these is refused as a whole, and declares no property that could be required. */
const CLOSED = new Set([...REFUSED].filter((keyword) => keyword !== 'oneOf'))
/** What an object branch of `allOf` may contain so that the branches can be merged into one object. */
const MERGED = new Set(
  '$comment default description examples readOnly title writeOnly additionalProperties properties required type'.split(' '),
)

const tool = (schema: object) => ({
  inputSchema: { type: 'object', additionalProperties: false, ...schema },
})
const CITY = { type: 'string', description: 'City name in English.' }

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: [],
  profiles: { openai: 'warn' },
  summary: "OpenAI's strict mode does not accept the input schema as it is.",
  why: 'With `strict: true`, OpenAI guarantees that arguments match the schema. This requires that every property is required (an optional one allows null instead), that no object allows additional properties, and that every keyword is in its subset. Otherwise the request is refused. If `strict` is left out, the guarantee is dropped without notice. The rule is off unless the profile `openai` is selected, because tools that nobody calls in strict mode lose nothing.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://platform.openai.com/docs/guides/structured-outputs#supported-schemas',
      says: 'All fields must be required, additionalProperties must be false, and a list of keywords is not supported.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'openai 7.55.0, toStrictJsonSchema over 1,843 tools of 64 npm servers',
      says: 'The SDK converts 859 input schemas. 965 have an optional property that does not allow null, and 19 fail earlier for another reason.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      tool({ properties: { city: CITY }, required: ['city'] }),
      tool({ properties: { city: { ...CITY, type: ['string', 'null'] } } }),
      tool({ properties: { city: { anyOf: [CITY, { type: 'null' }], description: 'City name in English.' } } }),
      tool({ properties: {} }),
    ],
    bad: [
      tool({ properties: { city: CITY } }),
      tool({ properties: { city: CITY, zip: CITY }, required: ['city', 'zip'], if: { properties: { city: { const: 'Bonn' } } } }),
      tool({
        properties: { city: { oneOf: [CITY, { type: 'null' }], description: 'City name in English.' } },
        required: ['city'],
      }),
      {
        inputSchema: { type: 'object', properties: { city: CITY }, required: ['city'], additionalProperties: { type: 'string' } },
      },
      tool({
        properties: { cities: { type: 'array', items: CITY, uniqueItems: true, description: 'Up to 5 cities.' } },
        required: ['cities'],
      }),
    ],
  },
  *check(tool) {
    const root = tool.inputSchema
    for (const keyword of ['anyOf', 'oneOf']) {
      if (own(root, keyword) === undefined) continue
      yield {
        at: join('/inputSchema', keyword),
        message:
          "OpenAI's strict mode refuses a union at the root of a schema. Put the alternatives under a property, or make a separate tool for each.",
      }
    }
    const optional: { readonly node: Subschema; readonly name: string }[] = []
    const refused = new Set<Subschema>()
    for (const node of subschemasOf(root, '/inputSchema')) {
      if (CLOSED.has(node.keyword) || (node.parent !== undefined && refused.has(node.parent))) {
        refused.add(node)
        continue
      }
      for (const name of optionalIn(root, node.schema)) optional.push({ node, name })
      for (const { keyword, says } of refusedIn(node.schema)) {
        if (keyword === 'oneOf' && node.parent === undefined) continue
        yield { at: join(node.at, keyword), message: `OpenAI's strict mode refuses ${says}` }
      }
    }
    if (optional.length === 0) return
    const names = list(
      optional.map(({ name }) => `"${clip(name, 40)}"`),
      3,
    )
    yield {
      at: '/inputSchema',
      message: `OpenAI's strict mode requires every property, but ${names} ${optional.length === 1 ? 'is' : 'are'} optional and not nullable. The request fails, or the strict mode is dropped. List ${optional.length === 1 ? 'it' : `all ${count(optional.length, 'property', 'properties')}`} in "required", and allow null in the type.`,
      ...patchFor(tool, optional),
    }
  },
  plant({ index, inputSchema }) {
    const name = Object.keys(ownObject(inputSchema, 'properties') ?? {}).find(
      (one) => !allowsNull(inputSchema, own(ownObject(inputSchema, 'properties') ?? {}, one)),
    )
    if (name === undefined) return undefined
    return [{ tool: index, at: join('/inputSchema/properties', name, 'uniqueItems'), to: true }]
  },
})

function optionalIn(root: JsonObject, schema: JsonObject): readonly string[] {
  const properties = ownObject(schema, 'properties')
  if (properties === undefined) return []
  const required = own(schema, 'required')
  return Object.keys(properties).filter(
    (name) => !(isArray(required) && required.includes(name)) && !allowsNull(root, own(properties, name)),
  )
}

function* refusedIn(schema: JsonObject): Iterable<{ readonly keyword: string; readonly says: string }> {
  for (const keyword of Object.keys(schema)) {
    const value = own(schema, keyword)
    if ((keyword === 'then' || keyword === 'else') && Object.hasOwn(schema, 'if')) continue
    if (REFUSED.has(keyword)) {
      yield {
        keyword,
        says: `the keyword "${keyword}". ${keyword === 'oneOf' ? 'Write "anyOf".' : 'State it in the description instead.'}`,
      }
    } else if (keyword === 'allOf' && !isMerged(value)) {
      yield { keyword, says: 'an "allOf" that it cannot merge into one object. Write the merged schema instead.' }
    } else if (keyword === 'items' && isArray(value)) {
      yield { keyword, says: 'a tuple of "items". Use an object with one property per item.' }
    } else if (keyword === 'additionalProperties' && value !== false && isObjectSchema(schema)) {
      yield {
        keyword,
        says: 'an object that allows additional properties. Name them and write "additionalProperties": false, or use a list of key and value pairs.',
      }
    } else if (keyword === 'type' && hasType(value, 'array') && own(schema, 'items') === undefined) {
      yield { keyword, says: 'an array without "items". Describe its items.' }
    }
  }
}

function isObjectSchema(schema: JsonObject): boolean {
  const type = own(schema, 'type')
  return type === undefined || hasType(type, 'object')
}

function hasType(type: Json | undefined, name: string): boolean {
  return type === name || (isArray(type) && type.includes(name))
}

function isMerged(branches: Json | undefined): boolean {
  if (!isArray(branches)) return false
  if (branches.length === 1) return true
  return branches.every(
    (branch) => isObject(branch) && Object.keys(branch).every((key) => MERGED.has(key)) && Object.hasOwn(branch, 'properties'),
  )
}

/** The patch exists only if each optional property has one plain type. An enum would also need null among its values. */
function patchFor(tool: Tool, optional: readonly { readonly node: Subschema; readonly name: string }[]) {
  const edits: Edit[] = []
  for (const { node, name } of optional) {
    const property = ownObject(ownObject(node.schema, 'properties') ?? {}, name)
    const type = property === undefined ? undefined : own(property, 'type')
    if (
      typeof type !== 'string' ||
      property === undefined ||
      own(property, 'enum') !== undefined ||
      own(property, 'const') !== undefined
    )
      return {}
    edits.push({ tool: tool.index, at: join(node.at, 'properties', name, 'type'), to: [type, 'null'] })
  }
  for (const node of new Set(optional.map((one) => one.node))) {
    edits.push({ tool: tool.index, at: join(node.at, 'required'), to: Object.keys(ownObject(node.schema, 'properties') ?? {}) })
  }
  return { patches: [{ says: 'require every property and allow null where it was optional', safe: false, edits }] }
}
