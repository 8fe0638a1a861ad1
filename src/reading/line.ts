import { CERTAINTIES } from '../core/certainty.ts'
import type { ReadBy } from '../core/finding.ts'
import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from '../core/json.ts'
import { isPointer } from '../core/pointer.ts'
import { isReadingKind } from './kinds.ts'
import type { ReportedClaim, ReportedFinding } from './reading.ts'

/** What every line says: which tool was read, by whom and when. */
interface LineHead {
  /** The tool's name, `''` without one. */
  readonly tool: string
  /** Tells the sets of a repository apart: `setNameOf`. Never a path. */
  readonly set: string
  /** `toolDigest` of the tool as it was read. */
  readonly sha256: string
  /** The model, as the provider named it. */
  readonly model: string
  /** Version of the prompt: major.minor. */
  readonly prompt: string
  /** ISO date. */
  readonly on: string
}

/** A tool was read. */
export interface ReadLine extends LineHead {
  readonly kind: 'read'
  /** The model as it was asked for, where that differs from `model`; never a path. */
  readonly asked: string
  /** Steps of the funnel that are not 0. */
  readonly counts: Readonly<Record<string, number>>
  readonly trust: ReaderTrust
  /** Digests of the tools that it competes with. */
  readonly competing: readonly string[]
}

/** How far the reader showed that it can be trusted with this tool. */
export interface ReaderTrust {
  /** Of the planted controls of its request. */
  readonly found: number
  readonly planted: number
  /** Of the clean controls. */
  readonly flagged: number
  readonly clean: number
  /** Whether it reported what was planted into the tool itself; undefined where nothing was. */
  readonly canary: boolean | undefined
}

/** A finding that was verified when it was written, and is verified again whenever it is used. */
export interface FindingLine extends LineHead {
  readonly kind: 'finding'
  readonly decided: ReadBy['decided']
  readonly finding: ReportedFinding
}

export type ReadingLine = ReadLine | FindingLine

/** What a line of the file is. `newer`: written by a later version, to be kept as it is. */
export type ParsedLine =
  { readonly is: 'line'; readonly line: ReadingLine } | { readonly is: 'newer' } | { readonly is: 'broken' }

const VERSION = 1

/** More than this in a line, a name or a quote is no work of ours. */
const MOST = { line: 65_536, name: 500, words: 8_000, claims: 2, competing: 5, counts: 40 } as const

/** A line of the file. Sorted as text, the lines of one tool stand together. */
export function lineText(line: ReadingLine): string {
  const { tool, set, sha256, model, prompt, on } = line
  const head = { v: VERSION, tool, set, sha256, kind: line.kind, model, prompt, on }
  if (line.kind === 'finding') return JSON.stringify({ ...head, decided: line.decided, finding: written(line.finding) })
  const { asked, counts, competing } = line
  const { found, planted, flagged, clean, canary } = line.trust
  const trust = { found, planted, flagged, clean, canary }
  return JSON.stringify({ ...head, ...(asked === model ? {} : { asked }), counts, trust, competing })
}

/** In one order of keys, whoever made it. */
function written({ kind, certainty, at, claims, what }: ReportedFinding): object {
  return { kind, certainty, at, claims: claims.map(({ at, quote, about, value }) => ({ at, quote, about, value })), what }
}

/** Whether a line can hold a finding: one with more words than a line may have would be lost. */
export function canBeKept(finding: ReportedFinding): boolean {
  const data: Json = JSON.parse(JSON.stringify({ decided: 'look', finding: written(finding) }))
  return JSON.stringify(data).length < MOST.line - MOST_HEAD && isObject(data) && findingFrom(data, NO_HEAD)?.is === 'line'
}

/** What stands in front of a finding is shorter, escapes counted. */
const MOST_HEAD = 16_384
const NO_HEAD: LineHead = { tool: '', set: '', sha256: '', model: '', prompt: '', on: '' }

/** Reads a line of the file; anything may stand there. */
export function lineFrom(text: string): ParsedLine {
  const data = text.length > MOST.line ? undefined : jsonOf(text)
  if (!isObject(data)) return { is: 'broken' }
  const version = own(data, 'v')
  if (typeof version === 'number' && version > VERSION) return { is: 'newer' }
  if (version !== VERSION) return { is: 'broken' }
  const kind = own(data, 'kind')
  const head = headFrom(data)
  if (head === undefined) return { is: 'broken' }
  if (kind !== 'read' && kind !== 'finding') return { is: 'newer' }
  const line = kind === 'read' ? readFrom(data, head) : findingFrom(data, head)
  return line ?? { is: 'broken' }
}

