import type { Remark } from '../core/comment.ts'
import type { Diagnostic, Problem } from '../core/finding.ts'
import { lineStarts, positionAt } from '../core/text.ts'
import type { Tool, Toolset } from '../core/tool.ts'
import type { LintResult } from '../lint/engine.ts'
import { placeIn } from '../lint/place.ts'
import type { ResolvedRule } from '../lint/resolve.ts'
import { maySuppress, suppressedIn } from '../lint/suppression.ts'
import { documentOf } from '../sources/document.ts'
import type { Context } from './context.ts'

/** A toolset, the rules that it was linted with, and what they say. */
export interface LintedToolset {
  readonly toolset: Toolset
  readonly rules: readonly ResolvedRule[]
  readonly result: LintResult
}

/** A comment that suppresses nothing. */
export interface UnusedComment extends Remark {
  readonly uri: string
  /** Where it stands, as terminals open it. */
  readonly place: string
}

export interface WithoutSuppressed {
  readonly results: readonly (readonly [Toolset, LintResult])[]
  /** Comments that cannot be followed. */
  readonly problems: readonly Problem[]
  readonly unused: readonly UnusedComment[]
}

/** Takes out what comments in the texts suppress, and counts it with what the configuration accepts. */
export function withoutSuppressed(linted: readonly LintedToolset[], context: Context): WithoutSuppressed {
  const judged = textsOf(linted).map((file) => ({ file, ...judgedComments(file, linted, context) }))
  const suppressed = new Set(judged.flatMap((one) => [...one.suppressed]))
  return {
    results: linted.map(({ toolset, result }) => [toolset, kept(result, suppressed)] as const),
    problems: judged.flatMap(({ file, faults }) => faults.map((fault) => problemAt(file, fault))),
    unused: judged.flatMap(({ file, unused }) =>
      unused.map((remark) => ({ ...remark, uri: file.uri, place: problemAt(file, remark).uri })),
    ),
  }
}

interface TextFile {
  readonly uri: string
  readonly text: string
}

/** The texts that may suppress something. Nearly none does, and looking for comments takes time. */
function textsOf(linted: readonly LintedToolset[]): TextFile[] {
  const texts = new Map<string, string>()
  for (const { toolset } of linted) {
    for (const { origin } of toolset.tools) if (origin?.text !== undefined) texts.set(origin.uri, origin.text)
  }
  return [...texts].flatMap(([uri, text]) => (maySuppress(text) ? [{ uri, text }] : []))
}

function judgedComments(file: TextFile, linted: readonly LintedToolset[], { catalogue }: Context) {
  const document = documentOf(file.uri, file.text, catalogue.sources)
  const source = catalogue.sources.find((one) => one.accepts({ kind: 'document', document }))
  const here = linted.filter(({ toolset }) => toolset.tools.some((tool) => isOf(file, tool)))
  const found = here.flatMap(({ toolset, result }) =>
    result.diagnostics.flatMap((diagnostic) => {
      const place = placeIn(toolset, diagnostic)
      return place === undefined || !isOf(file, place.tool) ? [] : [{ diagnostic, place: place.span }]
    }),
  )
  return suppressedIn(file.text, source?.comments?.(document) ?? [], found, {
    known: Object.keys(catalogue.rules),
    ran: (id) =>
      here.some(({ toolset, rules }) =>
        rules.some((active) => active.id === id && (toolset.complete || active.rule.needs !== 'complete')),
      ),
  })
}

function isOf({ uri }: TextFile, { origin }: Tool): boolean {
  return origin?.uri === uri
}

function kept(result: LintResult, suppressed: ReadonlySet<Diagnostic>): LintResult {
  const diagnostics = result.diagnostics.filter((diagnostic) => !suppressed.has(diagnostic))
  const taken = result.diagnostics.length - diagnostics.length
  return taken === 0 ? result : { ...result, diagnostics, suppressed: result.suppressed + taken }
}

function problemAt({ uri, text }: TextFile, { span, message, hint }: Remark): Problem {
  const start = positionAt(lineStarts(text), span.start)
  return { uri: `${uri}:${start.line}:${start.column}`, start, message, ...(hint === undefined ? {} : { hint }) }
}
