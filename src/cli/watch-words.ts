import { relative, sep } from 'node:path'
import { clip, count, list, visible } from '../core/text.ts'
import type { ReportedDiagnostic } from '../core/report.ts'
import type { Since } from '../session/watch/since.ts'

/** Findings of one kind that are named; the report holds them all. */
const MOST_NAMED = 5

/** `19:12:03 tools.json changed.` Without paths: something changed before its folder was watched, and nobody saw what. */
export function changedWords(paths: ReadonlySet<string>, cwd: string): string {
  const names = [...paths].map((path) => visible(clip(relative(cwd, path).split(sep).join('/') || '.', 200)))
  return `${clock()} ${names.length === 0 ? 'A file' : list(names, 3)} changed.`
}

/** The time of day here, as `19:12:03`. */
function clock(): string {
  return new Date().toTimeString().slice(0, 8)
}

/** `2 fixed, 1 new.` with the findings below it, one line each. What was only accepted is not fixed, but gone. */
export function sinceLastWords({ gone, fresh, unread, sameTerms }: Since): string[] {
  const word = sameTerms ? 'fixed' : 'gone'
  const parts = [...(gone.length > 0 ? [`${gone.length} ${word}`] : []), ...(fresh.length > 0 ? [`${fresh.length} new`] : [])]
  const none = unread.length === 0 ? ['The same findings as before.'] : []
  return [
    ...(parts.length === 0 ? none : [`${parts.join(', ')} since the last run.`]),
    ...named(gone, word),
    ...named(fresh, 'new'),
    ...unread.map(({ uri, findings }) => `  ${visible(uri)} is not read now; it had ${count(findings, 'finding')}.`),
  ]
}

function named(findings: readonly ReportedDiagnostic[], word: string): string[] {
  const more = findings.length - MOST_NAMED
  return [
    ...findings.slice(0, MOST_NAMED).map(({ rule, tool, uri, range }) => {
      // what is gone has no place now
      const place = range === null || word !== 'new' ? uri : `${uri}:${range.start.line}:${range.start.column}`
      return `  ${word}: ${rule}${tool === null ? '' : ` on ${visible(clip(tool, 80))}`}, ${visible(place)}`
    }),
    ...(more > 0 ? [`  ${word}: ${more} more`] : []),
  ]
}
