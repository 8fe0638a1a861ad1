import type { LintReport, ReportedDiagnostic } from '../../core/report.ts'
import { visible } from '../../core/text.ts'
import { bySeverity } from '../../core/severity.ts'
import { SEVERITY_LEVEL } from '../annotation.ts'
import type { RenderContext } from '../reporter.ts'
import { driver, message, notification, reference } from './parts.ts'

/** GitHub takes this many results a run, and refuses the file beyond. */
const MOST_RESULTS = 25_000
/** Related places of one result; GitHub takes 1,000. */
const MOST_RELATED = 100

export function lintRun(report: LintReport, context: RenderContext): object {
  const ids = [...new Set(report.diagnostics.map(({ rule }) => rule))].sort()
  const indexOf = new Map(ids.map((id, index) => [id, index]))
  const nameOf = new Map(report.toolsets.map(({ key, id }) => [key, id]))
  const chosen = worst(report.diagnostics)
  return {
    tool: {
      driver: driver(
        report.tool.version,
        ids.map((id) => descriptor(id, report, context)),
      ),
    },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: report.problems.length === 0,
        exitCode: report.verdict.exit,
        ...(report.verdict.because === null ? {} : { exitCodeDescription: visible(report.verdict.because) }),
        toolExecutionNotifications: notifications(report, chosen.length),
      },
    ],
    results: chosen.map((found) => result(found, indexOf.get(found.rule) ?? -1, nameOf.get(found.toolset) ?? found.toolset)),
  }
}

function descriptor(id: string, { diagnostics }: LintReport, context: RenderContext): object {
  const rule = context.rule(id)
  const help = rule?.help ?? diagnostics.find((found) => found.rule === id)?.help ?? ''
  return {
    id,
    ...(rule === undefined
      ? {}
      : { shortDescription: message(rule.summary), defaultConfiguration: { level: SEVERITY_LEVEL[rule.severity] } }),
    ...(/^https?:\/\//.test(help) ? { helpUri: reference(help) } : {}),
  }
}

function worst(all: readonly ReportedDiagnostic[]): readonly ReportedDiagnostic[] {
  if (all.length <= MOST_RESULTS) return all
  return all.toSorted(bySeverity).slice(0, MOST_RESULTS)
}

function notifications({ problems, diagnostics }: LintReport, shown: number): object[] {
  const left = diagnostics.length - shown
  return [
    ...problems.map(({ uri, message: says, hint }) =>
      notification('problem', 'error', hint === undefined ? says : `${says} ${hint}`, uri),
    ),
    ...(left === 0
      ? []
      : [notification('left-out', 'warning', `${left} findings are left out: a SARIF file for GitHub holds ${MOST_RESULTS}.`)]),
  ]
}

function result(found: ReportedDiagnostic, ruleIndex: number, toolset: string): object {
  const { rule, severity, tool, uri, range, pointer, related, fingerprint } = found
  const artifact = { artifactLocation: { uri: reference(uri) } }
  return {
    ruleId: rule,
    ruleIndex,
    level: SEVERITY_LEVEL[severity],
    message: message(tool === null ? found.message : `${tool || '(a tool without a name)'}: ${found.message}`),
    locations: [
      {
        physicalLocation: { ...artifact, ...(range === null ? {} : { region: region(range) }) },
        logicalLocations: [
          {
            ...(tool === null ? { name: toolset } : { name: tool }),
            fullyQualifiedName: `${toolset}/${tool ?? ''}${pointer}`,
          },
        ],
      },
    ],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.slice(0, MOST_RELATED).map((name, index) => ({
            id: index,
            message: message(name),
            physicalLocation: artifact,
            logicalLocations: [{ name }],
          })),
        }),
    partialFingerprints: {
      'rightcall/v1': fingerprint,
      // The upload action computes this one from the source; where there is none, nobody else can.
      ...(range === null ? { primaryLocationLineHash: fingerprint } : {}),
    },
  }
}

function region({ start, end }: NonNullable<ReportedDiagnostic['range']>): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}
