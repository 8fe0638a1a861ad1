import type { ExpectedCalls, Intent } from '../../core/intent.ts'
import type { Grading } from '../../core/manifest.ts'
import { join } from '../../core/pointer.ts'
import type { Call } from '../../core/reply.ts'
import type { Tool } from '../../core/tool.ts'
import { suiteFaults } from '../suite-faults.ts'
import type { Suite } from '../suite.ts'
import { berkeleyCalls } from './accepted.ts'
import { callsPass, wireName, type BerkeleyFunction } from './calls.ts'

/** Judges calls as the checker of the Berkeley leaderboard does, whatever else a careful person would see in them. */
export function berkeleyJudge(tools: readonly Tool[]): (calls: readonly Call[], expected: ExpectedCalls) => boolean {
  const functionNamed = functionsOf(tools)
  return (calls, expected) =>
    callsPass(
      calls.map((call) => ({ name: wireName(call.tool), arguments: call.arguments })),
      berkeleyCalls(expected, functionNamed, () => undefined),
    )
}

/** The intents as the checker reads them: there is no first step, all calls have to be made. */
export function strictIntents(intents: readonly Intent[]): Intent[] {
  return intents.map((intent) => {
    const { expect } = intent
    if (expect.kind !== 'calls') return intent
    return { ...intent, expect: { ...expect, anyOf: expect.anyOf.map((calls) => ({ ...calls, all: true })) } }
  })
}

/** The intents as a run reads them that is judged so. */
export function intentsFor(grading: Grading | undefined, intents: readonly Intent[]): readonly Intent[] {
  return grading === 'bfcl' ? strictIntents(intents) : intents
}

/** @throws UserError for intents whose expectations the checker cannot judge, each with its place and the reason */
export function checkBerkeley(suite: Suite, intents: readonly Intent[], tools: readonly Tool[]): void {
  const faults = suiteFaults(suite.document)
  const functionNamed = functionsOf(tools)
  for (const [index, intent] of suite.intents.entries()) {
    const { expect } = intent
    if (expect.kind !== 'calls' || !intents.includes(intent)) continue
    for (const calls of expect.anyOf)
      berkeleyCalls(calls, functionNamed, (why) => faults.add(join('/intents', index, 'expect'), `${why} (--arguments bfcl).`))
  }
  faults.throwAny()
}

function functionsOf(tools: readonly Tool[]): (name: string) => BerkeleyFunction | undefined {
  const byName = new Map(tools.map(({ name, inputSchema }) => [name, { name, parameters: inputSchema }]))
  return (name) => byName.get(name)
}
