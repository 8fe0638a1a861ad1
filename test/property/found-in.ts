import type { Session } from '../../src/session/api.ts'

/** All that a session finds in a text, in a form that two sessions can be compared by. */
export function foundIn(session: Session, uri: string, text: string) {
  const { diagnostics, problems } = session.lintText(uri, text)
  const found = diagnostics.map(({ rule, at, index, message, severity, span, related, patches, fingerprint }) =>
    JSON.stringify([rule, at, index, message, severity, span, related, patches, fingerprint]),
  )
  return { found, problems }
}
