import type { UserError } from '../../core/user-error.ts'
import type { Observation } from '../../core/tool.ts'
import type { Io, Loaded } from '../source.ts'
import type { Channel, Ears, Failure } from './channel.ts'
import { shakeHands } from './handshake.ts'
import { failed } from './failed.ts'
import { observe } from './observe.ts'
import { openPeer } from './peer.ts'

/** How one server is to be reached, and what it is called. */
export interface VisitPlan {
  open(ears: Ears): Channel
  readonly transport: Observation['transport']
  /** Whether to ask for the 2026-07-28 revision first. */
  readonly modern: boolean
  /** How long that may stay unanswered before the older handshake is tried as well, in milliseconds. */
  readonly patienceMs: number
  /** For messages; carries no secret. */
  readonly shown: string
  readonly id: string | undefined
  /** Where neither the user nor the server gives a name. */
  readonly fallbackId: string
  /** Masks what the server was told in confidence. */
  mask(text: string): string
}

export type Visit =
  | { readonly ok: true; readonly loaded: Loaded }
  | { readonly ok: false; readonly failure: Failure; readonly stderr: string; readonly error: UserError }

/** Connects, lists the tools and leaves nothing behind. @throws UserError when the server answers but cannot be listed */
export async function visit(plan: VisitPlan, { bounds, signal }: Io): Promise<Visit> {
  const began = performance.now()
  const { peer, channel } = openPeer(plan.open, signal)
  try {
    const said = { noise: () => channel.noise().map(plan.mask), stderr: () => plan.mask(channel.stderr()) }
    const hands = await shakeHands(peer, bounds.startMs, {
      modern: plan.modern,
      patienceMs: plan.patienceMs,
    })
    if (!hands.ok)
      return { ok: false, failure: hands.failure, stderr: said.stderr(), error: failed({ ...plan, ...said }, hands.failure) }
    const startMs = performance.now() - began - hands.wastedMs
    return { ok: true, loaded: await observe(peer, hands.session, { ...plan, ...said, startMs }, bounds) }
  } finally {
    await channel.close()
  }
}
