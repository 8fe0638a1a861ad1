import type { JsonObject } from '../../core/json.ts'
import { count } from '../../core/text.ts'
import type { Edit, Patch, Tool } from '../../core/tool.ts'
import { textSegments, type Segment } from '../claims/segment.ts'
import { isEnglish } from '../prose/text/language.ts'

/** How rows write a type, in lower case, and what it is in JSON Schema. */
const TYPES: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['string', /^(?:str|string|text|uuid|date|datetime|timestamp|url|uri)$/],
  ['integer', /^(?:int|integer)$/],
  ['number', /^(?:float|number|double|decimal)$/],
  ['boolean', /^(?:bool|boolean)$/],
  ['object', /^(?:object|dict|mapping|record)(?:\b|$)/],
]
const LIST = /^(?:(?:list|array)(?:\[(.+)\]|<(.+)>| of (.+?)s?)?|(.+)\[\])$/
const STATED = /^[`'"*]{0,3} {0,8}[([{]([^()\n{}]{1,60})[)\]}]\*{0,2}(?: {0,4}[:–—-] {0,4})?/

/**
 * One patch with an output schema for each tool whose description has a Returns block in which every row states a type. Undefined if none
 * has. A server that declares a schema has to send the fields as structured content, too.
 */
export function draftedOutputSchemas(bare: readonly Tool[]): Patch | undefined {
  const edits = bare.flatMap((tool): Edit[] => {
    const to = schemaIn(tool.description ?? '')
    return to === undefined ? [] : [{ tool: tool.index, at: '/outputSchema', to }]
  })
  if (edits.length === 0) return undefined
  const which = edits.length === 1 ? 'its Returns block' : 'their Returns blocks'
  return {
    says: `give ${count(edits.length, 'tool')} the output schema that ${which} state${edits.length === 1 ? 's' : ''}; the server has to send these fields as structuredContent, or strict clients refuse the answer`,
    safe: false,
    ...(edits.length < bare.length && { partial: true }),
    edits,
  }
}

function schemaIn(description: string): JsonObject | undefined {
  if (!description.includes('\n') || !isEnglish(description)) return undefined
  const rows = textSegments(description).filter(({ section, label }) => section === 'outputs' && label !== undefined)
  const fields = Map.groupBy(rows, ({ label }) => label?.start)
  const properties: Record<string, JsonObject> = {}
  for (const segments of fields.values()) {
    const [first] = segments
    const name = first?.label?.name
    // what a row nests would have to be read with its levels
    if (first === undefined || name === undefined || first.under !== undefined || Object.hasOwn(properties, name))
      return undefined
    const field = fieldIn(segments, description)
    if (field === undefined || !/^[A-Za-z_]\w{0,40}$/.test(name)) return undefined
    properties[name] = field
  }
  return Object.keys(properties).length < 2 ? undefined : { type: 'object', properties }
}

/** One row `name (type): text`, or the cells of a table's row under "type" and "description". */
function fieldIn(segments: readonly Segment[], description: string): JsonObject | undefined {
  const cell = segments.find(({ column }) => column === 'type')
  const textCell = segments.find(({ column }) => column !== 'type')
  const raw = textCell === undefined ? '' : description.slice(textCell.start, textCell.end)
  const stated = cell === undefined ? STATED.exec(raw) : null
  const type = typeOf((cell === undefined ? stated?.[1] : description.slice(cell.start, cell.end)) ?? '')
  if (type === undefined) return undefined
  const text = (stated === null ? raw : raw.slice(stated[0].length)).replace(/\s+/g, ' ').trim()
  return text === '' ? type : { ...type, description: text }
}

function typeOf(stated: string): JsonObject | undefined {
  const plain = stated
    .toLowerCase()
    .replaceAll(/[`'"*\\]/g, '')
    .trim()
  const [base = '', ...more] = plain.split(/\s*(?:,|\||\bor\b)\s*/)
  if (more.some((word) => !/^(?:optional|null|none|nullable|required|always)$/.test(word))) return undefined
  const list = LIST.exec(base)
  const inner = list?.slice(1).find((part) => part !== undefined)
  const items = inner === undefined ? undefined : typeOf(inner)
  const type = list === null ? TYPES.find(([, pattern]) => pattern.test(base))?.[0] : 'array'
  if (type === undefined) return undefined
  const isNullable = more.some((word) => /^(?:null|none|nullable)$/.test(word))
  return { type: isNullable ? [type, 'null'] : type, ...(items === undefined ? {} : { items }) }
}
