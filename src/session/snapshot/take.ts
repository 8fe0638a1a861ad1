import { dirname } from 'node:path'
import type { Problem } from '../../core/finding.ts'
import type { Toolset } from '../../core/tool.ts'
import type { LockedToolset } from '../../sources/lockfile/format.ts'
import type { Target } from '../../sources/source.ts'
import type { Context } from '../context.ts'
import { loadTargets } from '../read.ts'
import { concealing } from './conceal.ts'
import { documentsAmong, type ReadDocuments } from './documents.ts'
import type { OpenLock } from './lock-file.ts'
import { originOf, rebasing, type LockedOrigin, type Rebase } from './origin.ts'
import { pinned, unsureBecause } from './pinned.ts'

/** What targets hold now, as a lockfile would hold it. */
export interface Taken {
  /** By key. */
  readonly toolsets: ReadonlyMap<string, LockedToolset>
  readonly problems: readonly Problem[]
  readonly documents: ReadDocuments
  readonly rebase: Rebase
}

/** Reads targets and pins what is sure of them; what is not is a problem. */
export async function take(
  targets: readonly Target[],
  lock: Pick<OpenLock, 'path' | 'uri' | 'toolsets'>,
  given: readonly Problem[],
  { catalogue, io }: Context,
): Promise<Taken> {
  // a glob of the shell finds the lockfile, too
  const others = targets.filter((target) => target.kind !== 'document' || target.document.uri !== lock.uri)
  const loaded = await loadTargets(others, catalogue.sources, io)
  const documents = documentsAmong(others)
  const conceal = concealing(others, documents, io)
  const rebase = rebasing(io.cwd, dirname(lock.path))
  const toolsets = new Map<string, LockedToolset>()
  const unsure: Problem[] = []
  for (const toolset of loaded.toolsets) {
    const { key, from } = originOf(toolset, rebase)
    const origin = {
      key: String(conceal(key)),
      from: Object.fromEntries(Object.entries(from).map(([name, text]) => [name, String(conceal(text))])),
    }
    const problem = unpinnable(toolset, origin)
    if (problem !== undefined) unsure.push(problem)
    else {
      const own = keyApart(origin, toolsets)
      const before = lock.toolsets.get(own.key)
      // of an entry that somebody edited, nothing is taken over
      toolsets.set(own.key, pinned(toolset, own, conceal, before?.faults.length === 0 ? before.toolset : undefined))
    }
  }
  return { toolsets, problems: [...given, ...loaded.problems, ...unsure], documents, rebase }
}

function unpinnable(toolset: Toolset, { key }: LockedOrigin): Problem | undefined {
  if (toolset.locked !== undefined) {
    return {
      uri: toolset.uri,
      message: 'This is a lockfile, and a lockfile cannot be pinned.',
      hint: 'Name the servers and files from which it was made.',
    }
  }
  const why = unsureBecause(toolset)
  if (why === undefined) return undefined
  const hint =
    'If it has an entry in the lockfile, that stays unchanged. Run the command again; if that does not help, tell the author of the server.'
  return { uri: key, message: `This server was not pinned: ${why}.`, hint }
}

/** The same command named twice is two servers. */
function keyApart(origin: LockedOrigin, known: ReadonlyMap<string, unknown>): LockedOrigin {
  if (!known.has(origin.key)) return origin
  let times = 2
  while (known.has(`${origin.key}#${times}`)) times++
  return { ...origin, key: `${origin.key}#${times}` }
}
