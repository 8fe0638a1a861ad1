import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from './json.ts'
import type { Call, Reply, Usage } from './reply.ts'

/** A trial as the journal holds it: what was answered, before anybody judged it. */
export interface Recorded {
  /** Digest of everything that can change the answer; with it a resumed run knows what is done. */
  readonly key: string
  /** `questionDigest` of what was asked. */
  readonly question: string
  readonly intent: string
  readonly variant: string
  readonly model: string
  readonly repeat: number
  readonly outcome:
    { readonly ok: true; readonly reply: Reply } | { readonly ok: false; readonly error: string; readonly retryable: boolean }
  readonly cached: boolean
  readonly ms: number
}

const MOST_CALLS = 128
const MOST_RANKED = 20
const STOPS = ['calls', 'end', 'length', 'refusal', 'other'] as const

/** A recorded trial from a journal's line; undefined for any other line. */
export function recordedFrom(line: Json): Recorded | undefined {
  if (!isObject(line) || own(line, 'kind') !== 'trial') return undefined
  const [key, question, intent] = [ownString(line, 'key'), ownString(line, 'question'), ownString(line, 'intent')]
  const [variant, model] = [ownString(line, 'variant'), ownString(line, 'model')]
  const outcome = outcomeFrom(ownObject(line, 'outcome'))
  if (key === undefined || question === undefined || intent === undefined) return undefined
  if (variant === undefined || model === undefined || outcome === undefined) return undefined
  const [repeat, ms] = [numberOf(line, 'repeat') ?? 0, numberOf(line, 'ms') ?? 0]
  return { key, question, intent, variant, model, repeat, outcome, cached: own(line, 'cached') === true, ms }
}

function outcomeFrom(outcome: JsonObject | undefined): Recorded['outcome'] | undefined {
  if (outcome === undefined) return undefined
  if (own(outcome, 'ok') !== true) {
    return { ok: false, error: ownString(outcome, 'error') ?? 'unknown', retryable: own(outcome, 'retryable') === true }
  }
  const reply = replyFrom(ownObject(outcome, 'reply'))
  return reply === undefined ? undefined : { ok: true, reply }
}

/** A reply from data that was read; undefined where it is none. Whatever is left out is empty. */
export function replyFrom(value: Json | undefined): Reply | undefined {
  if (!isObject(value)) return undefined
  const calls = callsFrom(own(value, 'calls') ?? [])
  const ranking = own(value, 'ranking')
  if (calls === undefined || (ranking !== undefined && !isArray(ranking))) return undefined
  return {
    calls,
    text: ownString(value, 'text') ?? '',
    stop: STOPS.find((stop) => stop === own(value, 'stop')) ?? (calls.length > 0 ? 'calls' : 'end'),
    usage: usageFrom(ownObject(value, 'usage') ?? {}),
    model: ownString(value, 'model') ?? '',
    ...(ranking === undefined ? {} : { ranking: ranking.filter((name) => typeof name === 'string').slice(0, MOST_RANKED) }),
  }
}

function callsFrom(value: Json): Call[] | undefined {
  if (!isArray(value)) return undefined
  const calls = value.slice(0, MOST_CALLS).map((call): Call | undefined => {
    const tool = isObject(call) ? ownString(call, 'tool') : undefined
    return isObject(call) && tool !== undefined ? { tool, arguments: own(call, 'arguments') ?? {} } : undefined
  })
  return calls.every((call) => call !== undefined) ? calls : undefined
}

function usageFrom(usage: JsonObject): Usage {
  const cacheWrites = numberOf(usage, 'cacheWrites')
  return {
    input: numberOf(usage, 'input'),
    output: numberOf(usage, 'output'),
    cachedInput: numberOf(usage, 'cachedInput'),
    ...(cacheWrites === undefined ? {} : { cacheWrites }),
  }
}

function numberOf(object: JsonObject, key: string): number | undefined {
  const value = own(object, key)
  return typeof value === 'number' ? value : undefined
}
