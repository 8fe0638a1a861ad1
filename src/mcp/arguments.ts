import { didYouMean } from '../core/did-you-mean.ts'
import { isObject, kindOf, own, type Json, type JsonObject } from '../core/json.ts'
import { clip, grouped, list, nearest, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'

/** A parameter, which takes a text. */
export interface Parameter {
  readonly description: string
  readonly enum?: readonly string[]
  /** Characters. Strict modes of model vendors refuse it in a schema, so the description says it, and we check it. */
  readonly most?: number
  /** What counts where a model leaves it out, though the schema requires it: strict modes take nothing that is optional. */
  readonly otherwise?: string
}

export type Parameters = Readonly<Record<string, Parameter>>

/** Reads what a model gave: a text for each parameter. @throws UserError naming the parameter, and what it takes */
export function readArguments(parameters: Parameters, given: unknown = {}): (name: string) => string {
  const names = list(Object.keys(parameters), 20)
  if (!isObject(given)) throw new UserError('The arguments are not an object.', { hint: `Parameters: ${names}.` })
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(parameters, name)) continue
    const near = nearest(name, Object.keys(parameters))
    throw new UserError(`There is no parameter ${shown(name)}.`, { hint: didYouMean(near, `Parameters: ${names}.`) })
  }
  const values = new Map(Object.entries(parameters).map(([name, one]) => [name, valueOf(name, one, own(given, name))] as const))
  return (name) => values.get(name) ?? ''
}

function valueOf(name: string, parameter: Parameter, value: Json | undefined): string {
  const { otherwise, most = Infinity, enum: words } = parameter
  if ((value === undefined || value === null) && otherwise !== undefined) return otherwise
  const refused = (fault: string): UserError => new UserError(`${name} ${fault}.`, { hint: takes(name, parameter) })
  if (value === undefined) throw refused('is missing')
  if (typeof value !== 'string') throw refused(`is ${kindOf(value)}, not text`)
  if (value.trim() === '') throw refused('is empty')
  if (value.length > most) throw refused(`has ${grouped(value.length)} characters, which is more than ${grouped(most)}`)
  if (words !== undefined && !words.includes(value)) throw refused(`is ${shown(value)}`)
  return value
}

function takes(name: string, { enum: words, description }: Parameter): string {
  return words === undefined ? `${name} takes a text. ${description}` : `${name} takes one of ${list(words, 20)}.`
}

function shown(text: string): string {
  return JSON.stringify(clip(visible(text), 60))
}

/** The JSON Schema of the arguments, in words that every vendor takes. */
export function schemaOf(parameters: Parameters): JsonObject {
  const properties = Object.entries(parameters).map(([name, { description, enum: words }]) => [
    name,
    { type: 'string', description, ...(words === undefined ? {} : { enum: words }) },
  ])
  return { type: 'object', properties: Object.fromEntries(properties), required: Object.keys(parameters) }
}
