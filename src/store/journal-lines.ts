import { isObject, own, ownString, type Json, type JsonObject } from '../core/json.ts'
import { UserError } from '../core/user-error.ts'

/** The first line of a journal. */
export interface JournalHeader {
  /** Names the run; a resumed one keeps it. */
  readonly run: string
  /** ISO 8601. */
  readonly started: string
}

export interface JournalLines {
  readonly header: JournalHeader | undefined
  /** What stands after the header, in order. */
  readonly lines: readonly JsonObject[]
  /** Lines that are no JSON object: damaged from outside. */
  readonly damaged: number
  /** Bytes of whole lines; what a crash tore comes after. */
  readonly whole: number
}

const NEWLINE = 10
const START = '{"version":1,"kind":"journal",'

/** A header as it is written. */
export function headerLine({ run, started }: JournalHeader): string {
  return `${START}${JSON.stringify({ run, started }).slice(1)}\n`
}

/**
 * Reads a journal's bytes. Torn and damaged lines are left out; a file without any whole line has no header yet.
 * @throws UserError for a file that is no journal of ours, which must not be touched
 */
export function journalLines(bytes: Buffer, path: string, hint = 'Use another --out.'): JournalLines {
  const whole = bytes.lastIndexOf(NEWLINE) + 1
  if (whole === 0) {
    emptyJournal(bytes, path, hint)
    return { header: undefined, lines: [], damaged: 0, whole }
  }
  const [first, ...rest] = wholeLines(bytes, whole)
  const header = headerFrom(first, path, hint)
  const lines = rest.flatMap((line) => (line === undefined ? [] : [line]))
  return { header, lines, damaged: rest.length - lines.length, whole }
}

/** Tells a journal that a crash tore in its first line from other files. @throws UserError for another file */
export function emptyJournal(bytes: Buffer, path: string, hint: string): void {
  if (!START.startsWith(bytes.toString('utf8', 0, START.length))) throw foreign(path, hint)
}

function wholeLines(bytes: Buffer, whole: number): (JsonObject | undefined)[] {
  const lines: (JsonObject | undefined)[] = []
  for (let start = 0; start < whole;) {
    const end = bytes.indexOf(NEWLINE, start)
    if (end > start) lines.push(objectIn(bytes.subarray(start, end)))
    start = end + 1
  }
  return lines
}

/** A line's object; undefined for a damaged line. Bytes that are no UTF-8 are damage, and never part of an answer. */
export function objectIn(line: Uint8Array): JsonObject | undefined {
  try {
    const value: Json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** What the first line tells. @throws UserError where it is not the first line of a journal that this version reads */
export function headerFrom(line: JsonObject | undefined, path: string, hint: string): JournalHeader {
  if (line === undefined || own(line, 'kind') !== 'journal') throw foreign(path, hint)
  const [run, started] = [ownString(line, 'run'), ownString(line, 'started')]
  if (own(line, 'version') === 1 && run !== undefined && started !== undefined) return { run, started }
  throw new UserError(`${path} was written by another version of rightcall.`, { hint })
}

function foreign(path: string, hint: string): UserError {
  return new UserError(`${path} is not a journal of rightcall; it was not changed.`, { hint })
}
