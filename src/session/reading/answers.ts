import type { Recorded } from '../../core/recorded.ts'
import type { Reply } from '../../core/reply.ts'
import { clip, visible } from '../../core/text.ts'
import { canaryFound } from '../../reading/canary.ts'
import { controlsIn } from '../../reading/controls.ts'
import { canBeKept } from '../../reading/line.ts'
import { reportedIn, type Reported } from '../../reading/reply.ts'
import { verify } from '../../reading/verify.ts'
import type { BatchAsk, CanaryAsk } from './requests.ts'
import type { JobState, ToolState } from './tool-state.ts'

/** The recorded outcome of a question; undefined where it was not asked. */
export type OutcomeOf = (key: string) => Recorded | undefined

/** Judges the answer about a batch: its tools count as read, or it is told why not. */
export function judgeBatch(ask: BatchAsk, outcomeOf: OutcomeOf, state: JobState): void {
  const states = ask.batch.tools.flatMap((index) => state.tools.get(index) ?? [])
  const answered = replyTo(ask, outcomeOf)
  if ('because' in answered) return refuse(states, answered.because)
  const { reply } = answered
  const read = reportedIn(reply)
  if (!read.ok) return refuse(states, `the answer ${read.because}`)
  const { refused, ...controls } = controlsIn(read.reported, ask.asking)
  if (refused) {
    return refuse(
      states,
      `the answer cannot be trusted: it found ${controls.found} of ${controls.planted} planted faults, and accused ${controls.flagged} of ${controls.clean} clean tools`,
    )
  }
  for (const one of states) {
    one.unread = undefined
    one.controls = controls
    if (reply.model !== '') one.model = reply.model
  }
  state.stray.add('claimed', read.malformed + read.repeated)
  state.stray.add('malformed', read.malformed)
  state.stray.add('repeated', read.repeated)
  for (const reported of read.reported) judgeReported(reported, ask, state)
}

function judgeReported({ id, finding }: Reported, { asking, batch, job }: BatchAsk, state: JobState): void {
  const place = asking.places.get(id)
  // what is said of a control is counted by the controls
  if (place?.kind === 'control') return
  const one = place?.kind === 'tool' && batch.tools.includes(place.tool) ? state.tools.get(place.tool) : undefined
  const { add } = one?.funnel ?? state.stray
  add('claimed')
  if (one === undefined) return add('place')
  const verified = verify(finding, one.tool, job.toolset)
  if (verified.outcome === 'dropped') return add(verified.at)
  const { rule, kept, finding: found } = verified
  // a quote of a page: nobody looks at it, and the file has no room for it
  if (!canBeKept(kept)) return add('quote')
  const key = JSON.stringify([rule, found.at, found.words ?? null, kept.claims.map(({ at, quote }) => [at, quote])])
  if (one.seen.has(key)) return add('repeated')
  one.seen.add(key)
  add(verified.outcome)
  if (verified.outcome === 'conflict') {
    one.kept.push({ rule, finding: found, kept, decided: 'comparison' })
    add('reported')
  } else state.open.push({ toolset: job.toolset, tool: one.tool.index, finding: kept, rule, found })
}

/** Judges the answer about a tool with a planted fault: a reader that does not report it cannot be trusted with the tool. */
export function judgeCanary(ask: CanaryAsk, outcomeOf: OutcomeOf, state: JobState): void {
  const one = state.tools.get(ask.tool.index)
  if (one === undefined) return
  const answered = replyTo(ask, outcomeOf)
  if ('because' in answered) return refuse([one], `its second reading, with a planted fault: ${answered.because}`)
  const read = reportedIn(answered.reply)
  one.canary = read.ok && canaryFound(read.reported, ask.asking)
}

/** The reply to a question, or why there is none. */
export function replyTo(
  { question }: Pick<BatchAsk, 'question'>,
  outcomeOf: OutcomeOf,
): { readonly reply: Reply } | { readonly because: string } {
  const outcome = outcomeOf(question.key)?.outcome
  if (outcome === undefined) return { because: 'it was not asked about' }
  return outcome.ok ? { reply: outcome.reply } : { because: `no answer: ${clip(visible(outcome.error), 300)}` }
}

function refuse(states: readonly ToolState[], because: string): void {
  for (const one of states) one.unread = because
}
