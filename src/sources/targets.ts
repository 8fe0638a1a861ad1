import { statSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import type { Document } from '../core/document.ts'
import type { Problem } from '../core/finding.ts'
import { count, list } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { checkArgument, meantCommand } from './argument-hint.ts'
import { breather } from './breather.ts'
import { isClientConfig } from './client-config/servers.ts'
import { openDocument } from './document.ts'
import { problemOf } from './problems.ts'
import { readText } from './read-text.ts'
import { isTool } from './shapes/entry.ts'
import { listsIn } from './shapes/lists.ts'
import type { Target } from './source.ts'
import { unreadProblems, watchedFolders } from './unread-folders.ts'

/** What turning arguments into targets may use of the world. */
export interface TargetIo {
  readonly cwd: string
  /** Standard input to its end (see `readStream`); asked for only by `-`. */
  stdin(): Promise<string>
  /** Ends the wait for a pipe that nobody writes to. */
  readonly signal?: AbortSignal
}

export interface Targets {
  readonly targets: readonly Target[]
  /** Absolute paths of all files that were named or found, also of those that could not be read. */
  readonly files: readonly string[]
  /** What could not be read. */
  readonly problems: readonly Problem[]
}

/** A file as a document; its `uri` is the path relative to `cwd`. @throws UserError */
export async function openFile(path: string, cwd: string, signal?: AbortSignal): Promise<Document> {
  const absolute = resolve(cwd, path)
  const uri = uriOf(absolute, cwd)
  return openDocument(uri, await readText(absolute, uri, signal))
}

/**
 * What arguments mean: files, globs (`!…` takes away), folders, `-` for standard input, URLs. What cannot be read is a
 * problem and the rest survives. Files of one tool each that are given together from one folder become one target.
 */
export async function targetsOf(args: readonly string[], io: TargetIo): Promise<Targets> {
  const opened: Opened[] = []
  const problems: Problem[] = []
  const seen = new Set<string>()
  const breathe = breather()
  const without = args.filter((arg) => arg.startsWith('!')).map((arg) => arg.slice(1))
  for (const arg of args.filter((other) => !other.startsWith('!'))) {
    try {
      checkArgument(arg)
      if (/^https?:/i.test(arg)) opened.push({ target: { kind: 'url', url: checkedUrl(arg), headers: {} } })
      else if (arg === '-') opened.push({ document: await openDocument('<stdin>', await io.stdin()), folder: undefined })
      else {
        const paths = await pathsOf(arg, without, io.cwd)
        const found = await openAll(paths, { seen, breathe }, io)
        opened.push(...found.opened)
        problems.push(...unreadProblems(paths.unread, (path) => uriOf(path, io.cwd)), ...found.problems)
      }
    } catch (error) {
      problems.push(problemOf(arg === '-' ? '<stdin>' : arg, error))
    }
  }
  return { targets: together(opened), files: [...seen], problems }
}

type Opened = { readonly target: Target } | { readonly document: Document; readonly folder: string | undefined }

interface Paths {
  readonly files: readonly string[]
  /** The folder that was named, whose files must all be fit to lint. */
  readonly folder: string | undefined
  /** Folders that could not be searched, with the reason. */
  readonly unread: ReadonlyMap<string, string>
}

async function pathsOf(arg: string, without: readonly string[], cwd: string): Promise<Paths> {
  const path = resolve(cwd, arg)
  const found = lookedUp(path)
  if (found?.isDirectory()) {
    const { files, unread } = await expanded('**/*.{json,yaml,yml}', path, without)
    if (files.length + unread.size > 0) return { files, folder: path, unread }
    throw new UserError(`${arg} is a folder without JSON or YAML files.`, { hint: 'Name a file, a glob or a URL.' })
  }
  const hint = found === undefined ? meantCommand(arg) : undefined
  if (hint !== undefined) throw new UserError(`${arg} does not exist.`, { hint })
  if (found !== undefined || !/[*?{}[\]()]/.test(arg)) return { files: [path], folder: undefined, unread: new Map() }
  const { files, unread } = await expanded(arg, cwd, without)
  if (files.length + unread.size > 0) return { files, folder: undefined, unread }
  throw new UserError(`${arg} matches no file (node_modules is never searched).`, {
    hint: 'Check the pattern; in quotes, we expand it and ** works.',
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

async function expanded(pattern: string, cwd: string, without: readonly string[]): Promise<Pick<Paths, 'files' | 'unread'>> {
  const { glob } = await import('tinyglobby')
  const ignore = ['**/node_modules/**', ...without]
  const { fs, unread } = watchedFolders(cwd)
  const options = { absolute: true, cwd, expandDirectories: false, followSymbolicLinks: false, ignore, fs }
  const files = (await glob(sep === '\\' ? pattern.replaceAll(sep, '/') : pattern, options)).sort()
  return { files, unread }
}

interface Going {
  readonly seen: Set<string>
  /** Of all arguments together: a shell may have made thousands of one pattern. */
  breathe(): Promise<void>
}

async function openAll({ files, folder }: Paths, { seen, breathe }: Going, { cwd, signal }: TargetIo) {
  const opened: Opened[] = []
  const problems: Problem[] = []
  const unfit: string[] = []
  for (const path of files.filter((file) => !seen.has(file))) {
    seen.add(path)
    await breathe()
    if (signal?.aborted === true) break
    try {
      const document = await openFile(path, cwd, signal)
      if (folder !== undefined && !isFit(document)) unfit.push(document.uri)
      else opened.push({ document, folder: folder ?? dirname(path) })
    } catch (error) {
      problems.push(problemOf(uriOf(path, cwd), error))
    }
  }
  if (unfit.length > 0 && folder !== undefined) {
    const what = `${count(unfit.length, 'file')} that ${unfit.length === 1 ? 'is' : 'are'} no list of tools: ${list(unfit)}`
    problems.push({
      uri: uriOf(folder, cwd),
      message: `The folder holds ${what}.`,
      hint: 'Name the files with tools, or a glob that finds only them.',
    })
  }
  return { opened, problems }
}

function isFit({ data }: Document): boolean {
  return isTool(data) || isClientConfig(data) || listsIn(data).length > 0
}

/** Snapshot folders: one tool a file, together the set that a model sees. */
function together(opened: readonly Opened[]): Target[] {
  const folders = new Map<string, Document[]>()
  for (const item of opened) {
    if (!('document' in item) || item.folder === undefined || !isTool(item.document.data)) continue
    const documents = folders.get(item.folder)
    if (documents === undefined) folders.set(item.folder, [item.document])
    else documents.push(item.document)
  }
  return opened.flatMap((item): Target[] => {
    if ('target' in item) return [item.target]
    const { document, folder = '' } = item
    const [first, ...beside] = folders.get(folder) ?? []
    if (first === undefined || beside.length === 0 || !isTool(document.data)) return [{ kind: 'document', document }]
    return document === first ? [{ kind: 'document', document, beside }] : []
  })
}

function checkedUrl(text: string): string {
  if (URL.canParse(text)) return text
  throw new UserError(`${text} is no valid URL.`, { hint: 'Write it as https://host/path.' })
}

/** Relative to the working directory, `/`-separated on every system. */
function uriOf(path: string, cwd: string): string {
  return relative(cwd, path).split(sep).join('/') || '.'
}
