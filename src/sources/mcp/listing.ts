import { isArray, kindOf, own, type Json } from '../../core/json.ts'
import { clip, count } from '../../core/text.ts'
import type { ServerBounds } from '../source.ts'
import type { Failure } from './channel.ts'
import type { McpSession } from './handshake.ts'
import { collectPages } from './pages.ts'
import type { Peer } from './peer.ts'

/** What `tools/list` gave, page after page, as served. What a later page repeats is there once. */
export interface Listing {
  readonly tools: readonly Json[]
  readonly pages: number
  readonly ms: number
  /** True when every page said how long and for whom it may be cached. */
  readonly cacheHints: boolean
  /** True when the end is said by `nextCursor: null`. */
  readonly nullCursor?: boolean
  /** Names of tools that a later page lists again. */
  readonly repeated: readonly string[]
  /** Why there is no end to the pages, as a clause. */
  readonly endless?: string
  /** Why the list is not whole. */
  readonly failure: Failure | undefined
}

/** Reads the whole list. What was read before something failed is kept. */
export async function readListing(peer: Peer, { envelope }: McpSession, bounds: ServerBounds): Promise<Listing> {
  const began = performance.now()
  const collected = collectPages()
  const { tools } = collected
  const seen = new Set<string>()
  let cursor: string | undefined
  let cacheHints = true
  for (let pages = 0; ; pages++) {
    const spent = performance.now() - began
    const listing = { tools, pages, ms: spent, cacheHints, repeated: collected.repeated() }
    if (pages === bounds.pages) return { ...listing, failure: malformed(`still had more tools after ${count(pages, 'page')}`) }
    if (spent >= bounds.listMs)
      return { ...listing, failure: { kind: 'timeout', says: `was still listing after ${bounds.listMs} ms` } }

    const params = cursor === undefined ? envelope : { ...envelope, cursor }
    const answer = await peer.request('tools/list', params, bounds.listMs - spent)
    if (!answer.ok) return { ...listing, failure: answer.failure }
    const served = own(answer.result, 'tools')
    if (!isArray(served))
      return { ...listing, failure: malformed(`answered tools/list with ${kindOf(served)} for "tools", not a list`) }
    const goesInCircles = collected.take(served)
    cacheHints &&= typeof own(answer.result, 'ttlMs') === 'number' && typeof own(answer.result, 'cacheScope') === 'string'

    const next = own(answer.result, 'nextCursor')
    const ms = performance.now() - began
    const whole = { tools, pages: pages + 1, ms, cacheHints, repeated: collected.repeated(), failure: undefined }
    // an empty string is a cursor like any other; null is no string, but many servers mean "no more" by it
    if (next === undefined || next === null) return { ...whole, nullCursor: next === null }
    if (typeof next !== 'string')
      return { ...whole, failure: malformed(`gave ${kindOf(next)} as the cursor of the next page, not a string`) }
    if (seen.has(next)) return { ...whole, endless: `the cursor "${clip(next, 80)}" came a second time` }
    if (goesInCircles) return { ...whole, endless: 'every page has the same tools' }
    seen.add(next)
    cursor = next
  }
}

function malformed(says: string): Failure {
  return { kind: 'malformed', says }
}
