import { isArray, own, ownObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip, nearest } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { declaredNames } from '../../src/schema/declared.ts'
import { keywords, subschemasWith } from '../../src/schema/walk.ts'

const CITY = { type: 'string', description: 'City name in English.' }

const REQUIRED = keywords('required')

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: '`required` names a property that the schema does not declare.',
  why: 'A model must send an argument of which it is told nothing, neither type nor meaning; usually the property was renamed or removed. Names declared in an enclosing schema, a branch or behind a local `$ref` count as declared.',
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
    ],
  },
  *check(tool) {
    for (const node of subschemasWith(tool.inputSchema, '/inputSchema', REQUIRED)) {
      const required = own(node.schema, 'required')
      if (!isArray(required)) continue
      const properties = ownObject(node.schema, 'properties')
      const strange = required.filter(
        (name) => typeof name === 'string' && (properties === undefined || !Object.hasOwn(properties, name)),
      )
      // a definition without properties of its own is mixed into schemas that have them
      if (strange.length === 0 || (properties === undefined && /^(?:\$defs|definitions)$/.test(node.keyword))) continue
      const declared = declaredNames(tool.inputSchema, node)
      for (const name of declared === undefined ? [] : strange) {
        if (typeof name !== 'string' || declared?.has(name)) continue
        const near = nearest(name, declared ?? [])
        yield {
          at: join(node.at, 'required', required.indexOf(name)),
          message: `"${clip(name, 60)}" is required, but no property of that name is declared, so a model is not told what to send. ${near === undefined ? 'Declare it or take it out of "required".' : `Did you mean "${clip(near, 60)}"?`}`,
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
