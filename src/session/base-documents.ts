import { realpathSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { didYouMean } from '../core/did-you-mean.ts'
import type { Problem } from '../core/finding.ts'
import { nearest } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { decoded } from '../sources/decode-text.ts'
import { openDocument } from '../sources/document.ts'
import { commitAt, contentsOf, mergeBaseWith, pathIn, type Commit, type GitAsker } from '../sources/git.ts'
import { pathPart } from '../sources/part.ts'
import { problemOf } from '../sources/problems.ts'
import type { DocumentTarget, Loaded } from '../sources/source.ts'
import type { Context } from './context.ts'
import { readDocuments } from './read.ts'

/** Files as they were at a revision, read. */
export interface BaseDocuments extends Loaded {
  /** The id of the commit. */
  readonly commit: string
  /** Uris of files that were not there, under this name or another. */
  readonly added: readonly string[]
}

/** A file of the revision: what it was called then, and the id of its content. */
interface Wanted extends Pick<DocumentTarget, 'folder' | 'wholeFolder'> {
  readonly uri: string
  readonly id: string
  /** Gone since: one that holds no tools is of no concern. */
  readonly gone: boolean
}

/**
 * Reads the files of targets as they were at a revision, where they lay then, and those lists of tools that are gone since: their tools
 * may have moved. @throws UserError for a revision that is not there, and for a file outside the repository
 */
export async function readAt(revision: string, targets: readonly DocumentTarget[], context: Context): Promise<BaseDocuments> {
  const commit = await commitAt(revision, context.io)
  const uriOf = urisFrom(commit, context)
  const { files, renamed } = commit
  const placed = targets.map((target) => ({ target, path: placeOf(target, commit, context.io.cwd) }))
  const then = placed.flatMap(({ target: { document, folder, wholeFolder }, path }) => {
    const before = files.has(path) ? undefined : renamed.get(path)
    const id = files.get(before ?? path)
    if (id === undefined) return []
    const uri = before === undefined ? document.uri : uriOf(before)
    return [{ now: document.uri, uri, id, gone: false, ...(folder && { folder }), ...(wholeFolder && { wholeFolder }) }]
  })
  const there = new Set(then.map(({ now }) => now))
  const { opened, unread } = await openAll([...then, ...goneSince(commit, targets, context, uriOf)], context)
  const { toolsets, problems } = await readWithImports(opened, commit, context)
  const added = targets.map(({ document }) => document.uri).filter((uri) => !there.has(uri))
  return { commit: commit.id, toolsets, problems: [...unread, ...problems], added }
}

const COMPARE_BASE: GitAsker = { name: '--base', with: (revision) => `--base ${revision}` }
const GIT_SOURCE: GitAsker = { name: 'git:REV:path', with: (revision) => `git:${revision}:…` }

/**
 * Reads one file as it was at a revision, or at the merge base with it. A path is from the working directory, or else from the root of
 * the repository; the file of a target may have had another name then. @throws UserError where it was not there
 */
export async function readFileAt(
  revision: string,
  file: DocumentTarget | string,
  context: Context,
  { mergeBase, asker = mergeBase ? COMPARE_BASE : GIT_SOURCE }: { readonly mergeBase: boolean; readonly asker?: GitAsker },
): Promise<Loaded & { readonly commit: string }> {
  const io = { ...context.io, asker }
  const commit = await commitAt(mergeBase ? await mergeBaseWith(revision, io) : revision, io)
  const { files, renamed, root } = commit
  const pathsOf = (word: string) => [pathIn(root, resolve(io.cwd, word)), word.replace(/^\.\//, '')]
  const isThere = (path: string | undefined) => path !== undefined && files.has(path)
  const one = typeof file === 'string' ? pathPart(file, (word) => pathsOf(word).some(isThere)) : undefined
  const part = typeof file === 'string' ? one?.part : file.part
  const paths =
    typeof file === 'string'
      ? pathsOf(one?.path ?? file)
      : [placeOf(file, commit, io.cwd)].flatMap((path) => [path, renamed.get(path)])
  const path = paths.find(isThere)
  const id = path === undefined ? undefined : files.get(path)
  if (path === undefined || id === undefined) {
    const name = typeof file === 'string' ? file : file.document.uri
    const where = `${mergeBase ? `the merge base with ${revision}` : revision} (${commit.id.slice(0, 7)})`
    throw new UserError(`${name} was not there at ${where}, so it cannot be compared.`, {
      hint: didYouMean(nearest(paths[0] ?? name, files.keys()), undefined),
    })
  }
  const { opened, unread } = await openAll([{ uri: urisFrom(commit, context)(path), id, gone: false }], context)
  const meant = opened.map((target) => ({ ...target, ...(part === undefined ? {} : { part }) }))
  const { toolsets, problems } = await readWithImports(meant, commit, context)
  return { commit: commit.id, toolsets, problems: [...unread, ...problems] }
}

function placeOf({ document }: DocumentTarget, { root }: Commit, cwd: string): string {
  const path = pathIn(root, resolve(cwd, document.uri))
  if (path !== undefined) return path
  throw new UserError(`${document.uri} lies outside the git repository ${root}, so --base cannot be used for it.`, {
    hint: 'Run the command in the repository of the file, or use --baseline.',
  })
}

function urisFrom({ root }: Commit, { io }: Context): (path: string) => string {
  const cwd = realpathSync.native(io.cwd)
  return (path) => relative(cwd, resolve(root, path)).split(sep).join('/')
}

/** What is gone since, in a folder that is linted as a whole or anywhere else. */
function goneSince(
  { deleted, files }: Commit,
  targets: readonly DocumentTarget[],
  { catalogue }: Context,
  uriOf: (path: string) => string,
): Wanted[] {
  const endings = catalogue.sources.flatMap(({ extensions = [] }) => extensions)
  const whole = targets.filter(({ wholeFolder }) => wholeFolder === true).map(({ folder }) => folder)
  return deleted.flatMap((path) => {
    const id = files.get(path)
    if (id === undefined || !endings.some((ending) => path.endsWith(ending))) return []
    const uri = uriOf(path)
    const folder = whole.find((one) => one === '.' || uri.startsWith(`${one}/`))
    const where = folder === undefined ? { folder: uri.split('/').slice(0, -1).join('/') || '.' } : { folder, wholeFolder: true }
    return [{ ...where, uri, id, gone: true }]
  })
}

async function openAll(wanted: readonly Wanted[], { catalogue, io }: Context) {
  const ids = wanted.map(({ id }) => id)
  const contents = await contentsOf(ids, io)
  const opened: DocumentTarget[] = []
  const unread: Problem[] = []
  for (const [index, { uri, gone, id: _, ...where }] of wanted.entries()) {
    const bytes = contents[index]
    if (bytes === undefined) continue
    try {
      const document = await openDocument(uri, decoded(bytes, uri), catalogue.sources)
      const target: DocumentTarget = { ...where, kind: 'document', document }
      if (!gone || catalogue.sources.some((source) => source.accepts(target))) opened.push(target)
    } catch (error) {
      const problem = problemOf(uri, error)
      if (!gone) unread.push(problem)
    }
  }
  return { opened, unread }
}

/** Reads documents with what they import, as it was then: again, with what was asked for, until nothing more is asked for. */
async function readWithImports(
  opened: readonly DocumentTarget[],
  { root, files }: Commit,
  { catalogue, io }: Context,
): Promise<Loaded> {
  const known = new Map<string, string | undefined>(opened.map(({ document }) => [document.uri, document.text]))
  for (;;) {
    const asked = new Map<string, string>()
    const loaded = readDocuments(opened, catalogue.sources, (uri) => {
      const id = known.has(uri) ? undefined : files.get(pathIn(root, resolve(io.cwd, uri)) ?? '')
      if (id === undefined) return known.get(uri)
      asked.set(uri, id)
      return undefined
    })
    if (asked.size === 0) return loaded
    const contents = await contentsOf([...asked.values()], io)
    for (const [index, uri] of [...asked.keys()].entries()) known.set(uri, textOf(contents[index], uri))
  }
}

/** Undefined for what is no text. */
function textOf(bytes: Buffer | undefined, uri: string): string | undefined {
  try {
    return bytes === undefined ? undefined : decoded(bytes, uri)
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}
