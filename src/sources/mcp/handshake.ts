import { isArray, isObject, own, ownObject, ownString, type JsonObject } from '../../core/json.ts'
import type { Failure } from './channel.ts'
import type { Answer, Peer } from './peer.ts'

const MODERN = '2026-07-28'
/** The newest revision that begins with `initialize`. */
const LEGACY = '2025-11-25'

/** What servers are told of us. */
export const US = { name: 'rightcall', version: '0.1.0' }

/** What has to go with every request of the stateless revision. */
const ENVELOPE = {
  _meta: {
    'io.modelcontextprotocol/protocolVersion': MODERN,
    'io.modelcontextprotocol/clientInfo': US,
    'io.modelcontextprotocol/clientCapabilities': {},
  },
}

/** What a server said of itself. */
export interface McpSession {
  readonly protocolVersion: string | undefined
  readonly name: string | undefined
  readonly version: string | undefined
  readonly capabilities: JsonObject
  readonly instructions: string | undefined
  /** Parameters that every further request carries. */
  readonly envelope: JsonObject
}

export type Handshake =
  | { readonly ok: true; readonly session: McpSession; readonly wastedMs: number }
  | { readonly ok: false; readonly failure: Failure }

/**
 * Finds out which era a server speaks, on one connection: asks `server/discover`, and `initialize` where that is refused
 * or stays unanswered for `patienceMs`. A slow starter that speaks both eras finds both questions waiting and settles on the
 * older one: a failure, `settled`, since another start would show another era. `wastedMs` is how long we waited without success.
 */
export async function shakeHands(
  peer: Peer,
  ms: number,
  { modern, patienceMs }: { modern: boolean; patienceMs: number },
): Promise<Handshake> {
  const began = performance.now()
  const discovery = modern ? peer.request('server/discover', ENVELOPE, ms) : undefined
  const discovered = await within(discovery, patienceMs)
  const session = modernSession(discovered)
  if (session !== undefined) return { ok: true, session, wastedMs: 0 }
  if (discovered?.ok === false && isFinal(discovered.failure)) return discovered

  const waited = performance.now() - began
  const initialized = await peer.request(
    'initialize',
    { protocolVersion: LEGACY, capabilities: { roots: {} }, clientInfo: US },
    Math.max(1, ms - waited),
  )
  // a refused `initialize` may overtake the answer to the question before it
  const late = discovered ?? (await within(discovery, initialized.ok ? 0 : patienceMs))
  const lateSession = modernSession(late)
  if (!initialized.ok) return lateSession === undefined ? initialized : { ok: true, session: lateSession, wastedMs: 0 }
  if (lateSession !== undefined) return { ok: false, failure: SETTLED }

  const legacy = legacySession(initialized.result)
  peer.speaks(legacy.protocolVersion ?? LEGACY)
  await peer.notify('notifications/initialized', {})
  return { ok: true, session: legacy, wastedMs: late === undefined ? waited : 0 }
}

const SETTLED: Failure = { kind: 'settled', says: 'started too slowly to tell which protocol it speaks' }

/** No other way of asking would help. */
function isFinal({ kind, status }: Failure): boolean {
  return kind === 'http' ? status === 401 || status === 403 : kind !== 'refused' && kind !== 'malformed' && kind !== 'timeout'
}

async function within(answer: Promise<Answer> | undefined, ms: number): Promise<Answer | undefined> {
  if (answer === undefined) return undefined
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  const first = await Promise.race([answer, patience])
  clearTimeout(timer)
  return first
}

function modernSession(discovered: Answer | undefined): McpSession | undefined {
  if (discovered?.ok !== true) return undefined
  const { result } = discovered
  const versions = own(result, 'supportedVersions')
  if (!isArray(versions) || !versions.includes(MODERN)) return undefined
  const meta = ownObject(result, '_meta') ?? {}
  return {
    ...selfDescription(result, ownObject(meta, 'io.modelcontextprotocol/serverInfo')),
    protocolVersion: MODERN,
    envelope: ENVELOPE,
  }
}

function legacySession(result: JsonObject): McpSession {
  return {
    ...selfDescription(result, ownObject(result, 'serverInfo')),
    protocolVersion: ownString(result, 'protocolVersion'),
    envelope: {},
  }
}

function selfDescription(
  result: JsonObject,
  info: JsonObject | undefined,
): Pick<McpSession, 'name' | 'version' | 'capabilities' | 'instructions'> {
  const capabilities = own(result, 'capabilities')
  return {
    name: info === undefined ? undefined : ownString(info, 'name'),
    version: info === undefined ? undefined : ownString(info, 'version'),
    capabilities: isObject(capabilities) ? capabilities : {},
    instructions: ownString(result, 'instructions'),
  }
}
