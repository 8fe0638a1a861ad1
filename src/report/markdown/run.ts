import type { ComparisonReport, RunReport } from '../../core/report.ts'
import { count } from '../../core/text.ts'
import { againstSentences } from '../against-words.ts'
import { code, htmlCode, prose } from '../escape.ts'
import { reasonSentence } from '../exit-words.ts'
import { failedBy, whySentence, type FailedIntent, type FailedMetric } from '../failed.ts'
import { interval, value } from '../numbers.ts'
import {
  confusionSentence,
  costSentence,
  gateSentence,
  gradingSentence,
  incompleteSentence,
  KIND_TITLE,
  rowsByKind,
  HIGHER,
  unansweredSentences,
} from '../run-words.ts'
import { details, most, paragraphs, pipeTable } from './parts.ts'

const SHOWN = 30

export function runMarkdown(report: RunReport): string[] {
  const { manifest, intents } = report
  const [graded, gate] = [gradingSentence(manifest), gateSentence(manifest, code)]
  const models = [...new Set(intents.map(({ model }) => model))]
  return paragraphs([
    [`### rightcall: ${count(manifest.suite.intents, 'intent')} of ${code(manifest.suite.path)}`],
    [`${count(manifest.toolset.tools, 'tool')} of ${code(manifest.toolset.uri)}`],
    graded === undefined ? [] : [prose(graded)],
    gate === undefined ? [] : [gate],
    ...rowsByKind(report).flatMap(({ kind, rows }) => [
      [`**${KIND_TITLE[kind]}**`],
      pipeTable(
        ['metric', 'high means', 'model', 'value', '95 % interval', 'n'],
        rows.map(({ metric, label, model, estimate }) => [
          code(metric),
          prose(label),
          code(model),
          value(metric, estimate.value),
          interval(metric, estimate),
          String(estimate.n),
        ]),
      ),
    ]),
    report.summary.length === 0 ? [] : [HIGHER],
    unansweredSentences(report.unanswered, code).map((sentence) => `* ${sentence}`),
    againstSentences(report, code, prose).map((sentence) => `* ${sentence}`),
    details('Most often wrong', confusions(report)),
    ...models.map((model) => {
      const told = failedBy(report, model).flatMap((metric) => metric.intents.map((failed) => failedItem(metric, failed)))
      return details(`Failed with ${htmlCode(model)}: ${count(told.length, 'intent')}`, most(told, SHOWN))
    }),
    ...endingMarkdown(report),
  ])
}

/** `* return (selection): "I want it back" expects refund; the model called pay(id: "7"): expected refund, but called pay`. */
function failedItem({ metric }: FailedMetric, failed: FailedIntent): string {
  return `* ${code(failed.intent.id)} (${code(metric)}): ${whySentence(failed, IN_MARKDOWN)}`
}

const IN_MARKDOWN = { code, prose }

function confusions({ confusion, manifest }: RunReport): string[] {
  const wrong = confusion.filter(({ expected, called }) => expected !== called)
  const sentences = wrong.map((row) => {
    const sentence = confusionSentence(row, manifest, code)
    return manifest.models.length > 1 ? `* ${code(row.model)}: ${sentence}` : `* ${sentence}`
  })
  return most(sentences, SHOWN)
}

/** Failures, cost and what is missing. */
export function endingMarkdown(report: RunReport | ComparisonReport): string[][] {
  const { failures, cost, incomplete } = report
  const [spent, reason] = [costSentence(cost), reasonSentence(report, prose)]
  return [
    failures.map(({ model, error, count: times }) => `* ${times} × ${code(model)} did not answer: ${prose(error)}`),
    spent === undefined ? [] : [spent],
    incomplete ? [`**${incompleteSentence(report, prose)}**`] : [],
    reason === undefined ? [] : [reason],
  ]
}
