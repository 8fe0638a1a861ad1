import type { DiffReport } from '../../core/diff-report.ts'
import { jsonText } from '../escape.ts'
import { diffMarkdown } from './markdown.ts'
import { diffPretty } from './pretty.ts'

export type DiffFormat = 'pretty' | 'json' | 'markdown'

/** A diff in one of its formats; what came from outside is harmless in each. */
export function diffText(
  report: DiffReport,
  { format, color, width }: { readonly format: DiffFormat; readonly color: boolean; readonly width: number },
): string {
  if (format === 'json') return jsonText(report)
  return format === 'markdown' ? diffMarkdown(report) : diffPretty(report, { color, width })
}
