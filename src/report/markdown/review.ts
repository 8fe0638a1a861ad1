import type { ComparisonReport, LintReport } from '../../core/report.ts'
import type { EditedFile, ReviewReport } from '../../core/review-report.ts'
import { count } from '../../core/text.ts'
import { listSentence } from '../comparison-sides.ts'
import { dollars } from '../numbers.ts'
import { verdictSentence, verdictWord } from '../comparison-words.ts'
import { code, prose, withoutCommands } from '../escape.ts'
import { SEVERITY_LEVEL } from '../annotation.ts'
import { comparisonBlocks } from './comparison.ts'
import { fitted } from './fitted.ts'
import { lintBlocks } from './lint.ts'
import { details, most, paragraphs } from './parts.ts'

/** Where a review is shown. */
export interface ReviewPlace {
  /** The address of the run, where the whole of it is; from the host, never from a report. */
  readonly run?: string | undefined
  /** The commit that was judged. */
  readonly head?: string | undefined
  /** True where a stranger's run wrote the review. */
  readonly stranger?: boolean | undefined
  /** UTF-16 units that the host takes, at most. */
  readonly limit?: number | undefined
}

/** Of the findings; the rest of a comment is about comparisons. */
const CHARACTERS = 20_000
const SHOWN = 40

/** A review as Markdown: what decides first, then what was compared, what was not and why, and the findings. */
export function reviewMarkdown(
  report: ReviewReport,
  { run, head, stranger = false, limit = Infinity }: ReviewPlace = {},
): string {
  const { lint, comparisons, edited, base } = report
  const whole = run === undefined ? undefined : `[the whole run](${run})`
  const lines = paragraphs([
    [`### rightcall: ${headline(report)}`],
    lint === null ? ['**Lint:** not part of this review.'] : [lintSentence(lint)],
    ...editedBlocks(edited, base.commit),
    ...comparisons.flatMap((comparison) => [
      [`#### ${code(comparison.before.suite.path)}: ${verdictSentence(comparison).replace(': ', ', ')}`],
      ...comparisonBlocks(comparison),
      [costLine(comparison)],
    ]),
    notMeasured(report),
    ...(lint === null ? [] : [['#### Findings'], ...lintBlocks(lint, { verbose: false, characters: CHARACTERS }), fixed(lint)]),
    [footer(report, { head, stranger }, whole)],
  ])
  const ending = `Cut here: a comment can hold no more.${whole === undefined ? '' : ` The rest is in ${whole}.`}`
  return `${fitted(withoutCommands(lines.join('\n')).split('\n'), limit - 1, ending)}\n`
}

/** `1 new finding; worse`. */
function headline({ lint, comparisons }: ReviewReport): string {
  const found = lint === null ? [] : [foundWords(lint)]
  return [...found, ...new Set(comparisons.map((one) => verdictWord(one)))].join('; ') || 'nothing was judged'
}

function foundWords({ summary: { errors, warnings, infos, tools }, base, verdict }: LintReport): string {
  const found = errors + warnings + infos
  if (tools === 0 && found === 0) return verdict.exit === 0 ? 'no tools to check' : 'nothing was checked'
  const word = base === undefined ? 'finding' : 'new finding'
  return found === 0 ? `no ${word}s` : count(found, word)
}

/** `**Lint:** 2 new findings (1 error, 1 warning), 1 fixed, 5 old, in 14 tools.` */
function lintSentence(lint: LintReport): string {
  const { errors, warnings, infos, tools, atBase } = lint.summary
  const kinds = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
    ...(infos > 0 ? [count(infos, 'info')] : []),
  ]
  const found = `${foundWords(lint)}${kinds.length === 0 ? '' : ` (${kinds.join(', ')})`}`
  if (lint.base === undefined)
    return `**Lint:** ${found} in ${count(tools, 'tool')}. New findings are not marked: they were not compared with a revision, and no revision contains the lists of started servers.`
  return `**Lint:** ${found}, ${lint.fixed?.length ?? 0} fixed, ${atBase} old, in ${count(tools, 'tool')}.`
}

function editedBlocks(edited: readonly EditedFile[], commit: string): string[][] {
  if (edited.length === 0) return []
  const files = edited.map(({ path, what, change }) => `* ${code(path)} (${what}): ${change}`)
  return [
    [
      `**This change edits files that judge it.** Each of them was read from the base (${code(commit.slice(0, 7))}), so the edits count only after the merge:`,
      '',
      ...most(files, SHOWN),
    ],
  ]
}

/** What the tools cost a model from now on, and what asking cost. */
function costLine(comparison: ComparisonReport): string {
  return `**Cost:** ${listSentence(comparison)} Asking ${paidWords(comparison.cost)}.`
}

function paidWords({ dollars: paid, inputTokens, outputTokens }: ComparisonReport['cost']): string {
  if (inputTokens + outputTokens === 0) return 'cost nothing'
  return paid === null ? 'cost an unknown amount' : `cost ${dollars(paid)}`
}

function notMeasured({ notMeasured: left }: ReviewReport): string[] {
  if (left.length === 0) return []
  const lines = left.map(({ suite, model, because }) => {
    const about = [suite, model].flatMap((name) => (name === null ? [] : [code(name)])).join(' with ')
    return `* ${about === '' ? '' : `${about}: `}${prose(because)}`
  })
  return ['#### Not measured', '', ...most(lines, SHOWN)]
}

function fixed({ fixed: gone = [] }: LintReport): string[] {
  const lines = gone.map(({ severity, rule, tool, uri }) => {
    const on = tool === null ? '' : ` on ${code(tool || '(no name)')}`
    return `* **${SEVERITY_LEVEL[severity]}** ${code(rule)}${on} in ${code(uri)}`
  })
  return details(`Fixed: ${count(gone.length, 'finding')}`, most(lines, SHOWN))
}

function footer(
  { tool, base, textOnly }: ReviewReport,
  { head, stranger }: { readonly head: string | undefined; readonly stranger: boolean },
  whole: string | undefined,
): string {
  const judged = `${head === undefined ? 'Judged' : `${code(head.slice(0, 7))} judged`} by the base ${code(base.commit.slice(0, 7))}`
  const texts = textOnly ? ' Only texts were linted: no server of the change was started.' : ''
  const own = stranger ? ' The run of the fork reported this, and the fork may have changed that run.' : ''
  return `${judged}, rightcall ${code(tool.version)}.${texts}${own}${whole === undefined ? '' : ` See ${whole}.`}`
}
