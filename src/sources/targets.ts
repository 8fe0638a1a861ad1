import { statSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import type { DataDocument, Document } from '../core/document.ts'
import type { Problem } from '../core/finding.ts'
import { count, list } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { checkArgument, meantCommand } from './argument-hint.ts'
import { gitIgnored } from './git-ignored.ts'
import { pauser } from './pauser.ts'
import { dataOf, isData, openData } from './data.ts'
import { openDocument } from './document.ts'
import { pathPart, type PathPart } from './part.ts'
import { problemOf } from './problems.ts'
import { readText } from './read-text.ts'
import type { DocumentTarget, Source, Target } from './source.ts'
import { unreadProblems, watchedFolders } from './unread-folders.ts'

/** What turning arguments into targets may use of the world. */
export interface TargetIo {
  readonly cwd: string
  /** The folder that arguments are relative to, where it is not `cwd`. */
  readonly base?: string
  /** Standard input to its end (see `readStream`); asked for only by `-`. */
  stdin(): Promise<string>
  /** They say which texts are theirs, and which files a search of a folder looks for. */
  readonly sources: readonly Source[]
  /** Absolute paths of files that are never targets, whatever finds or names them. */
  readonly own?: readonly string[]
  /** The same for files that count where they are named, and not where a glob or a folder finds them. */
  readonly unsought?: readonly string[]
  /** Ends a long search, and the wait for a pipe that nobody writes to. */
  readonly signal?: AbortSignal
  /** Why a file must not be read, before it is; undefined for one that may. */
  refuses?(path: string): UserError | undefined
}

export interface Targets {
  readonly targets: readonly Target[]
  /** Absolute paths of all files that were named or found, also of those that could not be read. */
  readonly files: readonly string[]
  /** What could not be read. */
  readonly problems: readonly Problem[]
  /** What was left alone, because it takes more than reading texts. */
  readonly unchecked?: readonly Problem[]
}

/** A file of data that must be whole, such as a suite; its `uri` is the path relative to `cwd`. @throws UserError */
export async function openDataFile(path: string, cwd: string, signal?: AbortSignal): Promise<DataDocument> {
  const absolute = resolve(cwd, path)
  const uri = uriOf(absolute, cwd)
  return openData(uri, await readText(absolute, uri, signal))
}

/** A file as a document that `sources` can read; its `uri` is the path relative to `cwd`. @throws UserError */
export async function openFile(path: string, cwd: string, sources: readonly Source[], signal?: AbortSignal): Promise<Document> {
  const absolute = resolve(cwd, path)
  const uri = uriOf(absolute, cwd)
  return openDocument(uri, await readText(absolute, uri, signal), sources)
}

/**
 * What arguments mean: files, globs (`!…` takes away), folders, `-` for standard input, URLs. What cannot be read is a
 * problem and the rest survives.
 * @throws UserError when interrupted
 */
export async function targetsOf(args: readonly string[], io: TargetIo): Promise<Targets> {
  const targets: Target[] = []
  const problems: Problem[] = []
  const going = { seen: new Set<string>(), pause: pauser(io.signal) }
  const without = args.filter((arg) => arg.startsWith('!')).map((arg) => arg.slice(1))
  for (const arg of args.filter((other) => !other.startsWith('!'))) {
    try {
      checkArgument(arg)
      if (/^https?:/i.test(arg)) targets.push({ kind: 'url', url: checkedUrl(arg), headers: {} })
      else if (arg === '-') {
        targets.push({ kind: 'document', document: await openDocument('<stdin>', await io.stdin(), io.sources) })
      } else {
        const one = partOf(arg, io)
        if (one !== undefined) {
          going.seen.add(resolve(io.base ?? io.cwd, one.path))
          targets.push(await openPart(one, io))
          continue
        }
        const paths = await pathsOf(arg, without, io)
        const found = await openAll(paths, going, io)
        for (const target of found.opened) targets.push(target)
        problems.push(...unreadProblems(paths.unread, (path) => uriOf(path, io.cwd)), ...found.problems)
      }
    } catch (error) {
      if (io.signal?.aborted) throw error
      problems.push(problemOf(arg === '-' ? '<stdin>' : arg, error))
    }
  }
  return { targets, files: [...going.seen], problems }
}

function partOf(arg: string, { cwd, base = cwd }: TargetIo): PathPart | undefined {
  return pathPart(arg, (path) => lookedUp(resolve(base, path))?.isFile() === true)
}

/** One toolset of a file. */
async function openPart(
  { path, part }: PathPart,
  { cwd, base = cwd, sources, signal, refuses }: TargetIo,
): Promise<DocumentTarget> {
  const absolute = resolve(base, path)
  const refused = refuses?.(absolute)
  if (refused !== undefined) throw refused
  return { kind: 'document', document: await openFile(absolute, cwd, sources, signal), part }
}

interface Paths {
  readonly files: readonly string[]
  /** The folder that was named, whose files must all be fit to lint. */
  readonly folder: string | undefined
  /** Folders that could not be searched, with the reason. */
  readonly unread: ReadonlyMap<string, string>
  /** True where an exception may have taken files away. */
  readonly left: boolean
}

async function pathsOf(
  arg: string,
  without: readonly string[],
  { cwd, base = cwd, sources, unsought = [] }: TargetIo,
): Promise<Paths> {
  const path = resolve(base, arg)
  const found = lookedUp(path)
  if (found?.isDirectory()) {
    const endings = [...new Set(sources.flatMap(({ extensions = [] }) => extensions))]
    const patterns = endings.map((ending) => `**/*${ending}`)
    const { files, unread } = await expanded(patterns, path, without, unsought)
    if (files.length + unread.size > 0) return { files, folder: path, unread, left: without.length > 0 }
    throw new UserError(`${arg} is a folder without files that may contain tools (${list(endings, endings.length)}).`, {
      hint: 'Name a file, a glob or a URL.',
    })
  }
  const hint = found === undefined ? meantCommand(arg) : undefined
  if (hint !== undefined) throw new UserError(`${arg} does not exist.`, { hint })
  if (found !== undefined || !/[*?{}[\]()]/.test(arg)) return { files: [path], folder: undefined, unread: new Map(), left: false }
  const { files, unread } = await expanded([arg], base, without, unsought)
  if (files.length + unread.size > 0) return { files, folder: undefined, unread, left: without.length > 0 }
  throw new UserError(`${arg} matches no file (node_modules is never searched).`, {
    hint: 'Check the pattern. Put it in quotes: then rightcall expands it, and ** works.',
  })
}

/** Undefined for what is not there, and for what we may not look at: reading it says why. */
function lookedUp(path: string) {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

async function expanded(
  patterns: readonly string[],
  cwd: string,
  without: readonly string[],
  unsought: readonly string[],
): Promise<Pick<Paths, 'files' | 'unread'>> {
  const { glob } = await import('tinyglobby')
  const ignore = ['**/node_modules/**', ...without]
  const { fs, unread } = watchedFolders(cwd)
  const options = { absolute: true, cwd, expandDirectories: false, followSymbolicLinks: false, ignore, fs }
  const portable = patterns.map((pattern) => (sep === '\\' ? pattern.replaceAll(sep, '/') : pattern))
  const files = (await glob(portable, options)).filter((file) => !unsought.includes(resolve(file)))
  return { files: files.sort(), unread }
}

interface Going {
  readonly seen: Set<string>
  /** Of all arguments together: a shell may have made thousands of one pattern. */
  pause(): Promise<void>
}

async function openAll(
  { files, folder, unread, left }: Paths,
  { seen, pause }: Going,
  { cwd, sources, own = [], signal, refuses }: TargetIo,
) {
  const opened: DocumentTarget[] = []
  const problems: Problem[] = []
  const unfit: string[] = []
  const isIgnored = folder === undefined ? () => false : gitIgnored(folder)
  let hasSource = false
  for (const path of files.filter((file) => !seen.has(file) && !own.includes(resolve(file)))) {
    seen.add(path)
    await pause()
    try {
      const refused = refuses?.(path)
      if (refused !== undefined) throw refused
      const sparse =
        folder === undefined
          ? undefined
          : sources.find(({ sparse, extensions }) => sparse && extensions?.some((end) => path.endsWith(end)))?.sparse
      if (sparse !== undefined && (!sparse.isSought(uriOf(path, folder ?? cwd)) || isIgnored(path))) continue
      const uri = uriOf(path, cwd)
      const text = await readText(path, uri, signal)
      if (sparse?.mayHold(text) === false) continue
      const document = await openDocument(uri, text, sources)
      const searched = sparse !== undefined
      const target: DocumentTarget = { kind: 'document', document, folder: uriOf(folder ?? dirname(path), cwd), searched }
      if (folder === undefined || sources.some((source) => source.accepts(target)) || isBroken(target.document)) {
        opened.push(target)
        hasSource ||= searched
      } else if (!searched) unfit.push(uri)
    } catch (error) {
      problems.push(problemOf(uriOf(path, cwd), error))
    }
  }
  const wholeFolder = folder !== undefined && !left && unread.size === 0 && problems.length === 0
  // manifests and settings lie next to source code
  if (unfit.length > 0 && folder !== undefined && !hasSource) {
    const what = `${count(unfit.length, 'file')} that ${unfit.length === 1 ? 'is not a list' : 'are not lists'} of tools: ${list(unfit)}`
    problems.push({
      uri: uriOf(folder, cwd),
      message: `The folder contains ${what}.`,
      hint: 'Name the files with tools, or a glob that finds only them.',
    })
  }
  return { opened: opened.map((target) => ({ ...target, wholeFolder })), problems }
}

/** A text that cannot be read, or not as a whole: whoever reads it says why. */
function isBroken(document: Document): boolean {
  if (!isData(document)) return false
  try {
    return dataOf(document).lost('') !== undefined
  } catch (error) {
    if (error instanceof UserError) return true
    throw error
  }
}

function checkedUrl(text: string): string {
  if (URL.canParse(text)) return text
  throw new UserError(`${text} is not a valid URL.`, { hint: 'Write it as https://host/path.' })
}

/** Relative to the working directory, `/`-separated on every system. */
function uriOf(path: string, cwd: string): string {
  return relative(cwd, path).split(sep).join('/') || '.'
}
