import { didYouMean } from '../core/did-you-mean.ts'
import { isObject, kindOf, own, type Json, type JsonObject } from '../core/json.ts'
import { clip, grouped, list, nearest, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'

/** A parameter as models are shown it, which is also how it is read. */
export type Parameter =
  | {
      readonly type: 'string'
      readonly description: string
      readonly minLength?: number
      readonly maxLength?: number
      readonly enum?: readonly string[]
      readonly default?: string
    }
  | {
      readonly type: 'integer'
      readonly description: string
      readonly minimum: number
      readonly maximum: number
      readonly default: number
    }

/** Arguments that were checked. */
export interface Arguments {
  /** A text; the default, or undefined, where none was given. */
  text(name: string): string | undefined
  /** A number; the default where none was given. */
  number(name: string): number
}

type Parameters = Readonly<Record<string, Parameter>>

/** Reads what a model gave. @throws UserError naming the parameter, and what it takes */
export function readArguments(parameters: Parameters, required: readonly string[], given: unknown = {}): Arguments {
  if (!isObject(given)) throw new UserError('The arguments are no object.', { hint: `Parameters: ${namesOf(parameters)}.` })
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(parameters, name)) continue
    const near = nearest(name, Object.keys(parameters))
    throw new UserError(`There is no parameter ${shown(name)}.`, {
      hint: didYouMean(near, `Parameters: ${namesOf(parameters)}.`),
    })
  }
  for (const name of required)
    if (own(given, name) === undefined) throw new UserError(`${name} is missing.`, { hint: takes(name, parameters[name]) })
  const values = new Map(
    Object.entries(parameters).map(([name, parameter]) => [name, valueOf(name, parameter, own(given, name))] as const),
  )
  return {
    text(name) {
      const value = values.get(name)
      return typeof value === 'string' ? value : undefined
    },
    number: (name) => Number(values.get(name)),
  }
}

function valueOf(name: string, parameter: Parameter, value: Json | undefined): string | number | undefined {
  if (value === undefined) return parameter.default
  const refused = (fault: string): UserError => new UserError(`${name} ${fault}.`, { hint: takes(name, parameter) })
  if (parameter.type === 'integer') {
    if (typeof value !== 'number' || !Number.isInteger(value)) throw refused(`is ${kindOf(value)}, not a whole number`)
    if (value < parameter.minimum || value > parameter.maximum) throw refused(`is ${value}`)
    return value
  }
  if (typeof value !== 'string') throw refused(`is ${kindOf(value)}, not a text`)
  const { minLength = 0, maxLength = Infinity } = parameter
  if (value.trim().length < minLength) throw refused('is empty')
  if (value.length > maxLength) throw refused(`has ${grouped(value.length)} characters`)
  if (parameter.enum !== undefined && !parameter.enum.includes(value)) throw refused(`is ${shown(value)}`)
  return value
}

function takes(name: string, parameter: Parameter | undefined): string {
  if (parameter === undefined) return ''
  if (parameter.type === 'integer') return `${name} takes a whole number from ${parameter.minimum} to ${parameter.maximum}.`
  if (parameter.enum !== undefined) return `${name} takes one of ${list(parameter.enum, 20)}.`
  const most = parameter.maxLength === undefined ? '' : ` of at most ${grouped(parameter.maxLength)} characters`
  return `${name} takes a text${most}. ${parameter.description}`
}

function namesOf(parameters: Parameters): string {
  return list(Object.keys(parameters), 20)
}

function shown(text: string): string {
  return JSON.stringify(clip(visible(text), 60))
}

/** The JSON Schema of the arguments: a closed object. */
export function schemaOf(parameters: Parameters, required: readonly string[]): JsonObject {
  return { type: 'object', properties: { ...parameters }, required, additionalProperties: false }
}
