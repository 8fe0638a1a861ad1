import type { NotComparable, OneSided } from '../core/comparison.ts'
import { canonical } from '../core/digest.ts'
import type { Intent } from '../core/intent.ts'
import type { Manifest } from '../core/manifest.ts'
import { clip, count, list } from '../core/text.ts'
import { expectedWords } from '../eval/expected-words.ts'
import { sortedBySide, type Common, type TwoSides } from '../eval/one-sided.ts'
import { renamed } from '../eval/rename.ts'
import type { ModelPair } from './versions.ts'

/** The intents of two runs, sorted by what can be compared. */
export interface SortedRuns {
  readonly common: readonly Common[]
  readonly oneSided: readonly Omit<OneSided, 'scores'>[]
  readonly reasons: readonly NotComparable[]
}

/** Reasons of one kind that are told one by one; more are counted. */
const MOST = 10

/**
 * Sorts the intents that two runs asked. One that only one of them asked is new or gone where the other one's tools cannot answer it;
 * else the suite changed, and so did the question. Words and expectations have to be the same; a tool may have another name.
 */
export function sortedRuns(before: readonly Intent[], after: readonly Intent[], sides: TwoSides): SortedRuns {
  const now = new Map(after.map((intent) => [intent.id, intent]))
  const old = new Set(before.map(({ id }) => id))
  const paired = before.flatMap((intent) => {
    const then = now.get(intent.id)
    return then === undefined ? [] : [{ before: intent, after: then }]
  })
  const alone = [...before.filter(({ id }) => !now.has(id)), ...after.filter(({ id }) => !old.has(id))]
  const single = sortedBySide(alone, sides)
  const both = sortedBySide(
    paired.map((pair) => pair.before),
    sides,
  )
  const answerable = new Set(both.common.map((intent) => intent.before.id))
  const shared = paired.filter((pair) => answerable.has(pair.before.id))
  const reworded = shared.filter((pair) => pair.before.says !== pair.after.says)
  const same = shared.filter((pair) => pair.before.says === pair.after.says)
  const changed = same.filter(
    (pair) => meaningOf(renamed(pair.before, sides.renames)) !== meaningOf(renamed(pair.after, sides.renames)),
  )
  const added = single.common.filter((intent) => !old.has(intent.before.id)).map((intent) => intent.before.id)
  const removed = single.common.filter((intent) => old.has(intent.before.id)).map((intent) => intent.before.id)
  return {
    common: same.filter((pair) => !changed.includes(pair)),
    oneSided: [...single.oneSided, ...both.oneSided],
    reasons: [
      ...(added.length + removed.length === 0 ? [] : [{ what: 'suite' as const, before: idsOf(removed), after: idsOf(added) }]),
      ...each('wording', reworded, ({ says }) => `"${clip(says, 200)}"`),
      ...each('expectation', changed, ({ expect, not }) =>
        [expectedWords(expect), ...(not.length === 0 ? [] : [`never ${list(not)}`])].join(', '),
      ),
    ],
  }
}

/** What else has to be equal on both sides, and is not. */
export function settingReasons(before: Manifest, after: Manifest, pairs: readonly ModelPair[]): NotComparable[] {
  const same = (what: NotComparable['what'], of: (manifest: Manifest) => string): NotComparable[] =>
    of(before) === of(after) ? [] : [{ what, before: of(before), after: of(after) }]
  const parameters = pairs.flatMap((pair): NotComparable[] => {
    const [old, now] = [parametersOf(before, pair.before), parametersOf(after, pair.after)]
    if (pair.before !== pair.after || old === now) return []
    return [{ what: 'parameters', before: `${pair.before} with ${old}`, after: `${pair.after} with ${now}` }]
  })
  return [
    ...same('prompt', ({ prompt }) => canonical(prompt)),
    ...same('repeats', ({ repeats }) => String(repeats)),
    ...same('grading', ({ grading }) => grading),
    ...same('exposure', ({ exposure }) => exposure),
    ...parameters,
  ]
}

function each(
  what: NotComparable['what'],
  pairs: readonly { readonly before: Intent; readonly after: Intent }[],
  words: (intent: Intent) => string,
): NotComparable[] {
  const told = pairs.slice(0, MOST).map(({ before, after }) => ({
    what,
    before: `${before.id}: ${words(before)}`,
    after: words(after),
  }))
  const more = count(pairs.length - MOST, 'more intent')
  return pairs.length <= MOST ? told : [...told, { what, before: more, after: more }]
}

function idsOf(ids: readonly string[]): string {
  return ids.length === 0
    ? 'no intent that the other run lacks'
    : `${count(ids.length, 'intent')} that the other run lacks (${list(ids)})`
}

function meaningOf({ expect, not }: Intent): string {
  return canonical(JSON.parse(JSON.stringify({ expect, not })))
}

function parametersOf({ models }: Manifest, name: string): string {
  return canonical(models.find(({ model }) => model === name)?.parameters ?? {})
}
