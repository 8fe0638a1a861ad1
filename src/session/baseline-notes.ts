import { count } from '../core/text.ts'
import type { Accepted, Baseline } from '../lint/baseline.ts'
import type { ReadBaseline } from './baseline-file.ts'
import type { Sorted } from './baseline-sort.ts'
import type { Rewrite } from './linted.ts'

interface Facts {
  readonly uri: string
  readonly before: ReadBaseline | undefined
  readonly sorted: Sorted
  readonly version: string
  /** Whether the command line or the configuration names the file, so that the next run reads it. */
  readonly named: boolean
}

/** What a lint under a baseline says of it. */
export function useNotes({ uri, before, sorted: { stale, fresh }, version }: Facts): string[] {
  if (before === undefined) return []
  const { findings, twins, rulesVersion } = before
  const unchanged = fresh.filter((one) => one.unchanged).length
  return [
    ...(stale.length === 0
      ? []
      : [
          `${uri}: ${gone(stale, findings)}. To remove ${stale.length === 1 ? 'it' : 'them'}, run the same command with --prune-baseline.`,
        ]),
    ...(twins === 0
      ? []
      : [`${uri}: ${count(twins, 'finding')} more than once, probably from a merge. --prune-baseline removes the duplicates.`]),
    ...(unchanged === 0
      ? []
      : [
          `${uri}: ${count(unchanged, 'new finding')} on text that did not change since the baseline was written. ${causeOf(rulesVersion, version)} ` +
            'To accept findings that no edit caused, run --write-baseline.',
        ]),
  ]
}

function gone(stale: readonly Accepted[], findings: readonly Accepted[]): string {
  const [first] = stale
  if (stale.length === findings.length && findings.length > 1)
    return `none of the ${findings.length} entries matches a finding, so this may be the baseline of other targets`
  const example = first === undefined ? '' : `, such as ${first.rule} on ${first.tool ?? 'the whole toolset'}`
  return `${stale.length} of ${count(findings.length, 'entry', 'entries')} no longer ${stale.length === 1 ? 'matches a finding' : 'match findings'}${example}`
}

/** Why there is a finding where no text changed. */
function causeOf(rulesVersion: string, version: string): string {
  return rulesVersion === version
    ? 'The configuration changed, or another tool of the toolset did.'
    : `It was written with the rules of ${rulesVersion}, and these are the rules of ${version}.`
}

/** What was written. */
export function rewriteNotes(
  { uri, before, sorted: { stale, fresh, unchecked }, named }: Facts,
  { wrote, rewrite, after }: { readonly wrote: boolean; readonly rewrite: Rewrite; readonly after: Baseline },
): string[] {
  const accepted = count(after.findings.length, 'accepted finding')
  if (!wrote) return [`${uri} is unchanged: ${accepted}.`]
  const changes = [
    ...(before === undefined || rewrite === 'prune' || fresh.length === 0 ? [] : [`${fresh.length} new`]),
    ...(stale.length === 0 ? [] : [`${stale.length} gone`]),
    ...(unchecked.length === 0 ? [] : [`${unchecked.length} not checked in this run, and kept`]),
  ]
  return [
    `wrote ${uri}: ${accepted}${changes.length === 0 ? '' : ` (${changes.join(', ')})`}.`,
    ...(named
      ? []
      : [`Commit it. To use it in the next runs: lint: { baseline: ${uri} } in rightcall.config.yaml, or --baseline ${uri}.`]),
  ]
}
