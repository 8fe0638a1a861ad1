import type { Diagnostic } from '../core/finding.ts'
import { valueAt } from '../core/pointer.ts'
import type { LintReport, ReportedDiagnostic, ReportedToolset } from '../core/report.ts'
import { clip, lineStarts, positionAt, visible, type Position } from '../core/text.ts'
import { tokensOfAll } from '../core/tokens.ts'
import type { Tool, Toolset } from '../core/tool.ts'
import type { Sift } from './sift.ts'
import type { LintResult } from '../lint/engine.ts'
import { distinct } from '../lint/identity.ts'
import { isEnglish } from '../lint/prose/text/language.ts'
import { textsOf } from '../lint/prose/text/texts.ts'
import type { Catalogue } from '../builtins.ts'
import { textTable, type TextTable } from './reported-texts.ts'
import { helpOf } from './rule-info.ts'
import { judged, lintVerdict, type LintGate } from './verdict.ts'

/** Toolsets with what the rules say of them. */
export interface Results {
  readonly results: readonly (readonly [Toolset, LintResult])[]
  /** What was said of whole client configurations. */
  readonly across: readonly LintResult[]
}

/** Findings as reporters show them, with the verdict on them. */
export function lintReport(
  { results, across }: Results,
  { problems: notRead, unchecked = [], unread }: Pick<LintReport, 'problems' | 'unchecked' | 'unread'>,
  { version }: Pick<Catalogue, 'version'>,
  gate: LintGate,
  sift: Sift = (fresh) => ({ fresh, baselined: 0, atBase: 0 }),
): LintReport {
  const table = textTable()
  const all = [...results.map(([, result]) => result), ...across]
  const found = distinct([
    ...results.flatMap(([toolset, { diagnostics }]) => {
      const range = ranges()
      return diagnostics.map((diagnostic) => reported(diagnostic, toolset, { range, version, table }))
    }),
    // servers of a configuration are live: nothing of theirs has a place in a text
    ...across.flatMap(({ diagnostics }) =>
      diagnostics.map((diagnostic) => reported(diagnostic, undefined, { range: () => null, version, table })),
    ),
  ])
  const problems = [...notRead, ...all.flatMap((result) => result.problems)]
  const { fresh, baselined, atBase, ...about } = sift(
    found,
    results.map(([toolset]) => toolset),
    problems,
  )
  const { diagnostics, texts } = table.kept(fresh)
  const having = (severity: string) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
  const summary = {
    toolsets: results.length,
    tools: results.reduce((sum, [toolset]) => sum + toolset.tools.length, 0),
    errors: having('error'),
    warnings: having('warn'),
    infos: having('info'),
    suppressed: all.reduce((sum, { suppressed }) => sum + suppressed, 0),
    fixable: diagnostics.filter(({ fixable }) => fixable).length,
    baselined,
    atBase,
    suggestions: diagnostics.filter(({ fixable, patches }) => !fixable && patches.length > 0).length,
  }
  const failed = judged(diagnostics, gate)
  const failing = new Set(failed.flatMap(({ findings }) => findings))
  return {
    version: 1,
    kind: 'lint',
    tool: { name: 'rightcall', version },
    verdict: lintVerdict({ summary, problems, unchecked, ...(unread === undefined ? {} : { unread }) }, failed, gate),
    summary,
    ...about,
    toolsets: results.map(reportedToolset),
    diagnostics: diagnostics.map((one) => (failing.has(one) ? { ...one, fails: true } : one)),
    ...(texts.length === 0 ? {} : { texts }),
    problems,
    ...(unchecked.length === 0 ? {} : { unchecked }),
    ...(unread === undefined ? {} : { unread }),
  }
}

function reportedToolset([
  { key, id, uri, tools, complete, configured, target },
  { rules },
]: Results['results'][number]): ReportedToolset {
  return {
    key,
    id,
    uri,
    tools: tools.length,
    tokens: tokensOfAll(tools),
    rules,
    complete,
    notEnglish: tools.filter((tool) => [...textsOf(tool)].some(([, text]) => !isEnglish(text))).map(({ name }) => name),
    unannotated: tools.filter(({ annotations }) => annotations === undefined).length,
    ...(configured === undefined ? {} : { namedAt: configured.place ?? configured.uri }),
    ...(target === undefined ? {} : { target }),
  }
}

interface Reporting {
  readonly range: Ranges
  readonly version: string
  readonly table: TextTable
}

function reported(
  diagnostic: Diagnostic,
  toolset: Toolset | undefined,
  { range, version, table }: Reporting,
): ReportedDiagnostic {
  const tool = diagnostic.index === undefined ? undefined : toolset?.tools[diagnostic.index]
  const places = table.placesOf(diagnostic, tool, toolset)
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
    fails: false,
    fixable: diagnostic.patches.some(({ safe }) => safe),
    fingerprint: diagnostic.fingerprint,
    help: helpOf(version, diagnostic.rule),
    related: diagnostic.related,
    quote: quoteOf(diagnostic, tool),
    patches: diagnostic.patches,
    ...(places === undefined ? {} : { places }),
    ...(diagnostic.readBy === undefined ? {} : { readBy: diagnostic.readBy }),
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
