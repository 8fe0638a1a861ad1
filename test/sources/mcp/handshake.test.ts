import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/core/json.ts'
import packageJson from '../../../package.json' with { type: 'json' }
import { shakeHands, US } from '../../../src/sources/mcp/handshake.ts'
import type { Answer, Peer } from '../../../src/sources/mcp/peer.ts'

const DISCOVERED: Answer = {
  ok: true,
  result: {
    supportedVersions: ['2026-07-28'],
    capabilities: { tools: {} },
    _meta: { 'io.modelcontextprotocol/serverInfo': { name: 'new', version: '2' } },
  },
}
const INITIALIZED: Answer = { ok: true, result: { protocolVersion: '2024-11-05', capabilities: {}, serverInfo: { name: 'old' } } }
const REFUSED: Answer = { ok: false, failure: { kind: 'refused', says: 'answered the error -32601 ""', code: -32601 } }
const EXITED: Answer = { ok: false, failure: { kind: 'exit', says: 'exited with code 1' } }
const FORBIDDEN: Answer = { ok: false, failure: { kind: 'http', says: 'answered 403', status: 403 } }
const NOT_FOUND: Answer = { ok: false, failure: { kind: 'http', says: 'answered 404', status: 404 } }

/** A server by its answers; `together` answers server/discover only when initialize has been asked, and just before it. */
function serverThat(discover: Answer | 'never', initialize: Answer, order: 'at once' | 'together' | 'overtaken' = 'at once') {
  const asked: string[] = []
  const spoken: string[] = []
  let answerDiscover: (answer: Answer) => void = () => undefined
  const discovery = new Promise<Answer>((resolve) => {
    answerDiscover = resolve
  })
  const answer = (): void => {
    if (discover !== 'never') answerDiscover(discover)
  }
  const peer: Peer = {
    async request(method: string, _params: JsonObject): Promise<Answer> {
      asked.push(method)
      if (method === 'server/discover') {
        if (order === 'at once') answer()
        return discovery
      }
      if (order === 'together') answer()
      if (order === 'overtaken') setTimeout(answer, 1)
      return initialize
    },
    async notify(method) {
      asked.push(method)
    },
    speaks: (version) => void spoken.push(version),
  }
  return { peer, asked, spoken }
}

const HASTY = { modern: true, patienceMs: 5 }
const PATIENT = { modern: true, patienceMs: 5_000 }

test('a server of the newer era is not asked to initialize', async () => {
  const { peer, asked } = serverThat(DISCOVERED, INITIALIZED)
  const hands = await shakeHands(peer, 10_000, PATIENT)
  expect(hands).toMatchObject({ ok: true, session: { name: 'new', version: '2', protocolVersion: '2026-07-28' } })
  expect(hands.ok && hands.session.envelope).toHaveProperty('_meta')
  expect(asked).toEqual(['server/discover'])
})

test.each([
  ['refuses it', REFUSED],
  ['knows no page for it', NOT_FOUND],
  ['answers it with something else', { ok: true, result: { tools: [] } } as const],
  ['knows other revisions alone', { ok: true, result: { supportedVersions: ['2031-01-01'] } } as const],
])('a server that %s is asked to initialize', async (_, discover) => {
  const { peer, asked, spoken } = serverThat(discover, INITIALIZED)
  const hands = await shakeHands(peer, 10_000, PATIENT)
  expect(hands).toMatchObject({
    ok: true,
    session: { name: 'old', version: undefined, protocolVersion: '2024-11-05', envelope: {} },
    wastedMs: 0,
  })
  expect(asked).toEqual(['server/discover', 'initialize', 'notifications/initialized'])
  expect(spoken).toEqual(['2024-11-05'])
})

test('a server that never answers server/discover does not answer for our waiting', async () => {
  const hands = await shakeHands(serverThat('never', INITIALIZED).peer, 10_000, HASTY)
  expect(hands.ok && hands.wastedMs).toBeGreaterThan(0)
})

test('a slow server of both eras is a failure that says so, since it settled on the older one', async () => {
  const hands = await shakeHands(serverThat(DISCOVERED, INITIALIZED, 'together').peer, 10_000, HASTY)
  expect(hands).toMatchObject({ ok: false, failure: { kind: 'settled' } })
})

test('a slow server of the newer era alone may refuse initialize before it answers server/discover', async () => {
  const hands = await shakeHands(serverThat(DISCOVERED, REFUSED, 'overtaken').peer, 10_000, { modern: true, patienceMs: 200 })
  expect(hands).toMatchObject({ ok: true, session: { protocolVersion: '2026-07-28' } })
})

test.each([
  ['gone', EXITED],
  ['closed to us', FORBIDDEN],
])('a server that is %s is not asked twice', async (_, failure) => {
  const { peer, asked } = serverThat(failure, INITIALIZED)
  expect(await shakeHands(peer, 10_000, PATIENT)).toEqual(failure)
  expect(asked).toEqual(['server/discover'])
})

test('what a server says of itself in a wrong type counts as not said', async () => {
  const result = { protocolVersion: 7, capabilities: [], serverInfo: 'me', instructions: null }
  const { peer } = serverThat(REFUSED, { ok: true, result })
  expect(await shakeHands(peer, 10_000, PATIENT)).toMatchObject({
    ok: true,
    session: { name: undefined, version: undefined, protocolVersion: undefined, capabilities: {}, instructions: undefined },
  })
})

test('servers are told the version of this package', () => {
  expect(US.version).toBe(packageJson.version)
})
