import type { Span } from '../../../core/tool.ts'
import { participle } from '../../lexicon/inflect.ts'
import { verbForm } from '../../lexicon/verbs.ts'
import { remembered } from '../text/memo.ts'
import { isConditional, isHedged, sentencesOf } from '../text/sentences.ts'
import { openersOf } from './effect.ts'

/** A sentence that takes back what the text opens with. */
export interface SelfDenial {
  /** The opening words: "Cancels a lesson". */
  readonly opening: string
  readonly words: Span
}

const ENDS = String.raw`(?=\s*(?:[.,;]|$|and\b|as (?:it|before)|unchanged|untouched))`
/** What cannot be true of a thing after a verb, whatever else is done to it. */
const STAYS: readonly (readonly [verbs: ReadonlySet<string>, predicate: string])[] = [
  [
    words('cancel call abort revoke withdraw void'),
    String.raw`(?:still )?(?:takes place|goes ahead|is held|happens|runs as planned|stays (?:booked|valid|active|in force|in the timetable|in the calendar|on)|remains (?:booked|valid|active|in force|on)|(?:is|stays) in force)${ENDS}`,
  ],
  [
    words('delete remove erase purge destroy wipe'),
    String.raw`(?:still )?(?:stays(?: where it is| in place| there)?|remains(?: in place| there)?|is kept|are kept|stay|remain|(?:is|are) (?:still )?(?:there|available|in place)|(?:is|are) (?:left )?(?:untouched|unchanged))${ENDS}`,
  ],
  [
    words('close end stop disable deactivate pause suspend terminate kill shutdown mute'),
    String.raw`(?:still )?(?:stays (?:open|active|running|enabled|up|audible)|remains (?:open|active|running|enabled|up|audible)|keeps? (?:running|going|working)|runs on|goes on|continues(?: to (?:run|work))?)${ENDS}`,
  ],
]
/** Done elsewhere, for a time, or in a case. */
const SOFTENED =
  /\b(?:until|unless|for \d|days?|hours?|if|when|while|trash|bin|archive|log|history|backup|copy|only|first|before|already|meanwhile|otherwise|except|can|may|might|could|yet|again|by this|by itself|automatically|immediately|at once|twice|right away|instantly)\b/i

/** The first later sentence that takes back, without a condition, what a text states first of its tool. */
export const selfDenial: (text: string) => SelfDenial | undefined = remembered((text) => {
  const sentences = sentencesOf(text.slice(0, 3000))
  const [first, ...later] = sentences
  const [opener] = openersOf(text)
  const verb = verbForm(opener?.verb.toLowerCase() ?? '')?.verb
  if (first === undefined || opener?.words === undefined || verb === undefined || verb.effect === 'reads') return undefined
  const thing =
    /^ (?:an? |the |one |all |every )?((?:[a-z-]+ ){0,3}?[a-z-]+)(?=[.,;:\s]*$|[.,;:]| (?:of|in|from|to|by|with|for|on|at|and)\b)/i.exec(
      first.text.slice(opener.words.end - first.start),
    )?.[1]
  const head = thing?.split(' ').at(-1)?.toLowerCase()
  if (head === undefined || head.length < 3 || later.length === 0) return undefined
  const subject = String.raw`^\W{0,4}(?:(?:the|this|that|each|every|an?) (?:[a-z-]+ )?${head}|it) `
  const predicates = STAYS.filter(([verbs]) => verbs.has(verb.verb)).map(([, predicate]) => predicate)
  const not = String.raw`(?:is|are|will) (?:not|never) (?:be )?(?:actually )?${participle(verb.verb)}${ENDS}`
  const pattern = new RegExp(`${subject}(?:${[...predicates, not].join('|')})`, 'i')
  for (const sentence of later) {
    const found = pattern.exec(sentence.text)
    if (found === null || SOFTENED.test(sentence.text) || isConditional(sentence.text) || isHedged(sentence.text)) continue
    const start = sentence.start + sentence.text.search(/\w/)
    return {
      opening: first.text.slice(opener.words.start - first.start).replace(/[.!?:;].*$/s, ''),
      words: { start, end: sentence.start + found.index + found[0].length },
    }
  }
  return undefined
})

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}
