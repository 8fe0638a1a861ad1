import { realpathSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { UserError } from '../core/user-error.ts'
import { decoded } from '../sources/decode-text.ts'
import { openDocument } from '../sources/document.ts'
import type { DocumentTarget, Io, Source, Target } from '../sources/source.ts'
import type { Targets } from '../sources/targets.ts'
import type { Revision } from '../sources/git.ts'

const HINT = '--trust reads only files of the repository; put the file itself there.'

/**
 * Why a file of a working tree that strangers may have written must not be read: it is outside, a link to a place outside, or git's
 * own. What cannot be read would be quoted in a message, and so would a key that lies there.
 */
export function outsideOf(root: string): (path: string) => UserError | undefined {
  const real = realpathSync(root)
  const git = join(real, '.git')
  return (path) => {
    const there = realOf(path)
    if (there === undefined) return undefined
    if (isBelow(there, git)) return new UserError('This file belongs to git, so it is not read.', { hint: HINT })
    if (isBelow(there, real)) return undefined
    const named = resolve(path)
    const isLink = isBelow(named, resolve(root)) || isBelow(named, real)
    const place = isLink ? 'a link to a place outside the working tree' : 'outside the working tree'
    return new UserError(`This file is ${place}, so it is not read.`, { hint: HINT })
  }
}

/** Undefined for what is not there: reading says so. */
function realOf(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

/** Whether a path leads below a folder. Both are absolute. */
export function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return !way.startsWith(`..${sep}`) && way !== '..' && resolve(folder, way) === path
}

/** What targets mean, and whether something of them can be checked only once a revision holds it. */
export interface TrustedTargets extends Targets {
  readonly pending: boolean
}

/** Takes everything that names servers from a revision in place of the working tree. */
export async function trustedTargets(
  { targets, files, problems }: Targets,
  revision: Revision,
  io: Io,
  sources: readonly Source[],
): Promise<TrustedTargets> {
  const before = await revision.filesAt(targets.flatMap((target) => (target.kind === 'document' ? [pathOf(target, io)] : [])))
  const kept: Target[] = []
  const refused = [...problems]
  let pending = false
  for (const target of targets) {
    if (target.kind === 'url' && !io.connect) {
      refused.push({ uri: target.url, message: 'This address was not read: under --trust, servers need --connect.' })
    } else if (target.kind !== 'document') kept.push(target)
    else {
      const bytes = before.get(pathOf(target, io))
      const old = bytes === undefined ? undefined : await asItWas(target, bytes, sources)
      if (old !== undefined && startsServers(old, sources)) {
        kept.push(old)
        if (old.document.text !== target.document.text) io.note(`${target.document.uri} is taken from ${revision.name}.`)
      } else if (!startsServers(target, sources)) kept.push(target)
      else {
        pending = true
        io.note(`${target.document.uri}: ${revision.name} does not name these servers yet, so none of them is started.`)
      }
    }
  }
  return { targets: kept, files, problems: refused, pending }
}

function pathOf({ document }: DocumentTarget, { cwd }: Io): string {
  return resolve(cwd, document.uri)
}

/** Undefined for what was no text then. */
async function asItWas(target: DocumentTarget, bytes: Buffer, sources: readonly Source[]): Promise<DocumentTarget | undefined> {
  const { uri } = target.document
  try {
    return { ...target, document: await openDocument(uri, decoded(bytes, uri), sources) }
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

function startsServers(target: Target, sources: readonly Source[]): boolean {
  return sources.find((source) => source.accepts(target))?.fetch !== undefined
}
