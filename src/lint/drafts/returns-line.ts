import { isArray, isObject, own, ownObject, type JsonObject } from '../../core/json.ts'
import { clip } from '../../core/text.ts'
import type { Patch, Tool } from '../../core/tool.ts'
import { outputFieldsOf, type Parameter } from '../../schema/parameters.ts'
import { sureUnit } from '../lexicon/units.ts'
import { sentencesOf } from '../prose/text/sentences.ts'
import { withSentence } from './appended.ts'
import { contentWords, nameWords } from '../prose/text/words.ts'

/** More fields than these make a sentence that nobody reads. */
const MOST_FIELDS = 8
/** Texts of fields that are taken over, and how long one may be. */
const [MOST_TEXTS, LONGEST_TEXT] = [3, 80]
/** Words of such a text that neither the field's name nor the tool has. */
const LEAST_NEW_WORDS = 4
const NAME = /^[A-Za-z_$][\w$-]{0,40}$/

/** The fields of a tool's answer that stand at its top in every case; none if the answer has several forms. */
export function answerFields(tool: Tool): readonly Parameter[] {
  const { outputSchema } = tool
  if (
    !isObject(outputSchema) ||
    ['anyOf', 'oneOf', 'allOf', 'if', '$ref'].some((keyword) => own(outputSchema, keyword) !== undefined)
  )
    return []
  return outputFieldsOf(tool).filter(({ depth, at }) => depth === 0 && at.startsWith('/outputSchema/properties/'))
}

/** A patch that ends the description with the fields of the output schema: "Returns { orders: [{ id, total }], nextCursor }." */
export function draftedReturns(tool: Tool): Patch | undefined {
  const line = returnsLine(tool)
  const text = tool.description?.trimEnd()
  if (line === undefined || !text) return undefined
  const to = withSentence(text, line)
  return { says: `add "${clip(line, 160)}"`, safe: false, edits: [{ tool: tool.index, at: '/description', to }] }
}

function returnsLine(tool: Tool): string | undefined {
  const fields = answerFields(tool)
  if (fields.length === 0 || fields.length > MOST_FIELDS || !fields.every(({ name }) => NAME.test(name))) return undefined
  const told = fields.flatMap((field) => toldBy(field, tool)).slice(0, MOST_TEXTS)
  return `Returns { ${fields.map(shapeOf).join(', ')} }${told.length === 0 ? '' : ` (${told.join('; ')})`}.`
}

/** `orders: [{ id, total }]`: a list of objects with their own fields, where these are few. */
function shapeOf({ name, schema }: Parameter): string {
  const items = ownObject(schema, 'items')
  const inner = fieldNames(items ?? schema)
  if (inner === undefined)
    return items === undefined && !isArray(own(schema, 'items')) && own(schema, 'type') !== 'array' ? name : `${name}[]`
  return items === undefined ? `${name}: { ${inner} }` : `${name}: [{ ${inner} }]`
}

function fieldNames(schema: JsonObject): string | undefined {
  const names = Object.keys(ownObject(schema, 'properties') ?? {})
  return names.length === 0 || names.length > MOST_FIELDS || !names.every((name) => NAME.test(name))
    ? undefined
    : names.join(', ')
}

/** `nextCursor: where the next page begins`, of a field whose text tells a unit, or much more than its name and the tool do. */
function toldBy({ name, description = '' }: Parameter, tool: Tool): string[] {
  const text = (sentencesOf(description)[0]?.text ?? '').trim().replace(/[.;:]$/, '')
  const known = new Set([...nameWords(name), ...contentWords(tool.description ?? ''), ...nameWords(tool.name)])
  const fresh = contentWords(text).filter((word) => !known.has(word))
  const hasUnit = (text.match(/[a-z]+/gi) ?? []).some((word) => sureUnit(word) !== undefined)
  if (text.length > LONGEST_TEXT || /[\n:;]/.test(text) || (fresh.length < LEAST_NEW_WORDS && !hasUnit)) return []
  return [`${name}: ${text.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}`]
}
