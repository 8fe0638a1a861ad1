import { count, list } from '../../core/text.ts'
import type { Check } from './check.ts'
import { expectedCallsOf } from './expected.ts'

/** From this many intents on, one tool with most of them is no longer an accident of a small suite. */
const ENOUGH = 10
const MOST = 0.5
/** Below this, a 95 % interval of a rate is wider than 40 points. */
const FEW = 20

/** What a suite does not ask for, nobody measures. */
export const coverage: Check = function* ({ intents }, tools) {
  const asked = new Map<string, number>()
  for (const intent of intents) {
    for (const tool of new Set(expectedCallsOf(intent).map((call) => call.tool))) asked.set(tool, (asked.get(tool) ?? 0) + 1)
  }
  const without = tools.map(({ name }) => name).filter((name) => !asked.has(name))
  if (without.length > 0) {
    const have = without.length === 1 ? 'has' : 'have'
    yield at('info', `${list(without)} ${have} no intent: ${without.length === 1 ? 'it is' : 'they are'} not tested.`)
  }
  const calling = intents.filter(({ expect }) => expect.kind === 'calls').length
  for (const [tool, times] of asked) {
    if (tools.length > 2 && calling >= ENOUGH && times > calling * MOST)
      yield at('warn', `${times} of ${count(calling, 'intent')} are for ${tool}: a model that always calls it looks good here.`)
  }
  if (calling === intents.length && intents.length >= ENOUGH)
    yield at('warn', 'Every intent wants a call: a model that calls something each time looks good here. Add some with expect: none.')
  if (intents.length < FEW)
    yield at('info', `${count(intents.length, 'intent')} cannot show small differences: intervals are wider than 40 points.`)
}

function at(severity: 'warn' | 'info', message: string) {
  return { severity, at: '/intents' as const, message }
}
