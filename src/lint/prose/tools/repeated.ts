import type { Tool, Toolset } from '../../../core/tool.ts'
import { factOfEach } from '../../memo.ts'
import { sentencesOf } from '../text/sentences.ts'

/** A shorter sentence is a heading or a label. */
const SHORTEST = 30

/** What many tools of a set say in the same words. */
export interface Repeated {
  /** Sentences that the same tools hold, in the order of the first one's text. */
  readonly sentences: readonly string[]
  readonly holders: readonly Tool[]
}

/**
 * The sentences that at least `least` tools hold, those of the same tools together, in the order of the set. Headings and labels
 * do not count; texts are compared `unwrapped`, so that a line break inside a sentence does not hide it.
 */
export function repeatedIn(toolset: Toolset, least: number): Iterable<Repeated> {
  const perTool = sentencesOfEach(toolset)
  // nearly all sentences are alone: a rough count first saves hashing them in full
  const counts = new Uint32Array(ROUGH)
  for (const sentences of perTool) for (const { rough } of sentences) counts[rough] = (counts[rough] ?? 0) + 1
  const holdersOf = new Map<string, number[]>()
  for (const [index, sentences] of perTool.entries()) {
    for (const { rough, text } of sentences) {
      if ((counts[rough] ?? 0) < least) continue
      const others = holdersOf.get(text)
      if (others === undefined) holdersOf.set(text, [index])
      else if (others.at(-1) !== index) others.push(index)
    }
  }
  const together = new Map<string, { sentences: string[]; holders: readonly Tool[] }>()
  for (const [sentence, holders] of holdersOf) {
    if (holders.length < least) continue
    const key = holders.join()
    const group = together.get(key)
    if (group === undefined)
      together.set(key, { sentences: [sentence], holders: holders.flatMap((index) => toolset.tools[index] ?? []) })
    else group.sentences.push(sentence)
  }
  return together.values()
}

interface Sentence {
  readonly text: string
  readonly rough: number
}

const sentencesOfEach = factOfEach(({ description = '' }): readonly Sentence[] => {
  if (description.length < SHORTEST) return []
  const sentences: Sentence[] = []
  for (const { text: whole } of sentencesOf(unwrapped(description))) {
    const text = whole.trim()
    if (text.length >= SHORTEST) sentences.push({ text, rough: roughly(text) })
  }
  return sentences
})

const ROUGH = 1 << 16

function roughly(sentence: string): number {
  const { length } = sentence
  const third = Math.floor(length / 3)
  const code = (at: number): number => sentence.charCodeAt(at)
  return (length * 31 + code(0) * 7 + code(third) * 1031 + code(2 * third) * 131 + code(length - 3) * 8209) & (ROUGH - 1)
}

/** Lines that were wrapped by hand made one, offsets kept: a line that goes on in lower case ends no sentence. */
export function unwrapped(text: string): string {
  return text.includes('\n') ? text.replace(/\n(?=[ \t]{0,20}[a-z])/g, ' ') : text
}
