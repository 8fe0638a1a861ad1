import { basename, dirname, resolve } from 'node:path'
import type { DiffReport } from '../core/diff-report.ts'
import { openDocument } from '../sources/document.ts'
import type { GitAsker } from '../sources/git.ts'
import type { DocumentTarget, TextOf } from '../sources/source.ts'
import { readFileAt } from './base-documents.ts'
import type { Context } from './context.ts'
import { diffOfSides, withTools } from './diff-sides.ts'
import { readDocument } from './read.ts'
import { whenIn } from './sides.ts'

/** A text that is edited, and the file that it belongs to. */
export interface EditedText {
  /** Absolute. */
  readonly path: string
  readonly text: string
  /** The other files that it imports, by absolute paths. */
  readonly textOf: TextOf
}

/** What changed for a model between a file at HEAD and the text that it is about to hold. @throws UserError where one of them cannot be read */
export async function changesSinceHead({ path, text, textOf }: EditedText, context: Context): Promise<DiffReport> {
  // in the repository of the file, whatever folder the project is of
  const cwd = dirname(path)
  const here: Context = { ...context, io: { ...context.io, cwd } }
  const { sources } = context.catalogue
  const target: DocumentTarget = { kind: 'document', document: await openDocument(basename(path), text, sources) }
  const reading = readDocument(target, sources, (uri) => textOf(resolve(cwd, uri)))
  const after = withTools({ ...reading, at: '' }, basename(path))
  const loaded = await readFileAt(HEAD, target, here, { mergeBase: false, asker: ASKER })
  const at = ` ${whenIn({ kind: 'revision', revision: HEAD, path }, loaded.commit)}`
  return diffOfSides(withTools({ ...loaded, at }, basename(path)), after, [], here)
}

const HEAD = 'HEAD'
const ASKER: GitAsker = { name: 'Compare with HEAD', with: (revision) => revision }