function headFrom(data: JsonObject): LineHead | undefined {
  const [tool, set, sha256] = [named(data, 'tool'), named(data, 'set'), ownString(data, 'sha256')]
  const [model, prompt, on] = [named(data, 'model'), ownString(data, 'prompt'), ownString(data, 'on')]
  if (tool === undefined || set === undefined || model === undefined) return undefined
  if (!isDigest(sha256) || !/^\d{1,6}\.\d{1,6}$/.test(prompt ?? '') || !/^\d{4}-\d\d-\d\d$/.test(on ?? '')) return undefined
  return { tool, set, sha256, model, prompt: prompt ?? '', on: on ?? '' }
}

function readFrom(data: JsonObject, head: LineHead): ParsedLine | undefined {
  const [trust, competing] = [trustFrom(ownObject(data, 'trust')), own(data, 'competing')]
  const counts = Object.entries(ownObject(data, 'counts') ?? {}).slice(0, MOST.counts)
  if (trust === undefined || !isArray(competing) || competing.length > MOST.competing || !competing.every(isDigest))
    return undefined
  const kept = counts.flatMap(([step, count]) => (isCount(count) ? [[step.slice(0, MOST.name), count] as const] : []))
  const asked = named(data, 'asked') ?? head.model
  return { is: 'line', line: { ...head, kind: 'read', asked, counts: Object.fromEntries(kept), trust, competing } }
}

function trustFrom(data: JsonObject | undefined): ReaderTrust | undefined {
  if (data === undefined) return undefined
  const [found, planted, flagged, clean] = ['found', 'planted', 'flagged', 'clean'].map((key) => own(data, key))
  if (!isCount(found) || !isCount(planted) || !isCount(flagged) || !isCount(clean)) return undefined
  const canary = own(data, 'canary')
  return { found, planted, flagged, clean, canary: typeof canary === 'boolean' ? canary : undefined }
}

function findingFrom(data: JsonObject, head: LineHead): ParsedLine | undefined {
  const decided = (['comparison', 'look', 'quotes'] as const).find((one) => one === own(data, 'decided'))
  const found = ownObject(data, 'finding')
  if (decided === undefined || found === undefined) return undefined
  const [kind, at, what, claims] = [ownString(found, 'kind'), ownString(found, 'at'), words(found, 'what'), own(found, 'claims')]
  const certainty = CERTAINTIES.find((one) => one === own(found, 'certainty'))
  if (kind === undefined || certainty === undefined || at === undefined || what === undefined || !isPointer(at)) return undefined
  // a kind that a later prompt asks for
  if (!isReadingKind(kind)) return { is: 'newer' }
  if (!isArray(claims) || claims.length === 0 || claims.length > MOST.claims) return undefined
  const read = claims.flatMap((claim) => claimFrom(claim) ?? [])
  if (read.length < claims.length) return undefined
  return { is: 'line', line: { ...head, kind: 'finding', decided, finding: { kind, certainty, at, claims: read, what } } }
}

function claimFrom(claim: Json): ReportedClaim | undefined {
  if (!isObject(claim)) return undefined
  const [at, quote, about, value] = [ownString(claim, 'at'), words(claim, 'quote'), words(claim, 'about'), words(claim, 'value')]
  if (at === undefined || !isClaimed(at) || quote === undefined || about === undefined || value === undefined) return undefined
  return { at, quote, about, value }
}

/** A place in the tool, or behind `NAME#` in a sibling, whose name may have anything in it. */
function isClaimed(at: string): boolean {
  return at.length <= MOST.words && (isPointer(at) || isPointer(at.slice(at.lastIndexOf('#/') + 1)))
}

function jsonOf(text: string): Json | undefined {
  try {
    const data: Json = JSON.parse(text)
    return data
  } catch {
    return undefined
  }
}

function named(data: JsonObject, key: string): string | undefined {
  const text = ownString(data, key)
  return text === undefined || text.length > MOST.name ? undefined : text
}

function words(data: JsonObject, key: string): string | undefined {
  const text = ownString(data, key)
  return text === undefined || text.length > MOST.words ? undefined : text
}

function isCount(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function isDigest(value: Json | undefined): value is string {
  return typeof value === 'string' && /^[0-9a-f]{32}$/.test(value)
}
