import { oneLine } from '../../../core/text.ts'
import type { Span, Tool } from '../../../core/tool.ts'
import { outputFieldsOf, type Parameter } from '../../../schema/parameters.ts'
import { cue } from '../../prose/text/cues.ts'
import { areOpposite, listOrdersIn, type StatedOrder } from '../read/returned-order.ts'

/** What a description states about the answer, and its output schema states something else. */
export interface SaidOtherwise {
  readonly words: Span
  /** The field of the schema that it is about; undefined if another sentence of the text states something else. */
  readonly field: string | undefined
  /** As the schema or that sentence has it. */
  readonly instead: string
}

/**
 * "oldest first" in the description, and "newest first" at a list of the output schema or in another sentence; undefined if a list agrees.
 */
export function otherOrder(tool: Tool): SaidOtherwise | undefined {
  const { description } = tool
  const said = description ? listOrdersIn(description) : []
  const [first] = said
  if (first === undefined || !description) return undefined
  const lists = outputFieldsOf(tool).filter(({ types }) => types.includes('array'))
  const told = lists.map((field) => ({ field, orders: field.description ? listOrdersIn(field.description) : [] }))
  for (const order of said) {
    if (told.some(({ orders }) => orders.some((other) => other.by === order.by && other.descending === order.descending)))
      continue
    for (const { field, orders } of told) {
      const against = orders.find((other) => areOpposite(order, other))
      if (against !== undefined && field.description)
        return { words: order.words, field: field.name, instead: `"${quoted(field.description, against)}"` }
    }
  }
  const other = said.find((one) => areOpposite(first, one))
  return other && { words: other.words, field: undefined, instead: `"${quoted(description, first)}"` }
}

function quoted(text: string, { words: { start, end } }: StatedOrder): string {
  return oneLine(text.slice(start, end))
}

/** `duration (string such as "1 h")`: a field with its type. */
const TYPED = /[`'"]?\b([A-Za-z_]\w{1,40})[`'"]? ?\((?:an? )?(string|number|integer|boolean|array|list|object)\b/g
const mayType = cue('string', 'number', 'integer', 'boolean', 'array', 'list', 'object')
const ANSWER = /\b(?:returns?|response|answer|result|outputs?)\b/i

/** "duration (string)" in what a description promises, and an integer in the output schema. */
export function otherType(tool: Tool): SaidOtherwise | undefined {
  const { description } = tool
  if (!description || !mayType(description)) return undefined
  const answer = ANSWER.exec(description)
  if (answer === null) return undefined
  const fields = new Map(outputFieldsOf(tool).map((field) => [field.name, field]))
  for (const { 0: whole, 1: name = '', 2: type = '', index } of description.matchAll(TYPED)) {
    const field = fields.get(name)
    if (field === undefined || index < answer.index || accepts(field, type)) continue
    return { words: { start: index, end: index + whole.length }, field: name, instead: `the type ${field.types.join(' or ')}` }
  }
  return undefined
}

function accepts({ types }: Parameter, said: string): boolean {
  const type = said === 'list' ? 'array' : said
  if (types.length === 0 || types.includes(type)) return true
  return (type === 'number' && types.includes('integer')) || (type === 'integer' && types.includes('number'))
}
