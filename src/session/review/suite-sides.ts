import { existsSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import type { Suite } from '../../eval/suite.ts'
import { UserError } from '../../core/user-error.ts'
import { commitAt, mergeBaseWith, pathIn, type Revision } from '../../sources/git.ts'
import type { DocumentTarget } from '../../sources/source.ts'
import { openFile } from '../../sources/targets.ts'
import type { Context } from '../context.ts'
import { sideAt, sideOf, type MadeSide } from '../sides.ts'
import { toolsetIn } from '../suite.ts'
import { outsideOf } from '../trusted.ts'

/**
 * The tools that a suite of the base is about, before and after a change: as texts, and nothing is started.
 * @throws UserError where there are none on a side, with the reason
 */
export async function sidesOfSuite(
  suite: Suite,
  trust: Revision,
  context: Context,
): Promise<{ readonly before: MadeSide; readonly after: MadeSide }> {
  const { toolset, document } = suite
  const { io, catalogue } = context
  if (toolset === undefined) throw new UserError('the suite names no tools; name them in toolset:')
  if (toolset.kind === 'url' || toolset.kind === 'stdio' || toolset.kind === 'line')
    throw new UserError('its tools come from a server, and a review starts none; keep the tools in a file')
  const path = resolve(io.cwd, toolset.kind === 'file' ? resolve(io.cwd, dirname(document.uri), toolset.path) : document.uri)
  const now = existsSync(path) ? path : await movedTo(path, trust, context)
  const refused = outsideOf(trust.root)(now)
  if (refused !== undefined) throw refused
  const opened = await openFile(relative(io.cwd, now), io.cwd, catalogue.sources, io.signal)
  const target: DocumentTarget = { kind: 'document', document: opened }
  if (toolset.kind === 'file') {
    const before = await sideAt({ kind: 'base', revision: trust.name }, [target], context)
    return { before, after: await sideOf([target], context) }
  }
  const [before, after] = [await toolsetIn(document, toolset.at, context), await toolsetIn(opened, toolset.at, context)]
  return {
    before: { toolset: before, from: `${document.uri} of ${trust.id.slice(0, 7)}`, renames: {} },
    after: { toolset: after, from: opened.uri, renames: {} },
  }
}

/** Where the change moved a file to. @throws UserError where it is gone */
async function movedTo(path: string, trust: Revision, { io }: Context): Promise<string> {
  const { root, renamed } = await commitAt(await mergeBaseWith(trust.name, io), io)
  const before = pathIn(root, path)
  const [now] = [...renamed].find(([, old]) => old === before) ?? []
  if (now !== undefined) return resolve(root, now)
  throw new UserError(`${relative(io.cwd, path)} no longer exists, so there are no tools to ask about`)
}
