import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Problem } from '../../core/finding.ts'
import type { SnapshotToolset } from '../../core/snapshot-report.ts'
import { serversIn } from '../../sources/client-config/servers.ts'
import type { LockedToolset } from '../../sources/lockfile/format.ts'
import type { Context } from '../context.ts'
import type { ReadDocuments } from './documents.ts'
import type { Rebase } from './origin.ts'

/** What a run read, for the question why a toolset of the lockfile was not among it. */
export interface Covered {
  readonly documents: ReadDocuments
  readonly problems: readonly Problem[]
  readonly rebase: Rebase
  /** Absolute path of the lockfile. */
  readonly lockfile: string
}

/**
 * What to think of a toolset of the lockfile that this run did not read. `removed`: its file or configuration was read, and has it no
 * more. `gone`: that is itself gone. Everything else is `kept`: it was not asked for, or could not be read this time.
 */
export function stateOfUnread({ from }: LockedToolset, covered: Covered, context: Context): SnapshotToolset['state'] {
  const { documents, problems, rebase, lockfile } = covered
  const isSound = (uri: string) => !problems.some((problem) => problem.uri === uri || problem.uri.startsWith(`${uri}:`))
  const file = documents.files.find(({ document }) => rebase(document.uri) === from.file)
  if (file !== undefined) return isSound(file.document.uri) ? 'removed' : 'kept'
  const config = context.io.connect ? documents.configs.find(({ uri }) => rebase(uri) === from.config) : undefined
  if (config !== undefined) {
    const names = serversIn(config.data).map(({ name }) => name)
    return from.server === undefined || names.includes(from.server) ? 'kept' : 'removed'
  }
  const path = from.file ?? from.config
  if (path !== undefined) return path === '<stdin>' || existsSync(resolve(dirname(lockfile), path)) ? 'kept' : 'gone'
  const targets = context.config.targets.value
  return from.target === undefined || targets.some(({ name }) => name === undefined || name === from.target) ? 'kept' : 'gone'
}
