import type { RuleInfo } from '../core/finding.ts'
import type { Report } from '../core/report.ts'
import type { Folders } from './folders.ts'
import type { PageParts } from './page.ts'

/** What a reporter may know in addition to the report. */
export interface RenderContext {
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width: number
  /** Every finding by itself, and in full. */
  readonly verbose?: boolean | undefined
  /** Every intent that a model failed, with what it did and why that is wrong. */
  readonly failed?: boolean | undefined
  readonly folders: Folders
  /** Source text by uri, for code frames; undefined where there is none. */
  textOf(uri: string): string | undefined
  rule(id: string): RuleInfo | undefined
  /** The built pages, for HTML. */
  page(): PageParts
}

/** Report → text. Pure, deterministic, and the edge at which hostile text is neutralised. */
export interface Reporter {
  readonly name: string
  /** MIME type of the output. */
  readonly mime: string
  /** For programs: holds every finding, also those that `--quiet` leaves out. */
  readonly forPrograms?: true
  render(report: Report, context: RenderContext): string
}
