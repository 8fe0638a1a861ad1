import type { OptionSpec, OptionSpecs } from '../lint/rule.ts'

interface OptionSchema {
  readonly type: string
  readonly description: string
  readonly default: OptionSpec['default']
  readonly minimum?: number
  readonly maximum?: number
  readonly enum?: string[]
  readonly items?: { readonly type: 'string' }
}

/** The schema by which ESLint checks what a configuration gives a rule: one object of its options, or nothing. */
export function optionSchema(specs: OptionSpecs = {}) {
  const properties = Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, schemaOf(spec)]))
  return Object.keys(properties).length === 0 ? [] : [{ type: 'object' as const, properties, additionalProperties: false }]
}

function schemaOf({ default: usual, says, min, max, oneOf }: OptionSpec): OptionSchema {
  return {
    type: Array.isArray(usual) ? 'array' : typeof usual,
    description: says,
    default: usual,
    ...(min === undefined ? {} : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
    ...(oneOf === undefined ? {} : { enum: [...oneOf] }),
    ...(Array.isArray(usual) ? { items: { type: 'string' as const } } : {}),
  }
}
