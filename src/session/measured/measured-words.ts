import type { Estimate } from '../../core/estimate.ts'
import type { ToolRow } from '../../core/run.ts'
import { clip, count, grouped, visible } from '../../core/text.ts'
import type { MeasuredRun } from './measured-run.ts'
import type { MeasuredTool } from './last-of-tool.ts'

/** More models than these are counted. */
const MOST_MODELS = 2

/** `selected rightly in 18 of 20 intents (90 %, 70 to 97), gpt-6-luna, 3 days ago`. `now` is in milliseconds since 1970. */
export function measuredWords({ rows, run, same }: MeasuredTool, now: number): string {
  const told = rows.slice(0, MOST_MODELS).map((row) => `${rowWords(row, run)}, ${visible(clip(row.model, 60))}`)
  const more = rows.length - told.length
  const when = ageWords(Date.parse(run.manifest.started), now)
  const facts = [told.join('; '), ...(more > 0 ? [count(more, 'more model')] : []), ...(when === undefined ? [] : [when])]
  return `${facts.join(', ')}${same ? '' : '; its text has changed since'}`
}

function rowWords({ model, recall, precision }: ToolRow, { manifest }: MeasuredRun): string {
  const isRanked = manifest.models.find((one) => one.model === model)?.kind === 'retrieval'
  if (recall.n === 0 || recall.value === null)
    return `${isRanked ? 'ranked first' : 'selected'} wrongly in ${count(precision.n, 'intent')}, and never meant`
  return `${isRanked ? 'ranked first' : 'selected rightly'} in ${shareWords(recall, recall.value)}`
}

function shareWords({ low, high, n }: Estimate, value: number): string {
  const hits = value * n
  const isWhole = Math.abs(hits - Math.round(hits)) < 1e-6
  const [share, range] = [`${percent(value)} %`, low === null || high === null ? '' : `${percent(low)} to ${percent(high)}`]
  // with repeats, an intent may be right in a part of them
  if (!isWhole) return `${share} of ${count(n, 'intent')}${range === '' ? '' : ` (${range})`}`
  return `${grouped(Math.round(hits))} of ${count(n, 'intent')} (${[share, ...(range === '' ? [] : [range])].join(', ')})`
}

/** No small share looks like none, and no large one like all. */
function percent(fraction: number): string {
  const rounded = Math.round(fraction * 100)
  if (rounded === 0 && fraction > 1e-9) return 'under 1'
  if (rounded === 100 && fraction < 1 - 1e-9) return 'over 99'
  return String(rounded)
}

const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** `3 days ago`; undefined for a time that is none. */
function ageWords(then: number, now: number): string | undefined {
  if (Number.isNaN(then)) return undefined
  const step = STEPS.find(([, ms]) => now - then >= ms)
  return step === undefined ? 'just now' : `${count(Math.floor((now - then) / step[1]), step[0])} ago`
}
