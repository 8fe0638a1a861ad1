import type { Span } from '../../../core/tool.ts'
import { cue } from '../text/cues.ts'
import { remembered } from '../text/memo.ts'
import { sentencesOf } from '../text/sentences.ts'

/** Words by which a text says that something is gone for good after a call. */
export interface StatedLoss {
  /** As they stand: `cannot be undone`. */
  readonly verb: string
  readonly words: Span
}

const mayLose = cue(
  ...'undone reversed recovered irreversible irreversibly permanently overwrite overwrites overwritten deleted deletes erased erases wiped wipes lost'.split(
    ' ',
  ),
)
const LOSS =
  /\b(?:(?:cannot|can ?not|can['’]t) be (?:undone|reversed|recovered)|irreversibl[ey]|permanently (?:delet|remov|eras|destroy)(?:es|s|ed)|overwrites|(?:will|to) overwrite|(?:is|are|be|gets?) (?:permanently )?(?:overwritten|deleted|erased|wiped|lost))\b/gi

/** Not said of this call, or not said as a fact: denied, on a condition, about another call or a state from before. */
const SOFTENED =
  /\b(?:not|cannot|never|no|nothing|without|neither|nor|avoid|prevents?|instead|if|when|whenever|unless|until|once|after|before|while|where|only|may|might|could|can|should|must|which|that|whose|already|previously|were|was|been|for example|e\.g)\b|n['’]t\b/i

/** The first place where a text says outright that a call loses something: "this overwrites the site and cannot be undone". */
export const statedLoss: (text: string) => StatedLoss | undefined = remembered((text) => {
  if (!mayLose(text)) return undefined
  for (const sentence of sentencesOf(text)) {
    for (const { 0: verb, index } of sentence.text.matchAll(LOSS)) {
      // a negation behind the words denies nothing: "overwrites the page, not the draft"
      const before = sentence.text.slice(0, index)
      if (SOFTENED.test(before)) continue
      const start = sentence.start + index
      return { verb, words: { start, end: start + verb.length } }
    }
  }
  return undefined
})
