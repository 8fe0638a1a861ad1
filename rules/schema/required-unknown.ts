import { isArray, own, ownObject, type Json, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip, nearest } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { declaredNames } from '../../src/schema/declared.ts'
import { keywords, subschemasWith } from '../../src/schema/walk.ts'

const CITY = { type: 'string', description: 'City name in English.' }

const REQUIRED = keywords('required', 'dependentRequired')

interface Demand {
  readonly name: string
  readonly below: readonly (string | number)[]
  /** The property that requires it. */
  readonly beside?: string
}

/** Every name that a schema requires, by `required` and by `dependentRequired`. */
function demandsOf(schema: JsonObject): readonly Demand[] {
  const listed = (value: Json | undefined, below: readonly string[], beside?: string): Demand[] =>
    (isArray(value) ? value : []).flatMap((name, index) =>
      typeof name === 'string' ? [{ name, below: [...below, index], ...(beside !== undefined && { beside }) }] : [],
    )
  const dependent = Object.entries(ownObject(schema, 'dependentRequired') ?? {})
  return [
    ...listed(own(schema, 'required'), ['required']),
    ...dependent.flatMap(([property, names]) => listed(names, ['dependentRequired', property], property)),
  ]
}

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: '`required` or `dependentRequired` names a property that the schema does not declare.',
  why: 'A model must send an argument without knowing its type or meaning. Usually the property was renamed or removed. Names that are declared in an enclosing schema, a branch or behind a local `$ref` count as declared.',
  proof: 'Gemini, function calling: `required[i]: property is not defined`, status 400; decided by looking the name up.',
  evidence: [
    {
      kind: 'report',
      ref: 'https://github.com/iBUHub/AIStudioToAPI/issues/154',
      says: 'Gemini answers 400 to the whole request: "parameters.required[0]: property is not defined".',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      {
        inputSchema: {
          type: 'object',
          properties: { city: CITY, zip: CITY },
          anyOf: [{ required: ['city'] }, { required: ['zip'] }],
        },
      },
      {
        inputSchema: {
          type: 'object',
          allOf: [{ $ref: '#/$defs/place' }],
          required: ['city'],
          $defs: { place: { properties: { city: CITY } } },
        },
      },
    ],
    bad: [
      { inputSchema: { type: 'object', properties: { city: CITY }, required: ['town'] } },
      { inputSchema: { type: 'object', properties: { cityName: CITY }, required: ['city_name'] } },
      { inputSchema: { type: 'object', required: ['city'] } },
      { inputSchema: { type: 'object', properties: { city: CITY }, dependentRequired: { city: ['zip'] } } },
    ],
  },
  *check(tool) {
    for (const node of subschemasWith(tool.inputSchema, '/inputSchema', REQUIRED)) {
      const properties = ownObject(node.schema, 'properties')
      const strange = demandsOf(node.schema).filter(({ name }) => properties === undefined || !Object.hasOwn(properties, name))
      // a definition without properties of its own is combined with schemas that have them
      if (strange.length === 0 || (properties === undefined && /^(?:\$defs|definitions)$/.test(node.keyword))) continue
      const declared = declaredNames(tool.inputSchema, node)
      for (const { name, below, beside } of declared === undefined ? [] : strange) {
        if (declared?.has(name)) continue
        const near = nearest(name, declared ?? [])
        const when = beside === undefined ? '' : ` with "${clip(beside, 60)}"`
        yield {
          at: join(node.at, ...below),
          message: `"${clip(name, 60)}" is required${when}, but no property with that name is declared. A model does not know what to send. ${near === undefined ? 'Declare it, or remove it from "required".' : `Did you mean "${clip(near, 60)}"?`}`,
        }
      }
    }
  },
  plant({ index, inputSchema }, random) {
    const names = Object.keys(ownObject(inputSchema, 'properties') ?? {})
    const name = names[Math.floor(random() * names.length)]
    const required = own(inputSchema, 'required')
    // what a renamed property leaves behind
    const old =
      name === undefined ? ['id', 'name', 'query'][Math.floor(random() * 3)] : `${name}_${random() < 0.5 ? 'id' : 'text'}`
    return [{ tool: index, at: '/inputSchema/required', to: [...(isArray(required) ? required : []), old ?? 'id'] }]
  },
})
