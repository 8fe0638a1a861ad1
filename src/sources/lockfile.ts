import type { Document } from '../core/document.ts'
import { isObject, own } from '../core/json.ts'
import { count } from '../core/text.ts'
import { toolsetFrom, type Toolset } from '../core/tool.ts'
import { UserError } from '../core/user-error.ts'
import { dataOf, dataSource, isData } from './data.ts'
import { refuseLockConflict } from './lockfile/conflict.ts'
import { LOCK_KIND } from './lockfile/format.ts'
import { readLock, RESTORE, type ReadToolset } from './lockfile/read.ts'
import type { ParsedDocument } from './parsed-document.ts'
import type { Shape } from './shapes/shape.ts'
import type { Source } from './source.ts'
import { toolAt } from './tool-at.ts'

/** Lockfiles, which `rightcall snapshot` writes: toolsets as they were served, every tool pinned by its digest. Nothing is started. */
export const lockfile: Source = {
  name: 'lockfile',
  ...dataSource(({ data }) => isObject(data) && own(data, 'kind') === LOCK_KIND),
  accepts: (target) => target.kind === 'document' && isLockfile(target.document),
  read(document) {
    const data = lockData(document)
    const read = readLock(data)
    const [fault, ...more] = read.flatMap(({ faults }) => faults)
    // a pin that does not hold makes the whole file worth nothing: what else was edited with it?
    if (fault !== undefined)
      throw more.length === 0
        ? fault
        : new UserError(`${fault.message.slice(0, -1)}, and ${count(more.length, 'more fault')}.`, { hint: fault.hint })
    return { toolsets: read.map((one) => toolsetOf(one, data)), problems: [], notes: [], uses: [], single: false }
  },
}

/** The data of a lockfile that is whole. @throws UserError saying how to get a whole one */
export function lockData(document: Document): ParsedDocument {
  refuseLockConflict(document.uri, document.text)
  try {
    const data = dataOf(document)
    const lost = data.lost('')
    if (lost !== undefined) throw lost
    return data
  } catch (error) {
    // what it says of tool lists does not help here
    throw error instanceof UserError ? new UserError(error.message, { hint: RESTORE, cause: error }) : error
  }
}

/** True for a lockfile, also for one that is broken: it says so itself. */
function isLockfile(document: Document): boolean {
  if (!isData(document)) return false
  try {
    const { data } = dataOf(document)
    return isObject(data) && own(data, 'kind') === LOCK_KIND
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return /"kind"\s*:\s*"rightcall-lock"/.test(document.text)
  }
}

/** Tools stand in a lockfile as MCP serves them, whatever vendor's shape they look like. */
const asServed: Shape = { name: 'MCP', claims: () => true, body: '', fields: {} }

function toolsetOf({ at, toolset }: ReadToolset, document: ParsedDocument): Toolset {
  const { key, id, name, from, server, instructions, complete = true, tools } = toolset
  const { uri } = document
  return toolsetFrom({
    uri,
    key: `${uri}#${at}`,
    id,
    name,
    complete,
    tools: tools.map(({ tool, unknown }, index) => {
      const read = toolAt(document, { at: `${at}/tools/${index}/tool`, value: tool, shape: asServed }, index)
      return unknown === undefined ? read : { ...read, unknown }
    }),
    instructions: instructions?.text,
    ...(server?.version === undefined ? {} : { version: server.version }),
    locked: { key, from: from.file },
    ...(from.config === undefined ? {} : { configured: { uri: from.config, name: from.server ?? id } }),
    ...(from.target === undefined ? {} : { target: { name: from.target, uri } }),
  })
}
