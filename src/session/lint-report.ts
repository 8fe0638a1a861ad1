import type { Diagnostic, Problem } from '../core/finding.ts'
import { valueAt } from '../core/pointer.ts'
import type { LintReport, Position, ReportedDiagnostic } from '../core/report.ts'
import { clip, lineStarts, positionAt, visible } from '../core/text.ts'
import { tokensOfAll } from '../core/tokens.ts'
import type { Span, Tool, Toolset } from '../core/tool.ts'
import { helpOf, VERSION } from '../builtins.ts'
import type { LintResult } from '../lint/engine.ts'
import { wordsIn } from './words.ts'

/** Findings in the JSON shape of design/cli.md. */
export function lintReport(
  results: readonly (readonly [Toolset, LintResult])[],
  across: readonly LintResult[],
  problems: readonly Problem[],
): LintReport {
  const all = [...results.map(([, result]) => result), ...across]
  const diagnostics = [
    ...results.flatMap(([toolset, { diagnostics }]) => {
      const range = ranges()
      return diagnostics.map((diagnostic) => reported(diagnostic, toolset, range))
    }),
    // servers of a configuration are live: nothing of theirs has a place in a text
    ...across.flatMap(({ diagnostics }) => diagnostics.map((diagnostic) => reported(diagnostic, undefined, () => null))),
  ]
  const having = (severity: string) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
  return {
    version: 1,
    kind: 'lint',
    tool: { name: 'rightcall', version: VERSION },
    summary: {
      toolsets: results.length,
      tools: results.reduce((sum, [toolset]) => sum + toolset.tools.length, 0),
      errors: having('error'),
      warnings: having('warn'),
      infos: having('info'),
      suppressed: all.reduce((sum, { suppressed }) => sum + suppressed, 0),
      fixable: diagnostics.filter(({ fixable }) => fixable).length,
    },
    toolsets: results.map(([{ id, uri, tools }]) => ({ id, uri, tools: tools.length, tokens: tokensOfAll(tools) })),
    diagnostics,
    problems: [...problems, ...all.flatMap((result) => result.problems)],
  }
}

function reported(diagnostic: Diagnostic, toolset: Toolset | undefined, range: Ranges): ReportedDiagnostic {
  const tool = diagnostic.index === undefined ? undefined : toolset?.tools[diagnostic.index]
  return {
    rule: diagnostic.rule,
    severity: diagnostic.severity,
    message: diagnostic.message,
    toolset: diagnostic.toolset,
    tool: diagnostic.tool ?? null,
    pointer: diagnostic.at,
    uri: tool?.origin?.text === undefined && tool !== undefined ? `${diagnostic.uri}#${diagnostic.at}` : diagnostic.uri,
    range: range(diagnostic, tool),
    fixable: diagnostic.patches.some(({ safe }) => safe),
    fingerprint: diagnostic.fingerprint,
    help: helpOf(diagnostic.rule),
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
    const { start, end } = narrowed(text, span, diagnostic, tool)
    return { start: positionAt(starts, start), end: positionAt(starts, end) }
  }
}

/** A finding about some words of a string is marked at those words. */
function narrowed(text: string, span: Span, { words, at }: Diagnostic, tool: Tool | undefined): Span {
  const string = words === undefined ? undefined : valueAt(tool?.raw, at)
  return words === undefined || typeof string !== 'string' ? span : wordsIn(text, span, string, words)
}
