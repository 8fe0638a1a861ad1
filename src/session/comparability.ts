import { canonical } from '../core/digest.ts'
import type { Manifest } from '../core/manifest.ts'
import { list } from '../core/text.ts'
import { sortedRuns, type AskedIntents, type SortedRuns } from './intent-reasons.ts'
import type { ModelPair, Unlike } from '../core/unlike.ts'
import { versionReasons } from './versions.ts'

/** One of two runs, as far as it is known. */
export interface ComparedRun {
  readonly manifest: Manifest
  /** Whether too many of its answers are missing or failed. */
  readonly incomplete: boolean
  /** Left out where only the manifest is known: then the suites have to be the same to the letter. */
  readonly asked?: AskedIntents
  /** How often a model answered as which version. Left out: the versions of the manifest. */
  readonly versions?: (model: string) => ReadonlyMap<string, number>
}

/** Whether two runs can be compared, and if not, why. */
export interface Comparability {
  /** Which model is compared with which: those that both runs asked. */
  readonly pairs: readonly ModelPair[]
  /** With one of these, no number of one run stands against one of the other. */
  readonly general: readonly Unlike[]
  /** Reasons that are about one model, those that only one of the runs asked among them. */
  readonly ofModels: readonly (Unlike & { readonly pair: ModelPair })[]
  /** Runs that are not complete. What both answered can be compared, and is less than what was asked. */
  readonly incomplete: readonly ('before' | 'after')[]
  /** The intents, where both runs tell theirs. */
  readonly sorted: SortedRuns | undefined
}

/**
 * Whether the numbers of two runs can stand against each other. The tools may differ: that is what is compared. This is the one place
 * that decides it, for `compare`, for drops since an earlier run, and for the dashboard.
 */
export function comparability(before: ComparedRun, after: ComparedRun): Comparability {
  const [old, now] = [before.manifest, after.manifest]
  const same = (what: Unlike['what'], of: (manifest: Manifest) => string): Unlike[] =>
    of(old) === of(now) ? [] : [{ what, before: of(old), after: of(now) }]
  const sorted = before.asked && after.asked && sortedRuns(before.asked, after.asked)
  const { pairs, unpaired, alone } = pairsOf(old, now)
  return {
    pairs,
    sorted,
    general: [
      ...(sorted?.reasons ?? suiteReasons(old, now)),
      ...unpaired,
      ...same('prompt', ({ prompt }) => canonical(prompt)),
      ...same('repeats', ({ repeats }) => String(repeats)),
      ...same('grading', ({ grading }) => grading),
      ...same('exposure', ({ exposure }) => exposure),
    ],
    ofModels: [
      ...alone,
      ...pairs.flatMap((pair) => parameterReasons(pair, old, now)),
      ...versionReasons(versionsOf(before), versionsOf(after), pairs),
    ],
    incomplete: [...(before.incomplete ? (['before'] as const) : []), ...(after.incomplete ? (['after'] as const) : [])],
  }
}

function suiteReasons({ suite: old }: Manifest, { suite: now }: Manifest): Unlike[] {
  if (old.path !== now.path) return [{ what: 'suite', before: old.path, after: now.path }]
  if (old.digest === now.digest && old.intents === now.intents) return []
  const words = ({ digest, intents }: Manifest['suite']) => `${intents} intents, ${digest.slice(0, 12)}`
  return [{ what: 'suite', before: words(old), after: words(now) }]
}

/** Which model of one run is compared with which of the other; two different ones where they are all that differs. */
function pairsOf(before: Manifest, after: Manifest) {
  const [old, now] = [before, after].map(({ models }) => models.map(({ model }) => model))
  const [was, is] = [old ?? [], now ?? []]
  const common = was.filter((name) => is.includes(name)).map((name) => ({ before: name, after: name }))
  const alone = [...is.filter((name) => !was.includes(name)), ...was.filter((name) => !is.includes(name))].map((name) => ({
    ...{ what: 'model' as const, pair: { before: name, after: name } },
    ...{ before: list(was), after: list(is) },
  }))
  if (common.length > 0) return { pairs: common, unpaired: [], alone }
  const pairs = [{ before: was[0] ?? '', after: is[0] ?? '' }]
  const isOneChange = was.length === 1 && is.length === 1 && before.toolset.digest === after.toolset.digest
  const unpaired: Unlike[] = isOneChange ? [] : [{ what: 'model', before: list(was), after: list(is) }]
  return { pairs, unpaired, alone }
}

function parameterReasons(pair: ModelPair, before: Manifest, after: Manifest) {
  const of = ({ models }: Manifest) => canonical(models.find(({ model }) => model === pair.after)?.parameters ?? {})
  if (pair.before !== pair.after || of(before) === of(after)) return []
  return [{ what: 'parameters' as const, pair, before: of(before), after: of(after) }]
}

/** Versions with how often each answered, null where that is not known. */
function versionsOf({ manifest, versions }: ComparedRun) {
  return (model: string): ReadonlyMap<string, number | null> =>
    versions?.(model) ??
    new Map(
      manifest.models
        .filter((one) => one.model === model)
        .flatMap(({ reported }) => reported.filter((version) => version !== '').map((version) => [version, null] as const)),
    )
}
