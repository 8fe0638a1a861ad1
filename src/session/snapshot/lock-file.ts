import { existsSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { list } from '../../core/text.ts'
import { UserError } from '../../core/user-error.ts'
import { jsonText } from '../../report/escape.ts'
import { documentOf, prepare } from '../../sources/document.ts'
import { conflictLine, conflictSides, refuseLockConflict } from '../../sources/lockfile/conflict.ts'
import { lockData, lockfile } from '../../sources/lockfile.ts'
import { LOCK_KIND, LOCK_VERSION, type LockedToolset } from '../../sources/lockfile/format.ts'
import { readLock, type ReadToolset } from '../../sources/lockfile/read.ts'
import { LARGEST_TEXT, readText } from '../../sources/read-text.ts'
import { createText, saveText } from '../../sources/write/save.ts'
import type { Io } from '../../sources/source.ts'
import { byText } from './pinned.ts'

/** A lockfile as it was before. */
export interface OpenLock {
  readonly path: string
  /** Relative to the working directory, for messages. */
  readonly uri: string
  /** Undefined where there is no file yet. */
  readonly text: string | undefined
  readonly toolsets: ReadonlyMap<string, ReadToolset>
  /** Keys of toolsets that the two sides of a merge have differently: only reading them again decides. */
  readonly disputed: readonly string[]
}

/** Opens a lockfile; one that is not there is empty. @throws UserError for one that cannot be read */
export async function openLock(path: string, { cwd, signal }: Pick<Io, 'cwd' | 'signal'>): Promise<OpenLock> {
  const uri = relative(cwd, path).split(sep).join('/')
  if (!existsSync(path)) return { path, uri, text: undefined, toolsets: new Map(), disputed: [] }
  const text = await readText(path, uri, signal)
  if (conflictLine(text) === undefined) {
    return { path, uri, text, toolsets: keyed(await toolsetsIn(uri, text)), disputed: [] }
  }
  const [ours, theirs] = conflictSides(text)
  const [one, other] = [keyed(await sideIn(uri, text, ours)), keyed(await sideIn(uri, text, theirs))]
  const disputed = [...new Set([...one.keys(), ...other.keys()])].filter((key) => !sameIn(one.get(key), other.get(key)))
  return { path, uri, text, toolsets: new Map([...other, ...one]), disputed }
}

/** One side of a merge. @throws UserError with the place of the conflict where that side is no lockfile, for lines of a side are none of the file */
async function sideIn(uri: string, text: string, side: string): Promise<ReadToolset[]> {
  try {
    return await toolsetsIn(uri, side)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const hint =
      'One of its sides is not a complete lockfile. Restore one from version control, then run rightcall snapshot again.'
    throw new UserError(`${uri}:${conflictLine(text) ?? 1}:1 has a merge conflict.`, { hint, cause: error })
  }
}

/** @throws UserError for a lockfile that is not there, or holds what nobody served */
export function refuseFaulty({ uri, text, toolsets }: OpenLock): void {
  if (text === undefined)
    throw new UserError(`${uri} does not exist.`, { hint: 'To write it, run rightcall snapshot with the same targets.' })
  refuseLockConflict(uri, text)
  const [fault] = [...toolsets.values()].flatMap(({ faults }) => faults)
  if (fault !== undefined) throw fault
}

async function toolsetsIn(uri: string, text: string): Promise<ReadToolset[]> {
  const document = documentOf(uri, text, [lockfile])
  await prepare([lockfile], [document.format])
  return readLock(lockData(document))
}

/** The first of two with one key counts; the fault stays on it, so that it is not taken for sure. */
function keyed(toolsets: readonly ReadToolset[]): ReadonlyMap<string, ReadToolset> {
  const groups = Map.groupBy(toolsets, ({ toolset }) => toolset.key)
  return new Map(
    [...groups].flatMap(([key, same]): [string, ReadToolset][] => {
      const [first] = same
      return first === undefined ? [] : [[key, { ...first, faults: same.flatMap(({ faults }) => faults) }]]
    }),
  )
}

function sameIn(one: ReadToolset | undefined, other: ReadToolset | undefined): boolean {
  return one !== undefined && other !== undefined && lockText([one.toolset]) === lockText([other.toolset])
}

/** The text of a lockfile: by key, no time stamp, so the same toolsets give the same bytes. */
export function lockText(toolsets: readonly LockedToolset[]): string {
  const sorted = toolsets.toSorted((one, other) => byText(one.key, other.key))
  return jsonText({ kind: LOCK_KIND, version: LOCK_VERSION, toolsets: sorted })
}

/** Writes a lockfile in one step, where it would say something else than before. @throws UserError where it cannot, with the old file as it was */
export async function saveLock(
  { path, uri, text, disputed }: OpenLock,
  toolsets: readonly LockedToolset[],
  read: ReadonlySet<string>,
): Promise<boolean> {
  const undecided = disputed.filter((key) => !read.has(key))
  if (undecided.length > 0) {
    throw new UserError(
      `${uri} has a merge conflict in ${list(undecided.map((key) => JSON.stringify(key)))}, which could not be read again; nothing was written.`,
      {
        hint: 'Run rightcall snapshot with those targets too, or resolve the conflict by hand.',
      },
    )
  }
  const after = lockText(toolsets)
  if (after === text) return false
  if (Buffer.byteLength(after) > LARGEST_TEXT) {
    throw new UserError(
      `${uri} would be larger than ${LARGEST_TEXT / 2 ** 20} MiB, and could not be read again; nothing was written.`,
      {
        hint: 'Write several lockfiles: --lockfile FILE, each with some of the targets.',
      },
    )
  }
  if (text === undefined) await createText(path, uri, after)
  else await saveText(path, uri, text, after)
  return true
}
