import { didYouMean } from '../core/did-you-mean.ts'
import { isObject, kindOf, type Json } from '../core/json.ts'
import { nearest } from '../core/text.ts'
import type { OptionSpec, OptionSpecs, OptionValues, Rule } from './rule.ts'

/** A rule's options as declared. */
export function defaultsOf(rule: Rule): OptionValues<OptionSpecs> {
  return Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, spec]) => [name, spec.default]))
}

/** A rule's options with a user's values over the defaults, or what is wrong with them. */
export function optionsOf(rule: Rule, given: Json): { values: OptionValues<OptionSpecs> } | { wrong: string } {
  const specs = rule.options ?? {}
  if (!isObject(given)) return { wrong: `options must be an object, not ${kindOf(given)}` }
  const values: Record<string, OptionSpec['default']> = { ...defaultsOf(rule) }
  for (const [name, value] of Object.entries(given)) {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined
    if (spec === undefined) return { wrong: unknownOption(name, Object.keys(specs)) }
    const wrong = misfit(spec, value)
    if (wrong !== undefined || !isOptionValue(value)) return { wrong: `option "${name}" ${wrong}` }
    values[name] = value
  }
  return { values }
}

function unknownOption(name: string, known: readonly string[]): string {
  const says = didYouMean(nearest(name, known), `It has ${known.join(', ') || 'no options'}.`, (near) => `"${near}"`)
  return `there is no option "${name}". ${says}`
}

function misfit(spec: OptionSpec, value: Json): string | undefined {
  const wanted = Array.isArray(spec.default) ? 'a list of strings' : `a ${typeof spec.default}`
  if (!isOptionValue(value) || typeof value !== typeof spec.default) return `must be ${wanted}, not ${kindOf(value)}`
  if (typeof value === 'number' && spec.min !== undefined && value < spec.min) return `must be at least ${spec.min}, not ${value}`
  if (typeof value === 'number' && spec.max !== undefined && value > spec.max) return `must be at most ${spec.max}, not ${value}`
  if (typeof value === 'string' && spec.oneOf && !spec.oneOf.includes(value)) return `must be one of ${spec.oneOf.join(', ')}`
  return undefined
}

function isOptionValue(value: Json): value is OptionSpec['default'] & Json {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string')
  return typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string'
}
