import type { LintReport, ReportedDiagnostic } from '../../core/report.ts'
import { bySeverity } from '../../core/severity.ts'
import { clip, count, list } from '../../core/text.ts'
import { code, html, prose } from '../escape.ts'
import { setGroups, type Repeat, type SetGroup } from '../groups.ts'
import { SEVERITY_LEVEL } from '../annotation.ts'
import { details, most, paragraphs, pipeTable } from './parts.ts'

/** A comment on GitHub holds 65,536 characters; a finding takes about 250, a rule 120, a toolset 100. */
const SHOWN = 120
const RULES = 60
const SETS = 40

/** Heading with the sum, a table of the rules that fired, and the findings of each toolset folded away. */
export function lintMarkdown(report: LintReport): string[] {
  const { suppressed } = report.summary
  const sets = setGroups(report)
  return paragraphs([
    [`### rightcall: ${headlineOf(report)}`],
    report.problems.map(
      ({ uri, message, hint }) => `* **could not be checked** ${code(uri)}: ${prose(`${message} ${hint ?? ''}`)}`,
    ),
    rules(report),
    ...sets.slice(0, SETS).map((set) => folded(set, Math.ceil(SHOWN / Math.min(sets.length, SETS)))),
    sets.length > SETS ? [`Findings in ${sets.length - SETS} more tool sets are not shown.`] : [],
    suppressed > 0 ? [`${count(suppressed, 'finding')} accepted by ignore entries.`] : [],
  ])
}

function headlineOf({ diagnostics, summary, verdict }: LintReport): string {
  const { errors, warnings, infos, tools } = summary
  if (tools === 0 && diagnostics.length === 0 && verdict.exit !== 0) return 'nothing was checked'
  const sum = [count(errors, 'error'), count(warnings, 'warning'), count(infos, 'info')].join(', ')
  return `${diagnostics.length === 0 ? 'no findings' : sum} in ${count(tools, 'tool')}`
}

function rules({ diagnostics }: LintReport): string[] {
  if (diagnostics.length === 0) return []
  const rows = [...Map.groupBy(diagnostics, ({ rule }) => rule)].map(([id, found]) => ({
    id,
    severity: found[0]?.severity ?? 'info',
    help: found[0]?.help ?? '',
    findings: found.length,
    tools: new Set(found.map(({ toolset, tool }) => JSON.stringify([toolset, tool]))).size,
  }))
  const worst = rows.toSorted((a, b) => bySeverity(a, b) || b.findings - a.findings)
  return pipeTable(
    ['rule', 'severity', 'findings', 'tools'],
    worst
      .slice(0, RULES)
      .map(({ id, severity, help, findings, tools }) => [
        linked(id, help),
        SEVERITY_LEVEL[severity],
        String(findings),
        String(tools),
      ]),
  )
}

function linked(id: string, help: string): string {
  return /^https:\/\/[\w./#-]+$/.test(help) ? `[${code(id)}](${help})` : code(id)
}

function folded({ id, tools, repeats }: SetGroup, limit: number): string[] {
  const single = tools.flatMap(({ found }) => found)
  const times = single.length + repeats.reduce((sum, { found }) => sum + found.length, 0)
  return details(`${html(id)}: ${count(times, 'finding')}`, most([...single.map(one), ...repeats.map(many)], limit))
}

function one({ severity, rule, tool, message, uri, range }: ReportedDiagnostic): string {
  const where = range === null ? '' : ` (${code(`${uri}:${range.start.line}`)})`
  return `* **${SEVERITY_LEVEL[severity]}** ${code(rule)}${tool === null ? '' : ` on ${code(tool)}`}${where}: ${prose(clip(message, 500))}`
}

function many({ severity, rule, tools, found }: Repeat): string {
  const names = list(tools.map(code), 8)
  return `* **${SEVERITY_LEVEL[severity]}** ${code(rule)} on ${count(tools.length, 'tool')}, ${names}: ${prose(clip(found[0]?.message ?? '', 500))}`
}
