import { rememberedFor } from '../../core/memo.ts'
import type { Pointer } from '../../core/pointer.ts'
import type { Span, Tool } from '../../core/tool.ts'
import { outputFieldsOf, parametersOf, type Parameter } from '../../schema/parameters.ts'
import { sentenceAt } from '../prose/text/sentences.ts'
import { bracketsIn } from './bind/brackets.ts'
import { nameMentionsIn, type NameMention } from './bind/mentions.ts'
import { inputNames, outputNames, type Names } from './bind/names.ts'
import { textSegments, type Segment } from './segment.ts'
import { blank, masked } from './segment/mask.ts'

/** A stretch of text that is about one parameter, as a reader gets it. */
export interface Stretch {
  readonly parameter: Parameter
  /**
   * `own`: the parameter's own description. `row`: a row `name: text` or a cell of a table. `clause`: a clause that names the parameter. Never
   * the nearest: what names none is about none. `read`: a model that read the text takes it to be about the parameter, which is never sure.
   */
  readonly by: 'own' | 'row' | 'clause' | 'read'
  /** With what is not text, or about something else, blanked out; a name that the clause is about reads "it". */
  readonly text: string
  /** The string that holds the stretch, and its place. */
  readonly source: string
  readonly at: Pointer
  /** The offset in the string that the first character of `text` would have; earlier than `from` behind the heading of a table's column. */
  readonly start: number
  /** Where the stretch itself begins in the string. */
  readonly from: number
}

/** Characters of a clause on either side of a name. */
const MOST_CLAUSE = 300
/** A text that names more parameters is a list of them. */
const MOST_MENTIONS = 500

/** Headings of columns that do not mention what is below. */
const TOLD = /^(?:meaning|description|notes?|details|purpose|explanation)$/

/** Every stretch of text about a parameter or an output field of a tool: own descriptions first, then what other texts state about a named one. */
export const stretchesOf = rememberedFor((tool: Tool): readonly Stretch[] => {
  const parameters = parametersOf(tool)
  const fields = outputFieldsOf(tool)
  if (parameters.length === 0 && fields.length === 0) return []
  const inputs = inputNames(tool)
  const found = parameters.flatMap((parameter) => ofOwnText(parameter, inputs))
  if (tool.description) found.push(...ofToolText(tool.description, inputs))
  if (fields.length > 0) {
    const outputs = outputNames(tool)
    for (const field of fields) found.push(...ofOwnText(field, outputs))
  }
  return found
})

/** Words of a stretch, as offsets in the string that holds them. */
export function wordsAt({ start, from }: Stretch, words: Span): Span {
  const first = Math.max(from, words.start + start)
  return { start: first, end: Math.max(first, words.end + start) }
}

/** A stretch as the string has it, addresses, formulas and names included; its first character is the one at `from`. */
export function writtenText({ source, start, from, text }: Stretch): string {
  return source.slice(from, start + text.length)
}

function ofOwnText(parameter: Parameter, names: Names): readonly Stretch[] {
  const { description, descriptionAt } = parameter
  if (!description) return []
  const text = masked(description)
  const found: Stretch[] = []
  /** What is about another parameter, in order. */
  const foreign: Span[] = []
  if (description.includes('\n')) {
    for (const segment of textSegments(description)) {
      const { label, under } = segment
      const child =
        label === undefined || segment.kind === 'code' ? undefined : childOf(parameter, label.name, under?.name, names)
      if (child === undefined || label === undefined) continue
      found.push(ofRow(child, segment, description, descriptionAt))
      foreign.push({ start: label.start, end: segment.end })
    }
  }
  const rows = [...foreign]
  let done = 0
  for (const mention of nameMentionsIn(text).slice(0, MOST_MENTIONS)) {
    const named = names.findFrom(parameter, mention.name)
    if (named === undefined || named.at === parameter.at || mention.start < done) continue
    // a plain word next to the parameter is English more often than a name
    if (!mention.marked && names.child(parameter, mention.name) === undefined) continue
    const clause = clauseAt(text, mention)
    if (clause === undefined || isSubordinate(text, clause, mention)) continue
    if (rows.some(({ start, end }) => mention.start >= start && mention.end <= end)) continue
    found.push(ofClause(named, { text, start: 0 }, clause, mention, { source: description, at: descriptionAt }))
    foreign.push(clause)
    done = clause.end
  }
  return [
    { parameter, by: 'own', text: without(text, foreign), source: description, at: descriptionAt, start: 0, from: 0 },
    ...found,
  ]
}

/** A text with some stretches blanked out. */
function without(text: string, spans: readonly Span[]): string {
  let [result, from] = ['', 0]
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= from) continue
    result += text.slice(from, Math.max(from, start)) + blank(text.slice(Math.max(from, start), end))
    from = end
  }
  return result + text.slice(from)
}

function childOf(parameter: Parameter, name: string, under: string | undefined, names: Names): Parameter | undefined {
  const outer = under === undefined ? undefined : names.child(parameter, under)
  return names.child(outer ?? parameter, name)
}

function ofToolText(description: string, names: Names): readonly Stretch[] {
  const rows = new Map<number, { readonly parameter: Parameter; readonly segments: Segment[] }>()
  const found: Stretch[] = [...listsBelow(description, names)]
  for (const segment of textSegments(description)) {
    const { kind, section, label, under } = segment
    if (kind === 'code' || section === 'outputs' || section === 'examples' || section === 'failures') continue
    const parameter = label === undefined ? undefined : rowParameter(segment, names)
    if (label !== undefined && parameter !== undefined) {
      const row = rows.get(label.start) ?? { parameter, segments: [] }
      rows.set(label.start, row)
      row.segments.push(segment)
    } else if (label === undefined || under === undefined || names.find(under.name) === undefined) {
      found.push(...ofProse(segment, names, description))
    }
  }
  const times = new Map<Pointer, number>()
  for (const { parameter } of rows.values()) times.set(parameter.at, (times.get(parameter.at) ?? 0) + 1)
  for (const { parameter, segments } of rows.values()) {
    // told of twice, it is told of for two cases
    if (times.get(parameter.at) === 1)
      found.push(...segments.map((segment) => ofRow(parameter, segment, description, '/description')))
  }
  return found
}

