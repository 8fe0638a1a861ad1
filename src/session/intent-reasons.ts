import type { OneSided } from '../core/comparison.ts'
import { canonical } from '../core/digest.ts'
import type { Intent } from '../core/intent.ts'
import type { Tool } from '../core/tool.ts'
import { clip, count, list } from '../core/text.ts'
import { expectedWords } from '../eval/expected-words.ts'
import { sortedBySide, type Common } from '../eval/one-sided.ts'
import { renamed, type Renames } from '../eval/rename.ts'
import type { Unlike } from '../core/unlike.ts'

/** What a run asked about which tools. */
export interface AskedIntents {
  /** Those with an answer. */
  readonly intents: readonly Intent[]
  /** Those that were to be asked, and have no answer: the run broke off. */
  readonly unanswered: ReadonlySet<string>
  readonly tools: readonly Tool[]
  readonly renames: Renames
}

/** The intents of two runs, sorted by what can be compared. */
export interface SortedRuns {
  readonly common: readonly Common[]
  readonly oneSided: readonly Omit<OneSided, 'scores'>[]
  readonly reasons: readonly Unlike[]
  readonly renames: Renames
}

/** Reasons of one kind that are told one by one; more are counted. */
const MOST = 10

/**
 * Sorts the intents that two runs asked. One that only one of them asked is new or gone where the other one's tools cannot answer it;
 * else the suite changed, and so did the question. Words and expectations have to be the same; a tool may have another name. What a run
 * that broke off did not come to is no part of it, and no other question.
 */
export function sortedRuns(before: AskedIntents, after: AskedIntents): SortedRuns {
  const renames = { ...before.renames, ...after.renames }
  const sides = { before: before.tools, after: after.tools, renames }
  const now = new Map(after.intents.map((intent) => [intent.id, intent]))
  const old = new Set(before.intents.map(({ id }) => id))
  const paired = before.intents.flatMap((intent) => {
    const then = now.get(intent.id)
    return then === undefined ? [] : [{ before: intent, after: then }]
  })
  const alone = [
    ...before.intents.filter(({ id }) => !now.has(id) && !after.unanswered.has(id)),
    ...after.intents.filter(({ id }) => !old.has(id) && !before.unanswered.has(id)),
  ]
  const single = sortedBySide(alone, sides)
  const both = sortedBySide(
    paired.map((pair) => pair.before),
    sides,
  )
  const answerable = new Set(both.common.map((intent) => intent.before.id))
  const shared = paired.filter((pair) => answerable.has(pair.before.id))
  const reworded = shared.filter((pair) => pair.before.says !== pair.after.says)
  const same = shared.filter((pair) => pair.before.says === pair.after.says)
  const changed = new Set(
    same.filter((pair) => meaningOf(renamed(pair.before, renames)) !== meaningOf(renamed(pair.after, renames))),
  )
  const added = single.common.filter((intent) => !old.has(intent.before.id)).map((intent) => intent.before.id)
  const removed = single.common.filter((intent) => old.has(intent.before.id)).map((intent) => intent.before.id)
  return {
    common: same.filter((pair) => !changed.has(pair)),
    oneSided: [...single.oneSided, ...both.oneSided],
    renames,
    reasons: [
      ...(added.length + removed.length === 0 ? [] : [{ what: 'suite' as const, before: idsOf(removed), after: idsOf(added) }]),
      ...each('wording', reworded, ({ says }) => `"${clip(says, 200)}"`),
      ...each('expectation', [...changed], ({ expect, not }) =>
        [expectedWords(expect), ...(not.length === 0 ? [] : [`never ${list(not)}`])].join(', '),
      ),
    ],
  }
}

function each(what: Unlike['what'], pairs: readonly Common[], words: (intent: Intent) => string): Unlike[] {
  const told = pairs.slice(0, MOST).map(({ before, after }) => ({
    what,
    before: `${before.id}: ${words(before)}`,
    after: words(after),
  }))
  const more = count(pairs.length - MOST, 'more intent')
  return pairs.length <= MOST ? told : [...told, { what, before: more, after: more }]
}

function idsOf(ids: readonly string[]): string {
  return ids.length === 0 ? 'no intent of its own' : `${count(ids.length, 'intent')} of its own (${list(ids)})`
}

function meaningOf({ expect, not }: Intent): string {
  return canonical(JSON.parse(JSON.stringify({ expect, not })))
}
