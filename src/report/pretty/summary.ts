import type { LintReport } from '../../core/report.ts'
import { count } from '../../core/text.ts'
import { acceptedWords } from '../accepted.ts'
import { inline } from '../escape.ts'
import { wrapped } from './columns.ts'
import type { View } from './view.ts'

/** How much was found in how much, and the one command that helps next. */
export function lintSummary(report: LintReport, { width, paint }: View): string[] {
  const { errors, warnings, infos, baselined, atBase, tools } = report.summary
  const { problems, verdict } = report
  const tokens = report.toolsets.reduce((sum, toolset) => sum + toolset.tokens, 0)
  const size = `${count(tools, 'tool')} (about ${count(tokens, 'token')})`
  const aside = [...acceptedWords(report).map(inline), ...(problems.length > 0 ? [count(problems.length, 'problem')] : [])]
  const found = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ...(infos > 0 ? [count(infos, 'info')] : []),
  ]
  const clean = tools === 0 ? 'no tools to check' : `no ${baselined + atBase > 0 ? 'new ' : ''}findings in ${size}`
  const main = found.length === 0 ? clean : `${found.join(', ')} in ${size}`
  const says = [main, ...aside].join(' · ')
  const style = errors > 0 || problems.length > 0 || verdict.exit !== 0 ? 'red' : warnings > 0 ? 'yellow' : 'green'
  const mark = style === 'green' ? '✔' : style === 'red' ? '✖' : '!'
  return [
    ...wrapped(`${mark} ${says}`, width).map((line) => paint(style, line)),
    ...reason(verdict).map((line) => paint('dim', line)),
    ...next(report).map((line) => paint('dim', line)),
  ]
}

function reason({ exit, because }: LintReport['verdict']): string[] {
  return because === null ? [] : [`  Exit code ${exit}: ${inline(because)}.`]
}

/** The page of the rule that is behind most of the worst findings. */
function next({ diagnostics }: LintReport): string[] {
  const worst = (['error', 'warn'] as const).find((severity) => diagnostics.some((found) => found.severity === severity))
  if (worst === undefined) return []
  const times = new Map<string, number>()
  for (const { rule, severity } of diagnostics) if (severity === worst) times.set(rule, (times.get(rule) ?? 0) + 1)
  const [most] = [...times].sort(([, a], [, b]) => b - a)
  return most === undefined ? [] : [`  Why: rightcall explain ${inline(most[0])}`]
}
