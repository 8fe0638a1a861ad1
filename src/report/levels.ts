import type { Severity } from '../core/finding.ts'
import type { Verdict } from '../core/trial.ts'

/** Severity words of SARIF 2.1.0 §3.27.10. */
export type Level = 'error' | 'warning' | 'note'

export const SEVERITY_LEVEL: Readonly<Record<Severity, Level>> = { error: 'error', warn: 'warning', info: 'note' }

export const VERDICT_LEVEL: Readonly<Record<Verdict, Level>> = {
  worse: 'error',
  undecided: 'warning',
  better: 'note',
  equivalent: 'note',
}

/** A place that a program may open as a file: no live server (`mcp://…`), no standard input (`<stdin>`). */
export function isFile(uri: string): boolean {
  return !/^[a-z][a-z0-9+.-]+:\/\//i.test(uri) && !uri.startsWith('<')
}
