import type { ComparisonReport } from '../../core/report.ts'
import type { ComparisonRow } from '../../core/comparison.ts'
import { headline, neededSentence, rowSentence, VERDICT_SAYS } from '../comparison-words.ts'
import { VERDICT_LEVEL } from '../annotation.ts'
import { driver, message, notification, reference } from './parts.ts'
import { unanswered } from './run.ts'

/** One result a model: its verdict, at the tool set that was changed. */
export function comparisonRun(report: ComparisonReport): object {
  const { after, verdict, failures, incomplete } = report
  return {
    tool: {
      driver: driver(after.tool.version, [
        { id: 'comparison', shortDescription: message('Models choose tools worse after a change.') },
      ]),
    },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: !incomplete,
        toolExecutionNotifications: [
          notification('verdict', VERDICT_LEVEL[verdict], `${verdict}: ${VERDICT_SAYS[verdict]}`, after.toolset.uri),
          ...unanswered(failures, incomplete),
        ],
      },
    ],
    results: headline(report).map((row) => result(row, report)),
  }
}

function result(row: ComparisonRow, { margin, after }: ComparisonReport): object {
  const says = [`${row.verdict}: ${rowSentence(row, margin, (name) => name)}.`, neededSentence(row, margin) ?? '']
  return {
    ruleId: 'comparison',
    ruleIndex: 0,
    level: VERDICT_LEVEL[row.verdict],
    message: message(says.join(' ').trim()),
    locations: [{ physicalLocation: { artifactLocation: { uri: reference(after.toolset.uri) } } }],
    partialFingerprints: { 'rightcall/v1': `${row.metric}/${row.model}` },
  }
}
