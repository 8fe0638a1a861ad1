import type { Diagnostic, Problem } from '../core/finding.ts'
import { valueAt } from '../core/pointer.ts'
import type { LintReport, ReportedDiagnostic } from '../core/report.ts'
import { clip, lineStarts, positionAt, visible, type Position } from '../core/text.ts'
import { tokensOfAll } from '../core/tokens.ts'
import type { Tool, Toolset } from '../core/tool.ts'
import type { LintResult } from '../lint/engine.ts'
import { distinct } from '../lint/identity.ts'
import type { Catalogue } from '../builtins.ts'
import { helpOf } from './rule-info.ts'
import { lintVerdict, type LintGate } from './verdict.ts'

/** Toolsets with what the rules say of them. */
export interface Results {
  readonly results: readonly (readonly [Toolset, LintResult])[]
  /** What was said of whole client configurations. */
  readonly across: readonly LintResult[]
}

/** Findings as reporters show them, with the verdict on them. */
export function lintReport(
  { results, across }: Results,
  unread: readonly Problem[],
  { version }: Pick<Catalogue, 'version'>,
  gate: LintGate,
): LintReport {
  const all = [...results.map(([, result]) => result), ...across]
  const diagnostics = distinct([
    ...results.flatMap(([toolset, { diagnostics }]) => {
      const range = ranges()
      return diagnostics.map((diagnostic) => reported(diagnostic, toolset, range, version))
    }),
    // servers of a configuration are live: nothing of theirs has a place in a text
    ...across.flatMap(({ diagnostics }) => diagnostics.map((diagnostic) => reported(diagnostic, undefined, () => null, version))),
  ])
  const having = (severity: string) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
  const summary = {
    toolsets: results.length,
    tools: results.reduce((sum, [toolset]) => sum + toolset.tools.length, 0),
    errors: having('error'),
    warnings: having('warn'),
    infos: having('info'),
    suppressed: all.reduce((sum, { suppressed }) => sum + suppressed, 0),
    fixable: diagnostics.filter(({ fixable }) => fixable).length,
  }
  const problems = [...unread, ...all.flatMap((result) => result.problems)]
  return {
    version: 1,
    kind: 'lint',
    tool: { name: 'rightcall', version },
    verdict: lintVerdict({ summary, problems, diagnostics }, gate),
    summary,
    toolsets: results.map(([{ key, id, uri, tools, configured }]) => ({
      key,
      id,
      uri,
      tools: tools.length,
      tokens: tokensOfAll(tools),
      ...(configured === undefined ? {} : { namedAt: configured.place ?? configured.uri }),
    })),
    diagnostics,
    problems,
  }
}

function reported(diagnostic: Diagnostic, toolset: Toolset | undefined, range: Ranges, version: string): ReportedDiagnostic {
  const tool = diagnostic.index === undefined ? undefined : toolset?.tools[diagnostic.index]
  return {
    rule: diagnostic.rule,
    severity: diagnostic.severity,
    certainty: diagnostic.certainty,
    message: diagnostic.message,
    toolset: diagnostic.toolset,
    tool: diagnostic.tool ?? null,
    pointer: diagnostic.at,
    uri: tool?.origin?.text === undefined && tool !== undefined ? `${diagnostic.uri}#${diagnostic.at}` : diagnostic.uri,
    range: range(diagnostic, tool),
    fixable: diagnostic.patches.some(({ safe }) => safe),
    fingerprint: diagnostic.fingerprint,
    help: helpOf(version, diagnostic.rule),
    related: diagnostic.related,
    quote: quoteOf(diagnostic, tool),
    patches: diagnostic.patches,
  }
}

function quoteOf({ words, at }: Diagnostic, tool: Tool | undefined): string | null {
  const text = words === undefined ? undefined : valueAt(tool?.raw, at)
  return words === undefined || typeof text !== 'string' ? null : clip(visible(text.slice(words.start, words.end)), 200)
}

type Ranges = (diagnostic: Diagnostic, tool: Tool | undefined) => { start: Position; end: Position } | null

/** Places in one toolset's texts; the line table of a text is made once. */
function ranges(): Ranges {
  const tables = new Map<string, number[]>()
  return (diagnostic, tool) => {
    const text = tool?.origin?.text
    const span = text === undefined ? undefined : diagnostic.span
    if (text === undefined || span === undefined) return null
    const starts = tables.get(text) ?? lineStarts(text)
    tables.set(text, starts)
    return { start: positionAt(starts, span.start), end: positionAt(starts, span.end) }
  }
}
