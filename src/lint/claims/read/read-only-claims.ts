import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { isEnglish } from '../../prose/text/language.ts'
import { remembered } from '../../prose/text/memo.ts'
import { isConditional, isHedged, sentenceAt } from '../../prose/text/sentences.ts'

const mayClaim = cue(
  ...'only readonly modify modifies modifying change changes changing alter alters altering mutate mutates mutating write writes writing side'.split(
    ' ',
  ),
)

const THIS = String.raw`(?:(?:this|the) (?:tool|operation|call|endpoint|action|function|command|method|query)|this|it)`
/** Of the tool as a whole: "This is a read-only operation", "(read-only)", "Read-only." — not "a read-only token". */
const READ_ONLY = new RegExp(
  String.raw`(?:(?:^|[.!?:;,(\n[]\s{0,4}|\band )\**(?:${THIS} )?(?:is |performs |remains )?(?:an? )?(?:strictly |purely |entirely |completely |100% )?|${THIS} is (?:strictly |purely |entirely |completely )?)(read[- ]?only)\**(?: (?:operation|tool|call|endpoint|action|function|lookup|command))?(?=[.,;:)!\]]|\s*$|\s*\n| and\b| [–—-] )`,
  'gi',
)
/**
 * "does not modify any data", "makes no changes", "without changing anything"; a narrower object ("the workspace itself",
 * "existing records") leaves room for other changes.
 */
const NO_CHANGE = new RegExp(
  String.raw`(?:^|[.!?;,(\n]\s{0,4}|\b(?:${THIS}|and|but) )((?:does not|doesn.t|will not|won.t|never) (?:modify|modifies|change|changes|alter|alters|mutate|mutates|write)(?: or (?:modify|delete|change|write|create))?(?: anything|(?: any)? (?:data|state|resources|records|content))?|(?:makes?|making) no (?:changes|modifications)|no (?:changes are|data is) (?:made|changed|modified|written)|has no side effects|side-effect[- ]free|without (?:modifying|changing|altering) (?:anything|(?:any )?(?:data|state)))(?=[.,;)!]|\s*$|\s*\n)`,
  'gi',
)
/** "Run a read-only SQL query" */
const ONLY_READS = /^\W{0,4}(?:run|execute|perform)s? (?:an? |one )?(read-only) /gi
const NEGATES = /\b(?:not|never|no|without|free)\b|n.t\b/i
const TRIAL = /\bdry[_ -]?run|\bpreview|\bmode\b|\bsimulat|\bvalidat/i
/** A condition that follows the claim: "makes no changes, apart from a log entry", "read-only; with apply it writes". */
const RESTRICTED =
  /\b(?:but|except|apart from|other than|besides|aside from|save for|by default|unless|until|itself)\b|\bwith `?\w+`?(?: |=)/i

/** The words with which a description states that its tool changes nothing, unconditionally; undefined if it does not. */
export function claimsToOnlyRead(description: string): Span | undefined {
  return mayClaim(description) ? claimIn(description) : undefined
}

const claimIn = remembered((description): Span | undefined => {
  const patterns = [
    ...(/read[- ]?only/i.test(description) ? [READ_ONLY, ONLY_READS] : []),
    ...(NEGATES.test(description) ? [NO_CHANGE] : []),
  ]
  for (const pattern of patterns) {
    for (const match of description.matchAll(pattern)) {
      const said = match[1] ?? ''
      const start = match.index + match[0].indexOf(said)
      const phrase = sentenceAt(description, start)
      const sentence = phrase.text.replace(said, '')
      if (isConditional(sentence) || isHedged(sentence) || TRIAL.test(sentence)) continue
      if (RESTRICTED.test(description.slice(start + said.length, phrase.end))) continue
      return isEnglish(description) ? { start, end: start + said.length } : undefined
    }
  }
  return undefined
})
