import type { ComparisonReport } from '../core/report.ts'
import { count, grouped, list } from '../core/text.ts'
import { dollars } from './numbers.ts'
import { gradingSentence, KIND_WORD, modelKindOf } from './run-words.ts'

/** What the comparison is between, where that is not two states of the tools. */
export function differsSentence(
  { differs, flips, rows, before, after }: ComparisonReport,
  shown: (text: string) => string,
): string | undefined {
  if (differs === 'tools') return undefined
  if (differs === 'models') {
    const [one, other] = [before, after].map(({ models }) => shown(models[0]?.model ?? ''))
    return `Two models on the same tools: before is ${one}, after is ${other}.`
  }
  const intents = rows.filter(({ headline }) => headline).reduce((sum, { delta }) => sum + delta.n, 0)
  const changed = new Set(flips.map(({ intent, model }) => `${model} ${intent}`)).size
  return changed === 0
    ? `Both sides are the same for a model, and ${count(intents, 'intent')} had the same result: no noise is visible.`
    : `Both sides are the same for a model, so every difference is noise: ${changed} of ${count(intents, 'intent')} had another result.`
}

const WHAT_DIFFERS: Readonly<Record<ComparisonReport['notComparable'][number]['what'], string>> = {
  suite: 'The intents differ',
  wording: 'What the user asks differs',
  expectation: 'What is expected differs',
  prompt: 'The prompt of the suite differs',
  repeats: 'The number of repeats differs',
  grading: 'How answers are graded differs',
  exposure: 'How the tools are shown differs',
  model: 'The models differ',
  'model version': 'The version of a model differs',
  parameters: 'The parameters of a model differ',
}

/** Why there is no verdict, one line a reason. */
export function reasonSentences({ notComparable }: ComparisonReport, shown: (text: string) => string): string[] {
  return notComparable.map(
    ({ what, before, after }) => `${WHAT_DIFFERS[what]}. Before: ${shown(before)}. After: ${shown(after)}.`,
  )
}

const SIDE_TITLE: Readonly<Record<ComparisonReport['oneSided'][number]['side'], string>> = {
  after: 'New',
  before: 'Gone',
  neither: 'Answerable on neither side',
}

/** Intents that only one side can answer, by side. */
export function oneSidedGroups({
  oneSided,
}: ComparisonReport): { readonly title: string; readonly own: ComparisonReport['oneSided'] }[] {
  return (['after', 'before', 'neither'] as const).flatMap((side) => {
    const own = oneSided.filter((intent) => intent.side === side)
    return own.length === 0
      ? []
      : [{ title: `${SIDE_TITLE[side]}: ${count(own.length, 'intent')}, not part of the verdict`, own }]
  })
}

/** `right`, `wrong`, `67 % right`, with the models where there are several; undefined where nobody was asked. */
export function scoreWords(
  { scores }: ComparisonReport['oneSided'][number],
  shown: (text: string) => string,
): string | undefined {
  if (scores.length === 0) return undefined
  const word = (value: number | null): string =>
    value === null ? 'no answer' : value === 1 ? 'right' : value === 0 ? 'wrong' : `${Math.round(value * 100)} % right`
  if (scores.length === 1) return word(scores[0]?.value ?? null)
  return scores.map(({ model, value }) => `${word(value)} with ${shown(model)}`).join(', ')
}

/** How both sides were judged, where that is not the usual way, then what they cost. */
export function aroundSentences(report: ComparisonReport): string[] {
  const graded = gradingSentence(report.after)
  return [...(graded === undefined ? [] : [graded]), ...costSentences(report)]
}

/** What became of the tools, what they cost a model before and after, and what the answers took. */
function costSentences(report: ComparisonReport): string[] {
  const { sides, tools, differs } = report
  const [old, now] = [sides.before.answers, sides.after.answers]
  return [
    ...(differs === 'tools' ? [`For a model, ${toolWords(tools)}.`] : []),
    listSentence(report),
    ...(old.inputTokens === null || now.inputTokens === null || old.inputTokens + now.inputTokens === 0
      ? []
      : [`The answers took ${answerWords(old)} before, and ${answerWords(now)} after.`]),
  ]
}

/** What the list of tools costs a model with each question. */
export function listSentence({ sides: { before, after }, differs }: ComparisonReport): string {
  const more = after.listTokens - before.listTokens
  const percent = before.listTokens === 0 ? '0.0' : Math.abs((more / before.listTokens) * 100).toFixed(1)
  const share = percent === '0.0' ? '' : ` (${more > 0 ? '+' : '−'}${percent} %)`
  const list = `The list of tools costs a model about ${count(after.listTokens, 'token')} per question`
  if (differs !== 'tools') return `${list}.`
  return more === 0
    ? `${list}, as before.`
    : `${list}, ${grouped(Math.abs(more))} ${more > 0 ? 'more' : 'fewer'} than before${share}.`
}

function toolWords({ same, changed, added, removed }: ComparisonReport['tools']): string {
  const parts = [
    ...(changed > 0 ? [`${count(changed, 'tool')} changed`] : []),
    ...(added > 0 ? [`${grouped(added)} added`] : []),
    ...(removed > 0 ? [`${grouped(removed)} removed`] : []),
    ...(same > 0 ? [`${grouped(same)} stayed the same`] : []),
  ]
  return list(parts)
}

function answerWords({ inputTokens, outputTokens, dollars: paid }: ComparisonReport['sides']['before']['answers']): string {
  return [
    `${grouped(inputTokens ?? 0)} tokens in`,
    outputTokens === null ? 'an unknown number of tokens out' : `${grouped(outputTokens)} out`,
    ...(paid === null || paid === 0 ? [] : [dollars(paid)]),
  ].join(', ')
}

/** `language model`, of both where two models are compared. */
export function kindsOf({ before, after, differs }: ComparisonReport, model: string): string {
  const kinds =
    differs === 'models' ? [before, after].map(({ models }) => models[0]?.kind ?? 'language') : [modelKindOf(before, model)]
  return [...new Set(kinds)].map((kind) => KIND_WORD[kind]).join(', ')
}
