import type { ComparisonReport, RunReport } from '../../core/report.ts'
import { count, grouped, list } from '../../core/text.ts'
import { againstSentences } from '../against-words.ts'
import { inline } from '../escape.ts'
import { reasonSentence } from '../exit-words.ts'
import { interval, value } from '../numbers.ts'
import {
  confusionSentence,
  costSentence,
  failedIntents,
  failedName,
  gateSentence,
  gradingSentence,
  incompleteSentence,
  KIND_TITLE,
  rowsByKind,
  HIGHER,
  unansweredSentences,
} from '../run-words.ts'
import { wrapped } from './columns.ts'
import { failedLines } from './failed.ts'
import { table } from './table.ts'
import { indented, spaced, type View } from './view.ts'

const CONFUSIONS = 10
const FAILED = 10

/** What was measured, on what, and where it went wrong. */
export function runLines(report: RunReport, view: View): string[] {
  return spaced([
    subject(report, view),
    ...rowsByKind(report).map(({ kind, rows }) => [
      ...wrapped(KIND_TITLE[kind], view.width),
      ...indented(metrics(rows, view), 2),
    ]),
    report.summary.length === 0 ? [] : wrapped(HIGHER, view.width).map((line) => view.paint('dim', line)),
    unansweredSentences(report.unanswered, inline)
      .flatMap((sentence) => wrapped(sentence, view.width))
      .map((line) => view.paint('yellow', line)),
    againstSentences(report, inline, inline).flatMap((sentence) => wrapped(sentence, view.width)),
    confusions(report, view),
    ...[...new Set(report.intents.map(({ model }) => model))].map((model) => failures(report, model, view)),
    ...ending(report, view),
  ])
}

function subject({ manifest }: RunReport, { width, paint }: View): string[] {
  const { suite, toolset, repeats } = manifest
  const [graded, gate] = [gradingSentence(manifest), gateSentence(manifest, inline)]
  const asked = `${count(suite.intents, 'intent')}${repeats > 1 ? `, each asked ${repeats} times` : ''}`
  return [
    ...wrapped(inline(suite.path), width).map((line) => paint('bold', line)),
    ...wrapped(`${asked} on the ${count(toolset.tools, 'tool')} of ${inline(toolset.uri)}`, width),
    ...(graded === undefined ? [] : wrapped(graded, width)),
    ...(gate === undefined ? [] : wrapped(gate, width)),
  ]
}

function metrics(rows: RunReport['summary'], { width, paint }: View): string[] {
  return table(
    rows,
    [
      { head: 'metric', text: ({ metric }) => inline(metric), least: 8, style: () => 'bold' },
      { head: 'model', text: ({ model }) => inline(model), least: 10 },
      { head: 'value', text: ({ metric, estimate }) => value(metric, estimate.value), align: 'right' },
      { head: '95 % interval', text: ({ metric, estimate }) => interval(metric, estimate) },
      { head: 'n', text: ({ estimate }) => grouped(estimate.n), align: 'right' },
      { head: 'high means', text: ({ label }) => inline(label), least: 12 },
    ],
    width - 2,
    paint,
  )
}

function confusions({ confusion, manifest }: RunReport, { width, paint }: View): string[] {
  const wrong = confusion.filter(({ expected, called }) => expected !== called)
  if (wrong.length === 0) return []
  const shown = wrong.slice(0, CONFUSIONS).map((row) => {
    const sentence = confusionSentence(row, manifest, inline)
    return manifest.models.length > 1 ? `${inline(row.model)}: ${sentence}` : sentence
  })
  const more = wrong.length > CONFUSIONS ? [paint('dim', `and ${wrong.length - CONFUSIONS} more`)] : []
  return ['Most often wrong', ...indented([...shown.flatMap((sentence) => wrapped(sentence, width - 2)), ...more], 2)]
}

function failures(report: RunReport, model: string, view: View): string[] {
  const { intents } = report
  const { width, paint } = view
  const asked = intents.filter((row) => row.model === model && row.repeats > row.error)
  const wrong = failedIntents(intents, model)
  const told = view.failed ? failedLines(report, model, { ...view, width: width - 2 }) : []
  if (told.length > 0)
    return [
      ...wrapped(`Failed with ${inline(model)}: ${wrong.length} of ${count(asked.length, 'intent')}`, width),
      '',
      ...indented(told, 2),
    ]
  if (wrong.length === 0) return []
  const names = wrong.map((row) => failedName(row, inline))
  return [
    ...wrapped(`Failed with ${inline(model)}: ${wrong.length} of ${count(asked.length, 'intent')}`, width),
    ...indented(wrapped(list(names, FAILED), width - 2), 2),
    ...indented([paint('dim', '--failed shows each with its reason')], 2),
  ]
}

/** What it cost, what did not work, and whether anything is missing: last, where a reader of a terminal looks first. */
export function ending(report: RunReport | ComparisonReport, { width, paint }: View): string[][] {
  const { cost, failures: broken, incomplete } = report
  const [spent, reason] = [costSentence(cost), reasonSentence(report, inline)]
  return [
    broken.flatMap(({ model, error, count: times }) =>
      wrapped(`${grouped(times)} × ${inline(model)} did not answer: ${inline(error)}`, width).map((line) =>
        paint('yellow', line),
      ),
    ),
    spent === undefined ? [] : wrapped(spent, width).map((line) => paint('dim', line)),
    incomplete ? wrapped(incompleteSentence(report, inline), width).map((line) => paint('red', line)) : [],
    reason === undefined ? [] : wrapped(reason, width).map((line) => paint('dim', line)),
  ]
}
