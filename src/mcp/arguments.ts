import { didYouMean } from '../core/did-you-mean.ts'
import { isObject, kindOf, own, type Json, type JsonObject } from '../core/json.ts'
import { clip, grouped, list, nearest, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'

/** A parameter, which takes a text. */
export interface TextParameter {
  readonly description: string
  readonly enum?: readonly string[]
  /** Characters. Strict modes of model vendors refuse it in a schema, so the description says it, and we check it. */
  readonly most?: number
  /** Whether an object or an array counts as its text: models, and clients that read JSON, give one where a text is asked for. */
  readonly data?: boolean
  /** What counts where a model leaves it out, though the schema requires it: strict modes take nothing that is optional. */
  readonly otherwise?: string
}

export type TextParameters = Readonly<Record<string, TextParameter>>

/** Reads what a model gave: a text for each parameter. @throws UserError naming the parameter, and what it takes */
export function readArguments(parameters: TextParameters, given: unknown = {}): (name: string) => string {
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

function valueOf(name: string, parameter: TextParameter, given: Json | undefined): string {
  const { otherwise, most = Infinity, enum: words, data = false } = parameter
  const value = data && typeof given === 'object' && given !== null ? textOf(given) : given
  if ((value === undefined || value === null) && otherwise !== undefined) return otherwise
  const refused = (fault: string): UserError => new UserError(`${name} ${fault}.`, { hint: takes(name, parameter) })
  if (value === undefined) throw refused('is missing')
  if (typeof value !== 'string') throw refused(`is ${kindOf(value)}, not text`)
  if (value.trim() === '') throw refused('is empty')
  if (value.length > most) throw refused(`has ${grouped(value.length)} characters, which is more than ${grouped(most)}`)
  if (words !== undefined && !words.includes(value)) throw refused(`is ${shown(value)}`)
  return value
}

/** Data as a text; `''` for what is nested too deep to be written, which is no list. */
function textOf(data: Json): string {
  try {
    return JSON.stringify(data)
  } catch {
    return ''
  }
}

function takes(name: string, { enum: words, description }: TextParameter): string {
  return words === undefined ? `${name} takes a text. ${description}` : `${name} takes one of ${list(words, 20)}.`
}

function shown(text: string): string {
  return JSON.stringify(clip(visible(text), 60))
}

/** The JSON Schema of the arguments, in words that every vendor takes. */
export function argumentsSchema(parameters: TextParameters): JsonObject {
  const properties = Object.entries(parameters).map(([name, { description, enum: words }]) => [
    name,
    { type: 'string', description, ...(words === undefined ? {} : { enum: words }) },
  ])
  return { type: 'object', properties: Object.fromEntries(properties), required: Object.keys(parameters) }
}
