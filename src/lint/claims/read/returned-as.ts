import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { isEnglish } from '../../prose/text/language.ts'
import { remembered } from '../../prose/text/memo.ts'
import { ready } from '../../prose/text/ready.ts'
import { isConditional, isHedged, sentencesOf } from '../../prose/text/sentences.ts'

/** A thing of the answer and the type that a text gives it: "the value as a number". */
export interface ReturnedAs {
  /** The words for the thing, in lower case: "average", "round trip". */
  readonly thing: string
  readonly type: 'string' | 'number' | 'boolean' | 'array' | 'object'
  readonly words: Span
}

const TYPES: readonly (readonly [ReturnedAs['type'], RegExp])[] = [
  ['array', /^(?:list|array|series|sequence)$/i],
  ['boolean', /^(?:boolean|flag|true or false|yes or no|true\/false)$/i],
  ['number', /^(?:number|integer|float|decimal|percentage|count|whole number|decimal number|floating-point number)$/i],
  ['object', /^(?:object|dictionary|map|mapping)$/i],
  ['string', /^(?:string|text|word|words|sentence|free text|plain text)$/i],
]
const TYPE =
  'list|array|series|sequence|boolean|flag|true or false|yes or no|true/false|number|integer|float|decimal|percentage|count|whole number|decimal number|floating-point number|object|dictionary|map|mapping|string|text|word|words|sentence|free text|plain text'
const LEAD =
  /\b(?:returns?(?! (?:to|from|by)\b)|returning|gives?(?: back)?|(?:responds|replies|answers) with|yields|outputs|reports|delivers|(?:the|its) (?:answer|response|result|reply|output) (?:is|holds|has|contains|carries))\b/i
const AS = new RegExp(
  String.raw`(?:\b(?:the|its|their|an?|each|every|per [a-z]+|and|returns?|gives?)|,) ?((?:(?!as\b|and\b|or\b|of\b|in\b|per\b)["'\`]?[a-z]\w[\w-]{0,30}["'\`]? ){1,3})(?:(?:of|in|per|for|since|at|over) [^,;.()]{1,40}? )?(?:is |are |comes? |given |written |expressed )?as (?:an? |one )?(?:plain |bare |single |simple |flat |JSON |short |signed )?(${TYPE})\b(?! (?:or|string|of strings|in a string|text|id|url|field|name))`,
  'gi',
)
const mayTell = cue('as')
const NOT =
  /\b(?:not|never|no longer|instead|rather|unlike|without|or|either|depend(?:s|ing)|also|soon|well|long|far|such as an?|same|known|used|serves?|treated|stored|pass(?:ed)?|sent|parameter|argument)\b|n['’]t\b/i

/** The type that a description states for a thing of the answer. */
export const returnedAs: (text: string) => readonly ReturnedAs[] = remembered((description) => {
  if (!mayTell(description) || description.length > 20_000 || !isEnglish(description)) return []
  return sentencesOf(description).flatMap(({ text, start }) => {
    const lead = LEAD.exec(text)
    if (
      lead === null ||
      isConditional(text.slice(0, lead.index)) ||
      isHedged(text.replace(/\b(?:such as|e\.g\.|for example)/gi, ''))
    )
      return []
    return [...text.matchAll(ready(AS))].flatMap((match): ReturnedAs[] => {
      const type = TYPES.find(([, words]) => words.test(match[2] ?? ''))?.[0]
      const thing = (match[1] ?? '').replaceAll(/["'`]/g, '').trim().toLowerCase()
      if (match.index < lead.index || type === undefined || NOT.test(text.slice(lead.index, match.index + match[0].length)))
        return []
      const lost = /^(?:,|and) ?/.exec(match[0])?.[0].length ?? 0
      return [{ thing, type, words: { start: start + match.index + lost, end: start + match.index + match[0].length } }]
    })
  })
})
