import { canonical } from '../core/digest.ts'
import { fingerprint } from '../core/fingerprint.ts'
import { clip, oneLine } from '../core/text.ts'
import type { Tool } from '../core/tool.ts'

/** One finding that somebody accepted. All but the fingerprint and the reason is for whoever reviews the file. */
export interface Accepted {
  readonly fingerprint: string
  readonly rule: string
  /** null for a finding about a whole set. */
  readonly tool: string | null
  /** The file or the server that was linted; a path is relative to the folder of the baseline. */
  readonly in: string
  readonly says: string
  /** Why it is accepted, where somebody wrote it. Kept for as long as the finding is there. */
  readonly reason: string | undefined
}

/** The findings that a project accepts for now. */
export interface Baseline {
  /** The version of rightcall whose rules found them. */
  readonly rulesVersion: string
  readonly findings: readonly Accepted[]
  /** Digests of the tools that were linted. A new finding on one of them was not made by an edit. */
  readonly texts: readonly string[]
}

/** The format of the file. */
export const BASELINE_VERSION = 1

/** What a baseline remembers of a tool's text: 16 hexadecimal digits. */
export function textDigest({ raw }: Tool): string {
  return fingerprint(canonical(raw))
}

/** A message cut down to what tells findings apart in a review. */
export function shortened(message: string): string {
  const line = oneLine(message)
  return clip(/^.{20,}?[.!?](?= )/.exec(line)?.[0] ?? line, 120)
}

/** The same finding twice, as a merge leaves it, is one; no reason is lost. */
export function withoutTwins(findings: readonly Accepted[]): Accepted[] {
  return [...Map.groupBy(findings, (entry) => entry.fingerprint).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const reasons = new Set([first, ...others].flatMap(({ reason }) => (reason === undefined ? [] : [reason])))
    return [{ ...first, reason: reasons.size === 0 ? undefined : [...reasons].join('; ') }]
  })
}

/** As a file: sorted, one finding a line, so that a review shows what came and went, and merges rarely meet. */
export function baselineText({ rulesVersion, findings, texts }: Baseline): string {
  const entries = findings.toSorted(byPlace).map(({ fingerprint: print, rule, tool, in: place, says, reason }) => {
    const fields = { fingerprint: print, rule, tool, in: place, says, ...(reason === undefined ? {} : { reason }) }
    return `{ ${Object.entries(fields)
      .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(', ')} }`
  })
  return [
    '{',
    '  "kind": "rightcall-baseline",',
    `  "version": ${BASELINE_VERSION},`,
    `  "rules-version": ${JSON.stringify(rulesVersion)},`,
    `  "findings": ${lines(entries)},`,
    `  "texts": ${lines([...new Set(texts)].sort().map((text) => JSON.stringify(text)))}`,
    '}',
    '',
  ].join('\n')
}

function lines(items: readonly string[]): string {
  return items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${item}`).join(',\n')}\n  ]`
}

function byPlace(a: Accepted, b: Accepted): number {
  const [one, other] = [a, b].map(({ in: place, tool, rule, says, fingerprint: print }) => [place, tool ?? '', rule, says, print])
  const at = one?.findIndex((part, index) => part !== other?.[index]) ?? -1
  return at < 0 ? 0 : (one?.[at] ?? '') < (other?.[at] ?? '') ? -1 : 1
}
