import type { Document } from '../core/document.ts'
import type { Json } from '../core/json.ts'
import { UserError } from '../core/user-error.ts'
import { openDocument } from './document.ts'
import { changesTo, isSame } from './write/changes.ts'
import { jsonTree } from './write/json-tree.ts'
import type { TextEdit, TextNode } from './write/tree.ts'

/** The document with its text changed, or why its text cannot say that without touching more than the change. */
export type Rewritten = { readonly document: Document } | { readonly why: string }

/**
 * The document with other data in the same text: formatting, comments and key order stay, only the bytes of what differs
 * change. The result is read back, and must hold exactly the data that was wanted.
 */
export async function rewritten(document: Document, data: Json): Promise<Rewritten> {
  const tree = await treeOf(document)
  if (tree === undefined) return { why: 'its values cannot be found in its text' }
  const edits = changesTo({ text: document.text, strict: tree.strict }, tree.root, document.data, data)
  if ('why' in edits) return edits
  try {
    const changed = await openDocument(document.uri, applied(document.text, edits))
    return isSame(changed.data, data) ? { document: changed } : { why: 'the change cannot be written in the style of that place' }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { why: 'the change cannot be written in the style of that place' }
  }
}

async function treeOf({ uri, text, format }: Document): Promise<{ strict: string; root: TextNode } | undefined> {
  if (format === 'yaml') {
    const { yamlTree } = await import('./yaml-text.ts')
    const root = yamlTree(text)
    return root === undefined ? undefined : { strict: text, root }
  }
  const strict = isStrict(text) ? text : (await import('./json-text.ts')).readTolerantly(uri, text).strict
  const root = jsonTree(strict)
  return root === undefined ? undefined : { strict, root }
}

function isStrict(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function applied(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = []
  let copied = 0
  for (const { start, end, text: replacement } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    pieces.push(text.slice(copied, Math.max(copied, start)), replacement)
    copied = Math.max(copied, end)
  }
  return pieces.join('') + text.slice(copied)
}
