import type { Json } from '../../core/json.ts'
import type { Reply } from '../../core/reply.ts'
import { looksIn } from '../../reading/look.ts'
import { replyTo, type OutcomeOf } from './answers.ts'
import type { LookAsk } from './requests.ts'
import type { JobState } from './tool-state.ts'

/**
 * Decides what no comparison does: a finding stays where more than half of its second looks uphold it. With no look asked for, it stays as it
 * was reported. A tool whose finding got no verdict is not read.
 */
export function judgeLooks(asks: readonly LookAsk[], looks: number, outcomeOf: OutcomeOf, state: JobState): void {
  const verdicts = new Map<number, ReturnType<typeof looksIn>['verdicts'][number]['verdict'][]>()
  const failed = new Map<number, string>()
  for (const ask of asks) {
    const told = verdictsOf(ask, outcomeOf)
    for (const [nth, index] of ask.open.entries()) {
      if ('because' in told) failed.set(index, told.because)
      else verdicts.set(index, [...(verdicts.get(index) ?? []), told.verdicts[nth] ?? 'unclear'])
    }
  }
  for (const [index, { tool, rule, found, finding }] of state.open.entries()) {
    const one = state.tools.get(tool)
    if (one === undefined) continue
    const own = verdicts.get(index) ?? []
    if (looks > 0 && own.length === 0) {
      one.unread ??= `the second look at a finding: ${failed.get(index) ?? 'it was not asked for'}`
      continue
    }
    const isUpheld = looks === 0 || own.filter((verdict) => verdict === 'holds').length * 2 > own.length
    if (looks > 0) one.funnel.add(isUpheld ? 'upheld' : 'refuted')
    if (!isUpheld) continue
    one.funnel.add('reported')
    one.kept.push({ rule, finding: found, kept: finding, decided: looks > 0 ? 'look' : 'quotes' })
  }
}

function verdictsOf(ask: LookAsk, outcomeOf: OutcomeOf) {
  const answered = replyTo(ask, outcomeOf)
  if ('because' in answered) return answered
  const given = answersIn(answered.reply)
  if (given === undefined) return { because: 'the answer is not a verdict' }
  const { refused, verdicts } = looksIn(given, ask.asking)
  if (refused) return { because: 'the answer cannot be trusted: a control question was answered wrongly' }
  return { verdicts: verdicts.map(({ verdict }) => verdict) }
}

/** The arguments of the call of `answer`, or the same JSON as text. */
function answersIn({ calls, text }: Reply): Json | undefined {
  const call = calls.find(({ tool }) => tool === 'answer')
  if (call !== undefined) return typeof call.arguments === 'string' ? jsonIn(call.arguments) : call.arguments
  return jsonIn(text)
}

function jsonIn(text: string): Json | undefined {
  const [from, to] = [text.indexOf('{'), text.lastIndexOf('}')]
  if (from === -1 || to < from || text.length > MOST_TEXT) return undefined
  try {
    const data: Json = JSON.parse(text.slice(from, to + 1))
    return data
  } catch {
    return undefined
  }
}

const MOST_TEXT = 1_000_000
