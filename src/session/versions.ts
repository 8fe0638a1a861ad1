import type { Recorded } from '../core/recorded.ts'
import { count, list } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import type { ModelPair, Unlike } from '../core/unlike.ts'

const HINT = 'Name a dated version of the model, and start with a new --out. The old answers are not deleted.'

/** What is wrong with answers of several versions, given how many there are of each. */
export function mixedVersions(model: string, side: string, versions: readonly (readonly [string, number])[]): UserError {
  return new UserError(
    `${model} changed its version during ${side}: ${list(versions.map(wordsOfOne))}. One number for both would describe neither.`,
    { hint: HINT },
  )
}

/** How often a model answered as which version; null where nobody counted. */
type Versions = (model: string) => ReadonlyMap<string, number | null>

/**
 * Models whose versions are not one and the same on both sides, with their numbers: a difference between two versions is none between
 * descriptions. Of two models that are compared, each has to keep its own.
 */
export function versionReasons(
  before: Versions,
  after: Versions,
  pairs: readonly ModelPair[],
): (Unlike & { readonly pair: ModelPair })[] {
  return pairs.flatMap((pair) => {
    const [old, now] = [before(pair.before), after(pair.after)]
    const isOne = old.size < 2 && now.size < 2
    const isSame =
      pair.before !== pair.after || old.size === 0 || now.size === 0 || [...old.keys()].join() === [...now.keys()].join()
    if (isOne && isSame) return []
    return [{ what: 'model version' as const, pair, before: wordsOf(old), after: wordsOf(now) }]
  })
}

/** The versions that answers name, sorted, with how many answers each gave. */
export function versionsIn(recorded: readonly Recorded[]): (model: string) => ReadonlyMap<string, number> {
  return (model) => {
    const versions = recorded.flatMap((trial) => (trial.model === model && trial.outcome.ok ? [trial.outcome.reply.model] : []))
    const named = versions.filter((version) => version !== '').toSorted()
    return new Map([...Map.groupBy(named, (version) => version)].map(([version, same]) => [version, same.length]))
  }
}

function wordsOf(versions: ReadonlyMap<string, number | null>): string {
  return versions.size === 0 ? 'an unnamed version' : list([...versions].map(wordsOfOne))
}

function wordsOfOne([version, answers]: readonly [string, number | null]): string {
  return answers === null ? version : `${version} (${count(answers, 'answer')})`
}
