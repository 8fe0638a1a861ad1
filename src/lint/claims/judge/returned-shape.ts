import { isObject, own, ownString } from '../../../core/json.ts'
import type { Tool } from '../../../core/tool.ts'
import { outputFieldsOf, type Parameter } from '../../../schema/parameters.ts'
import { returnedShapes, type ReturnedShape } from '../read/returned-shape.ts'
import { outputOf } from './output.ts'

/** What a description promises, and the output schema has no place for. */
export interface WrongShape extends ReturnedShape {
  /** What the schema lacks, for messages. */
  readonly lacks: string
}

/** The first kind of value that a description promises and a whole output schema cannot hold. */
export function wrongShape(tool: Tool): WrongShape | undefined {
  const { outputSchema, description } = tool
  if (!description || !isObject(outputSchema) || !isWholeObject(tool)) return undefined
  const fields = outputFieldsOf(tool)
  for (const said of returnedShapes(description)) {
    const lacks = lackOf(said, fields)
    if (lacks !== undefined && ownString(outputSchema, 'type') !== 'array') return { ...said, lacks }
  }
  return undefined
}

/** True for an answer of which everything is known; one of a single field counts, too. */
function isWholeObject(tool: Tool): boolean {
  const { outputSchema } = tool
  if (outputOf(tool).whole) return true
  const fields = outputFieldsOf(tool)
  return (
    fields.length === 1 &&
    isObject(outputSchema) &&
    own(outputSchema, 'additionalProperties') === false &&
    fields.every(({ types }) => types.length > 0 && !types.includes('object') && !types.includes('array'))
  )
}

function lackOf({ shape }: ReturnedShape, fields: readonly Parameter[]): string | undefined {
  const has = (...types: readonly string[]): boolean =>
    fields.some((field) => field.types.length === 0 || field.types.some((type) => types.includes(type)))
  // a list may be written in a text
  if (shape === 'list') return has('array') || fields.some(mayHoldList) ? undefined : 'no array'
  if (shape === 'one') return isListAlone(fields) ? 'only a list' : undefined
  if (shape === 'count') return has('integer', 'number') ? undefined : 'no number'
  if (shape === 'text') return fields.some(mayHoldText) ? undefined : 'no field that could hold such a text'
  return fields.some(({ depth, required }) => depth === 0 && required) ? 'required fields' : undefined
}

const HOLDS_ALL =
  /(?:^|_)(?:text|content|contents|result|results|output|response|message|summary|data|body|markdown|html|csv|json|table|report|list|lines?|answer|details|items|stdout|value|values|description|info)$/i

/** True for a text that may hold a whole list: by its name, or because its own text mentions one. */
function mayHoldList(field: Parameter): boolean {
  if (!mayHoldText(field)) return false
  const name = field.name.replaceAll(/([a-z])([A-Z])/g, '$1_$2')
  return (
    HOLDS_ALL.test(name) ||
    /s$/.test(name) ||
    /\b(?:lists?|lines?|comma|separated|json|text|table|markdown|csv|all|each|every|newline|formatted)\b/i.test(
      field.description ?? '',
    )
  )
}

/** True if all that comes back is one list of records, with counts and cursors at most. */
function isListAlone(fields: readonly Parameter[]): boolean {
  const top = fields.filter(({ depth }) => depth === 0)
  const lists = top.filter(({ types, schema }) => {
    const items = own(schema, 'items')
    return (
      types.length === 1 &&
      types[0] === 'array' &&
      isObject(items) &&
      own(items, 'properties') !== undefined &&
      own(schema, 'maxItems') !== 1
    )
  })
  return (
    lists.length === 1 &&
    top.every((field) => lists.includes(field) || /count|total|cursor|token|page|more|size|limit|offset/i.test(field.name))
  )
}

/** True for a string with room for a text, not one of many in the records of a list; a list of lines counts. */
function mayHoldText({ at, name, schema, types }: Parameter): boolean {
  const items = own(schema, 'items')
  if (types.includes('array')) return !isObject(items) || own(items, 'type') === 'string'
  if (types.length > 0 && !types.includes('string')) return false
  if (at.includes('/items/') && !/^(?:data|content|contents|text|body|blob|value|base64|markdown|html|csv)$/i.test(name))
    return false
  const format = ownString(schema, 'format')
  if (own(schema, 'enum') !== undefined || own(schema, 'const') !== undefined || own(schema, 'pattern') !== undefined)
    return false
  if (format !== undefined && format !== 'byte' && format !== 'binary') return false
  const most = own(schema, 'maxLength')
  return (
    !/(?:^|_)(?:id|url|uri|name|status|state|type|cursor|token|at)$|(?:Id|Url|Uri|Name|Status|State|Type|Cursor|Token|At)$/.test(
      name,
    ) && !(typeof most === 'number' && most < 300)
  )
}
