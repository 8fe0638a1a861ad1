import type { NotComparable } from '../core/comparison.ts'
import type { Recorded } from '../core/recorded.ts'
import { count, list } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'

const HINT = 'Name a dated version of the model, and start with a fresh --out. The answers stay where they are.'

/** What is wrong with answers of several versions, given how many there are of each. */
export function mixedVersions(model: string, side: string, versions: readonly (readonly [string, number])[]): UserError {
  const said = versions.map(([version, answers]) => `${version} (${count(answers, 'answer')})`)
  return new UserError(
    `${model} changed its version during ${side}: ${list(said)}. One number over both would describe neither.`,
    { hint: HINT },
  )
}

/** Both names of a compared model, which differ where two models are compared. */
export interface ModelPair {
  readonly before: string
  readonly after: string
}

/**
 * Models whose versions are not one and the same on both sides, with their numbers: a difference between two versions is none between
 * descriptions. Of two models that are compared, each has to keep its own.
 */
export function versionReasons(
  before: readonly Recorded[],
  after: readonly Recorded[],
  models: readonly ModelPair[],
): NotComparable[] {
  return models.flatMap((pair): NotComparable[] => {
    const [old, now] = [versionsOf(pair.before, before), versionsOf(pair.after, after)]
    const isOne = old.size < 2 && now.size < 2
    const isSame =
      pair.before !== pair.after || old.size === 0 || now.size === 0 || [...old.keys()].join() === [...now.keys()].join()
    if (isOne && isSame) return []
    return [{ what: 'model version', before: wordsOf(pair.before, old), after: wordsOf(pair.after, now) }]
  })
}

function versionsOf(model: string, recorded: readonly Recorded[]): ReadonlyMap<string, number> {
  const versions = recorded.flatMap((trial) => (trial.model === model && trial.outcome.ok ? [trial.outcome.reply.model] : []))
  const named = versions.filter((version) => version !== '').toSorted()
  return new Map([...Map.groupBy(named, (version) => version)].map(([version, same]) => [version, same.length]))
}

function wordsOf(model: string, versions: ReadonlyMap<string, number>): string {
  const said = [...versions].map(([version, answers]) => `${version} (${count(answers, 'answer')})`)
  return `${model} answered as ${said.length === 0 ? 'nothing that it named' : list(said)}`
}
