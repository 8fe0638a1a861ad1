import type { Tool } from '../../../core/tool.ts'
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
export function repeatedIn(tools: readonly Tool[], least: number): Iterable<Repeated> {
  const perTool = tools.map(({ description = '' }) => sentencesIn(description))
  // nearly all sentences are alone: a rough count first saves hashing them in full
  const roughly = new Uint32Array(ROUGH)
  for (const sentences of perTool)
    for (const sentence of sentences) roughly[rough(sentence)] = (roughly[rough(sentence)] ?? 0) + 1
  const holdersOf = new Map<string, Tool[]>()
  for (const [at, tool] of tools.entries()) {
    for (const sentence of perTool[at] ?? []) {
      if ((roughly[rough(sentence)] ?? 0) < least) continue
      const others = holdersOf.get(sentence)
      if (others === undefined) holdersOf.set(sentence, [tool])
      else if (others.at(-1) !== tool) others.push(tool)
    }
  }
  const together = new Map<string, { sentences: string[]; holders: readonly Tool[] }>()
  for (const [sentence, holders] of holdersOf) {
    if (holders.length < least) continue
    const key = holders.map(({ index }) => index).join()
    const group = together.get(key)
    if (group === undefined) together.set(key, { sentences: [sentence], holders })
    else group.sentences.push(sentence)
  }
  return together.values()
}

function sentencesIn(description: string): string[] {
  if (description.length < SHORTEST) return []
  const sentences: string[] = []
  for (const { text } of sentencesOf(unwrapped(description))) {
    const sentence = text.trim()
    if (sentence.length >= SHORTEST) sentences.push(sentence)
  }
  return sentences
}

const ROUGH = 1 << 16

function rough(sentence: string): number {
  const { length } = sentence
  const third = Math.floor(length / 3)
  const code = (at: number): number => sentence.charCodeAt(at)
  return (length * 31 + code(0) * 7 + code(third) * 1031 + code(2 * third) * 131 + code(length - 3) * 8209) & (ROUGH - 1)
}

/** Lines that were wrapped by hand made one, offsets kept: a line that goes on in lower case ends no sentence. */
export function unwrapped(text: string): string {
  return text.includes('\n') ? text.replace(/\n(?=[ \t]{0,20}[a-z])/g, ' ') : text
}
