import { isArray, isObject, own, ownString, type Json, type JsonObject } from '../core/json.ts'
import type { Chance } from './chance.ts'
import { FAULT_FORMS } from './controls/fault-forms.ts'
import type { ParameterFault } from './controls/fault.ts'

type Fault = Pick<ParameterFault, 'kind' | 'schema' | 'forms' | 'values' | 'against' | 'isRequired'>

/** A fault of a parameter that is there; undefined where none can carry one. */
export function faultOfOwn(schema: JsonObject, properties: JsonObject, chance: Chance): ParameterFault | undefined {
  const required = own(schema, 'required')
  for (const [name, property] of chance.shuffled(Object.entries(properties))) {
    if (!isObject(property)) continue
    const isRequired = isArray(required) && required.includes(name)
    const faults = [...typedFault(property, chance), ...(isRequired ? [optional(property)] : [])]
    const fault = faults[chance.below(faults.length)]
    // its description stays where it is, and the sentence is put into it
    if (fault !== undefined) return { ...fault, name, text: ownString(property, 'description') ?? '' }
  }
  return undefined
}

function optional(schema: JsonObject): Fault {
  return { kind: 'required', schema, forms: FAULT_FORMS.required, values: {}, against: 'required', isRequired: true }
}

function typedFault(schema: JsonObject, chance: Chance): Fault[] {
  const type = own(schema, 'type')
  const choices = own(schema, 'enum')
  if (type === 'string' && isArray(choices)) return choicesFault(schema, choices, chance)
  if (type === 'array' && isObject(own(schema, 'items'))) {
    return [{ kind: 'type', schema, forms: FAULT_FORMS.type, values: {}, against: 'type', isRequired: false }]
  }
  return type === 'integer' || type === 'boolean' ? defaultFault(schema, type, chance) : []
}

function choicesFault(schema: JsonObject, choices: readonly Json[], chance: Chance): Fault[] {
  const [x, y] = chance.shuffled(choices)
  const b = chance.pick(['pending', 'paused', 'deferred', 'waiting'])
  if (typeof x !== 'string' || typeof y !== 'string' || choices.includes(b)) return []
  return [{ kind: 'choices', schema, forms: FAULT_FORMS.choices, values: { x, y, b }, against: 'enum', isRequired: false }]
}

/** The default that is there, or one that is put in, and another one in words. */
function defaultFault(schema: JsonObject, type: 'integer' | 'boolean', chance: Chance): Fault[] {
  const given = own(schema, 'default')
  const [low, high] = ['minimum', 'maximum'].map((keyword) => own(schema, keyword))
  const least = typeof low === 'number' ? Math.ceil(low) : 0
  const most = typeof high === 'number' ? Math.floor(high) : least + 100
  const made = type === 'boolean' ? chance.next() < 0.5 : least + chance.below(Math.max(1, most - least))
  const value = typeof given === 'number' || typeof given === 'boolean' ? given : made
  const told = typeof value === 'boolean' ? !value : value < most ? value + 1 + chance.below(most - value) : value - 1
  return [
    {
      kind: 'default',
      schema: { ...schema, default: value },
      forms: FAULT_FORMS.default,
      values: { a: String(value), b: String(told) },
      against: 'default',
      isRequired: false,
    },
  ]
}
