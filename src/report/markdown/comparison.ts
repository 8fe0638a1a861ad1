import type { ComparisonReport } from '../../core/report.ts'
import { count } from '../../core/text.ts'
import { CHANGES_TITLE, changesOf, parameterSentence, abridged, toolTitle } from '../change-words.ts'
import { aroundSentences, differsSentence, kindsOf, oneSidedGroups, reasonSentences, scoreWords } from '../comparison-sides.ts'
import {
  COLLATERAL_TITLE,
  collateralRows,
  decisiveRows,
  familySentence,
  movedWords,
  nothingSentence,
  rowSentences,
  rowVerdict,
  verdictSentence,
} from '../comparison-words.ts'
import { COSTS_TITLE, shownCosts } from '../cost-words.ts'
import { code, prose } from '../escape.ts'
import { change, interval, pNumber, value } from '../numbers.ts'
import { details, most, paragraphs, pipeTable } from './parts.ts'
import { endingMarkdown } from './run.ts'

const SHOWN = 30
const CHANGED = 10

/** The verdict first, then the table; intents, tools and what was compared folded away. */
export function comparisonMarkdown(report: ComparisonReport): string[] {
  return paragraphs([[`### rightcall: ${verdictSentence(report).replace(': ', ', ')}`], ...comparisonBlocks(report)])
}

/** The same without the heading, in blocks. */
export function comparisonBlocks(report: ComparisonReport): string[][] {
  const { flips } = report
  return [
    sentences(report),
    rows(report),
    ...([-1, 1] as const).flatMap((direction) => {
      const own = flips.filter(({ gain }) => gain * direction > 0)
      const title = CHANGES_TITLE[direction > 0 ? 'gained' : 'lost']
      return [
        details(`${direction > 0 ? 'Gained' : 'Lost'} ${count(own.length, 'intent')}`, most(own.map(flip), SHOWN)),
        details(title, most(changesOf(report, direction).map(changed), CHANGED)),
      ]
    }),
    ...oneSidedGroups(report).map(({ title, own }) => details(title, most(own.map(apart), SHOWN))),
    details(COLLATERAL_TITLE, collateral(report)),
    details(COSTS_TITLE, costs(report)),
    details('What was compared', compared(report)),
    ...endingMarkdown(report),
  ].filter((block) => block.length > 0)
}

function sentences(report: ComparisonReport): string[] {
  const [differs, family] = [differsSentence(report, code), familySentence(report)]
  const told = decisiveRows(report).flatMap((row) =>
    rowSentences(row, report, code).map((sentence, at) => (at === 0 ? `* ${sentence}` : `  ${sentence}`)),
  )
  const reasons = reasonSentences(report, prose).map((reason) => `* ${reason}`)
  const nothing = nothingSentence(report)
  return [
    ...(differs === undefined ? [] : [differs, '']),
    ...reasons,
    ...(nothing === undefined ? [] : [`* ${nothing}`]),
    ...told,
    ...(family === undefined ? [] : ['', family]),
  ]
}

function rows(report: ComparisonReport): string[] {
  return pipeTable(
    ['metric', 'high means', 'model', 'before', 'after', 'change', '95 % interval', 'p', 'adjusted p', 'verdict'],
    report.rows
      .filter(({ delta }) => delta.n > 0)
      .map((row) => [
        code(row.metric),
        prose(row.label),
        `${code(row.model)} (${kindsOf(report, row.model)})`,
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

/** Both texts: what was taken away struck out, what came in bold; with spaces around, so that Markdown reads them as marks. */
function changed(tool: ComparisonReport['changes'][number]): string {
  const words = abridged(tool.words).flatMap(({ kind, text }) => {
    const shown = prose(text)
    return shown === '' ? [] : [`${MARK[kind]}${shown}${MARK[kind]}`]
  })
  const parts = [words.join(' '), parameterSentence(tool, code) ?? ''].filter((part) => part !== '')
  return `* ${toolTitle(tool, code)}: ${parts.join('; ')}`
}

const MARK = { same: '', removed: '~~', added: '**' } as const

function apart(intent: ComparisonReport['oneSided'][number]): string {
  const score = scoreWords(intent, code)
  return `* ${code(intent.intent)}${score === undefined ? '' : ` (${score})`}: ${prose(intent.because)}: ${prose(intent.says)}`
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

function costs(report: ComparisonReport): string[] {
  const rows = shownCosts(report)
  if (rows.length === 0) return []
  return pipeTable(
    ['', 'model', 'before', 'after', 'change', '95 % interval', 'n'],
    rows.map((row) => [row.what, code(row.model), row.before, row.after, row.change, row.interval, row.n]),
  )
}

function compared(report: ComparisonReport): string[] {
  const { before, after, sides } = report
  return [
    ...(
      [
        ['before', sides.before, before],
        ['after', sides.after, after],
      ] as const
    ).map(
      ([name, { from, tools }, { toolset }]) =>
        `* ${name}: ${code(from)}, ${count(tools, 'tool')}, digest ${code(toolset.digest.slice(0, 8))}`,
    ),
    `* suite: ${code(before.suite.path)}, ${count(before.suite.intents, 'intent')}, digest ${code(before.suite.digest.slice(0, 8))}`,
    ...aroundSentences(report).map((sentence) => `* ${sentence}`),
    ...after.models
      .filter(({ model, reported }) => reported.some((version) => version !== model))
      .map(({ model, reported }) => `* ${code(model)} answered as ${code(reported.join(', '))}`),
  ]
}
