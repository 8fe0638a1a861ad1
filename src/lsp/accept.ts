import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TextEdit } from '../core/document.ts'
import type { Diagnostic } from '../core/finding.ts'
import { applied } from '../core/text-edit.ts'
import type { Span } from '../core/tool.ts'
import { uriOfPath } from './documents.ts'
import { editOf, editOfFile, newFile } from './edit.ts'
import type { LspCodeAction } from './protocol.ts'
import { selecting } from './select.ts'
import { openAt, type Opened, type State } from './state.ts'
import { textPlaces } from './text.ts'

/**
 * Writes an `ignore` entry for a finding into the configuration, which is made where there is none. Its reason is empty and the cursor
 * goes there: until a person writes one, the configuration says that it is missing.
 */
export function acceptAction({ rule, tool, at }: Diagnostic, opened: Opened, state: State): LspCodeAction[] {
  const { session, folder, file } = opened
  const entry = { rule, tool: tool || undefined, at: tool === undefined || at === '' ? undefined : at, reason: '' }
  const of = tool ? ` on ${tool}` : ''
  const title = `Accept ${rule}${of} in the configuration, with a reason`
  if (file === undefined) {
    const edits = session.acceptIn('rightcall.config.yaml', '', entry)
    if ('why' in edits || !state.abilities.createsFiles) return []
    const path = join(folder, 'rightcall.config.yaml')
    const edit = newFile(path, applied('', edits))
    return [{ title, kind: 'quickfix', edit, ...selecting(uriOfPath(path), applied('', edits), reasonIn('', edits), state) }]
  }
  const open = openAt(state.documents, file)
  const text = open?.text ?? textAt(file)
  const edits = text === undefined ? { why: '' } : session.acceptIn(file, text, entry)
  if (text === undefined || 'why' in edits) return []
  const wire = edits.map(textPlaces(text, state.abilities.encoding).editOf)
  const edit = open === undefined ? editOfFile(file, wire, state) : editOf(open, wire, state)
  const uri = open?.uri ?? uriOfPath(file)
  return [{ title, kind: 'quickfix', edit, ...selecting(uri, applied(text, edits), reasonIn(text, edits), state) }]
}

/** Between the quotes of the reason, the last empty text that was written. */
function reasonIn(text: string, edits: readonly TextEdit[]): Span {
  const after = applied(text, edits)
  const last = edits.at(-1)
  const at = after.lastIndexOf('""', after.length - (text.length - (last?.span.end ?? text.length))) + 1
  return { start: at, end: at }
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
