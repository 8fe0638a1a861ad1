import type { Severity } from '../../src/core/finding.ts'
import { isObject, own, ownString, type Json, type JsonObject } from '../../src/core/json.ts'
import type { Pointer } from '../../src/core/pointer.ts'

/** What a person said after reading one finding and all of the tool it is about. */
interface Verdict {
  readonly right: boolean
  /** Of a wrong one: is the message untrue of this tool, or true and needless? */
  readonly as: 'untrue' | 'needless' | undefined
  readonly reader: string
  /** ISO date of the reading. */
  readonly date: string
}

/** A verdict with the finding it is about, which its rule and place name. */
export interface Label extends Verdict {
  readonly server: string
  readonly rule: string
  /** Undefined for a finding about the whole set. */
  readonly tool: string | undefined
  readonly at: Pointer
  /** As it was reported; written down for servers that the corpus does not have, where nobody can look it up. */
  readonly severity: Severity | undefined
  readonly why: string
  /** Of another person who read the same finding and did not see the first verdict. */
  readonly second: SecondReading | undefined
}

/** A reason is not asked of a second reader: where both agree, the first one's holds. */
interface SecondReading extends Verdict {
  readonly why: string | undefined
}

/** What a finding and its label have in common within one server. */
export function keyOf({ rule, tool, at }: { rule: string; tool: string | undefined; at: string }): string {
  return JSON.stringify([rule, tool ?? null, at])
}

const VERDICT = ['verdict', 'as', 'why', 'reader', 'date']
const LABEL = ['rule', 'tool', 'at', ...VERDICT, 'severity', 'second']

/** A label, or what is wrong with it. */
export function labelOf(entry: JsonObject, server: string): Label | string {
  const stranger = strangerIn(entry, LABEL)
  if (stranger !== undefined) return stranger
  const [rule, at, severity] = ['rule', 'at', 'severity'].map((key) => ownString(entry, key))
  if (rule === undefined) return 'names no rule'
  if (at === undefined || !isPointer(at)) return 'needs `at`, a JSON Pointer into the tool'
  const verdict = verdictOf(entry)
  if (typeof verdict === 'string') return verdict
  const { why } = verdict
  if (why === undefined) return `needs ${REASON}`
  if (severity !== undefined && !isSeverity(severity)) return 'has a `severity` that is none: error, warn or info'
  const second = own(entry, 'second') === undefined ? undefined : secondOf(own(entry, 'second'), verdict.reader)
  if (typeof second === 'string') return `has a \`second\` reading that ${second}`
  return { server, rule, tool: ownString(entry, 'tool'), at, ...verdict, why, severity, second }
}

function secondOf(entry: Json | undefined, first: string): SecondReading | string {
  if (!isObject(entry)) return 'is none: it needs `verdict`, `reader` and `date`'
  const verdict = strangerIn(entry, VERDICT) ?? verdictOf(entry)
  if (typeof verdict === 'string') return verdict
  return verdict.reader === first ? 'has the reader of the first one' : verdict
}

const REASON = 'a `why` of one line (15 to 240 characters)'

function verdictOf(entry: JsonObject): SecondReading | string {
  const [verdict, as, why, reader, date] = VERDICT.map((key) => ownString(entry, key))
  if (verdict !== 'right' && verdict !== 'wrong') return 'needs `verdict: right` or `verdict: wrong`'
  if (verdict === 'wrong' ? as !== 'untrue' && as !== 'needless' : as !== undefined)
    return 'says `as: untrue` or `as: needless` exactly where the verdict is wrong'
  if (Object.hasOwn(entry, 'why') && (why === undefined || !isReason(why))) return `needs ${REASON}`
  if (reader === undefined || reader.trim() === '') return 'needs a `reader`: a name under which one person reads'
  if (date === undefined || !isDay(date)) return 'needs a `date`, the day of the reading: 2026-11-29'
  return { right: verdict === 'right', as: as === 'untrue' || as === 'needless' ? as : undefined, why, reader, date }
}

function strangerIn(entry: JsonObject, keys: readonly string[]): string | undefined {
  const stranger = Object.keys(entry).find((key) => !keys.includes(key))
  return stranger === undefined ? undefined : `has an unknown key "${stranger}"`
}

function isReason(why: string): boolean {
  return why.length >= 15 && why.length <= 240 && !why.includes('\n')
}

/** A day of the calendar: `Date` would roll February 30 over to March. */
function isDay(date: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(date) && new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date)
}

function isSeverity(text: string): text is Severity {
  return text === 'error' || text === 'warn' || text === 'info'
}

function isPointer(at: string): at is Pointer {
  return at === '' || at.startsWith('/')
}
