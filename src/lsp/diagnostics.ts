import type { Diagnostic, Problem, Severity } from '../core/finding.ts'
import { markedMessage } from '../core/read-by-words.ts'
import { oneLine } from '../core/text.ts'
import type { Span, Toolset } from '../core/tool.ts'
import type { LintedText } from '../session/linted.ts'
import type { LspDiagnostic } from './protocol.ts'
import type { Opened, State } from './state.ts'

const SEVERITIES: Readonly<Record<Severity, 1 | 2 | 3>> = { error: 1, warn: 2, info: 3 }

/** What an editor shows of a document. Texts that hold no tools have nothing to show. */
export function diagnosticsOf(opened: Opened, state: State): LspDiagnostic[] {
  const linted = opened.lint()
  if (!linted.recognised) return []
  return [
    ...linted.problems.map((problem) => problemShown(problem, opened)),
    ...linted.unusedComments.map(({ span, message, hint }): LspDiagnostic => ({
      range: opened.places.rangeOf(span),
      severity: SEVERITIES.warn,
      source: 'rightcall',
      message: [message, hint].filter(Boolean).join(' '),
      tags: [1],
    })),
    ...linted.diagnostics.map((diagnostic) => shown(diagnostic, linted, opened, state)),
  ]
}

function shown(diagnostic: Diagnostic, linted: LintedText, opened: Opened, { abilities }: State): LspDiagnostic {
  const { session, places, document } = opened
  const toolset = listOf(diagnostic, linted)
  const help = abilities.links ? session.ruleInfo(diagnostic.rule)?.help : undefined
  const related = abilities.related && toolset !== undefined ? relatedPlaces(diagnostic, toolset, opened) : []
  return {
    range: places.rangeOf(spanIn(diagnostic, linted)),
    severity: SEVERITIES[diagnostic.severity],
    code: diagnostic.rule,
    ...(help === undefined ? {} : { codeDescription: { href: help } }),
    source: 'rightcall',
    message: markedMessage(diagnostic),
    ...(related.length === 0
      ? {}
      : {
          relatedInformation: related.map(({ span, says }) => ({
            location: { uri: document.uri, range: places.rangeOf(span) },
            message: says,
          })),
        }),
  }
}

function problemShown({ start, message, hint }: Problem, { places }: Opened): LspDiagnostic {
  const offset = places.offsetOf(start?.line ?? 1, start?.column ?? 1)
  return {
    range: places.rangeOf({ start: offset, end: offset + 1 }),
    severity: SEVERITIES.error,
    source: 'rightcall',
    message: [message, hint].filter(Boolean).join(' '),
  }
}

/** The list that a finding is about. */
export function listOf({ toolset }: Diagnostic, { toolsets }: LintedText): Toolset | undefined {
  return toolsets.find(({ key }) => key === toolset)
}

/** Where a finding is shown: one about a whole list stands at its first tool. */
export function spanIn(diagnostic: Diagnostic, linted: LintedText): Span {
  const first = listOf(diagnostic, linted)?.tools[0]
  return diagnostic.span ?? (diagnostic.index === undefined ? first?.origin?.span('') : undefined) ?? { start: 0, end: 0 }
}

interface Place {
  readonly span: Span
  readonly says: string
}

/** The other tools, and the parameter that a text contradicts. */
function relatedPlaces(diagnostic: Diagnostic, { tools }: Toolset, { session }: Opened): Place[] {
  const others = tools.filter(({ name, index }) => index !== diagnostic.index && diagnostic.related.includes(name))
  const named = others.flatMap(({ name, origin }): Place[] => {
    const span = origin?.span('')
    return span === undefined ? [] : [{ span, says: `The tool ${JSON.stringify(oneLine(name))}.` }]
  })
  const tool = diagnostic.index === undefined ? undefined : tools[diagnostic.index]
  const second = tool === undefined ? undefined : session.secondPlaceOf(tool, diagnostic)
  const span = second === undefined ? undefined : tool?.origin?.span(second.at)
  return span === undefined || second === undefined ? named : [...named, { span, says: second.says }]
}
