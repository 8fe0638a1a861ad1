import type { DiffReport } from '../../core/diff-report.ts'
import { jsonText } from '../escape.ts'
import { diffMarkdown } from './markdown.ts'
import { diffPretty } from './pretty.ts'

type DiffFormat = 'pretty' | 'json' | 'markdown'

interface DiffTextOptions {
  readonly format: DiffFormat
  readonly color: boolean
  readonly width: number
  /** In Markdown, the texts stand open below the table: a page has room that a comment has not. */
  readonly unfolded?: boolean
}

/** A diff in one of its formats; what came from outside is harmless in each. */
export function diffText(report: DiffReport, { format, color, width, unfolded = false }: DiffTextOptions): string {
  if (format === 'json') return jsonText(report)
  return format === 'markdown' ? diffMarkdown(report, unfolded) : diffPretty(report, { color, width })
}
