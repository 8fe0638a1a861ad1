import { UserError } from '../core/user-error.ts'
import { sources } from '../builtins.ts'
import { shownCommand, shownUrl } from '../sources/mcp/secrets.ts'
import { problemOf } from '../sources/problems.ts'
import type { Io, Loaded, Target } from '../sources/source.ts'

/** Loads every target with the source that claims it, at the same time. What fails is a problem; the rest survives. */
export async function loadTargets(targets: readonly Target[], io: Io): Promise<Loaded> {
  const loaded = await Promise.all(targets.map((target) => loadOne(target, io)))
  return { toolsets: loaded.flatMap(({ toolsets }) => toolsets), problems: loaded.flatMap(({ problems }) => problems) }
}

async function loadOne(target: Target, io: Io): Promise<Loaded> {
  const source = sources.find((candidate) => candidate.claims(target))
  try {
    if (source === undefined) throw new UserError('Nothing here knows how to read this.')
    return await source.load(target, io)
  } catch (error) {
    return { toolsets: [], problems: [problemOf(uriOf(target), error)] }
  }
}

/** What a target is called in messages; secrets in arguments and queries are masked. */
function uriOf(target: Target): string {
  if (target.kind === 'document') return target.document.uri
  return target.kind === 'url' ? shownUrl(target.url) : shownCommand([target.command, ...target.args])
}
