import type { ComparisonReport } from '../../core/report.ts'
import { count, grouped } from '../../core/text.ts'
import type { ComparisonRow } from '../../core/comparison.ts'
import type { Manifest } from '../../core/manifest.ts'
import {
  collateralRows,
  droppedSentence,
  familySentence,
  decisiveRows,
  neededSentence,
  rowSentence,
  rowVerdict,
  VERDICT_SAYS,
} from '../comparison-words.ts'
import { inline } from '../escape.ts'
import { change, interval, pNumber, value } from '../numbers.ts'
import { KIND_WORD, modelKindOf } from '../run-words.ts'
import { wrapped } from './columns.ts'
import { flipLines } from './flips.ts'
import { VERDICT_STYLE } from './paint.ts'
import { ending } from './run.ts'
import { table } from './table.ts'
import { indented, spaced, type View } from './view.ts'

const COLLATERAL = 10

/** The verdict in words first, then what it rests on, intent by intent. */
export function comparisonLines(report: ComparisonReport, view: View): string[] {
  const models = [...new Set(report.rows.map(({ model }) => model))]
  return spaced([
    verdict(report, view),
    ...models.map((model) => modelLines(report, model, view)),
    flipLines(report.flips, 1, view),
    flipLines(report.flips, -1, view),
    collateral(report, view),
    manifests(report, view),
    ...ending(report, view),
  ])
}

function verdict(report: ComparisonReport, { width, paint }: View): string[] {
  const sentences = decisiveRows(report).flatMap((row) => [
    rowSentence(row, report, inline),
    ...[neededSentence(row, report), droppedSentence(row)].filter((sentence) => sentence !== undefined),
  ])
  const family = familySentence(report)
  return [
    `${paint(VERDICT_STYLE[report.verdict], report.verdict)}: ${VERDICT_SAYS[report.verdict]}`,
    ...indented(
      [...sentences, ...(family === undefined ? [] : [family])].flatMap((sentence) => wrapped(sentence, width - 2)),
      2,
    ),
  ]
}

function modelLines({ rows, before }: ComparisonReport, model: string, { width, paint }: View): string[] {
  const own = rows.filter((row) => row.model === model && row.delta.n > 0)
  if (own.length === 0) return []
  const title = `${inline(model)} (${KIND_WORD[modelKindOf(before, model)]})`
  return [...wrapped(title, width), ...indented(table(own, columns(), width - 2, paint), 2)]
}

function columns(): Parameters<typeof table<ComparisonRow>>[1] {
  return [
    { head: 'metric', text: ({ metric }) => inline(metric), least: 8, style: () => 'bold' },
    { head: 'before', text: ({ metric, before }) => value(metric, before.value), align: 'right' },
    { head: 'after', text: ({ metric, after }) => value(metric, after.value), align: 'right' },
    { head: 'change', text: ({ metric, delta }) => change(metric, delta.value), align: 'right' },
    { head: '95 % interval', text: ({ metric, delta }) => interval(metric, delta) },
    { head: 'p', text: ({ p }) => pNumber(p) },
    { head: 'adj. p', text: ({ adjusted }) => pNumber(adjusted) },
    { head: 'verdict', text: rowVerdict, style: ({ verdict: decided }) => VERDICT_STYLE[decided] },
  ]
}

function collateral(report: ComparisonReport, { width, paint }: View): string[] {
  const rows = collateralRows(report)
  if (rows.length === 0) return []
  const lines = table(
    rows.slice(0, COLLATERAL),
    [
      { head: 'tool', text: ({ tool }) => inline(tool), least: 12 },
      { head: 'model', text: ({ model }) => inline(model), least: 8 },
      { head: 'change', text: ({ delta }) => change('', delta.value), align: 'right' },
      { head: 'interval', text: ({ delta }) => interval('', delta) },
      { head: 'n', text: ({ delta }) => grouped(delta.n), align: 'right' },
    ],
    width - 2,
    paint,
  )
  const more = rows.length > COLLATERAL ? [paint('dim', `and ${rows.length - COLLATERAL} more`)] : []
  return [
    ...wrapped('By tool, in points (advisory; intervals allow for the number of tools)', width),
    ...indented([...lines, ...more], 2),
  ]
}

function manifests({ before, after }: ComparisonReport, { width, paint }: View): string[] {
  const sides = ([before, after] as const).map(({ toolset }, at) => ({
    name: at === 0 ? 'before' : 'after',
    where: toolset.uri,
    size: count(toolset.tools, 'tool'),
    digest: toolset.digest,
  }))
  const suite = {
    name: 'suite',
    where: before.suite.path,
    size: count(before.suite.intents, 'intent'),
    digest: before.suite.digest,
  }
  const lines = table(
    [...sides, suite],
    [
      { head: '', text: ({ name }) => name },
      { head: '', text: ({ where }) => inline(where), least: 12 },
      { head: '', text: ({ size }) => size },
      { head: '', text: ({ digest }) => inline(digest).slice(0, 8) },
    ],
    width,
    (_, text) => text,
  )
  return [...lines, ...answered(before, after).flatMap((line) => wrapped(line, width))].map((line) => paint('dim', line))
}

/** What each provider called the model that answered. */
function answered(before: Manifest, after: Manifest): string[] {
  const named = [...before.models, ...after.models].filter(({ reported }) => reported.length > 0)
  return [...new Set(named.map(({ model, reported }) => `${inline(model)} answered as ${inline(reported.join(', '))}`))]
}
