/* The words in which an expectation is written. Each gives the faults of one answer: what it missed, or what it said wrongly. */
import type { Answer, Said } from './answer.ts'
import type { Bench } from './run.ts'

export interface Fault {
  readonly kind: 'missed' | 'wrong'
  readonly text: string
}

/** One public report: what is tried, and what is wrong with the answers. */
export interface Report {
  /** The path of its `.expected.txt` without the ending. */
  readonly id: string
  readonly judge: (bench: Bench) => readonly Fault[] | Promise<readonly Fault[]>
}

/** A finding that an answer has to hold, or must not hold. What is left out may be anything. */
export interface Pattern {
  readonly rule?: RegExp
  readonly tool?: string
  /** The pointer, or the start of a pointer and all below. */
  readonly at?: string | RegExp
  /** This severity or a higher one. */
  readonly least?: 'info' | 'warn' | 'error'
  readonly exactly?: 'info' | 'warn' | 'error'
  readonly says?: RegExp
  readonly repaired?: boolean
}

const RANK: Readonly<Record<string, number>> = { info: 1, warn: 2, error: 3 }

/** Missed: a finding of this kind is not there. */
export function wants(answer: Answer, pattern: Pattern, where = 'default'): readonly Fault[] {
  return answer.findings.some((finding) => fits(finding, pattern)) ? [] : [missed(`${where}: no finding ${words(pattern)}`)]
}

/** Wrong: a finding of this kind is there. */
export function never(answer: Answer, pattern: Pattern, where = 'default'): readonly Fault[] {
  return answer.findings
    .filter((finding) => fits(finding, pattern))
    .slice(0, 3)
    .map(({ rule, tool, pointer, message }) => wrong(`${where}: says ${rule} at ${tool}${pointer}: ${message.slice(0, 120)}`))
}

/** Wrong: it ended in another way. */
export function exits(answer: Answer, codes: readonly number[], where = 'default'): readonly Fault[] {
  if (answer.exit !== null && codes.includes(answer.exit)) return []
  return [wrong(`${where}: exit ${answer.exit ?? 'by a signal'}, not ${codes.join(' or ')}`)]
}

/** Wrong: a crash, which is a trace of a stack or a signal. */
export function survives(answer: Answer, where = 'default'): readonly Fault[] {
  const crashed = answer.exit === null || /^\s+at .+:\d+:\d+\)?$/m.test(answer.stderr)
  return crashed ? [wrong(`${where}: crashed: ${answer.stderr.slice(0, 120)}`)] : []
}

function fits(finding: Said, { rule, tool, at, least, exactly, says, repaired }: Pattern): boolean {
  return (
    (rule === undefined || rule.test(finding.rule)) &&
    (tool === undefined || finding.tool === tool) &&
    (at === undefined || standsAt(finding.pointer, at)) &&
    (least === undefined || (RANK[finding.severity] ?? 0) >= (RANK[least] ?? 0)) &&
    (exactly === undefined || finding.severity === exactly) &&
    (says === undefined || says.test(finding.message)) &&
    (repaired !== true || finding.patches > 0)
  )
}

export function missed(text: string): Fault {
  return { kind: 'missed', text }
}

export function wrong(text: string): Fault {
  return { kind: 'wrong', text }
}

/** Missed, unless one of the tries has no fault. */
export function anyOf(tries: readonly (readonly Fault[])[]): readonly Fault[] {
  return tries.some((faults) => faults.length === 0) ? [] : (tries[0] ?? [])
}

function standsAt(pointer: string, at: string | RegExp): boolean {
  if (typeof at !== 'string') return at.test(pointer)
  return pointer === at || pointer.startsWith(`${at}/`)
}

function words({ rule, tool, at, least, exactly, says, repaired }: Pattern): string {
  return [
    rule && `of ${String(rule)}`,
    tool && `for ${tool}`,
    at !== undefined && `at ${String(at)}`,
    least && `(${least} or above)`,
    exactly && `(${exactly})`,
    says && `that says ${String(says)}`,
    repaired && 'with a repair',
  ]
    .filter(Boolean)
    .join(' ')
}
