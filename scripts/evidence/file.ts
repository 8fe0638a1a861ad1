import type { Severity } from '../../src/core/finding.ts'
import type { Measured, Share } from '../../src/lint/measured.ts'
import type { ReadingEvidence } from './readings.ts'
import type { Ratings } from './rubric.ts'
import type { Agreement } from './agreement.ts'
import type { DefectCounts } from './defects.ts'

/** Labelled findings of some servers: how many were wrong, above info and at info. */
export interface Group {
  readonly servers: number
  readonly loud: Share
  readonly info: Share
}

/** `rules/evidence.json`: all that `npm run evidence` measures, and all that pages and table are written from. */
export interface EvidenceFile {
  readonly corpus: { readonly tuning: number; readonly judging: number; readonly tools: number }
  /** Labels on the corpus's servers; `mended` (wrong) and `lost` (right) are those whose finding is no longer reported. */
  readonly labels: {
    readonly all: number
    readonly mended: number
    readonly lost: number
    readonly tuning: Group
    readonly judging: Group
  }
  /** Servers that no rule was tuned or tried on before they were read, as they were reported on that day. */
  readonly outside: Group
  /** The same findings read by a second person who did not see the first one's verdicts. */
  readonly secondReading: Agreement
  /** Defects that people who knew no rule planted; left out where nobody has measured. */
  readonly defects?: DefectCounts
  /** Clean toolsets of our own, with what is said of each. */
  readonly clean: readonly ({ readonly name: string; readonly tools: number } & Readonly<Record<Severity, number>>)[]
  readonly poison: {
    readonly poisoned: Share
    readonly benign: Share
    readonly missed: readonly { readonly line: number; readonly technique: string | null }[]
  }
  readonly readings?: ReadingEvidence
  readonly rubric: Ratings
  readonly rules: Readonly<Record<string, Measured>>
}
