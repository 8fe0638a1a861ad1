import { stat } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import type { Document } from '../core/document.ts'
import { valueAt } from '../core/pointer.ts'
import { count } from '../core/text.ts'
import type { Toolset } from '../core/tool.ts'
import type { Intent } from '../core/trial.ts'
import { UserError } from '../core/user-error.ts'
import { readSuite, type Suite } from '../eval/suite.ts'
import type { Io, Target } from '../sources/source.ts'
import { openFile } from '../sources/targets.ts'
import { loadTargets } from './load.ts'

/** A suite by its file, or by the folder that holds its `intents.yaml`. @throws UserError */
export async function openSuite(path: string, cwd: string): Promise<Suite> {
  const absolute = resolve(cwd, path)
  const isFolder = (await stat(absolute).catch(() => undefined))?.isDirectory() === true
  return readSuite(await openFile(isFolder ? join(absolute, 'intents.yaml') : absolute, cwd))
}

/** The intents that a filter leaves. @throws UserError when it leaves none */
export function filtered(suite: Suite, filter: string | undefined): readonly Intent[] {
  if (filter === undefined) return suite.intents
  const kept = suite.intents.filter(({ id, tags }) => id.includes(filter) || tags.includes(filter))
  if (kept.length > 0) return kept
  throw new UserError(`No intent of ${suite.document.uri} has "${filter}" in its id or as a tag.`)
}

/** The tools that a suite names. @throws UserError when they cannot be read, or would have to be started unasked */
export async function toolsetOfSuite(suite: Suite, io: Io): Promise<Toolset> {
  const { toolset, document } = suite
  if (toolset === undefined) {
    throw new UserError(`${document.uri} names no toolset.`, { hint: 'Add for example: toolset: tools.json' })
  }
  if (toolset.kind === 'url') return oneToolset({ kind: 'url', url: toolset.url, headers: {} }, io)
  if (toolset.kind === 'tools') return oneToolset({ kind: 'document', document: partOf(document, toolset.at) }, io)
  if (toolset.kind === 'file') {
    const path = relative(io.cwd, resolve(io.cwd, dirname(document.uri), toolset.path))
    return oneToolset({ kind: 'document', document: await openFile(path, io.cwd) }, io)
  }
  const line = [toolset.command, ...toolset.args].join(' ')
  if (!io.connect) {
    throw new UserError(`${document.uri} names a server that would have to be started: ${line}`, {
      hint: 'With --connect it is started.',
    })
  }
  io.note(`starting ${line}`)
  return oneToolset({ kind: 'command', command: toolset.command, args: toolset.args, env: {} }, io)
}

/** The one toolset of a target. @throws UserError when there is none, or there are several */
export async function oneToolset(target: Target, io: Io): Promise<Toolset> {
  const { toolsets, problems } = await loadTargets([target], io)
  const [problem] = problems
  const [toolset] = toolsets
  if (toolset === undefined) {
    const says = problem === undefined ? 'There are no tools here.' : `${problem.uri}: ${problem.message}`
    throw new UserError(says, { hint: problem?.hint })
  }
  for (const { uri, message } of problems) io.note(`${uri}: ${message}`)
  if (toolsets.length > 1) {
    throw new UserError(`${toolset.uri} holds ${count(toolsets.length, 'toolset')}; an evaluation takes one.`)
  }
  return toolset
}

/** Tools that stand in the suite itself, as a document whose places are places in the suite. */
function partOf(document: Document, at: `/${string}` | ''): Document {
  return {
    uri: document.uri,
    text: document.text,
    format: document.format,
    data: valueAt(document.data, at) ?? null,
    span: (inner) => document.span(`${at}${inner}`),
    duplicateKeys: () => [],
  }
}
