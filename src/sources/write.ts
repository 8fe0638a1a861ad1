import type { Document, TextEdit } from '../core/document.ts'
import { edited } from '../core/edit.ts'
import { isEqual } from '../core/equal.ts'
import { applied } from '../core/text-edit.ts'
import { UserError } from '../core/user-error.ts'
import { dataFormatOf, dataOf } from './data.ts'
import type { ParsedDocument } from './parsed-document.ts'
import type { PlacedEdit, Unwritable } from './source.ts'
import { changesTo } from './write/changes.ts'
import type { Replacement } from './write/tree.ts'

/**
 * The edits that change data in its text: formatting, comments and key order stay, only the bytes of what differs change. The
 * result is read back, and must hold exactly the data that was wanted.
 */
export function dataEdits(document: Document, edits: readonly PlacedEdit[]): readonly TextEdit[] | Unwritable {
  const read = dataOf(document)
  const root = read.tree()
  if (root === undefined) return { why: 'its values cannot be found in its text' }
  const wanted = edits.reduce((value, { place, to }) => edited(value, place, to), read.data)
  const changes = changesTo({ text: read.text, strict: read.strict }, root, read.data, wanted)
  if ('why' in changes) return changes
  const written = apart(changes)
  const changed = readBack(read, applied(read.text, written))
  return changed !== undefined && isEqual(changed.data, wanted)
    ? written
    : { why: 'the change cannot be written in the style of that place' }
}

/** In the order of the text, none inside another, and what is put at one place in one edit: editors refuse or reorder others. */
function apart(changes: readonly Replacement[]): TextEdit[] {
  const edits: TextEdit[] = []
  for (const { start, end, text } of changes.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = edits.at(-1)
    const from = Math.max(start, last?.span.end ?? 0)
    if (last === undefined || from > last.span.end) edits.push({ span: { start: from, end: Math.max(end, from) }, text })
    else edits[edits.length - 1] = { span: { start: last.span.start, end: Math.max(end, from) }, text: last.text + text }
  }
  return edits
}

function readBack({ uri, format: before }: Document, text: string): ParsedDocument | undefined {
  const format = dataFormatOf(uri, text)
  // what was strict and is so no more was broken by the change
  if (format !== before && format !== 'json') return undefined
  try {
    return dataOf({ uri, text, format })
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}
