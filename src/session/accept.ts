import type { Document, TextEdit } from '../core/document.ts'
import { isEqual } from '../core/equal.ts'
import { isArray, isObject, own, type Json, type JsonObject } from '../core/json.ts'
import type { Pointer } from '../core/pointer.ts'
import { applied } from '../core/text-edit.ts'
import { UserError } from '../core/user-error.ts'
import { dataFormatOf, dataOf } from '../sources/data.ts'
import type { Unwritable } from '../sources/source.ts'
import { dataEdits } from '../sources/write.ts'

/** A finding that somebody accepts, as an `ignore` entry of the configuration. */
export interface AcceptedFinding {
  readonly rule: string
  readonly tool: string | undefined
  readonly at: Pointer | undefined
  readonly reason: string
}

/**
 * The edits that add an entry to the `ignore` list of a configuration. YAML gets it as a block, as people write it; where that does
 * not read back as wanted, the list is written as JSON. Needs the parser of the format.
 */
export function acceptIn(
  uri: string,
  text: string,
  { rule, tool, at, reason }: AcceptedFinding,
): readonly TextEdit[] | Unwritable {
  const entry = { rule, ...(tool === undefined ? {} : { tool }), ...(at === undefined ? {} : { at }), reason }
  const before = read(uri, text)
  const data = before?.data ?? {}
  if (!isObject(data)) return { why: 'the configuration is broken' }
  if (before === undefined && /\S/.test(text.replace(/^\s*#.*$/gm, ''))) return { why: 'the configuration is broken' }
  const ignore = own(data, 'ignore') ?? []
  if (!isArray(ignore)) return { why: 'its "ignore" is not a list' }
  const wanted: JsonObject = { ...data, ignore: [...ignore, entry] }
  const block = /\.json$/i.test(uri) ? undefined : inBlock(before, text, ignore, entry)
  if (block !== undefined && isEqual(read(uri, applied(text, [block]))?.data ?? null, wanted)) return [block]
  if (before === undefined) return { why: 'the configuration is empty' }
  return dataEdits(before, [{ place: '/ignore', to: wanted['ignore'] }])
}

function inBlock(
  document: ReturnType<typeof dataOf> | undefined,
  text: string,
  ignore: readonly Json[],
  entry: JsonObject,
): TextEdit | undefined {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const [first, ...rest] = Object.entries(entry).map(([key, value]) => `${key}: ${scalar(value)}`)
  const item = (indent: string) =>
    [`${indent}- ${first ?? ''}`, ...rest.map((line) => `${indent}  ${line}`)].map((line) => `${line}${newline}`).join('')
  const at = (offset: number, added: string): TextEdit => ({
    span: { start: offset, end: offset },
    text: `${offset === 0 || /[\r\n]$/.test(text.slice(0, offset)) ? '' : newline}${added}`,
  })
  if (ignore.length === 0) return at(text.length, `ignore:${newline}${item('  ')}`)
  const [list, start] = [document?.span('/ignore'), document?.span('/ignore/0')?.start]
  if (list === undefined || start === undefined) return undefined
  const indent = /^( *)- /.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))?.[1]
  if (indent === undefined) return undefined
  const end = text.indexOf('\n', list.end)
  return at(end < 0 ? text.length : end + 1, item(indent))
}

/** Plain where YAML and people read it as the same text. */
function scalar(value: Json): string {
  return typeof value === 'string' &&
    /^[A-Za-z/][\w/ .~-]*[\w.]$/.test(value) &&
    !/^(?:true|false|null|yes|no|on|off)$/i.test(value)
    ? value
    : JSON.stringify(value)
}

function read(uri: string, text: string): ReturnType<typeof dataOf> | undefined {
  try {
    const document: Document = { uri, text, format: dataFormatOf(uri, text) }
    return dataOf(document)
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}
