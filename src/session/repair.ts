import type { Diagnostic } from '../core/finding.ts'
import type { Patch, Toolset } from '../core/tool.ts'
import type { PlacedEdit } from '../sources/source.ts'
import { placed } from './edits.ts'
import type { Results } from './lint-report.ts'

/** A patch in terms of one document. */
export interface Repair {
  /** Of its finding. */
  readonly key: string
  readonly diagnostic: Diagnostic
  readonly toolset: Toolset
  readonly patch: Patch
  readonly uri: string
  readonly edits: readonly PlacedEdit[]
}

export interface RepairWishes {
  /** Whether to make what wants a person's decision, too, where a finding has no safe patch. */
  readonly suggestions: boolean
  /** The findings whose patches are made. */
  readonly wanted: (diagnostic: Diagnostic) => boolean
}

/** What a finding is known by before and after a repair. */
export function keyOfFinding({ rule, toolset, index, at }: Diagnostic): string {
  return [rule, toolset, index ?? '', at].join('\n')
}

/** One repair for each finding that has a patch of one document, in the order of the findings. */
export function repairsIn({ results }: Pick<Results, 'results'>, { wanted, suggestions }: RepairWishes): readonly Repair[] {
  return results.flatMap(([toolset, { diagnostics }]) =>
    diagnostics.filter(wanted).flatMap((diagnostic) => {
      const patch = diagnostic.patches.find(({ safe }) => safe) ?? (suggestions ? diagnostic.patches[0] : undefined)
      const documents = patch === undefined ? [] : [...(placed(toolset, patch) ?? [])]
      const [only, ...others] = documents
      if (patch === undefined || only === undefined || others.length > 0) return []
      const [uri, edits] = only
      return [{ key: keyOfFinding(diagnostic), diagnostic, toolset, patch, uri, edits }]
    }),
  )
}

/** `description/opener on search`: a repair in the words of a note. */
export function repairInWords({ diagnostic: { rule, tool } }: Repair): string {
  return `${rule} on ${tool ?? 'the toolset'}`
}

/** Of repairs that touch the same value, or one inside the other, the first; the others get their turn in the next round. */
export function apartFrom(repairs: readonly Repair[]): readonly Repair[] {
  const taken = new Set<string>()
  return repairs.filter(({ uri, edits }) => {
    const places = edits.map(({ place }) => `${uri}\n${place}`)
    if (places.some((place) => [...prefixesOf(place)].some((prefix) => taken.has(prefix)) || taken.has(`${place}/…`)))
      return false
    for (const place of places) {
      taken.add(place)
      for (const prefix of prefixesOf(place)) taken.add(`${prefix}/…`)
    }
    return true
  })
}

function* prefixesOf(place: string): Iterable<string> {
  for (let end = place.length; end > 0; end = place.lastIndexOf('/', end - 1)) yield place.slice(0, end)
}
