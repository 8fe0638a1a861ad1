import { Buffer } from 'node:buffer'
import { execFile } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { didYouMean } from '../core/did-you-mean.ts'
import { clip, nearest, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { GIT_ENV, GIT_FLAGS } from './git-settings.ts'

/** What asking git may use of the world. */
export interface GitIo {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
  /** Who asks, for messages; `lint --base` where left out. */
  readonly asker?: GitAsker
}

/** How messages call what the user wrote. */
export interface GitAsker {
  /** `--base`. */
  readonly name: string
  /** What serves where git does not: `use --baseline, which needs no git`. */
  readonly otherwise?: string
  /** The same with another revision: `--base origin/main`. */
  with(revision: string): string
}

const LINT_BASE: GitAsker = {
  name: '--base',
  otherwise: 'use --baseline, which needs no git',
  with: (revision) => `--base ${revision}`,
}

/** A commit of the repository that holds the working directory. Paths are `/`-separated, from the root of the repository. */
export interface Commit {
  /** Absolute path of the root, links resolved. */
  readonly root: string
  readonly id: string
  /** The id of every file's content by path; links and submodules have none. */
  readonly files: ReadonlyMap<string, string>
  /** Path now → path then, of files that were renamed or moved since. */
  readonly renamed: ReadonlyMap<string, string>
  /** Paths of files that are gone since, and were not renamed. */
  readonly deleted: readonly string[]
}

/**
 * Looks up a revision: git reads its objects and its index, nothing is checked out, executed or fetched.
 * @throws UserError saying which command gets the revision, where it is not there
 */
export async function commitAt(revision: string, io: GitIo): Promise<Commit> {
  const root = realpathSync.native((await git(['rev-parse', '--show-toplevel'], io)).replace(/\n$/, ''))
  const id = await resolved(revision, io)
  const whole = { ...io, cwd: root }
  const files = filesIn(await git(['ls-tree', '-r', '-z', '--full-tree', id], whole))
  // against the index, so that no filter of the working tree runs
  const changes = changesIn(await git(['diff-index', '--cached', '-M', '-z', '--name-status', '--diff-filter=RD', id], whole))
  const removed = (await git(['ls-files', '--deleted', '-z'], whole)).split('\0').filter((path) => files.has(path))
  return { root, id, files, renamed: changes.renamed, deleted: [...new Set([...changes.deleted, ...removed])] }
}

/** The commit at which the one checked out and another parted. @throws UserError where this clone does not hold it */
export async function mergeBaseWith(revision: string, io: GitIo): Promise<string> {
  const id = await resolved(revision, io)
  const found = (await asked(['merge-base', 'HEAD', id], io))?.trim()
  if (found !== undefined && found !== '') return found
  throw new UserError(`This clone contains no common commit of HEAD and ${revision}.`, {
    hint: 'Fetch older commits: git fetch --unshallow, or git fetch --deepen=50.',
  })
}

/** A state of the repository that files are asked of by their paths, such as the base of a pull request. */
export interface Revision {
  /** As it was named. */
  readonly name: string
  /** Of its commit. */
  readonly id: string
  /** Top folder of the working tree. */
  readonly root: string
  /** What these files held, by path; those that were not there are left out. Paths are absolute. @throws UserError */
  filesAt(paths: readonly string[]): Promise<ReadonlyMap<string, Buffer>>
}

/** Opens a revision by any name that git takes. @throws UserError */
export async function openRevision(name: string, io: GitIo): Promise<Revision> {
  const { root, id, files } = await commitAt(name, io)
  const here = realpathSync.native(io.cwd)
  return {
    name,
    id,
    root,
    async filesAt(paths) {
      // the path as it is written: where a link leads is a matter of the working tree
      const there = paths.flatMap((path) => {
        const inside = relative(root, resolve(here, relative(io.cwd, path)))
          .split(sep)
          .join('/')
        const id = files.get(inside)
        return id === undefined ? [] : [{ path, id }]
      })
      const contents = await contentsOf(
        there.map(({ id }) => id),
        io,
      )
      return new Map(there.flatMap(({ path }, at): [string, Buffer][] => (contents[at] ? [[path, contents[at]]] : [])))
    },
  }
}

/** The path of a file from the root of the repository; undefined for one outside. Links are followed, the file need not exist. */
export function pathIn(root: string, file: string): string | undefined {
  const path = relative(root, realPathOf(file))
  return path.startsWith('..') || resolve(root, path) === path ? undefined : path.split(sep).join('/')
}

function realPathOf(file: string): string {
  const folder = dirname(file)
  try {
    return realpathSync.native(file)
  } catch {
    return folder === file ? file : join(realPathOf(folder), basename(file))
  }
}

/** The contents of files, in the order of their ids. @throws UserError where this clone lacks one */
export async function contentsOf(ids: readonly string[], io: GitIo): Promise<Buffer[]> {
  const out = ids.length === 0 ? Buffer.alloc(0) : await run(['cat-file', '--batch'], io, ids.map((id) => `${id}\n`).join(''))
  let at = 0
  return ids.map(() => {
    const end = out.indexOf('\n', at)
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(out.toString('utf8', at, end))?.[1]
    if (size === undefined) throw lacking()
    at = end + 1 + Number(size) + 1
    return out.subarray(end + 1, at - 1)
  })
}

function lacking(cause?: Error): UserError {
  return new UserError('This is a partial clone, which does not contain the files of that revision.', {
    hint: 'rightcall fetches nothing. Fetch them: git fetch --refetch --no-filter origin',
    cause,
  })
}

/** Lines `mode type id<TAB>path`, each ended by a zero. */
function filesIn(tree: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const line of tree.split('\0')) {
    const [, id, path] = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? []
    if (id !== undefined && path !== undefined) files.set(path, id)
  }
  return files
}

