import { isArray, isObject, own, ownObject, ownString, type JsonObject } from '../../core/json.ts'
import type { Failure } from './channel.ts'
import type { Answer, Peer } from './peer.ts'

const MODERN = '2026-07-28'
/** The newest revision that begins with `initialize`. */
const LEGACY = '2025-11-25'

const US = { name: 'rightcall', version: '0.1.0' }

/** What has to go with every request of the stateless revision. */
const ENVELOPE = {
  _meta: {
    'io.modelcontextprotocol/protocolVersion': MODERN,
    'io.modelcontextprotocol/clientInfo': US,
    'io.modelcontextprotocol/clientCapabilities': {},
  },
}

/** What a server said of itself. */
export interface Session {
  readonly protocolVersion: string | undefined
  readonly name: string | undefined
  readonly version: string | undefined
  readonly capabilities: JsonObject
  readonly instructions: string | undefined
  /** Parameters that every further request carries. */
  readonly envelope: JsonObject
}

export type Handshake =
  { readonly ok: true; readonly session: Session; readonly wastedMs: number } | { readonly ok: false; readonly failure: Failure }

/**
 * Finds out which era a server speaks, on one connection: asks `server/discover`, and `initialize` where that is refused
 * or stays unanswered for `patienceMs`. Once both are asked, the answer to `initialize` counts, because a server that speaks
 * both eras settles on the older one when it hears it. `wastedMs` is how long we waited for an answer that never came.
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
  if (initialized.ok) {
    const session = legacySession(initialized.result)
    peer.speaks(session.protocolVersion ?? LEGACY)
    await peer.notify('notifications/initialized', {})
    const late = discovered ?? (await within(discovery, 0))
    return { ok: true, session, wastedMs: late === undefined ? waited : 0 }
  }
  const lateSession = modernSession(discovered ?? (await within(discovery, 0)))
  return lateSession === undefined ? initialized : { ok: true, session: lateSession, wastedMs: 0 }
}

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

function modernSession(discovered: Answer | undefined): Session | undefined {
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

function legacySession(result: JsonObject): Session {
  return {
    ...selfDescription(result, ownObject(result, 'serverInfo')),
    protocolVersion: ownString(result, 'protocolVersion'),
    envelope: {},
  }
}

function selfDescription(
  result: JsonObject,
  info: JsonObject | undefined,
): Pick<Session, 'name' | 'version' | 'capabilities' | 'instructions'> {
  const capabilities = own(result, 'capabilities')
  return {
    name: info === undefined ? undefined : ownString(info, 'name'),
    version: info === undefined ? undefined : ownString(info, 'version'),
    capabilities: isObject(capabilities) ? capabilities : {},
    instructions: ownString(result, 'instructions'),
  }
}
