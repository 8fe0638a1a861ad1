import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import type { Document } from '../core/document.ts'
import type { Problem } from '../core/finding.ts'
import type { Pointer } from '../core/pointer.ts'
import { count, list } from '../core/text.ts'
import type { Toolset } from '../core/tool.ts'
import type { Intent } from '../core/intent.ts'
import { UserError } from '../core/user-error.ts'
import { readSuite, type Suite } from '../eval/suite.ts'
import type { Io, Target } from '../sources/source.ts'
import { splitCommand } from '../sources/mcp/command.ts'
import { openData } from '../sources/data.ts'
import { openDocument } from '../sources/document.ts'
import type { Revision } from '../sources/git.ts'
import { pathPart, toolsetAddresses } from '../sources/part.ts'
import { openDataFile, openFile } from '../sources/targets.ts'
import type { Context } from './context.ts'
import { loadTargets, readDocuments } from './read.ts'
import type { AskedServer } from './run-settings.ts'
import { outsideOf } from './trusted.ts'
import { trustedFile } from './trusted-file.ts'

/** A suite by its file, or by the folder that holds its `intents.yaml`; as it stood in `trust` where that is given. @throws UserError */
export async function openSuite(path: string, { cwd, signal }: Pick<Io, 'cwd' | 'signal'>, trust?: Revision): Promise<Suite> {
  const absolute = resolve(cwd, path)
  if (trust !== undefined) {
    const file = await trustedFile(trust, [absolute, join(absolute, 'intents.yaml')], cwd)
    if (file !== undefined) return readSuite(await openData(file.uri, file.text))
    throw new UserError(`${path} is not in ${trust.name}, so this suite cannot be trusted.`, {
      hint: 'A new suite counts once it is in that revision.',
    })
  }
  const isFolder = (await stat(absolute).catch(() => undefined))?.isDirectory() === true
  return readSuite(await openDataFile(isFolder ? join(absolute, 'intents.yaml') : absolute, cwd, signal))
}

/** The intents that a filter leaves. @throws UserError when it leaves none */
export function filtered(suite: Suite, filter: string | undefined): readonly Intent[] {
  if (filter === undefined) return suite.intents
  const kept = suite.intents.filter(({ id, tags }) => id.includes(filter) || tags.includes(filter))
  if (kept.length > 0) return kept
  throw new UserError(`No intent of ${suite.document.uri} has "${filter}" in its id or as a tag.`)
}

const NO_SERVER: AskedServer = { env: {}, headers: {} }

/**
 * The tools that a suite names, or those of a server that is asked for in their place. @throws UserError when they cannot be read, would
 * have to be started without being asked to, or when something is to be handed to a server and there is none
 */
export async function toolsetOfSuite(
  suite: Suite,
  context: Context,
  server: AskedServer = NO_SERVER,
  trust?: Revision,
): Promise<Toolset> {
  const { toolset } = suite
  const { target, env, headers } = server
  if (target?.kind !== 'command' && !isStarted(toolset)) refuseUnused('--env', env, 'starts no server')
  if (target !== undefined || toolset?.kind !== 'url') refuseUnused('--header', headers, 'reads no URL')
  return target === undefined ? ownToolset(suite, server, context, trust) : oneToolset([target], context)
}

function isStarted(toolset: Suite['toolset']): boolean {
  return toolset?.kind === 'stdio' || toolset?.kind === 'line'
}

/** @throws UserError: a key that goes nowhere was meant for something */
function refuseUnused(flag: string, given: Readonly<Record<string, string>>, why: string): void {
  const names = Object.keys(given)
  if (names.length === 0) return
  throw new UserError(`${flag} sets ${list(names)}, which nothing uses: this run ${why}.`, {
    hint: 'Name the server with --stdio "<command>", or in toolset: of the suite.',
  })
}

async function ownToolset(
  { toolset, document }: Suite,
  { env, headers }: AskedServer,
  context: Context,
  trust: Revision | undefined,
): Promise<Toolset> {
  const { io, catalogue } = context
  if (toolset === undefined) {
    throw new UserError(`${document.uri} names no toolset.`, {
      hint: 'Add for example: toolset: tools.json; or name a server with --stdio "<command>".',
    })
  }
  if (toolset.kind === 'url') return oneToolset([{ kind: 'url', url: toolset.url, headers }], context)
  if (toolset.kind === 'tools') return toolsetIn(document, toolset.at, context)
  if (toolset.kind === 'file') {
    const path = relative(io.cwd, resolve(io.cwd, dirname(document.uri), toolset.path))
    const refused = trust === undefined ? undefined : outsideOf(trust.root)(resolve(io.cwd, path))
    if (refused !== undefined) throw refused
    const one = pathPart(path, (file) => existsSync(resolve(io.cwd, file)))
    const file = await openFile(one?.path ?? path, io.cwd, catalogue.sources, io.signal)
    return oneToolset([{ kind: 'document', document: file, ...(one === undefined ? {} : { part: one.part }) }], context)
  }
  const words = toolset.kind === 'line' ? splitCommand(toolset.line) : toolset.words
  const [command = '', ...args] = words
  const line = words.join(' ')
  if (!io.connect) {
    throw new UserError(`${document.uri} names a server that must be started: ${line}`, {
      hint: 'To start it, add --connect.',
    })
  }
  io.note(`starting ${line}`)
  return oneToolset([{ kind: 'command', command, args, env }], context)
}

/** The one toolset of some targets. @throws UserError when there is none, or there are several */
export async function oneToolset(targets: readonly Target[], { io, catalogue }: Context): Promise<Toolset> {
  const { toolsets, problems } = await loadTargets(targets, catalogue.sources, io)
  return only(toolsets, problems, io)
}

/** The tools that stand in a text: among the lists in it, the one at this place. @throws UserError where there is none */
export async function toolsetIn(
  { uri, text }: Pick<Document, 'uri' | 'text'>,
  at: Pointer,
  { io, catalogue }: Context,
): Promise<Toolset> {
  const document = await openDocument(uri, text, catalogue.sources)
  const { toolsets, problems } = readDocuments([{ kind: 'document', document }], catalogue.sources, () => undefined)
  const holder = at.slice(0, at.lastIndexOf('/'))
  return only(
    toolsets.filter(({ key }) => key === `${uri}#${holder}`),
    problems,
    io,
  )
}

/** The one of some toolsets that were read. @throws UserError when there is none, or there are several */
export function only(toolsets: readonly Toolset[], problems: readonly Problem[], io: Io): Toolset {
  const [problem] = problems
  const [toolset] = toolsets
  if (toolset === undefined) {
    const says = problem === undefined ? 'There are no tools here.' : `${problem.uri}: ${problem.message}`
    throw new UserError(says, { hint: problem?.hint })
  }
  for (const { uri, message } of problems) io.note(`${uri}: ${message}`)
  if (toolsets.length > 1) {
    const uris = [...new Set(toolsets.map(({ uri }) => uri))]
    const hold = uris.length === 1 ? 'holds' : 'hold'
    throw new UserError(`${list(uris)} ${hold} ${count(toolsets.length, 'toolset')}; an evaluation uses one.`, {
      hint: `Name one: ${toolsetAddresses(toolsets)}.`,
    })
  }
  if (toolset.tools.length === 0) throw new UserError(`${toolset.uri} lists no tool, so there is nothing to choose from.`)
  return toolset
}
