import type { Json } from '../../core/json.ts'
import type { Unwritable } from '../source.ts'
import type { SourceText, Replacement, TextEntry, TextNode } from './tree.ts'

/** The edits that take entries out of a map or a list of which at least one stays. Comments of what stays are kept. */
export function removals(
  { text, strict }: SourceText,
  node: TextNode,
  entries: readonly TextEntry[],
  isGone: (entry: TextEntry, position: number) => boolean,
): readonly Replacement[] | Unwritable {
  const gone = entries.map(isGone)
  const lastKept = gone.lastIndexOf(false)
  const edits: Replacement[] = []
  for (const [position, entry] of entries.entries()) {
    if (gone[position] !== true) continue
    if (node.flow) {
      // with the comma behind it, or at the end with the one before it
      const comma = position < lastKept ? strict.indexOf(',', endOf(entry)) : strict.lastIndexOf(',', entry.start)
      edits.push(
        { start: blankBefore(text, entry.start), end: endOf(entry), text: '' },
        { start: comma, end: comma + 1, text: '' },
      )
      continue
    }
    const next = entries[position + 1]
    const edit = blockRemoval(text, entry, next)
    if (edit === undefined) return { why: 'a block that shares its line cannot be removed' }
    edits.push(edit)
  }
  return edits
}

function blockRemoval(text: string, entry: TextEntry, next: TextEntry | undefined): Replacement | undefined {
  const line = lineStart(text, entry.start)
  const before = text.slice(line, entry.start)
  const after = text.indexOf('\n', endOf(entry))
  const end = after < 0 ? text.length : after + 1
  // a whole line, or an item with its dash
  if (/^\s*(?:- +)?$/.test(before) && !(before.includes('-') && entry.keyEnd > entry.start)) return { start: line, end, text: '' }
  // the first key after a dash: the next one moves up
  return next === undefined ? undefined : { start: entry.start, end: next.start, text: '' }
}

/** The edit that adds a key after the last entry of a map, as its neighbours are written. */
export function insertion(
  { text }: SourceText,
  node: TextNode,
  entries: readonly TextEntry[],
  key: string,
  value: Json,
): readonly Replacement[] | Unwritable {
  const last = entries.at(-1)
  if (last === undefined) return { why: 'there is no entry to add it after' }
  if (node.flow) {
    const blank = text.slice(blankBefore(text, last.start), last.start)
    const colon =
      text.slice(last.keyEnd, last.value?.start ?? last.keyEnd).trim() === ':' ? text.slice(last.keyEnd, last.value?.start) : ': '
    const at = endOf(last)
    return [{ start: at, end: at, text: `,${blank}${JSON.stringify(key)}${colon}${printed(value, blank, text)}` }]
  }
  const column = last.start - lineStart(text, last.start)
  const found = text.indexOf('\n', endOf(last))
  const at = found < 0 ? text.length : found
  const newline = text[at - 1] === '\r' ? '\r\n' : '\n'
  const start = newline === '\r\n' ? at - 1 : at
  const plain = /^[A-Za-z_][\w-]*$/.test(key) ? key : JSON.stringify(key)
  return [{ start, end: start, text: `${newline}${' '.repeat(column)}${plain}: ${JSON.stringify(value)}` }]
}

/** JSON as its neighbours are laid out: on lines of its own where they are. */
function printed(value: Json, blank: string, text: string): string {
  const indent = /\r?\n([ \t]*)$/.exec(blank)?.[1]
  if (indent === undefined) return JSON.stringify(value)
  const unit = /\n([ \t]+)/.exec(text)?.[1] ?? '  '
  return JSON.stringify(value, null, unit).replaceAll('\n', `${blank.includes('\r') ? '\r' : ''}\n${indent}`)
}

function endOf({ keyEnd, value }: TextEntry): number {
  return value === undefined ? keyEnd : Math.max(value.end, keyEnd)
}

function blankBefore(text: string, at: number): number {
  let start = at
  while (start > 0 && ' \t\r\n'.includes(text[start - 1] ?? '')) start--
  return start
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}
