import { remembered } from './memo.ts'

/**
 * Tells in one pass over a text which readers may find something in it. A reader names the words (lower-case ASCII
 * letters and digits) and single signs that any text it reads must have; its regular expressions then run only over those texts.
 */
const BITS = 30
const TABLE = 1 << 14

let groups = 0
/** By hash of a word: the groups that wait for it, 30 a layer. Words that share a hash only cost a reader a vain look. */
const layers: Int32Array[] = []

interface Seen {
  groups: number
  bits: readonly number[]
}

const seenOf = remembered((text): Seen => ({ groups, bits: scan(text) }))

/** True for a text that has one of the words or signs. Never false for a text that has one; rarely true for one that has none. */
export function cue(...words: readonly string[]): (text: string) => boolean {
  const layer = Math.floor(groups / BITS)
  const bit = 1 << (groups % BITS)
  groups++
  const table = (layers[layer] ??= new Int32Array(TABLE))
  for (const word of words) table[hashOf(word)] = (table[hashOf(word)] ?? 0) | bit
  return (text) => ((bitsOf(text)[layer] ?? 0) & bit) !== 0
}

function bitsOf(text: string): readonly number[] {
  const seen = seenOf(text)
  // a module that was loaded later brought groups of its own
  if (seen.groups !== groups) [seen.groups, seen.bits] = [groups, scan(text)]
  return seen.bits
}

function scan(text: string): number[] {
  const bits = layers.map(() => 0)
  const add = (hash: number): void => {
    for (let layer = 0; layer < layers.length; layer++) bits[layer] = (bits[layer] ?? 0) | (layers[layer]?.[hash] ?? 0)
  }
  let hash = 0
  let inWord = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const letter = code >= 65 && code <= 90 ? code + 32 : code
    if ((letter >= 97 && letter <= 122) || (letter >= 48 && letter <= 57)) {
      hash = (Math.imul(hash, 31) + letter) | 0
      inWord = true
      continue
    }
    if (inWord) add(hash & (TABLE - 1))
    hash = 0
    inWord = false
    if (code > 32) add(code & (TABLE - 1))
  }
  if (inWord) add(hash & (TABLE - 1))
  return bits
}

function hashOf(word: string): number {
  let hash = 0
  for (let index = 0; index < word.length; index++) hash = (Math.imul(hash, 31) + word.charCodeAt(index)) | 0
  return hash & (TABLE - 1)
}
