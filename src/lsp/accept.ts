import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from '../core/finding.ts'
import { applied } from '../core/text-edit.ts'
import { editOf, editOfFile, newFile } from './edit.ts'
import type { LspCodeAction } from './protocol.ts'
import { openAt, type Opened, type State } from './state.ts'
import { textPlaces } from './text.ts'

/** What stands for the reason until a person writes it. */
const REASON = 'say why this is right'

/** Writes an `ignore` entry for a finding into the configuration, which is made where there is none. */
export function acceptAction({ rule, tool, at }: Diagnostic, opened: Opened, state: State): LspCodeAction[] {
  const { session, folder, file } = opened
  const entry = { rule, tool: tool || undefined, at: tool === undefined || at === '' ? undefined : at, reason: REASON }
  const of = tool ? ` on ${tool}` : ''
  const title = `Accept ${rule}${of} in the configuration, with a reason`
  if (file === undefined) {
    const edits = session.acceptIn('rightcall.config.yaml', '', entry)
    if ('why' in edits || !state.abilities.createsFiles) return []
    return [{ title, kind: 'quickfix', edit: newFile(join(folder, 'rightcall.config.yaml'), applied('', edits)) }]
  }
  const open = openAt(state.documents, file)
  const text = open?.text ?? textAt(file)
  const edits = text === undefined ? { why: '' } : session.acceptIn(file, text, entry)
  if (text === undefined || 'why' in edits) return []
  const wire = edits.map(textPlaces(text, state.abilities.encoding).editOf)
  return [{ title, kind: 'quickfix', edit: open === undefined ? editOfFile(file, wire, state) : editOf(open, wire, state) }]
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
