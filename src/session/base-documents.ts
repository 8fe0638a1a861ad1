import { realpathSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import type { Problem } from '../core/finding.ts'
import { UserError } from '../core/user-error.ts'
import { decoded } from '../sources/decode-text.ts'
import { openDocument } from '../sources/document.ts'
import { commitAt, contentsOf, pathIn, type Commit } from '../sources/git.ts'
import { problemOf } from '../sources/problems.ts'
import type { DocumentTarget } from '../sources/source.ts'
import type { Context } from './context.ts'

/** Files as they were at a revision. */
export interface BaseDocuments {
  /** The id of the commit. */
  readonly commit: string
  readonly opened: readonly DocumentTarget[]
  /** Uris of files that were not there, under this name or another. */
  readonly added: readonly string[]
  /** Files that were there and cannot be read. */
  readonly unread: readonly Problem[]
}

/** A file of the revision: its uri now, and the id of its content then. */
interface Wanted extends Pick<DocumentTarget, 'folder' | 'wholeFolder'> {
  readonly uri: string
  readonly id: string
  /** Gone since: one that holds no tools is of no concern. */
  readonly gone: boolean
}

/**
 * The files of targets as they were at a revision, wherever they lay then, and those lists of tools that are gone since: their tools may
 * have moved. @throws UserError for a revision that is not there, and for a file outside the repository
 */
export async function documentsAt(
  revision: string,
  targets: readonly DocumentTarget[],
  context: Context,
): Promise<BaseDocuments> {
  const { io } = context
  const commit = await commitAt(revision, io)
  const { files, renamed } = commit
  const placed = targets.map((target) => ({ target, path: placeOf(target, commit, io.cwd) }))
  const then = placed.flatMap(({ target, path }): Wanted[] => {
    const id = files.get(path) ?? files.get(renamed.get(path) ?? '')
    return id === undefined ? [] : [{ ...target, uri: target.document.uri, id, gone: false }]
  })
  const wanted = [...then, ...goneSince(commit, targets, context)]
  const contents = await contentsOf(
    wanted.map(({ id }) => id),
    io,
  )
  const opened: DocumentTarget[] = []
  const unread: Problem[] = []
  for (const [index, { uri, gone, id: _, ...where }] of wanted.entries()) {
    try {
      const document = await openDocument(uri, decoded(contents[index] ?? Buffer.alloc(0), uri), context.catalogue.sources)
      const target: DocumentTarget = { ...where, kind: 'document', document }
      if (!gone || context.catalogue.sources.some((source) => source.accepts(target))) opened.push(target)
    } catch (error) {
      const problem = problemOf(uri, error)
      if (!gone) unread.push(problem)
    }
  }
  const there = new Set(then.map(({ uri }) => uri))
  const added = targets.map(({ document }) => document.uri).filter((uri) => !there.has(uri))
  return { commit: commit.id, opened, added, unread }
}

function placeOf({ document }: DocumentTarget, { root }: Commit, cwd: string): string {
  const path = pathIn(root, resolve(cwd, document.uri))
  if (path !== undefined) return path
  throw new UserError(`${document.uri} lies outside the git repository ${root}, so --base knows nothing of it.`, {
    hint: 'Run the command in the repository of the file, or use --baseline.',
  })
}

/** What is gone since, in a folder that is linted as a whole or anywhere else. */
function goneSince({ root, deleted, files }: Commit, targets: readonly DocumentTarget[], { catalogue, io }: Context): Wanted[] {
  const endings = catalogue.sources.flatMap(({ extensions = [] }) => extensions)
  const cwd = realpathSync.native(io.cwd)
  const whole = targets.filter(({ wholeFolder }) => wholeFolder === true).map(({ folder }) => folder)
  return deleted.flatMap((path) => {
    const id = files.get(path)
    if (id === undefined || !endings.some((ending) => path.endsWith(ending))) return []
    const uri = relative(cwd, resolve(root, path)).split(sep).join('/')
    const folder = whole.find((one) => one === '.' || uri.startsWith(`${one}/`))
    const where = folder === undefined ? { folder: uri.split('/').slice(0, -1).join('/') || '.' } : { folder, wholeFolder: true }
    return [{ ...where, uri, id, gone: true }]
  })
}
