import { isObject, own, ownObject, type Json, type JsonObject } from '../../core/json.ts'
import { argumentPasses } from './argument.ts'
import { mayBeLeftOut } from './values.ts'

/** A function as the leaderboard describes it. */
export interface BerkeleyFunction {
  readonly name: string
  /** Its parameters as an object schema, with `dict`, `float` and `tuple` among the types. */
  readonly parameters: JsonObject
}

/** An expected call: the function, and the values accepted for each argument. */
export interface BerkeleyCall {
  readonly of: BerkeleyFunction
  readonly accepted: JsonObject
}

export interface MadeCall {
  readonly name: string
  readonly arguments: Json
}

/** Whether as many calls were made as are expected, and each expected one finds, in order, the first unused call that passes. */
export function callsPass(made: readonly MadeCall[], expected: readonly BerkeleyCall[]): boolean {
  if (made.length !== expected.length) return false
  const unused = [...made]
  return expected.every((wanted) => {
    const index = unused.findIndex((call) => callPasses(call, wanted))
    if (index !== -1) unused.splice(index, 1)
    return index !== -1
  })
}

/** Function-calling APIs know no dots in names: there they are underscores. */
export function wireName(name: string): string {
  return name.replaceAll('.', '_')
}

function callPasses(call: MadeCall, { of, accepted }: BerkeleyCall): boolean {
  const given = call.arguments
  if (call.name !== wireName(of.name) || !isObject(given)) return false
  const properties = ownObject(of.parameters, 'properties') ?? {}
  const required = own(of.parameters, 'required')
  if (Array.isArray(required) && !required.every((name) => typeof name === 'string' && Object.hasOwn(given, name))) return false
  const known = Object.entries(given).every(([name, value]) => {
    const [schema, values] = [ownObject(properties, name), own(accepted, name)]
    return schema !== undefined && Array.isArray(values) && argumentPasses(value, schema, values)
  })
  return known && Object.entries(accepted).every(([name, values]) => Object.hasOwn(given, name) || mayBeLeftOut(values))
}
