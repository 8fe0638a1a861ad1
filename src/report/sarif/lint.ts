import type { LintReport, ReportedDiagnostic, ReportedToolset } from '../../core/report.ts'
import { bySeverity } from '../../core/severity.ts'
import { isFile, SEVERITY_LEVEL } from '../annotation.ts'
import { markedMessage } from '../../core/read-by-words.ts'
import type { RenderContext } from '../reporter.ts'
import type { Folders } from '../folders.ts'
import { driver, exitOf, message, notification } from './parts.ts'
import { baseIds, FIRST, physicalLocation, regionOf } from './place.ts'

/** GitHub takes this many results a run, and refuses the file beyond. */
const MOST_RESULTS = 25_000
/** Related places of one result; GitHub takes 1,000. */
const MOST_RELATED = 100

export function lintRun(report: LintReport, context: RenderContext): object {
  const ids = [...new Set(report.diagnostics.map(({ rule }) => rule))].sort()
  const indexOf = new Map(ids.map((id, index) => [id, index]))
  const setOf = new Map(report.toolsets.map((toolset) => [toolset.key, toolset]))
  const { folders } = context
  const chosen = worst(report.diagnostics)
  return {
    tool: {
      driver: driver(
        report.tool.version,
        ids.map((id) => descriptor(id, report, context)),
      ),
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: baseIds(folders),
    invocations: [
      {
        // exit code 1 is a gate that failed; only 2 and 3 say that the work was not done
        executionSuccessful: report.verdict.exit < 2 && report.problems.length === 0,
        ...exitOf(report.verdict),
        toolExecutionNotifications: notifications(report, chosen.length, folders),
      },
    ],
    results: chosen.map((found) => result(found, indexOf.get(found.rule) ?? -1, setOf.get(found.toolset), folders)),
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
    ...(/^https?:\/\//.test(help) ? { helpUri: encodeURI(help.toWellFormed()) } : {}),
  }
}

function worst(all: readonly ReportedDiagnostic[]): readonly ReportedDiagnostic[] {
  if (all.length <= MOST_RESULTS) return all
  return all.toSorted(bySeverity).slice(0, MOST_RESULTS)
}

function notifications({ problems, diagnostics, verdict }: LintReport, shown: number, folders: Folders): object[] {
  const left = diagnostics.length - shown
  return [
    ...problems.map(({ uri, message: says, hint }) =>
      notification('problem', 'error', hint === undefined ? says : `${says} ${hint}`, { place: uri, folders }),
    ),
    ...(verdict.exit === 3 && problems.length === 0
      ? [notification('verdict', 'error', `Exit code 3: ${verdict.because ?? ''}.`)]
      : []),
    ...(left === 0
      ? []
      : [
          notification('left-out', 'warning', `${left} findings are left out: a SARIF file for GitHub can hold ${MOST_RESULTS}.`),
        ]),
  ]
}

function result(found: ReportedDiagnostic, ruleIndex: number, toolset: ReportedToolset | undefined, folders: Folders): object {
  const { rule, severity, tool, range, pointer, related, fingerprint, readBy } = found
  const name = toolset?.id ?? found.toolset
  const physical = placeOfFinding(found, toolset, folders)
  return {
    ruleId: rule,
    ruleIndex,
    level: SEVERITY_LEVEL[severity],
    message: message(`${tool === null ? '' : `${tool || '(a tool without a name)'}: `}${markedMessage(found)}`),
    locations: [
      {
        physicalLocation: range === null ? physical : { ...physical, region: regionOf(range) },
        logicalLocations: [{ name: tool ?? name, fullyQualifiedName: `${name}/${tool ?? ''}${pointer}` }],
      },
    ],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.slice(0, MOST_RELATED).map((other, index) => ({
            id: index,
            message: message(other),
            physicalLocation: physical,
            logicalLocations: [{ name: other }],
          })),
        }),
    ...(readBy === undefined ? {} : { properties: { readBy } }),
    partialFingerprints: {
      'rightcall/v1': fingerprint,
      // The upload action computes this one from the source; where there is none, nobody else can.
      ...(range === null ? { primaryLocationLineHash: fingerprint } : {}),
    },
  }
}

/**
 * The file that the finding is about, or that names the live server. GitHub refuses results without a file, so a server that
 * no file names gets a name in place of a path, as OpenSSF Scorecard does it.
 */
function placeOfFinding({ uri }: ReportedDiagnostic, toolset: ReportedToolset | undefined, folders: Folders): object {
  const at = isFile(uri) ? uri : (toolset?.namedAt ?? uri)
  const physical = physicalLocation(at, folders) ?? {
    artifactLocation: { uri: encodeURIComponent(`live server ${toolset?.id ?? ''}`.trim().toWellFormed()) },
  }
  return { region: regionOf({ start: FIRST, end: FIRST }), ...physical }
}
