import type { Severity } from '../core/finding.ts'
import type { LintReport, ReportedDiagnostic } from '../core/report.ts'
import { bySeverity } from '../core/severity.ts'

/** Findings of one tool, or of the whole set (`tool: null`), worst first and then in the order of the text. */
export interface ToolGroup {
  readonly tool: string | null
  readonly found: readonly ReportedDiagnostic[]
}

/** Findings of one tool that are told one by one, or of one rule that are told together. */
export type Told = readonly [first: ReportedDiagnostic, ...others: ReportedDiagnostic[]]

/** One rule that fired on so many tools of a set that they are told together. */
export interface Repeat {
  readonly rule: string
  readonly severity: Severity
  readonly found: readonly ReportedDiagnostic[]
  /** Names of the tools, each once, in the order of the set. */
  readonly tools: readonly string[]
}

/** One toolset with findings, as a person reads it: tool by tool, then what repeats across tools. */
export interface SetGroup {
  /** For people: the server's name, or the path. */
  readonly id: string
  readonly toolset: LintReport['toolsets'][number] | undefined
  readonly tools: readonly ToolGroup[]
  readonly repeats: readonly Repeat[]
}

/** A rule that fires on this many tools of a set is told once. */
const MANY = 4

/** A rule that fires this often on one tool is told once. */
const OFTEN = 3

/** The findings of a report by toolset, tool and cause; worst first within a tool and among repeats. */
export function setGroups(report: LintReport): SetGroup[] {
  const toolsets = new Map(report.toolsets.map((toolset) => [toolset.key, toolset]))
  return [...Map.groupBy(report.diagnostics, ({ toolset }) => toolset)].map(([key, found]) => {
    const toolset = toolsets.get(key)
    const repeats = [...Map.groupBy(found, ({ rule }) => rule)]
      .map(([rule, same]) => repeat(rule, same))
      .filter(({ tools }) => tools.length >= MANY)
    const told = new Set(repeats.map(({ rule }) => rule))
    const rest = found.filter(({ rule, tool }) => tool === null || !told.has(rule))
    return {
      id: toolset?.id ?? key,
      toolset,
      tools: [...Map.groupBy(rest, ({ tool }) => tool)].map(([tool, own]) => ({
        tool,
        found: own.toSorted((a, b) => bySeverity(a, b) || byPlace(a, b)),
      })),
      repeats: repeats.toSorted((a, b) => bySeverity(a, b) || b.tools.length - a.tools.length),
    }
  })
}

/** The findings of one tool as they are told: those of a rule that fires often together, at the place of the first. */
export function told(found: readonly ReportedDiagnostic[]): Told[] {
  return [...Map.groupBy(found, ({ rule }) => rule).values()].flatMap((same): Told[] => {
    const [first, ...others] = same
    if (first === undefined) return []
    return same.length < OFTEN ? same.map((one): Told => [one]) : [[first, ...others]]
  })
}

function byPlace(a: ReportedDiagnostic, b: ReportedDiagnostic): number {
  if (a.range === null || b.range === null) return 0
  return a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column
}

function repeat(rule: string, same: readonly ReportedDiagnostic[]): Repeat {
  const found = same.filter(({ tool }) => tool !== null)
  const worst = found.toSorted(bySeverity)[0]?.severity ?? 'info'
  return { rule, severity: worst, found, tools: [...new Set(found.map(({ tool }) => tool ?? ''))] }
}
