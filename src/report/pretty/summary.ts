import type { LintReport } from '../../core/report.ts'
import { count } from '../../core/text.ts'
import { acceptedWords } from '../accepted.ts'
import { inline } from '../escape.ts'
import { reasonSentence } from '../exit-words.ts'
import { checkedSentence, foundSentence, repairSentence, uncheckedSentence } from '../lint-words.ts'
import { wrapped } from './columns.ts'
import type { View } from './view.ts'

/** How much was found in how much, why the exit code is what it is, what was not checked, and what to do next. */
export function lintSummary(report: LintReport, { width, paint }: View): string[] {
  const { errors, warnings, infos, tools } = report.summary
  const { problems, verdict, diagnostics } = report
  const tokens = report.toolsets.reduce((sum, toolset) => sum + toolset.tokens, 0)
  const all = errors + warnings + infos
  const hidden = all - diagnostics.length
  const says = [
    foundSentence(report, `${count(tools, 'tool')} (about ${count(tokens, 'token')})`),
    ...(hidden > 0 ? [`${hidden === all ? 'none' : `${hidden} not`} shown under --quiet`] : []),
    ...acceptedWords(report).map(inline),
    ...(problems.length > 0 ? [count(problems.length, 'problem')] : []),
  ].join(' · ')
  const style = errors > 0 || problems.length > 0 || verdict.exit !== 0 ? 'red' : warnings > 0 ? 'yellow' : 'green'
  const mark = style === 'green' ? '✔' : style === 'red' ? '✖' : '!'
  const notes = [
    reasonSentence(report, inline),
    all === 0 ? checkedSentence(report) : undefined,
    uncheckedSentence(report, inline),
    why(report),
    repairSentence(report, (command) => command),
  ].filter((note) => note !== undefined)
  return [
    ...wrapped(`${mark} ${says}`, width).map((line) => paint(style, line)),
    ...notes.flatMap((note) => wrapped(note, width - 2)).map((line) => paint('dim', `  ${line}`)),
  ]
}

/** The page of the rule that is behind most of the worst findings. */
function why({ diagnostics }: LintReport): string | undefined {
  const worst = (['error', 'warn'] as const).find((severity) => diagnostics.some((found) => found.severity === severity))
  if (worst === undefined) return undefined
  const times = new Map<string, number>()
  for (const { rule, severity } of diagnostics) if (severity === worst) times.set(rule, (times.get(rule) ?? 0) + 1)
  const [most] = [...times].sort(([, a], [, b]) => b - a)
  return most === undefined ? undefined : `Why: rightcall explain ${inline(most[0])}`
}
