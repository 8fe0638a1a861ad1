import type { Cost, RunReport, Unfinished } from '../core/report.ts'
import { count, grouped } from '../core/text.ts'
import type { Manifest } from '../core/manifest.ts'
import type { ConfusionRow, IntentRow, MetricRow, UnansweredRow } from '../core/run.ts'
import { dollars } from './numbers.ts'

type Kind = Manifest['models'][number]['kind']

/** What a reader must know before the numbers: retrieval is not a language model. */
export const KIND_TITLE: Readonly<Record<Kind, string>> = {
  language: 'Language models',
  retrieval: 'Retrieval, not a language model: ranks the tools for an intent',
  scripted: 'Scripted answers',
}

/** The same, to stand next to a model's name. */
export const KIND_WORD: Readonly<Record<Kind, string>> = {
  language: 'language model',
  retrieval: 'retrieval',
  scripted: 'scripted',
}

/** Metric rows by kind of model. A row that applies to no intent is left out, unless the model has no other. */
export function rowsByKind({ manifest, summary }: RunReport): { readonly kind: Kind; readonly rows: readonly MetricRow[] }[] {
  const measured = new Set(summary.filter(({ estimate }) => estimate.n > 0).map(({ model }) => model))
  const rows = summary.filter(({ estimate, model }) => estimate.n > 0 || !measured.has(model))
  return (['language', 'retrieval', 'scripted'] as const)
    .map((kind) => ({ kind, rows: rows.filter(({ model }) => modelKindOf(manifest, model) === kind) }))
    .filter(({ rows: own }) => own.length > 0)
}

/** The kind of a model; one that the manifest does not know counts as a language model. */
export function modelKindOf({ models }: Manifest, name: string): Kind {
  return models.find(({ model }) => model === name)?.kind ?? 'language'
}

/** `copy_file gets 7 of the 20 intents meant for move_file`. Names go through `shown`, the edge of the medium. */
export function confusionSentence(row: ConfusionRow, manifest: Manifest, shown: (name: string) => string): string {
  const { model, called, expected, count: times, of } = row
  const meant = `${times} of the ${count(of, 'intent')} meant for ${NO_TOOL.get(expected) ?? shown(expected)}`
  if (called !== '(none)') return `${shown(called)} gets ${meant}`
  return modelKindOf(manifest, model) === 'retrieval' ? `no tool is found for ${meant}` : `no tool is called for ${meant}`
}

/** What rows that tell of a choice name it by: its tools, or what stands in their place. */
export function choiceWords(choice: string): string {
  return NO_TOOL.get(choice) ?? choice
}

/** How rows name an answer without a call. */
const NO_TOOL: ReadonlyMap<string, string> = new Map([
  ['(none)', 'no tool'],
  ['(ask)', 'a question back'],
])

/** Intents of one model that were answered wrongly at least once. */
export function failedIntents(intents: readonly IntentRow[], model: string): IntentRow[] {
  return intents.filter((row) => row.model === model && row.passes + row.error < row.repeats)
}

/** `list-refunds`, `list-refunds (1 of 3)`. */
export function failedName({ id, passes, repeats }: IntentRow, shown: (name: string) => string): string {
  return repeats === 1 ? shown(id) : `${shown(id)} (${passes} of ${repeats} right)`
}

/** `12,480 input tokens (8,000 cached), 930 output tokens, $0.0123; 40 of 60 answers from the cache`. Undefined when nothing was spent or saved. */
export function costSentence(cost: Cost): string | undefined {
  const { inputTokens, cachedInputTokens, outputTokens, cached, trials } = cost
  const parts = [
    ...(inputTokens + outputTokens === 0
      ? []
      : [
          `${count(inputTokens, 'input token')}${cachedInputTokens > 0 ? ` (${grouped(cachedInputTokens)} from the provider's cache)` : ''}, ` +
            `${count(outputTokens, 'output token')}, ${cost.dollars === null ? 'price unknown' : dollars(cost.dollars)}`,
        ]),
    ...(cached > 0 ? [`${grouped(cached)} of ${count(trials, 'answer')} from the cache`] : []),
  ]
  return parts.length === 0 ? undefined : parts.join('; ')
}

/** How expected arguments were judged, where that is not as a careful person would. */
export function gradingSentence({ grading }: Pick<Manifest, 'grading'>): string | undefined {
  return grading === 'bfcl'
    ? 'Calls are judged as the checker of the Berkeley leaderboard judges them (--arguments bfcl).'
    : undefined
}

/** Said once, next to the numbers. */
export const HIGHER = 'For every metric, higher is better.'

const NO_ANSWER: Readonly<Record<UnansweredRow['kind'], string>> = {
  'cut-off': 'cut off at the length limit',
  refusal: 'refused',
  stopped: 'stopped by the provider',
  empty: 'empty',
  'written-call': 'a call written into the text instead of being made',
  'lost-call': 'a call announced but not made',
}

/** `3 replies of openai:x are not answers: cut off at the length limit`. */
export function unansweredSentences(rows: readonly UnansweredRow[], shown: (name: string) => string): string[] {
  return rows.map(({ model, kind, count: times }) => {
    const are = times === 1 ? 'is not an answer' : 'are not answers'
    return `${count(times, 'reply', 'replies')} of ${shown(model)} ${are}: ${NO_ANSWER[kind]}`
  })
}

/** What is missing, and why. `safe` makes foreign words harmless. */
export function incompleteSentence({ notAsked, stopped }: Unfinished, safe: (text: string) => string): string {
  if (notAsked === 0) return 'Incomplete: some questions have no answer, so the numbers rest on fewer intents than the suite has.'
  const asked = `${count(notAsked, 'question')} ${notAsked === 1 ? 'was' : 'were'} not asked`
  return [`Incomplete: ${asked}, so the numbers rest on less than the suite has.`, ...stopped.map(({ says }) => safe(says))].join(
    ' ',
  )
}

/** What the run was judged by; undefined where nothing was asked of it. */
export function gateSentence({ gate }: Manifest, shown: (name: string) => string): string | undefined {
  if (gate === undefined) return undefined
  const { thresholds, drops, against } = gate
  const number = (fraction: number): string => String(+(fraction * 100).toFixed(2))
  const parts = [
    ...Object.entries(thresholds).map(([metric, least]) => `${shown(metric)} at least ${number(least)} %`),
    ...Object.entries(drops).map(
      ([metric, most]) => `${shown(metric)} at most ${number(most)} points below ${shown(against ?? 'an earlier run')}`,
    ),
  ]
  return parts.length === 0 ? undefined : `Judged by: ${parts.join(', ')}.`
}
