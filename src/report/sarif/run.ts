import type { RunReport, Unfinished } from '../../core/report.ts'
import { interval, value } from '../numbers.ts'
import { incompleteSentence, KIND_WORD, modelKindOf, rowsByKind } from '../run-words.ts'
import type { RenderContext } from '../reporter.ts'
import { driver, exitOf, notification } from './parts.ts'
import { baseIds } from './place.ts'

/** A measurement says nothing of a place in a file: numbers and failures are notifications, and there are no results. */
export function evalRun(report: RunReport, { folders }: Pick<RenderContext, 'folders'>): object {
  const { manifest, incomplete } = report
  const measured = rowsByKind(report).flatMap(({ rows }) =>
    rows.map(({ metric, model, estimate }) =>
      notification(
        `metric/${metric}`,
        'note',
        `${metric} of ${model} (${KIND_WORD[modelKindOf(manifest, model)]}): ${value(metric, estimate.value)} ${interval(metric, estimate)}, n ${estimate.n}`,
        { place: manifest.suite.path, folders },
      ),
    ),
  )
  return {
    tool: { driver: driver(manifest.tool.version, []) },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: baseIds(folders),
    invocations: [
      {
        executionSuccessful: !incomplete,
        ...exitOf(report.verdict),
        toolExecutionNotifications: [...measured, ...unanswered(report)],
      },
    ],
    results: [],
  }
}

export function unanswered({
  failures,
  incomplete,
  ...unfinished
}: Pick<RunReport, 'failures' | 'incomplete'> & Unfinished): object[] {
  return [
    ...failures.map(({ model, error, count }) =>
      notification('failure', 'error', `${count} × ${model} did not answer: ${error}`),
    ),
    ...(incomplete
      ? [
          notification(
            'incomplete',
            'warning',
            incompleteSentence(unfinished, (text) => text),
          ),
        ]
      : []),
  ]
}
