import { uriOfPath, type OpenDocument } from './documents.ts'
import type { LspTextEdit, LspWorkspaceEdit } from './protocol.ts'
import type { State } from './state.ts'

/** Edits of an open document; a client that tells versions apart refuses them once the text has changed. */
export function editOf(document: OpenDocument, edits: LspTextEdit[], { abilities }: State): LspWorkspaceEdit {
  if (!abilities.documentChanges) return { changes: { [document.uri]: edits } }
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] }
}

/** Edits of a file that is open nowhere. */
export function editOfFile(path: string, edits: LspTextEdit[], { abilities }: State): LspWorkspaceEdit {
  const uri = uriOfPath(path)
  if (!abilities.documentChanges) return { changes: { [uri]: edits } }
  return { documentChanges: [{ textDocument: { uri, version: null }, edits }] }
}

/** A new file with a text. */
export function newFile(path: string, text: string): LspWorkspaceEdit {
  const uri = uriOfPath(path)
  const start = { line: 0, character: 0 }
  return {
    documentChanges: [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ],
  }
}
