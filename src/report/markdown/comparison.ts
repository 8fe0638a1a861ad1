import type { ComparisonReport } from '../../core/report.ts'
import { count } from '../../core/text.ts'
import {
  collateralRows,
  droppedSentence,
  familySentence,
  decisiveRows,
  movedWords,
  neededSentence,
  rowSentence,
  rowVerdict,
  VERDICT_SAYS,
} from '../comparison-words.ts'
import { code, prose } from '../escape.ts'
import { change, interval, pNumber, value } from '../numbers.ts'
import { KIND_WORD, modelKindOf } from '../run-words.ts'
import { details, most, paragraphs, pipeTable } from './parts.ts'
import { endingMarkdown } from './run.ts'

const SHOWN = 30

/** The verdict first, then the table; intents, tools and what was compared folded away. */
export function comparisonMarkdown(report: ComparisonReport): string[] {
  const { verdict, flips } = report
  return paragraphs([
    [`### rightcall: ${verdict}, ${VERDICT_SAYS[verdict]}`],
    sentences(report),
    rows(report),
    ...([1, -1] as const).map((direction) => {
      const own = flips.filter(({ gain }) => gain * direction > 0)
      return details(`${direction > 0 ? 'Gained' : 'Lost'} ${count(own.length, 'intent')}`, most(own.map(flip), SHOWN))
    }),
    details('By tool (advisory; intervals allow for the number of tools)', collateral(report)),
    details('What was compared', compared(report)),
    ...endingMarkdown(report),
  ])
}

function sentences(report: ComparisonReport): string[] {
  const family = familySentence(report)
  const told = decisiveRows(report).flatMap((row) =>
    [rowSentence(row, report, code), neededSentence(row, report), droppedSentence(row)]
      .filter((sentence) => sentence !== undefined)
      .map((sentence, at) => (at === 0 ? `* ${sentence}` : `  ${sentence}`)),
  )
  return family === undefined ? told : [...told, '', family]
}

function rows({ rows: all, before }: ComparisonReport): string[] {
  return pipeTable(
    ['metric', 'model', 'before', 'after', 'change', '95 % interval', 'p', 'adjusted p', 'verdict'],
    all
      .filter(({ delta }) => delta.n > 0)
      .map((row) => [
        code(row.metric),
        `${code(row.model)} (${KIND_WORD[modelKindOf(before, row.model)]})`,
        value(row.metric, row.before.value),
        value(row.metric, row.after.value),
        change(row.metric, row.delta.value),
        interval(row.metric, row.delta),
        pNumber(row.p).replace('<', '&lt;'),
        pNumber(row.adjusted).replace('<', '&lt;'),
        rowVerdict(row),
      ]),
  )
}

function flip(moved: ComparisonReport['flips'][number]): string {
  const { intent, metric, model, says } = moved
  return `* ${code(intent)} with ${code(model)}, ${code(metric)}: ${movedWords(moved, code)}: ${prose(says)}`
}

function collateral(report: ComparisonReport): string[] {
  const changed = collateralRows(report)
  if (changed.length === 0) return []
  return pipeTable(
    ['tool', 'model', 'change', 'interval', 'n'],
    changed
      .slice(0, SHOWN)
      .map(({ tool, model, delta }) => [code(tool), code(model), change('', delta.value), interval('', delta), String(delta.n)]),
  )
}

function compared({ before, after }: ComparisonReport): string[] {
  return [
    ...[before, after].map(
      ({ toolset }, at) =>
        `* ${at === 0 ? 'before' : 'after'}: ${code(toolset.uri)}, ${count(toolset.tools, 'tool')}, digest ${code(toolset.digest.slice(0, 8))}`,
    ),
    `* suite: ${code(before.suite.path)}, ${count(before.suite.intents, 'intent')}, digest ${code(before.suite.digest.slice(0, 8))}`,
    ...after.models
      .filter(({ reported }) => reported.length > 0)
      .map(({ model, reported }) => `* ${code(model)} answered as ${code(reported.join(', '))}`),
  ]
}
