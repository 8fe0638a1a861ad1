import type { Report } from '../core/report.ts'
import { verdictSentence } from '../report/comparison-words.ts'
import { foundSentence } from '../report/lint-words.ts'

/** One line that tells a report from the others of its page. */
export function titleOf(report: Report): string {
  if (report.kind === 'lint') {
    const [first, ...others] = report.toolsets
    const where = first === undefined ? 'lint' : others.length === 0 ? first.id : `${first.id} and ${others.length} more`
    return `${where}: ${foundSentence(report)}`
  }
  if (report.kind === 'run')
    return `${report.manifest.suite.path}: ${report.manifest.models.map(({ model }) => model).join(', ')}`
  return `${report.before.suite.path}: ${verdictSentence(report)}`
}
