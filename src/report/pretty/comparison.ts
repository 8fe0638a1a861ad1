import type { ComparisonReport } from '../../core/report.ts'
import { count, grouped } from '../../core/text.ts'
import type { ComparisonRow } from '../../core/comparison.ts'
import type { Manifest } from '../../core/manifest.ts'
import { aroundSentences, differsSentence, kindsOf, oneSidedGroups, reasonSentences, scoreWords } from '../comparison-sides.ts'
import {
  COLLATERAL_TITLE,
  collateralRows,
  decisiveRows,
  familySentence,
  nothingSentence,
  rowSentences,
  rowVerdict,
  verdictSentence,
  verdictWord,
} from '../comparison-words.ts'
import { COSTS_TITLE, shownCosts } from '../cost-words.ts'
import { inline } from '../escape.ts'
import { change, interval, pNumber, value } from '../numbers.ts'
import { changeLines } from './changes.ts'
import { columnsOf, wrapped } from './columns.ts'
import { flipLines } from './flips.ts'
import { VERDICT_STYLE } from './paint.ts'
import { ending } from './run.ts'
import { table } from './table.ts'
import { indented, spaced, type View } from './view.ts'

const COLLATERAL = 10
const ONE_SIDED = 10

/** The verdict in words first, then what it rests on, intent by intent. */
export function comparisonLines(report: ComparisonReport, view: View): string[] {
  const models = [...new Set(report.rows.map(({ model }) => model))]
  return spaced([
    verdict(report, view),
    ...models.map((model) => modelLines(report, model, view)),
    ...([-1, 1] as const).flatMap((direction) => [flipLines(report, direction, view), changeLines(report, direction, view)]),
    ...oneSided(report, view),
    collateral(report, view),
    costs(report, view),
    manifests(report, view),
    ...ending(report, view),
  ])
}

function verdict(report: ComparisonReport, { width, paint }: View): string[] {
  const sentences = decisiveRows(report).flatMap((row) => rowSentences(row, report, inline))
  const [word, rest] = [verdictWord(report), verdictSentence(report)]
  const all = [
    differsSentence(report, inline),
    ...reasonSentences(report, inline),
    nothingSentence(report),
    ...sentences,
    familySentence(report),
  ]
  return [
    ...wrapped(`${paint(VERDICT_STYLE[report.verdict ?? 'undecided'], word)}${rest.slice(word.length)}`, width),
    ...indented(
      all.filter((sentence) => sentence !== undefined).flatMap((sentence) => wrapped(sentence, width - 2)),
      2,
    ),
  ]
}

function modelLines(report: ComparisonReport, model: string, { width, paint }: View): string[] {
  const own = report.rows.filter((row) => row.model === model && row.delta.n > 0)
  if (own.length === 0) return []
  const labels = own
    .filter(({ metric, label }) => label !== metric.replace('-', ' '))
    .map(({ metric, label }) => `${inline(metric)}: ${inline(label)}`)
  return [
    ...wrapped(`${inline(model)} (${kindsOf(report, model)})`, width),
    ...indented(
      [
        ...table(own, columnsFor(own, width - 2), width - 2, paint),
        ...wrapped(labels.join(' · '), width - 2).map((line) => paint('dim', line)),
      ],
      2,
    ),
  ]
}

/** Intents that are no part of the verdict, those that are new first. */
function oneSided(report: ComparisonReport, { width, paint }: View): string[][] {
  return oneSidedGroups(report).map(({ title, own }) => {
    const lines = table(
      own.slice(0, ONE_SIDED),
      [
        { head: '', text: ({ intent }) => inline(intent), least: 10 },
        { head: '', text: (intent) => scoreWords(intent, inline) ?? '' },
        { head: '', text: ({ because }) => inline(because), least: 20, style: () => 'dim' },
      ],
      width - 2,
      paint,
    )
    const more = own.length > ONE_SIDED ? [paint('dim', `and ${own.length - ONE_SIDED} more`)] : []
    return [...wrapped(title, width), ...indented([...lines, ...more], 2)]
  })
}

/** The unadjusted p is the first to go where there is no room: the verdict does not rest on it. */
function columnsFor(rows: readonly ComparisonRow[], width: number): ReturnType<typeof columns> {
  const all = columns()
  const widths = all.map(({ head, text }) => Math.max(...[head, ...rows.map(text)].map(columnsOf)))
  const needed = widths.reduce((sum, each) => sum + each, 2 * (all.length - 1))
  return needed <= width ? all : all.filter(({ head }) => head !== 'p')
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
  return [...wrapped(COLLATERAL_TITLE, width), ...indented([...lines, ...more], 2)]
}

function costs(report: ComparisonReport, { width, paint }: View): string[] {
  const rows = shownCosts(report)
  if (rows.length === 0) return []
  const isOne = new Set(rows.map(({ model }) => model)).size === 1
  const lines = table(
    rows,
    [
      { head: '', text: ({ what }) => what },
      ...(isOne ? [] : [{ head: 'model', text: ({ model }: { readonly model: string }) => inline(model), least: 8 }]),
      { head: 'before', text: ({ before }) => before, align: 'right' },
      { head: 'after', text: ({ after }) => after, align: 'right' },
      { head: 'change', text: (row) => row.change, align: 'right' },
      { head: '95 % interval', text: (row) => row.interval },
      { head: 'n', text: ({ n }) => n, align: 'right' },
    ],
    width - 2,
    paint,
  )
  return [...wrapped(COSTS_TITLE, width), ...indented(lines, 2)]
}

function manifests(report: ComparisonReport, { width, paint }: View): string[] {
  const { before, after, sides } = report
  const rows = (
    [
      ['before', sides.before, before],
      ['after', sides.after, after],
    ] as const
  ).map(([name, { from, tools }, { toolset }]) => ({
    name,
    where: from,
    size: count(tools, 'tool'),
    digest: toolset.digest,
  }))
  const suite = {
    name: 'suite',
    where: before.suite.path,
    size: count(before.suite.intents, 'intent'),
    digest: before.suite.digest,
  }
  const lines = table(
    [...rows, suite],
    [
      { head: '', text: ({ name }) => name },
      { head: '', text: ({ where }) => inline(where), least: 12 },
      { head: '', text: ({ size }) => size },
      { head: '', text: ({ digest }) => inline(digest).slice(0, 8) },
    ],
    width,
    (_, text) => text,
  )
  const around = [...aroundSentences(report), ...answered(before, after)]
  return [...lines, ...around.flatMap((line) => wrapped(line, width))].map((line) => paint('dim', line))
}

/** What each provider called the model that answered. */
function answered(before: Manifest, after: Manifest): string[] {
  const named = [...before.models, ...after.models].filter(({ model, reported }) => reported.some((version) => version !== model))
  return [...new Set(named.map(({ model, reported }) => `${inline(model)} answered as ${inline(reported.join(', '))}`))]
}
