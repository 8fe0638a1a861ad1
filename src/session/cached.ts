import { replyFrom } from '../core/recorded.ts'
import type { Reply } from '../core/reply.ts'
import type { Question } from '../eval/plan.ts'
import type { Cache } from '../store/cache.ts'

/**
 * Reads cached answers so that a comparison stays fair: where a question has a twin on the other side, both are answered
 * from the cache, by answers of one and the same run, or neither is.
 */
export function cacheReader(cache: Cache, questions: readonly Question[]): (question: Question) => Promise<Reply | undefined> {
  const [first] = questions
  const pairs = questions.every(({ variant }) => variant === first?.variant) ? undefined : Map.groupBy(questions, pairOf)
  return async (question) => {
    const twins = pairs?.get(pairOf(question)) ?? [question]
    const entries = await Promise.all(twins.map(({ key }) => cache.get(key)))
    const own = entries[twins.indexOf(question)]
    if (own === undefined || entries.some((entry) => entry?.run !== own.run)) return undefined
    return replyFrom(own.answer)
  }
}

function pairOf({ model, intent, repeat }: Question): string {
  return JSON.stringify([model.name, intent.id, repeat])
}

/** Local and scripted answers cost nothing, and a cache of them could only be stale. */
export function isPaid({ model }: Question, { cache }: { readonly cache: boolean }): boolean {
  return cache && model.kind === 'language' && !model.name.startsWith('replay:')
}
