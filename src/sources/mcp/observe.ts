import type { Problem } from '../../core/finding.ts'
import { isObject, ownString, type Json } from '../../core/json.ts'
import { clip, count, visible } from '../../core/text.ts'
import { toolFrom, toolsetFrom, type Observation, type Origin, type Tool } from '../../core/tool.ts'
import { DEEPEST } from '../depth.ts'
import type { ServerBounds, Loaded } from '../source.ts'
import type { Failure } from './channel.ts'
import { deeperThan } from './depth.ts'
import { failed, hintOf, sentence, type Culprit } from './failed.ts'
import type { McpSession } from './handshake.ts'
import { readListing, type Listing } from './listing.ts'
import type { Peer } from './peer.ts'
import { differencesOf, type Differences } from './unstable.ts'

/** How a server was reached. */
export interface Contact extends Culprit {
  readonly id: string | undefined
  readonly fallbackId: string
  readonly startMs: number
}

/** Lists the tools of a server twice and says what it showed. @throws UserError when not even one page of the list could be read */
export async function observe(peer: Peer, session: McpSession, contact: Contact, bounds: ServerBounds): Promise<Loaded> {
  const first = await readListing(peer, session, bounds)
  if (first.failure !== undefined && first.pages === 0 && !hasNoTools(first.failure, session))
    throw failed(contact, first.failure)
  const tools = first.tools.filter((tool) => !deeperThan(DEEPEST, tool))
  const hasEnd = first.failure === undefined && first.endless === undefined
  const unstable = hasEnd ? await differences(tools, peer, session, bounds) : undefined

  const name = shownName(contact.id ?? session.name)
  const id = name ?? shownName(contact.fallbackId) ?? ''
  const uri = `mcp://${encodeURIComponent(id)}`
  const toolset = toolsetFrom({
    uri,
    id,
    name,
    complete: hasEnd && tools.length === first.tools.length,
    tools: tools.map((raw, index) => liveTool(raw, index, uri)),
    instructions: session.instructions,
    server: observation(session, contact, first, unstable),
  })
  return { toolsets: [toolset], problems: problemsOf(uri, first, contact, first.tools.length - tools.length) }
}

function shownName(name: string | undefined): string | undefined {
  return name === undefined ? undefined : clip(visible(name), 100)
}

/** A server that never claimed to have tools may refuse to list them. */
function hasNoTools({ code }: Failure, { capabilities }: McpSession): boolean {
  return code === -32601 && !Object.hasOwn(capabilities, 'tools')
}

async function differences(
  tools: readonly Json[],
  peer: Peer,
  session: McpSession,
  bounds: ServerBounds,
): Promise<Differences | undefined> {
  const second = await readListing(peer, session, bounds)
  if (second.failure !== undefined) return undefined
  return differencesOf(
    tools,
    second.tools.filter((tool) => !deeperThan(DEEPEST, tool)),
  )
}

function liveTool(raw: Json, index: number, server: string): Tool {
  const name = isObject(raw) ? (ownString(raw, 'name') ?? '') : ''
  const origin: Origin = { uri: `${server}/${encodeURIComponent(name.toWellFormed())}`, text: undefined, span: () => undefined }
  return toolFrom(raw, index, origin)
}

function observation(
  session: McpSession,
  contact: Contact,
  { pages, ms, cacheHints, nullCursor, repeated, endless }: Listing,
  unstable: Differences | undefined,
): Observation {
  return {
    target: contact.shown,
    transport: contact.transport,
    name: session.name,
    version: session.version,
    protocolVersion: session.protocolVersion,
    capabilities: session.capabilities,
    instructions: session.instructions,
    startMs: Math.round(contact.startMs),
    listMs: Math.round(ms),
    pages,
    noise: contact.noise(),
    stderr: contact.stderr(),
    unstable: unstable?.names,
    ...(unstable?.reordered ? { reordered: true } : {}),
    cacheHints,
    ...(nullCursor ? { nullCursor } : {}),
    ...(repeated.length > 0 ? { repeated } : {}),
    ...(endless === undefined ? {} : { endless }),
  }
}

function problemsOf(uri: string, { failure, pages, tools }: Listing, contact: Contact, tooDeep: number): Problem[] {
  const problems: Problem[] = []
  if (failure !== undefined && pages > 0) {
    const read = `Only ${count(tools.length, 'tool')} on ${count(pages, 'page')} could be read: ${sentence(contact, failure)}`
    problems.push({ uri, message: read, hint: hintOf(failure, contact) })
  }
  if (tooDeep > 0) {
    problems.push({
      uri,
      message: `${count(tooDeep, 'tool')} left out, because of a schema that is nested more than ${DEEPEST} levels deep.`,
      hint: 'No client shows a model such a schema; flatten it.',
    })
  }
  return problems
}
