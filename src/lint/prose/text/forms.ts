import { stem } from './stem.ts'
import { nameParts } from './words.ts'

/** Characters of a text whose words are looked up. */
const FRONT = 600

/** The words of a name and a text as they are written there, in lower case, by stem. */
export function formsOf(name: string, text: string): ReadonlyMap<string, readonly string[]> {
  const words = [...nameParts(name), ...(text.slice(0, FRONT).match(/\p{L}{2,}/gu) ?? []).map((word) => word.toLowerCase())]
  return Map.groupBy(new Set(words), stem)
}

/** True for one word in its plural or third person: `branch` and `branches`, but not `protected` and `protection`. */
export function isSameWord(one: string, other: string): boolean {
  return bare(one) === bare(other)
}

function bare(word: string): string {
  return word.replace(/ies$/, 'y').replace(/(?:(?<=ss|x|z|ch|sh)es|(?<![su])s)$/, '')
}

/** `protection` of `protect`. A text that names it tells something of a thing; a name with `protected` states which things. */
export function isNominal(word: string): boolean {
  return /[ts]ions?$/.test(word)
}
