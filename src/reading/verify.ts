import type { Finding } from '../core/finding.ts'
import type { Tool, Toolset } from '../core/tool.ts'
import { compareEffect } from './compare-effect.ts'
import { compareNames } from './compare-names.ts'
import { compareSchema } from './compare-schema.ts'
import { compareSiblings } from './compare-siblings.ts'
import { compareValues, isOfAnother, isWithin } from './compare-values.ts'
import type { ByComparison } from './by-comparison.ts'
import { READING_KINDS, type ReadingKind } from './kinds.ts'
import { ordinaryFindings } from './ordinary.ts'
import { statesDanger } from './lifted-bounds.ts'
import { canPoint, claimedPlace } from './place.ts'
import type { DroppedAt, ReportedFinding, Verified } from './reading.ts'
import { see, type SeenClaim } from './seen.ts'
import { openFinding } from './told.ts'

const MOST_CLAIMS = 2
const MOST_WHAT = 300

/** Of these one quoted sentence is enough: what it lacks, the program looks up. */
const ALONE: ReadonlySet<ReadingKind> = new Set<ReadingKind>(['exists', 'refers', 'schema', 'purpose', 'returns'])

/**
 * What a reported finding about a tool is worth: its quotes are looked up and widened, its values read again and compared. Pure, and `kept`
 * verifies again to the same.
 */
export function verify(finding: ReportedFinding, tool: Tool, toolset: Toolset): Verified {
  const place = claimedPlace(finding.at, tool, toolset)
  if (place === undefined || place.tool !== tool || !canPoint(place)) return dropped('place')
  const found = see(finding.claims.slice(0, MOST_CLAIMS), tool, toolset)
  if ('dropped' in found) return dropped(found.dropped)
  const { seen } = found
  const kept = { ...finding, claims: seen.map((one) => one.kept), what: finding.what.slice(0, MOST_WHAT) }
  // nothing can be missing from a list of which a part is not known
  if (finding.kind === 'refers' && !toolset.complete) return dropped('absence')
  if (isKnown(finding.kind, seen, tool, toolset)) return dropped('known')
  if (finding.kind === 'input' && !seen.some(statesDanger)) return dropped('absence')
  if (seen.some((one) => isOfAnother(finding.kind, one))) return dropped('binding')
  const compared = compare(finding.kind, seen, tool, toolset)
  if (compared?.outcome === 'agreement') return dropped('agreement')
  const inTool = (found: Finding): Finding => ({ ...found, tool: tool.index })
  if (compared !== undefined) return { outcome: 'conflict', rule: compared.rule, finding: inTool(compared.finding), kept }
  if (!hasQuotes(finding.kind, seen, tool)) return dropped('quote')
  const { rule } = READING_KINDS[finding.kind]
  return { outcome: 'open', rule, finding: inTool(openFinding(finding, seen, tool)), kept }
}

function dropped(at: DroppedAt): Verified {
  return { outcome: 'dropped', at }
}

function compare(kind: ReadingKind, seen: readonly SeenClaim[], tool: Tool, toolset: Toolset): ByComparison {
  return (
    compareValues(kind, seen, tool) ??
    compareNames(kind, seen, tool, toolset) ??
    compareEffect(kind, seen, tool) ??
    compareSchema(kind, seen, tool) ??
    compareSiblings(kind, seen, tool)
  )
}

/** True where a rule alone reports the same kind of fault at words that the reader quotes. */
function isKnown(kind: ReadingKind, seen: readonly SeenClaim[], tool: Tool, toolset: Toolset): boolean {
  return ordinaryFindings(tool, toolset).some(
    (ordinary) => ordinary.kinds.includes(kind) && seen.some((one) => isWithin(ordinary, one, tool)),
  )
}

/** True where there is enough to show: two places that disagree, one dangerous sentence, or one place that is not clear. */
function hasQuotes(kind: ReadingKind, seen: readonly SeenClaim[], tool: Tool): boolean {
  const { rule } = READING_KINDS[kind]
  if (!seen.some((one) => one.tool === tool)) return false
  if (rule === 'reading/unclear') return seen.length > 0
  if (!seen.some(({ quote }) => quote !== '')) return false
  return rule === 'reading/danger' || ALONE.has(kind) || seen.length > 1
}
