import type { Json } from '../core/json.ts'
import { isObject } from '../core/json.ts'
import type { ReportedCall, ReportedTrial } from '../core/reported-trial.ts'
import { clip, count, grouped, list } from '../core/text.ts'
import type { Unanswered } from '../core/trial.ts'

/** How a medium shows foreign words: code, such as a call, and ordinary text, such as what a user said. */
export interface Medium {
  code(text: string): string
  prose(text: string): string
}

const LONGEST_VALUE = 80
const LONGEST_TEXT = 160
const MOST_CALLS = 4
const MOST_ARGUMENTS = 8

/** Why a reply is no answer: `it was cut off by the limit of its length`. */
const NO_ANSWER: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'cut-off': 'was cut off at the length limit',
    refusal: 'refused',
    stopped: 'was stopped by the provider',
    empty: 'gave an empty reply',
    'written-call': 'wrote a call into the text instead of making it',
    'lost-call': 'announced a call and made none',
  } satisfies Record<Unanswered, string>),
)

/** What a model did, as the end of a sentence: `called copy_file(source: "a.txt")`, `answered "I cannot do that."`. */
export function didWords(trial: ReportedTrial, medium: Medium): string {
  const { outcome, error, ranking, calls, moreCalls = 0, text } = trial
  if (outcome === 'error') return `did not answer: ${medium.prose(clip(error ?? '', LONGEST_TEXT))}`
  const why = outcome === 'answered' ? undefined : (NO_ANSWER.get(outcome) ?? medium.prose(outcome))
  const said = text.trim() === '' ? undefined : medium.prose(`"${clip(text.trim(), LONGEST_TEXT)}"`)
  if (ranking !== undefined) return ranking[0] === undefined ? 'found no tool' : `found ${medium.code(ranking[0])} first`
  if (calls.length > 0) {
    const shown = calls.slice(0, MOST_CALLS).map((call) => medium.code(callWords(call)))
    const more = calls.length - shown.length + moreCalls
    const called = `called ${list([...shown, ...(more > 0 ? [count(more, 'more call')] : [])])}`
    return why === undefined ? called : `${why}, and ${called}`
  }
  if (why !== undefined) return said === undefined ? why : `${why}: ${said}`
  return said === undefined ? 'said nothing' : `answered ${said}`
}

/** A call as people write it: `copy_file(source: "a.txt", force: true)`. Bounded, not escaped. */
export function callWords({ tool, arguments: given, cutFrom }: ReportedCall): string {
  if (cutFrom !== undefined) return `${tool}(${valueWords(given)}, of ${grouped(cutFrom)} characters)`
  if (!isObject(given)) return `${tool}(${valueWords(given)})`
  const parts = Object.entries(given).map(([name, value]) => `${clip(name, LONGEST_VALUE)}: ${valueWords(value)}`)
  const more = parts.length - MOST_ARGUMENTS
  return `${tool}(${[...parts.slice(0, MOST_ARGUMENTS), ...(more > 0 ? [`${more} more`] : [])].join(', ')})`
}

function valueWords(value: Json): string {
  return clip(JSON.stringify(value), LONGEST_VALUE)
}

/** What a model chose, by names alone: `get_order`, `no call`, `found nothing`. Bounded, not escaped. */
export function chosenWords({ outcome, ranking, calls, moreCalls = 0 }: ReportedTrial): string {
  if (outcome === 'error') return 'no reply'
  if (ranking !== undefined) return clip(ranking[0] ?? 'found nothing', LONGEST_VALUE)
  if (calls.length === 0) return outcome === 'answered' ? 'no call' : outcome
  const names = calls.slice(0, MOST_CALLS).map(({ tool }) => clip(tool, LONGEST_VALUE))
  const more = calls.length - names.length + moreCalls
  return [...names, ...(more > 0 ? [`${more} more`] : [])].join(' + ')
}

/** How a reply came about: `answered in 812 ms, 1,200 input and 40 output tokens, from the cache`. */
export function answerWords(
  { outcome, error, ms, cached, tokens: { input, output } }: ReportedTrial,
  safe: (text: string) => string,
): string {
  if (outcome === 'error') return `did not answer: ${safe(error ?? '')}`
  const what = outcome === 'answered' ? 'answered' : (NO_ANSWER.get(outcome) ?? safe(outcome))
  const tokens = input === null && output === null ? [] : [`${tokenWords(input)} input and ${tokenWords(output)} output tokens`]
  return [`${what} in ${grouped(ms)} ms`, ...tokens, ...(cached ? ['from the cache'] : [])].join(', ')
}

function tokenWords(tokens: number | null): string {
  return tokens === null ? 'unknown' : grouped(tokens)
}
