import type { ComparisonReport } from '../../core/report.ts'
import type { ComparisonRow } from '../../core/comparison.ts'
import { reasonSentences } from '../comparison-sides.ts'
import { decisiveRows, neededSentence, nonInferiorSentence, rowSentence, verdictSentence } from '../comparison-words.ts'
import { VERDICT_LEVEL } from '../annotation.ts'
import type { Folders } from '../folders.ts'
import type { RenderContext } from '../reporter.ts'
import { driver, exitOf, message, notification } from './parts.ts'
import { artifactOf, baseIds, FIRST, regionOf } from './place.ts'
import { unanswered } from './run.ts'

/** One result a model: its verdict, at the tool set that was changed. */
export function comparisonRun(report: ComparisonReport, { folders }: Pick<RenderContext, 'folders'>): object {
  const { after, verdict, incomplete } = report
  return {
    tool: {
      driver: driver(after.tool.version, [
        { id: 'comparison', shortDescription: message('Models choose tools worse after a change.') },
      ]),
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: baseIds(folders),
    invocations: [
      {
        executionSuccessful: !incomplete,
        ...exitOf(report),
        toolExecutionNotifications: [
          notification(
            'verdict',
            VERDICT_LEVEL[verdict ?? 'undecided'],
            [verdictSentence(report), ...reasonSentences(report, (text) => text)].join('; '),
            {
              place: after.toolset.uri,
              folders,
            },
          ),
          ...unanswered(report),
        ],
      },
    ],
    results: decisiveRows(report).map((row) => result(row, report, folders)),
  }
}

function result(row: ComparisonRow, report: ComparisonReport, folders: Folders): object {
  const { after } = report
  const sentence = `${row.verdict}: ${rowSentence(row, report, (name) => name)}.`
  const says = [sentence, nonInferiorSentence(row, report), neededSentence(row, report)].filter((each) => each !== undefined)
  // tools of a live server have no file, but the suite that asks for them has
  const artifactLocation = artifactOf(after.toolset.uri, folders) ?? artifactOf(after.suite.path, folders)
  return {
    ruleId: 'comparison',
    ruleIndex: 0,
    level: VERDICT_LEVEL[row.verdict],
    message: message(says.join(' ')),
    ...(artifactLocation === undefined
      ? {}
      : { locations: [{ physicalLocation: { artifactLocation, region: regionOf({ start: FIRST, end: FIRST }) } }] }),
    partialFingerprints: { 'rightcall/v1': `${row.metric}/${row.model}` },
  }
}
