import { isEqual } from '../core/equal.ts'
import type { Json } from '../core/json.ts'
import type { Intent } from '../core/intent.ts'
import type { Manifest } from '../core/manifest.ts'
import type { AgainstRow, AgainstRun } from '../core/against.ts'
import type { Trial } from '../core/trial.ts'
import { compareRow } from '../eval/compare-row.ts'
import { pairUp, type Answers } from '../eval/pairs.ts'
import { holm } from '../stats/multiple.ts'
import type { EarlierRun } from './earlier-run.ts'
import { comparability } from './comparability.ts'
import type { Unlike } from '../core/unlike.ts'
import { sinceWords } from './unlike-words.ts'

/** At this level a drop is no chance; adjusted for all drops that are looked at. */
const LEVEL = 0.05
/** What binary fractions lose. */
const NOTHING = 1e-9

/** The run that is held against an earlier one. */
export interface Now {
  readonly manifest: Manifest
  readonly intents: readonly Intent[]
  readonly trials: readonly Trial[]
}

/** What the metrics with a largest drop did since an earlier run, over the intents that are the same in both. */
export function dropsSince(
  earlier: EarlierRun,
  judge: (run: EarlierRun, intents: readonly Intent[]) => readonly Trial[],
  now: Now,
  drops: ReadonlyMap<string, number>,
): AgainstRun {
  const { folder, manifest } = earlier
  const about = { folder, started: manifest.started, commit: manifest.git ?? null }
  const nothing = (why: string): AgainstRun => ({ ...about, why, intents: 0, leftOut: 0, rows: [] })
  const { general, ofModels, incomplete } = comparability(
    { manifest, incomplete: earlier.recorded.length < earlier.planned },
    { manifest: now.manifest, incomplete: false },
  )
  const asked = new Set(now.manifest.models.map(({ model }) => model))
  const [reason] = [
    // intents that are not the same are left out, each by itself
    ...general.filter(({ what }) => !OF_INTENTS.has(what)),
    // a model that is no longer asked is missed by nobody
    ...ofModels.filter(({ pair }) => asked.has(pair.after)),
  ]
  if (reason !== undefined) return nothing(sinceWords(folder, reason))
  const same = unchanged(earlier.intents, now.intents)
  if (same.length === 0) return nothing(`${folder} is of another suite: no intent is the same`)
  const before = judge(earlier, same)
  const [old, own] = [byModel(before), byModel(now.trials)]
  const rows = now.manifest.models.flatMap(({ model }) =>
    [...drops].flatMap(([metric, allowed]) => {
      const [answers, others] = [old.get(model), own.get(model)]
      if (answers === undefined || others === undefined) return []
      const found = pairUp(metric, answers, others, same)
      if (found.pairs.length === 0) return []
      return [{ ...compareRow(metric, model, found, MARGIN), allowed }]
    }),
  )
  if (rows.length === 0) return nothing(`${folder} contains no answers to the intents that are the same`)
  const tested = rows.filter(({ p }) => p !== null)
  const adjusted = holm(tested.map(({ p }) => p ?? 1))
  return {
    ...about,
    why: null,
    intents: same.length,
    leftOut: now.intents.length - same.length,
    ...(incomplete.length > 0 ? { incomplete: true } : {}),
    rows: rows.map(({ metric, model, before: was, after, delta, p, allowed, ...row }): AgainstRow => {
      const corrected =
        p === null ? null : (adjusted[tested.findIndex((one) => one.metric === metric && one.model === model)] ?? 1)
      const told = { metric, model, before: was, after, delta, p, adjusted: corrected, allowed, dropped: row.dropped.pairs }
      return { ...told, verdict: verdictOf(told) }
    }),
  }
}

const OF_INTENTS: ReadonlySet<Unlike['what']> = new Set(['suite', 'wording', 'expectation'])

/** Only says of a row whether it is equivalent, which no drop asks. */
const MARGIN = 0.05

function verdictOf({ delta, adjusted, allowed }: Omit<AgainstRow, 'verdict'>): AgainstRow['verdict'] {
  if (delta.value === null) return 'untested'
  if (-delta.value <= allowed + NOTHING) return 'within'
  if (adjusted === null) return 'untested'
  return adjusted <= LEVEL ? 'dropped' : 'chance'
}

/** The intents that say and expect the same in both runs. */
function unchanged(old: readonly Intent[], now: readonly Intent[]): Intent[] {
  const plain = ({ says, expect, not }: Intent): Json => JSON.parse(JSON.stringify({ says, expect, not }))
  const earlier = new Map(old.map((intent) => [intent.id, plain(intent)]))
  return now.filter((intent) => {
    const before = earlier.get(intent.id)
    return before !== undefined && isEqual(before, plain(intent))
  })
}

function byModel(trials: readonly Trial[]): Map<string, Answers> {
  return new Map(
    [...Map.groupBy(trials, ({ model }) => model)].map(([model, own]) => [model, Map.groupBy(own, ({ intent }) => intent)]),
  )
}
