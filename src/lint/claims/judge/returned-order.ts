import type { Span, Tool } from '../../../core/tool.ts'
import { outputFieldsOf, type Parameter } from '../../../schema/parameters.ts'
import { cue } from '../../prose/text/cues.ts'
import { remembered } from '../../prose/text/memo.ts'

/** What a description says of the answer, and its output schema says otherwise. */
export interface SaidOtherwise {
  readonly words: Span
  /** The field of the schema that it is about. */
  readonly field: string
  /** As the schema has it. */
  readonly instead: string
}

const mayOrder = cue('first')
const ORDERS = /\b(oldest|newest|earliest|latest|smallest|largest|lowest|highest|cheapest|dearest)(?: ones?)? first\b/gi
const OPPOSITE = new Map(
  'oldest:newest oldest:latest earliest:latest earliest:newest smallest:largest lowest:highest cheapest:dearest'
    .split(' ')
    .flatMap((pair) => {
      const [one = '', other = ''] = pair.split(':')
      return [`${one} ${other}`, `${other} ${one}`]
    })
    .map((pair) => [pair, true] as const),
)

/** The order that a text names, where it names one alone. */
const orderIn: (text: string) => { readonly order: string; readonly words: Span } | undefined = remembered((text) => {
  if (!mayOrder(text)) return undefined
  const found = [...text.matchAll(ORDERS)]
  const [match] = found
  if (match === undefined || found.length > 1) return undefined
  return { order: match[1]?.toLowerCase() ?? '', words: { start: match.index, end: match.index + match[0].length } }
})

/** "oldest first" in the description, and "newest first" at a list of the output schema. */
export function otherOrder(tool: Tool): SaidOtherwise | undefined {
  const said = tool.description ? orderIn(tool.description) : undefined
  if (said === undefined) return undefined
  for (const { name, description, types } of outputFieldsOf(tool)) {
    const there = description && types.includes('array') ? orderIn(description) : undefined
    if (there !== undefined && OPPOSITE.has(`${said.order} ${there.order}`))
      return { words: said.words, field: name, instead: `${there.order} first` }
  }
  return undefined
}

/** `duration (string such as "1 h")`: a field with its type. */
const TYPED = /[`'"]?\b([A-Za-z_]\w{1,40})[`'"]? ?\((?:an? )?(string|number|integer|boolean|array|list|object)\b/g
const mayType = cue('string', 'number', 'integer', 'boolean', 'array', 'list', 'object')
const ANSWER = /\b(?:returns?|response|answer|result|outputs?)\b/i

/** "duration (string)" in what a description says comes back, and an integer in the output schema. */
export function otherType(tool: Tool): SaidOtherwise | undefined {
  const { description } = tool
  if (!description || !mayType(description)) return undefined
  const answer = ANSWER.exec(description)
  if (answer === null) return undefined
  const fields = new Map(outputFieldsOf(tool).map((field) => [field.name, field]))
  for (const { 0: whole, 1: name = '', 2: type = '', index } of description.matchAll(TYPED)) {
    const field = fields.get(name)
    if (field === undefined || index < answer.index || accepts(field, type)) continue
    return { words: { start: index, end: index + whole.length }, field: name, instead: field.types.join(' or ') }
  }
  return undefined
}

function accepts({ types }: Parameter, said: string): boolean {
  const type = said === 'list' ? 'array' : said
  if (types.length === 0 || types.includes(type)) return true
  return (type === 'number' && types.includes('integer')) || (type === 'integer' && types.includes('number'))
}
