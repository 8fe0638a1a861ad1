import { fingerprint } from '../core/fingerprint.ts'
import type { Diagnostic } from '../core/finding.ts'
import { valueAt } from '../core/pointer.ts'
import type { Tool } from '../core/tool.ts'

/**
 * What a finding is, whatever file it is in and however it is worded: the rule, the name of the server or list, the tool's name, the place
 * in the tool, and the words that it is about; or the subject of a finding about several tools. Never a path, an index, a count or the message.
 */
export function identityOf(
  { rule, at, words }: Diagnostic,
  {
    subject,
    name,
    tool,
  }: { readonly subject: string | undefined; readonly name: string | undefined; readonly tool: Tool | undefined },
): string {
  if (subject !== undefined) return JSON.stringify([rule, name ?? '', folded(subject)])
  const value = words === undefined ? undefined : valueAt(tool?.raw, at)
  const quoted = words === undefined || typeof value !== 'string' ? '' : folded(value.slice(words.start, words.end))
  return JSON.stringify([rule, name ?? '', tool?.name ?? '', at, quoted])
}

function folded(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim().toLowerCase()
}

/** The fingerprint of every finding, all different: of several with one identity, the later ones are numbered, in the order of the other tools they name. */
export function fingerprintsOf(
  found: readonly Diagnostic[],
  identity: (diagnostic: Diagnostic) => string,
): ReadonlyMap<Diagnostic, string> {
  const prints = new Map<Diagnostic, string>()
  for (const [text, same] of Map.groupBy(found, identity)) {
    const sorted = same.length === 1 ? same : same.toSorted((a, b) => byText(a.related.join('\n'), b.related.join('\n')))
    for (const [ordinal, diagnostic] of sorted.entries()) prints.set(diagnostic, numbered(text, ordinal))
  }
  return prints
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function numbered(identity: string, ordinal: number): string {
  return fingerprint(ordinal === 0 ? identity : `${identity}\n${ordinal}`)
}

/** The findings of several sets, of which two may share a name: fingerprints that repeat are numbered again, in the order given. */
export function distinct<Found extends { readonly fingerprint: string }>(found: readonly Found[]): Found[] {
  const seen = new Map<string, number>()
  return found.map((one) => {
    const { fingerprint: print } = one
    const ordinal = seen.get(print) ?? 0
    seen.set(print, ordinal + 1)
    return ordinal === 0 ? one : { ...one, fingerprint: numbered(print, ordinal) }
  })
}
