import { isArray, isObject, own, type Json, type JsonObject } from '../../../core/json.ts'
import { clip } from '../../../core/text.ts'
import type { Tool } from '../../../core/tool.ts'
import type { Parameter } from '../../../schema/parameters.ts'
import { misfit } from '../../../schema/value.ts'
import type { Names } from '../bind/names.ts'
import { standsForAnother, type Sample } from '../read/sample.ts'

/** Why a schema refuses a sample, as the end of a sentence that begins with what is refused: "`limit: 500` is outside …". */
export type Refusal = string

/**
 * Why a parameter's schema refuses a sample; undefined if it takes it, or where nobody can tell. Parts that stand for something else fit
 * anything, and what a sample leaves out is not a fault.
 */
export function refusalOf(
  tool: Tool,
  names: Names,
  parameter: Parameter,
  sample: Sample,
  path = parameter.name,
): Refusal | undefined {
  const { schema } = parameter
  if (sample.kind === 'any') return undefined
  if (sample.kind === 'plain') return plainRefusal(tool, schema, sample.value, path)
  const takes = sample.kind === 'list' ? 'array' : 'object'
  if (parameter.types.length > 0 && !parameter.types.includes(takes)) {
    return `\`${path}\` is ${sample.kind === 'list' ? 'an array' : 'an object'}: the type is ${parameter.types.join(' or ')}`
  }
  if (isBranched(schema)) return undefined
  if (sample.kind === 'list') {
    for (const item of sample.items.slice(0, 100)) {
      const why = itemRefusal(tool, names, parameter, item, `${path}[]`)
      if (why !== undefined) return why
    }
    return undefined
  }
  return fieldsRefusal(tool, names, parameter, schema, sample.fields, path)
}

/** Why the items of a list parameter cannot be a sample. */
export function itemRefusal(tool: Tool, names: Names, list: Parameter, item: Sample, path: string): Refusal | undefined {
  const items = own(list.schema, 'items')
  if (!isObject(items) || own(items, '$ref') !== undefined || isBranched(items)) return undefined
  if (item.kind === 'plain') return plainRefusal(tool, items, item.value, path)
  return item.kind === 'fields' && own(items, 'type') === 'object'
    ? fieldsRefusal(tool, names, list, items, item.fields, path)
    : undefined
}

function fieldsRefusal(
  tool: Tool,
  names: Names,
  holder: Parameter,
  schema: JsonObject,
  fields: ReadonlyMap<string, Sample>,
  path: string,
): Refusal | undefined {
  for (const [name, sample] of fields) {
    const child = names.child(holder, name)
    const inner = `${path}.${name}`
    if (child === undefined) {
      const others = own(schema, 'additionalProperties')
      if (isObject(others) && sample.kind === 'plain' && !isBranched(others)) {
        const why = plainRefusal(tool, others, sample.value, inner)
        if (why !== undefined) return why
      }
      const known = own(schema, 'properties')
      if (own(schema, 'additionalProperties') !== false || !isObject(known)) continue
      return `\`${clip(inner, 80)}\` is no property of it`
    }
    const why = refusalOf(tool, names, child, sample, inner)
    if (why !== undefined) return why
  }
  return undefined
}

function plainRefusal({ inputSchema }: Tool, schema: JsonObject, value: Json, path: string): Refusal | undefined {
  // an example of a text may be cut short, and one of a null may mean "left out"
  if (value === null || (typeof value === 'string' && standsForAnother(value))) return undefined
  const { format: _format, ...judged } = schema
  const why = misfit(inputSchema, judged, value)
  return why === undefined ? undefined : `\`${path}: ${clip(JSON.stringify(value), 60)}\` ${why}`
}

function isBranched(schema: JsonObject): boolean {
  return ['anyOf', 'oneOf', 'allOf', 'if', 'not', '$ref'].some((keyword) => {
    const branches = own(schema, keyword)
    return branches !== undefined && !(isArray(branches) && branches.length === 0)
  })
}
