import type { Severity } from '../core/finding.ts'
import type { Position } from '../core/text.ts'
import type { Verdict } from '../core/comparison.ts'

/** Severity words of SARIF 2.1.0 §3.27.10. */
export type AnnotationLevel = 'error' | 'warning' | 'note'

export const SEVERITY_LEVEL: Readonly<Record<Severity, AnnotationLevel>> = { error: 'error', warn: 'warning', info: 'note' }

export const VERDICT_LEVEL: Readonly<Record<Verdict, AnnotationLevel>> = {
  worse: 'error',
  undecided: 'warning',
  better: 'note',
  equivalent: 'note',
}

/** A place that a program may open as a file: no live server (`mcp://…`), no standard input (`<stdin>`), no file of a revision (`git:…`). */
export function isFile(uri: string): boolean {
  return !/^[a-z][a-z0-9+.-]+:\/\//i.test(uri) && !/^(?:<|git:)/.test(uri)
}

/** The place that a problem's uri may end in: `mcp.json:3:5`. */
export function placeOf(uri: string): { readonly uri: string; readonly start: Position | undefined } {
  const [, file, line, column] = /^(.+):([1-9]\d{0,8}):([1-9]\d{0,8})$/s.exec(uri) ?? []
  if (file === undefined) return { uri, start: undefined }
  return { uri: file, start: { line: Number(line), column: Number(column) } }
}
