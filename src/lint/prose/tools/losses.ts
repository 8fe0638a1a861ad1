import type { Span } from '../../../core/tool.ts'
import { cue } from '../text/cues.ts'
import { remembered } from '../text/memo.ts'
import { sentencesOf } from '../text/sentences.ts'

/** Words with which a text states that something is gone permanently after a call. */
export interface StatedLoss {
  /** As they stand: `cannot be undone`. */
  readonly verb: string
  readonly words: Span
}

const mayLose = cue(
  ...'gone destroyed destroys purged purges scrapped scraps emptied empties drops loses shreds nukes obliterates annihilates eradicates takes take drags copy backup trace remains survives kept left leaves disappears disappear vanish vanishes factory delivery rid throw throws throwing dispose disposes disposing clean cleans free frees freeing dropped undone reversed recovered restored reverted retrieved back irreversible irreversibly irrevocable irrevocably irretrievably unrecoverable permanently forever good overwrite overwrites overwritten deleted deletes erased erases wiped wipes discarded discards lost undo recovery'.split(
    ' ',
  ),
)
const CANNOT = String.raw`(?:cannot|can ?not|can['’]t|can never)`
const GOES = '(?:delet|remov|eras|destroy|clos|discard|wip|purg|dropp)'
/** The call, or what is done by it, as a subject; or a verb that goes on. */
const LED = String.raw`(?<=^\W{0,4}(?:(?:it|this|(?:this|the) (?:tool|call|operation|command|run|action|step)|(?:every|each|a) (?:call|run)|[a-z]{2,14}ing(?: [a-z]+){0,5}),? )?(?:also |then |first |always |silently |irreversibly |permanently )?|(?:\band|,) (?:then |also |first )?)\b`
const LOSS = new RegExp(
  [
    String.raw`\b${CANNOT} be (?:undone|reversed|recovered)`,
    // of what the call took; other things that cannot be restored are none of its doing
    String.raw`(?=can)(?<=\b(?:it|they|this|these|(?:the|a|an|its|their|deleted|removed) \w{1,20}(?: \w{1,20})?) )${CANNOT} be (?:restored|reverted|retrieved|brought back|rolled back)`,
    String.raw`\birreversibl[ey]|\birrevocabl[ey]|\birretrievabl[ey]|\bunrecoverabl[ey]`,
    String.raw`\bpermanently ${GOES}(?:es|s|ed)`,
    String.raw`\b(?:is|are|be|gets?) (?:then )?(?:${GOES}ed|lost|gone) (?:for good|forever)`,
    String.raw`\b(?:${GOES}e?s|loses?) [^,;.:!?\n]{1,60} (?:for good|forever)`,
    String.raw`\bthere is no (?:undo|way back|recovery)|\bno way back\b`,
    String.raw`\b(?:do|does) not come back|\bnever comes? back`,
    // other words for a deletion: "tidies up by getting rid of old files", "cleans out merged branches"
    String.raw`\b(?:gets|getting) rid of|\b(?:throws|throwing) (?:away|out)|\b(?:disposes|disposing) of|\bcleans? out (?=[a-z])`,
    String.raw`\b(?:frees?|freeing)(?: up)? (?:disk )?space (?:[a-z ]{1,40} )?by (?:deleting|removing|dropping|discarding)`,
    String.raw`\boverwrites|\b(?:will|to) overwrite`,
    String.raw`\b(?:is|are|be|gets?) (?:permanently )?(?:overwritten|deleted|erased|wiped|discarded|lost|destroyed|purged|scrapped|thrown away|gone|emptied)`,
    // "Shrinking wipes everything on it", "It destroys all data"
    String.raw`${LED}(?:wipes|erases|destroys|purges|discards|deletes|empties|shreds|nukes|obliterates|annihilates|eradicates|scraps|(?:drops|loses|removes)(?= [^.,;]{0,40}\b(?:data|rows?|tables?|records?|entries|files?|history|contents?|work|drafts?|everything|changes|notes|logs|messages|photos?|recordings?|settings|results)\b)) (?:out )?(?:the (?:whole|entire|old|previous|existing|current|former)|all|everything|every|any|whatever|what (?:is|was|stands|stood)|its (?:data|contents?|files|history|records|rows|entries))`,
    String.raw`\b(?:takes?|drags) (?:all|everything|its|the|their) [^.,;:]{1,50} (?:with (?:it|them)|along(?! with))`,
    String.raw`\b(?:no (?:copy|backup|trace) (?:of (?:it|them) )?is (?:kept|left)|leaves no (?:trace|copy|backup)|nothing (?:of it |on it |of them )?(?:is (?:kept|left)|remains|survives))`,
    String.raw`\b(?:disappears?|vanish(?:es)?) (?:for good|forever|completely|entirely|from every)`,
    String.raw`\bto (?:its |the )?(?:factory (?:settings|defaults|state)|state of delivery)`,
  ]
    .map((form) => `(?:${form})`)
    .join('|') + String.raw`\b`,
  'gi',
)

/** Not stated about this call, or not said as a fact: denied, on a condition, about another call or a state from before. */
const SOFTENED =
  /\b(?:not|cannot|never|no|nothing|without|neither|nor|avoid|prevents?|instead|if|when|whenever|unless|until|once|after|before|while|where|only|may|might|could|can|should|must|which|that|whose|already|previously|were|was|been|for example|e\.g)\b|n['’]t\b/i

/** The first place where a text states plainly that a call loses something: "this overwrites the site and cannot be undone". */
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
