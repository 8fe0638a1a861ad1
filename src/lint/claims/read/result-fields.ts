import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { isEnglish } from '../../prose/text/language.ts'
import { remembered } from '../../prose/text/memo.ts'
import { ready } from '../../prose/text/ready.ts'

/** A field that a text tells the model to take from an answer. */
export interface ResultField {
  readonly name: string
  readonly words: Span
  /** The tool whose answer has it; undefined for the tool that the text describes. */
  readonly tool: string | undefined
}

/** In code or quotes, or spelt as an identifier: a plain word is English. */
const NAME =
  '(?:[`"\']([A-Za-z_][\\w.]{1,60})[`"\']|(?<![\\w.\'"`/-])([a-z][a-z0-9]{0,30}(?:_[a-z0-9]{1,30}){1,5}|[a-z][a-z0-9]{0,30}(?:[A-Z][a-z0-9]{0,30}){1,5})(?![\\w=:(/-]))'
const TOOL = '`?([A-Za-z]\\w{1,60}(?:[_-][A-Za-z0-9]{1,40}){0,8})`?'
const THING = '(?:answer|response|reply|results?|output|page|payload|listing|call|search result|result set|return value)'
const EARLIER = '(?:previous|last|prior|preceding|earlier|first|former|most recent|initial|latest)'
const GIVEN =
  '(?:returned|given|provided|reported|handed out|obtained|received|found|(?:that )?you (?:got|get|have|received)|that (?:comes|came|is|was)(?: back)?)'
const OUT_OF =
  '(?:out of|of|from|in|inside|returned (?:by|in|with|from)|given (?:by|in)|(?:received|found|reported|obtained) (?:in|from|with))'
const WORD = '(?: (?:value|field|token|cursor|id|string|property|key|number|that (?:was|is|came)))?'

/** "nextPageToken out of the previous answer" */
const OF_EARLIER = new RegExp(
  `${NAME}${WORD} ${OUT_OF} (?:the |an? |your )?(?:${EARLIER} (?:${THING}|one)|(?:answer|response|reply|output|payload)(?! (?:of|from|by|to)\\b))\\b`,
  'g',
)
/** "the `id` from the response of list_users", "the `id` returned by list_users" */
const OF_TOOL = new RegExp(
  `${NAME}${WORD} (?:(?:out of|of|from|in) (?:the |an? )?(?:${THING} (?:of|from|by) )?(?:the |an? )?(?:${EARLIER} )?${TOOL}(?:['’]s)?(?: ${THING})?|${GIVEN} (?:by|from|in|with) (?:the |an? )?(?:${THING} (?:of|from|by) )?${TOOL})(?![\\w(-])`,
  'g',
)
/** "the previous response's `next`" */
const OWNED = new RegExp(`\\b(?:${EARLIER} )${THING}['’]s ${NAME}`, 'g')
/** "until has_more is false" */
const UNTIL = new RegExp(
  `\\b(?:until|while|as long as) (?:the )?(?:${THING}['’]s )?${NAME} (?:is|are|becomes|comes back) (?:false|true|null|empty|absent|missing|not set|unset|returned|present|no longer)\\b`,
  'g',
)

/** "get_token's `token`", "the `token` that get_token returned" */
const TOOLS = new RegExp(
  `(?<![\\w\`])${TOOL}['’]s ${NAME}|${NAME} (?:that|which) ${TOOL} (?:returned|returns|gives|gave|hands out|reports|sent)\\b`,
  'g',
)
/** "the response carries `etag`" */
const CARRIES = new RegExp(
  `\\b(?:[Tt]he|[Ii]ts|[Ee]ach|[Ee]very|[Tt]hat) (?:${EARLIER} )?(?:answer|response|reply|result|page) (?:carries|has|contains|includes|brings|holds|comes with|gives|ends with|ended with|had|contained|gave) (?:an? |the )?${NAME}`,
  'g',
)
/** "if has_more is true" */
const MORE =
  /\b(?:if|when) (?:the )?[`'"]?((?:has_?more|is_?truncated|truncated|next_?\w{2,20}|more_\w{2,20}|nextPage\w{0,20}|nextCursor)\b)[`'"]? is\b/gi

const mayTake = cue(
  ...'answer response reply result output page payload previous last prior returned given provided reported obtained received got until while that which s from comes has more next truncated'.split(
    ' ',
  ),
)

/** The fields that a text sends the model to, in order. */
export function resultFieldsIn(text: string): readonly ResultField[] {
  return mayTake(text) && text.length <= 20_000 && /[`"'_]|[a-z][A-Z]/.test(text) ? read(text) : []
}

const read = remembered((text): readonly ResultField[] => {
  const found: ResultField[] = []
  const add = (match: RegExpExecArray, name: string, tool: string | undefined): void => {
    const start = match.index + match[0].lastIndexOf(name)
    found.push({ name, words: { start, end: start + name.length }, tool })
  }
  for (const pattern of [OF_EARLIER, OWNED, UNTIL, CARRIES, MORE]) {
    for (const match of text.matchAll(ready(pattern))) add(match, match[1] ?? match[2] ?? '', undefined)
  }
  for (const match of text.matchAll(ready(OF_TOOL))) add(match, match[1] ?? match[2] ?? '', match[3] ?? match[4])
  for (const match of /['’]s |\b(?:that|which) /.test(text) ? text.matchAll(TOOLS) : [])
    add(match, match[2] ?? match[3] ?? match[4] ?? match[5] ?? '', match[1] ?? match[6])
  return found.length > 0 && isEnglish(text) ? found.sort((a, b) => a.words.start - b.words.start) : []
})