/** "With `status` you see one state:" and the list below it, whose rows are not parameters: what the list states about `status`. */
function* listsBelow(description: string, names: Names): Iterable<Stretch> {
  if (!/:\s*\n\s*[-*•]/.test(description)) return
  const segments = textSegments(description)
  for (const [index, { kind, label, text }] of segments.entries()) {
    if (kind !== 'prose' || label !== undefined || !/:\s*$/.test(text)) continue
    const named = new Set(nameMentionsIn(text).map(({ name }) => names.find(name)))
    named.delete(undefined)
    const [parameter] = named
    const rest = segments.slice(index + 1)
    const end = rest.findIndex((row) => row.label === undefined || names.find(row.label.name) !== undefined)
    const rows = end === -1 ? rest : rest.slice(0, end)
    const [first, last] = [rows[0]?.label, rows.at(-1)]
    if (parameter === undefined || named.size > 1 || rows.length < 2 || first === undefined || last === undefined) continue
    const from = description.lastIndexOf('\n', first.start) + 1
    yield {
      parameter,
      by: 'row',
      text: description.slice(from, last.end),
      source: description,
      at: '/description',
      start: from,
      from,
    }
  }
}

/** The parameter that a row is about. Below a foreign label only a name that no English word is counts. */
function rowParameter({ section, label, under }: Segment, names: Names): Parameter | undefined {
  if (label === undefined) return undefined
  const outer = under === undefined ? undefined : names.find(under.name)
  if (under !== undefined) return outer === undefined ? undefined : names.child(outer, label.name)
  if (section === 'other' && !label.marked && !/[_A-Z]/.test(label.name)) return undefined
  return names.find(label.name)
}

function ofRow(parameter: Parameter, { text, start, column }: Segment, source: string, at: Pointer): Stretch {
  const heading = column === undefined || TOLD.test(column) ? '' : `${column}: `
  const said = text.trimStart()
  const from = start + text.length - said.length
  return { parameter, by: 'row', text: heading + said, source, at, start: from - heading.length, from }
}

/** What a paragraph states about a parameter in brackets behind its name, and the clauses that name one parameter each. */
function* ofProse(segment: Segment, names: Names, source: string): Iterable<Stretch> {
  for (const { name, words } of bracketsIn(segment.text)) {
    const parameter = names.find(name)
    if (parameter === undefined) continue
    const from = segment.start + words.start
    yield {
      parameter,
      by: 'row',
      text: segment.text.slice(words.start, words.end),
      source,
      at: '/description',
      start: from,
      from,
    }
  }
  const mentions = nameMentionsIn(segment.text).filter(({ name }) => names.find(name) !== undefined)
  const seen = new Set<number>()
  for (const mention of mentions) {
    const named = names.find(mention.name)
    const clause = clauseAt(segment.text, mention)
    if (named === undefined || clause === undefined || seen.has(clause.start)) continue
    seen.add(clause.start)
    const inside = mentions.filter(({ start, end }) => start >= clause.start && end <= clause.end)
    if (inside.every(({ name }) => name === mention.name))
      yield ofClause(named, segment, clause, mention, { source, at: '/description' })
  }
}

function ofClause(
  parameter: Parameter,
  { text, start }: Pick<Segment, 'text' | 'start'>,
  clause: Span,
  mention: NameMention,
  holder: Pick<Stretch, 'source' | 'at'>,
): Stretch {
  const [first, last] = text[mention.start - 1] === '`' ? [mention.start - 1, mention.end + 1] : [mention.start, mention.end]
  const before = text.slice(clause.start, first)
  const after = text.slice(last, clause.end)
  // at the end of the gap, so that what is stated about it stands next to it
  const it = 'it'.padStart(last - first)
  const from = start + clause.start
  return { parameter, by: 'clause', text: before + it + after, ...holder, start: from, from }
}

/** The clause around a mention: its sentence, cut at semicolons, dashes, brackets, at what a conjunction adds and at what each item has. */
function clauseAt(text: string, { start, end }: Span): Span | undefined {
  const sentence = sentenceAt(text, start)
  // a clause is short; a sentence of a hostile text is not
  let [from, to] = [Math.max(sentence.start, start - MOST_CLAUSE), Math.min(sentence.end, end + MOST_CLAUSE)]
  const around = text.slice(from, to)
  const offset = from
  for (const { 0: mark, index } of around.matchAll(
    /;|: | [–—-] |[()]|, (?:and|but|while|so|then|otherwise|or else) |, (?=(?:each|every) )/g,
  )) {
    const at = offset + index
    if (at + mark.length <= start) from = at + mark.length
    else if (at >= end) {
      to = at
      break
    }
  }
  return to > from ? { start: from, end: to } : undefined
}

const SUBORDINATES = /\b(?:when(?:ever)?|if|unless|where|while|whether|until|than|see|with|without|via|from|like|per|beside|as) /i

/** "Hours to wait when `mode` is slow": the clause is about what the text is about, and names the other in passing. */
function isSubordinate(text: string, clause: Span, mention: Span): boolean {
  const before = text.slice(clause.start, mention.start)
  const at = before.search(SUBORDINATES)
  return at > 0 && /[A-Za-z]/.test(before.slice(0, at))
}