/** `R100`, the old path, the new path, or `D`, the path; each ended by a zero. */
function changesIn(status: string): { renamed: Map<string, string>; deleted: string[] } {
  const words = status.split('\0').values()
  const renamed = new Map<string, string>()
  const deleted: string[] = []
  for (const kind of words) {
    const path = words.next().value ?? ''
    if (kind.startsWith('R')) renamed.set(words.next().value ?? '', path)
    else if (kind !== '') deleted.push(path)
  }
  return { renamed, deleted }
}

async function resolved(revision: string, io: GitIo): Promise<string> {
  const { asker = LINT_BASE } = io
  if (revision.startsWith('-')) throw new UserError(`${asker.name} takes a git revision, such as origin/main, not "${revision}".`)
  const known = await idOf(revision, io)
  if (known !== undefined) return known
  if (revision === 'HEAD') throw new UserError('This repository has no commit yet.', { hint: 'Commit the file first.' })
  const isShallow = (await git(['rev-parse', '--is-shallow-repository'], io)).trim() === 'true'
  const remote = (await idOf(`refs/remotes/origin/${revision}`, io)) === undefined ? undefined : `origin/${revision}`
  throw new UserError(
    isShallow
      ? `This clone is shallow and does not contain ${revision}.`
      : `There is no revision ${revision} in this repository.`,
    {
      hint: didYouMean(remote ?? (isShallow ? undefined : await nearRef(revision, io)), fetchHint(revision, asker), asker.with),
    },
  )
}

async function nearRef(revision: string, io: GitIo): Promise<string | undefined> {
  const names = await git(['for-each-ref', '--format=%(refname:short)'], io)
  return nearest(
    revision,
    names.split('\n').filter((name) => name !== ''),
  )
}

async function idOf(revision: string, io: GitIo): Promise<string | undefined> {
  const id = await asked(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], io)
  return id?.trim() || undefined
}

/** Undefined where git has no answer. */
async function asked(args: readonly string[], io: GitIo): Promise<string | undefined> {
  try {
    return await git(args, io)
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

/** The command that brings a revision into a clone that has only its own. */
function fetchHint(revision: string, asker: GitAsker): string {
  if (/[~^@{}:]/.test(revision)) return 'Fetch older commits: git fetch --unshallow, or git fetch --deepen=50.'
  const branch = /^(?:refs\/remotes\/)?origin\/(.+)$/.exec(revision)?.[1]
  if (branch !== undefined) return `Fetch it: git fetch --depth=1 origin ${branch}:refs/remotes/origin/${branch}`
  if (/^[0-9a-f]{7,39}$/.test(revision)) return 'Fetch it by its full id: git fetch --depth=1 origin <40 digits>'
  const then = /^[0-9a-f]{40,64}$/.test(revision) ? '' : `, and then ${asker.with('FETCH_HEAD')}`
  return `Fetch it: git fetch --depth=1 origin ${revision}${then}`
}

async function git(args: readonly string[], io: GitIo): Promise<string> {
  return (await run(args, io, '')).toString('utf8')
}

const LARGEST = 512 * 2 ** 20

function run(args: readonly string[], io: GitIo, input: string): Promise<Buffer> {
  const { cwd, env, signal } = io
  const { promise, resolve: done, reject } = Promise.withResolvers<Buffer>()
  const options = {
    cwd,
    env: { ...env, ...GIT_ENV },
    signal,
    encoding: 'buffer',
    maxBuffer: LARGEST,
    windowsHide: true,
  } as const
  const child = execFile('git', [...GIT_FLAGS, ...args], options, (error, out, err) => {
    if (error === null) done(out)
    else reject(failed(error, err.toString('utf8'), io.asker))
  })
  // git may be gone before it has read everything: its own words say why
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(input)
  return promise
}

function failed(cause: Error, says: string, { name, otherwise }: GitAsker = LINT_BASE): UserError {
  const or = otherwise === undefined ? '.' : `, or ${otherwise}.`
  if ('code' in cause && cause.code === 'ENOENT')
    return new UserError(`${name} needs git, which is not installed here.`, { hint: `Install git${or}`, cause })
  if ('code' in cause && cause.code === 'ABORT_ERR') return new UserError('Interrupted while git was running.', { cause })
  if (/not a git repository/i.test(says)) {
    return new UserError(`${name} needs a git revision, and this folder is not in a git repository.`, {
      hint: `Run it in the repository${or}`,
      cause,
    })
  }
  if (/lazy fetching disabled|promisor|transport '.*' not allowed/.test(says)) return lacking(cause)
  const line = clip(visible(says.trim().split('\n')[0] ?? '') || cause.message.split('\n')[0] || 'no reason given', 300)
  const owner = /dubious ownership/.test(says) ? says.match(/git config --global --add safe\.directory .*/)?.[0] : undefined
  return new UserError(`git could not read the revision: ${line}`, {
    hint: owner && `If the repository is yours: ${visible(owner)}`,
    cause,
  })
}
