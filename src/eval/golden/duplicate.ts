import type { Intent } from '../../core/intent.ts'
import { isEqual } from '../../core/equal.ts'
import type { Json } from '../../core/json.ts'
import type { Check, Weakness } from './check.ts'

/** From this share of common words on, two intents are one in other clothes. */
const NEARLY = 0.8
/** Shorter ones share most words by chance. */
const LEAST_WORDS = 4

/** Intents that say the same, or nearly, count as several where there is one: intervals become too narrow. */
export const duplicate: Check = function* ({ intents }) {
  const read = intents.map((intent) => ({ intent, words: wordsOf(intent.says) }))
  for (const [index, { intent, words }] of read.entries()) {
    for (const other of read.slice(0, index)) {
      const remark = compared(intent, words, other.intent, other.words)
      if (remark === undefined) continue
      yield { ...remark, at: `/intents/${index}/says` }
      break
    }
  }
}

function compared(intent: Intent, words: ReadonlySet<string>, other: Intent, others: ReadonlySet<string>): Omit<Weakness, 'at'> | undefined {
  const share = overlap(words, others)
  if (share === 1 && oneText(intent.says) === oneText(other.says)) {
    return isSame(intent, other)
      ? { severity: 'warn', message: `${intent.id} says the same as ${other.id}. Keep one of them.` }
      : { severity: 'error', message: `${intent.id} says the same as ${other.id} and expects another answer: one of them is always wrong.` }
  }
  if (share < NEARLY || Math.min(words.size, others.size) < LEAST_WORDS || intent.cluster === other.cluster) return undefined
  return {
    severity: 'info',
    message: `${intent.id} says nearly the same as ${other.id}. If it is a variant, give both the same cluster:, so that they count as one.`,
  }
}

function isSame(one: Intent, other: Intent): boolean {
  const plain = ({ expect, not }: Intent): Json => JSON.parse(JSON.stringify({ expect, not }))
  return isEqual(plain(one), plain(other))
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = one.values().reduce((sum, word) => sum + Number(other.has(word)), 0)
  return common / Math.max(1, one.size + other.size - common)
}

const oneText = (text: string): string => [...wordsIn(text)].join(' ')
const wordsOf = (text: string): ReadonlySet<string> => new Set(wordsIn(text))

function wordsIn(text: string): string[] {
  const segments = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text.normalize('NFC').toLowerCase())
  return [...segments].flatMap(({ segment, isWordLike }) => (isWordLike === true ? [segment] : []))
}
