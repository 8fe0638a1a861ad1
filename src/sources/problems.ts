import type { DataDocument } from '../core/document.ts'
import type { Problem } from '../core/finding.ts'
import { clip, lineStarts, positionAt, visible } from '../core/text.ts'
import type { Span } from '../core/tool.ts'
import { UserError } from '../core/user-error.ts'

/** Says where a span stands, as editors and terminals open it: `file:line:column`. */
export function placesIn(document: DataDocument): (span: Span | undefined) => string {
  let starts: number[] | undefined
  return (span) => {
    starts ??= lineStarts(document.text)
    const { line, column } = positionAt(starts, span?.start ?? 0)
    return `${document.uri}:${line}:${column}`
  }
}

/** An error that the user can fix as a problem, not naming it twice. @throws every other error: those are bugs and keep their stack */
export function problemOf(uri: string, error: unknown): Problem {
  if (!(error instanceof UserError)) throw error
  const hint = error.hint === undefined ? {} : { hint: error.hint }
  const said = error.message.startsWith(uri) ? /^(|:\d+:\d+) (.*)$/s.exec(error.message.slice(uri.length)) : null
  if (said === null) return { uri, message: error.message, ...hint }
  const [, place = '', says = ''] = said
  return { uri: `${uri}${place}`, message: `This ${says}`, ...hint }
}

/** One problem a repeated key, at most 20 a document, which say which value counts. */
export function duplicateKeyProblems(document: DataDocument): Problem[] {
  const repeated = document.duplicateKeys()
  const placeOf = placesIn(document)
  const problems = repeated.slice(0, MOST).map(({ at, span }) => ({
    uri: placeOf(span),
    message: `A key occurs twice in one object: ${clip(visible(at), 120)}. The last one counts, as in JSON.parse.`,
    hint: 'Remove one of them.',
  }))
  if (repeated.length <= MOST) return problems
  return [...problems, { uri: document.uri, message: `${repeated.length - MOST} more keys occur twice.` }]
}

const MOST = 20
