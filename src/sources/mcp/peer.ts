import { isObject, own, ownString, type JsonObject } from '../../core/json.ts'
import { clip } from '../../core/text.ts'
import type { Channel, Ears, Failure } from './channel.ts'

export type Answer = { readonly ok: true; readonly result: JsonObject } | { readonly ok: false; readonly failure: Failure }

/** Asks a server, and answers the two questions that a server may ask of us. */
export interface Peer {
  /** Resolves within `ms` milliseconds, whatever the server does. */
  request(method: string, params: JsonObject, ms: number): Promise<Answer>
  notify(method: string, params: JsonObject): Promise<void>
  /** The protocol revision that both sides agreed on. */
  speaks(version: string): void
}

/** JSON-RPC over a channel that is opened here. Nothing a server sends is validated beyond that: a linter wants it as it came. */
export function openPeer(open: (ears: Ears) => Channel, signal: AbortSignal): { readonly peer: Peer; readonly channel: Channel } {
  const waiting = new Map<number, { method: string; settle(answer: Answer): void }>()
  let asked = 0
  let gone: Failure | undefined

  const closed = (why: Failure): void => {
    gone ??= why
    for (const { settle } of waiting.values()) settle({ ok: false, failure: gone })
  }
  const channel = open({
    message(message) {
      const id = own(message, 'id')
      if (typeof own(message, 'method') === 'string') {
        if (id !== undefined) void channel.send(reply(message))
        return
      }
      const question = typeof id === 'number' ? waiting.get(id) : undefined
      question?.settle(answerIn(message, question.method))
    },
    unanswered(id, why) {
      if (typeof id === 'number') waiting.get(id)?.settle({ ok: false, failure: why })
    },
    closed,
  })
  const stop = (): void => closed({ kind: 'stopped', says: 'was stopped before it answered' })
  // a signal of our own: many servers listening to one would raise Node's warning of a leak
  const stopped = AbortSignal.any([signal])
  if (stopped.aborted) stop()
  else stopped.addEventListener('abort', stop, { once: true })

  return {
    channel,
    peer: {
      request(method, params, ms) {
        const id = ++asked
        return new Promise((resolve) => {
          if (gone !== undefined) return resolve({ ok: false, failure: gone })
          const settle = (answer: Answer): void => {
            clearTimeout(timer)
            waiting.delete(id)
            resolve(answer)
          }
          const timer = setTimeout(() => settle({ ok: false, failure: tooLate(method, ms) }), ms)
          waiting.set(id, { method, settle })
          void channel.send({ jsonrpc: '2.0', id, method, params }).then((failure) => {
            if (failure !== undefined) settle({ ok: false, failure })
          })
        })
      },
      speaks: channel.speaks,
      async notify(method, params) {
        await channel.send({ jsonrpc: '2.0', method, params })
      },
    },
  }
}

function answerIn(message: JsonObject, method: string): Answer {
  const result = own(message, 'result')
  if (isObject(result)) return { ok: true, result }
  const error = own(message, 'error')
  if (!isObject(error))
    return { ok: false, failure: { kind: 'malformed', says: `answered ${method} with neither a result nor an error object` } }
  const code = own(error, 'code')
  const says = `answered ${method} with the error ${typeof code === 'number' ? `${code} ` : ''}"${clip(ownString(error, 'message') ?? '', 300)}"`
  return { ok: false, failure: { kind: 'refused', says, ...(typeof code === 'number' ? { code } : {}) } }
}

function reply(request: JsonObject): JsonObject {
  const head = { jsonrpc: '2.0', id: own(request, 'id') ?? null }
  const method = own(request, 'method')
  if (method === 'ping') return { ...head, result: {} }
  if (method === 'roots/list') return { ...head, result: { roots: [] } }
  return { ...head, error: { code: -32601, message: 'Method not found' } }
}

function tooLate(method: string, ms: number): Failure {
  return {
    kind: 'timeout',
    says: `did not answer ${method} within ${(ms / 1_000).toLocaleString('en', { maximumFractionDigits: 1 })} s`,
  }
}
