import { rememberedFor } from '../../../core/memo.ts'
import type { Pointer } from '../../../core/pointer.ts'
import type { Span, Tool } from '../../../core/tool.ts'
import { parametersOf, type Parameter } from '../../../schema/parameters.ts'
import { remembered } from '../../prose/text/memo.ts'
import { sentenceAt } from '../../prose/text/sentences.ts'

/** A text about one parameter: its own description, or a stretch of its tool's. */
export interface About {
  /** With the text as its `description`, so that every reader of parameters reads it. */
  readonly parameter: Parameter
  readonly text: string
  /** The string that holds the text, and the text's offset there. */
  readonly at: Pointer
  readonly offset: number
}

interface Stretch {
  readonly name: string
  readonly text: string
  readonly offset: number
}

/** `- limit (integer): how many`, `**limit**: how many`, `:param limit: how many`; a key in double quotes belongs to a JSON example. */
const LINE =
  /^[ \t]{0,12}(?:[-*•+] {1,3}|\d{1,2}[.)] )?(?:[:@]param(?:eter)? (?:\{?[a-z]{1,10}\}? )?)?(?:\*\*)?[`']?([A-Za-z_][\w.-]{1,60})[`']?(?:\*\*)?( {0,16}(?:[([][^()[\]\n]{1,80}[)\]])?(?:\*\*)?(?: {0,16}:(?=\s)| [–—-](?=\s)| (?=[A-Z])).*)$/
const SECTION = /^[ \t]{0,12}(?:#{1,4} |\*\*)?([A-Za-z][A-Za-z ]{1,30}?)(?:\*\*)?:(?:\*\*)?[ \t]*$/
const INPUTS =
  /^(?:(?:all |the |optional |required |input |key |main |tool |query |available )?(?:args?|arguments?|param(?:eter)?s?|options?|inputs?|fields))$/i
const FENCE = /^[ \t]{0,12}```/
/** `limit` (max 100): only what begins as a fact about a parameter does. */
const INLINE =
  /(`?)\b([A-Za-z_][\w]{1,60})\1 (\((?:optional|required|default|max|min|integer|int\b|string|str\b|bool|number|array|list of|one of|enum|between|up to|at most|at least|\d{1,6} ?(?:-|–|to) ?\d|["'`])[^()\n]{0,100}\))/gi
/** `limit` defaults to 20. */
const SENTENCE =
  /`([A-Za-z_]\w{1,60})`( (?:parameter |argument )?(?:is |are )?(?:defaults to|always required|required|optional|must be|can be|should be|accepts|takes|capped at|limited to)\b)/gi

/** Every text about a parameter of a tool: own descriptions first, then what the tool's description says of a named one, once each. */
export const textsAbout = rememberedFor(collect)

/** Words of a text about a parameter, as offsets in the string that holds them. */
export function wordsAt({ offset }: About, { start, end }: Span): Span {
  return { start: start + offset, end: end + offset }
}

/** Whose words they are, for messages: "The prose of `limit`", or "The description" with what it says of `limit`. */
export function proseOf({ parameter, at }: About): string {
  return at === '/description' ? `The tool's description of \`${parameter.name}\`` : `The prose of \`${parameter.name}\``
}

function collect(tool: Tool): readonly About[] {
  const parameters = parametersOf(tool)
  const own = parameters.flatMap((parameter): About[] =>
    parameter.description ? [{ parameter, text: parameter.description, at: parameter.descriptionAt, offset: 0 }] : [],
  )
  if (!tool.description || parameters.length === 0) return own
  const stretches = stretchesIn(tool.description)
  if (stretches.length === 0) return own
  const named = new Map(parameters.filter(({ depth }) => depth === 0).map((parameter) => [parameter.name, parameter]))
  const times = new Map<string, number>()
  for (const { name } of stretches) times.set(name, (times.get(name) ?? 0) + 1)
  return [
    ...own,
    ...stretches.flatMap(({ name, text, offset }): About[] => {
      const parameter = named.get(name)
      // told of twice, it is told of for two cases
      if (parameter === undefined || times.get(name) !== 1) return []
      return [{ parameter: { ...parameter, description: text, descriptionAt: '/description' }, text, at: '/description', offset }]
    }),
  ]
}

const stretchesIn: (description: string) => readonly Stretch[] = remembered((description) => {
  const lines = description.includes('\n') ? linesIn(description) : []
  const covered = (offset: number): boolean =>
    lines.some((line) => offset >= line.offset && offset < line.offset + line.text.length)
  return [...lines, ...[...inlineIn(description), ...sentencesIn(description)].filter(({ offset }) => !covered(offset))]
})

function linesIn(description: string): Stretch[] {
  const found: Stretch[] = []
  let [offset, fenced, foreign] = [0, false, false]
  for (const line of description.split('\n')) {
    if (FENCE.test(line)) fenced = !fenced
    const section = SECTION.exec(line)?.[1]
    if (section !== undefined) foreign = !INPUTS.test(section.trim())
    const [, name, text] = fenced || foreign || section !== undefined ? [] : (LINE.exec(line) ?? [])
    if (name !== undefined && text !== undefined) found.push({ name, text, offset: offset + line.lastIndexOf(text) })
    offset += line.length + 1
  }
  return found
}

function* inlineIn(description: string): Iterable<Stretch> {
  if (!description.includes(' (')) return
  for (const match of description.matchAll(INLINE)) {
    const [whole, , name = '', text = ''] = match
    // "Set limit (1-10) for more; omit or set 0 for none": the brackets are not all there is
    if (/\b(?:omit|set|pass|start with|begin with|try|recommend(?:ed)?)\b/i.test(sentenceAt(description, match.index).text))
      continue
    yield { name, text, offset: match.index + whole.length - text.length }
  }
}

function* sentencesIn(description: string): Iterable<Stretch> {
  if (!description.includes('`')) return
  for (const match of description.matchAll(SENTENCE)) {
    const sentence = sentenceAt(description, match.index)
    // "At least one of `a` or `b` is required" and "If …, `a` is required" say something else
    if (!/^[\s\-*•]*(?:the )?$/i.test(description.slice(sentence.start, match.index))) continue
    const offset = match.index + match[0].length - (match[2]?.length ?? 0)
    yield { name: match[1] ?? '', text: description.slice(offset, sentence.end), offset }
  }
}
