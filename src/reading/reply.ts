import { CERTAINTIES, type Certainty } from '../core/certainty.ts'
import { jsonLength } from '../core/json-length.ts'
import { isArray, isObject, own, ownString, type Json, type JsonObject } from '../core/json.ts'
import type { Reply } from '../core/reply.ts'
import { saidIn } from '../core/said.ts'
import { isReadingKind } from './kinds.ts'
import type { ReportedClaim, ReportedFinding } from './reading.ts'

/** A finding with the id that the request gave its tool: `t3`. */
export interface Reported {
  readonly id: string
  readonly finding: ReportedFinding
}

/**
 * What a reply reports, each finding once. `malformed` counts entries that could not be used, `repeated` those that say what an earlier one
 * said. `because` ends a sentence about the reply: "was cut off before its end".
 */
export type ReportedIn =
  | { readonly ok: true; readonly reported: readonly Reported[]; readonly malformed: number; readonly repeated: number }
  | { readonly ok: false; readonly because: string }

/** In UTF-16 units. */
const MOST_TEXT = 1_000_000
const MOST_FINDINGS = 200
const MOST_CLAIMS = 2
const MOST_QUOTE = 2000
const MOST_WORDS = 300

/**
 * The findings that a reader reports, from its calls of `report`, or from the same JSON as text, also in a fence. Nothing in them is trusted.
 * More than 200 are a flood: which of them would count, the controls' among them, would be a matter of their order.
 */
export function reportedIn(reply: Reply): ReportedIn {
  if (reply.stop === 'length') return { ok: false, because: 'was cut off' }
  if (reply.stop === 'refusal') return { ok: false, because: 'refuses to read' }
  const calls = reply.calls.filter(({ tool }) => tool === 'report').map((call) => call.arguments)
  const given = calls.length > 0 ? calls : fromText(reply.text)
  if (given === undefined) return { ok: false, because: 'is not a report' }
  if (given.reduce<number>((sum, one) => sum + jsonLength(one), 0) > MOST_TEXT)
    return { ok: false, because: 'is longer than 1 MB' }
  const lists = given.map((one) => listIn(typeof one === 'string' ? parsed(one) : one))
  if (lists.some((list) => list === undefined)) return { ok: false, because: 'has no list of findings' }
  const entries = lists.flatMap((list) => list ?? [])
  if (entries.length > MOST_FINDINGS) return { ok: false, because: `reports more than ${MOST_FINDINGS} findings` }
  return readAll(entries)
}

function readAll(entries: readonly Json[]): ReportedIn {
  const reported: Reported[] = []
  const seen = new Set<string>()
  let [malformed, repeated] = [0, 0]
  for (const entry of entries) {
    const one = isObject(entry) ? reportedFrom(entry) : undefined
    if (one === undefined) {
      malformed++
      continue
    }
    const { kind, claims } = one.finding
    const key = JSON.stringify([one.id, kind, claims.map(({ at, quote }) => [at, quote])])
    if (seen.has(key)) repeated++
    else reported.push(one)
    seen.add(key)
  }
  return { ok: true, reported, malformed, repeated }
}

/** The report that stands in a text; undefined where the text is something else. */
function fromText(text: string): readonly Json[] | undefined {
  if (text.length > MOST_TEXT) return [text.slice(0, MOST_TEXT + 1)]
  const said = saidIn(text)
  const fenced = /^```(?:json)?\s*\n([^]*?)\n?```\s*$/.exec(said)?.[1]
  const value = parsed(fenced ?? said)
  return isObject(value) || isArray(value) ? [value] : undefined
}

function parsed(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

function listIn(value: Json | undefined): readonly Json[] | undefined {
  const list = isObject(value) ? own(value, 'findings') : value
  return isArray(list) ? list : undefined
}

function reportedFrom(entry: JsonObject): Reported | undefined {
  const [id, kind, at] = [ownString(entry, 'tool'), ownString(entry, 'kind'), ownString(entry, 'at')]
  const claims = own(entry, 'claims')
  if (id === undefined || kind === undefined || at === undefined || !isReadingKind(kind) || !isArray(claims)) return undefined
  const read = claims.slice(0, MOST_CLAIMS).map((claim) => (isObject(claim) ? claimFrom(claim) : undefined))
  const whole = read.filter((claim) => claim !== undefined)
  if (whole.length === 0 || whole.length < read.length) return undefined
  const certainty = certaintyFrom(ownString(entry, 'certainty'))
  const what = cut(ownString(entry, 'what') ?? '', MOST_WORDS)
  return { id: cut(id, MOST_WORDS), finding: { kind, certainty, at: cut(at, MOST_QUOTE), claims: whole, what } }
}

function claimFrom(claim: JsonObject): ReportedClaim | undefined {
  const [at, about] = [ownString(claim, 'at'), ownString(claim, 'about')]
  const [quote, value] = [own(claim, 'quote'), own(claim, 'value')]
  if (at === undefined || about === undefined || quote === undefined) return undefined
  return {
    at: cut(at, MOST_QUOTE),
    quote: cut(asText(quote), MOST_QUOTE),
    about: cut(about, MOST_WORDS),
    value: cut(value === undefined ? '' : asText(value), MOST_WORDS),
  }
}

/** A reader may quote `25` as a number. */
function asText(value: Json): string {
  if (typeof value === 'string') return value
  return jsonLength(value) > MOST_TEXT ? '' : safely(value)
}

function safely(value: Json): string {
  try {
    return JSON.stringify(value)
  } catch {
    // too deep for it
    return ''
  }
}

function certaintyFrom(said: string | undefined): Certainty {
  return CERTAINTIES.find((one) => one === said) ?? 'likely'
}

/** Cut off behind a whole word, where there is one, so that what is left of a quote still stands in its text. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const start = text.slice(0, most)
  return /^[^]*\S(?=\s)/.exec(start)?.[0] ?? start.replace(/[\uD800-\uDBFF]$/, '')
}
