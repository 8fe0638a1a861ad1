import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { isEnglish } from '../../prose/text/language.ts'
import { remembered } from '../../prose/text/memo.ts'
import { isConditional, isHedged, sentencesOf } from '../../prose/text/sentences.ts'

/** The kind of value that a call returns according to a text. */
export interface ReturnedShape {
  readonly shape: 'list' | 'one' | 'text' | 'count' | 'nothing'
  readonly words: Span
}

const MOST_TEXT = 20_000

const mayReturn = cue(
  ...'return returns returned returning respond responds reply replies answer answers response result output outputs yields delivers produces back get receive gets receives'.split(
    ' ',
  ),
)

/** Words that promise a result. */
const BACK =
  /\b(?:returns?(?! (?:to|from|by)\b)|returning|(?:responds|replies|answers) with|outputs|yields|delivers|produces|you (?:will |then )?(?:get|receive)|the caller (?:gets|receives)|(?:is|are|come|comes|came|sent|handed|given|gets?|reported) (?:back|returned)|back as|(?:hands?|gives?|sends?|brings?) (?:[\w' ]{1,60} )?back|(?:the|its|your) (?:response|answer|reply|result|output|return value) (?:is|are|consists of|comes as|arrives as))\b/i
/** Words that end the part about the answer. */
const TURN =
  /[;:(]|\b(?:if|when|unless|where|which|that|so|because|use|see|pass|call|then|from|by|until|after|before|sorted|matching|containing|each|with|plus|and|or|to|for|about|whose|per)\b/i
const NOT =
  /\b(?:not|never|no longer|instead of|rather than|unlike|without|neither|nor|except|only if|previously|formerly)\b|n['’]t\b/i
const NOTHING =
  /^(?:back )?(?:simply |just )?(?:nothing|no (?:content|body|data|output|result|value)|(?:an )?empty (?:body|response|answer|reply|object|result))\b(?! (?:if|when|unless|else|but|other|more)\b)/i
const LIST = /\b(?:an?|one|flat|plain|sorted|ordered|JSON|as|the) (?:array|list)\b(?!-)/i
const COUNT =
  /^(?:back )?(?:only |just |simply )?(?:(?:the|a) )?(?:bare |plain |total |exact )?(?:number|count) of\b|^(?:back )?how many\b/i
/** "exactly one record", "a single booking"; "one entry per row" and "one of them" are something else. */
const ONE =
  /^(?:back )?(?:only |just |always )?(?:exactly one|only one|a single|one single|(?:just )?one|the one) (?!of\b|or\b|to\b|page\b|list\b|array\b|string\b|text\b|batch\b|set\b|response\b|line\b)[a-z-]{3,20}(?: [a-z-]{3,20})?/i
const MANY = /\b(?:per|each|every|for all|with (?:its|all|the) [a-z]+s\b|list|lists|array|page|s)\b/i
const TEXT =
  /\b(?:base64|CSV|TSV|XML|YAML|Markdown|PDF|PNG|JPE?G|SVG|ZIP|HAR|tarball|archive|spreadsheet|(?:plain|raw|readable|formatted|single|one|a|as) (?:text|string)|blob|binary data|raw bytes|a (?:file|diff|patch|transcript))\b/i
/** What only points at a text, or is about one. */
const POINTS =
  /\b(?:links?|urls?|paths?|address|location|ids?|handle|reference|names?|status|size|type|summary|objects?|lists?|arrays?|metadata|information|details|number|count|whether|pages?|jobs?|tasks?|records?|rows?|entries)\b/i

/** "the rows as XML" */
const AS = /\b(?:as|in|into)(?: an?| one| the)?(?: \w+){0,2} $/i

/** What a description promises, in sentences that say so without a condition. */
export function returnedShapes(description: string): readonly ReturnedShape[] {
  return mayReturn(description) && description.length <= MOST_TEXT ? read(description) : []
}

const read = remembered((description): readonly ReturnedShape[] => {
  const found: ReturnedShape[] = []
  for (const { text, start } of sentencesOf(description)) {
    const back = BACK.exec(text)
    if (back === null || isConditional(text.slice(0, back.index)) || isHedged(text)) continue
    const from = back.index + back[0].length
    const rest = text.slice(from).replace(/^[\s:,]{1,3}/, '')
    const words = (match: RegExpExecArray): Span => {
      const at = start + text.length - rest.length + match.index
      return { start: start + back.index, end: Math.min(start + text.length, at + match[0].length) }
    }
    const nothing = NOTHING.exec(rest)
    if (nothing !== null) {
      if (!/\b(?:if|when|unless|where|else|until)\b/i.test(rest) && !NOT.test(text.slice(0, from)))
        found.push({ shape: 'nothing', words: words(nothing) })
      continue
    }
    if (NOT.test(text)) continue
    // "encoded as base64" follows a comma
    const clause = rest.slice(0, TURN.exec(rest)?.index ?? rest.length)
    const count = COUNT.exec(rest)
    const list = LIST.exec(clause) ?? (/\bas$/i.test(back[0]) ? /^(?:an? )?(?:array|list)\b/i.exec(rest) : null)
    const said = TEXT.exec(clause)
    const one = ONE.exec(rest)
    if (one !== null && list === null && !MANY.test(rest)) found.push({ shape: 'one', words: words(one) })
    else if (count !== null) found.push({ shape: 'count', words: words(count) })
    else if (list !== null) found.push({ shape: 'list', words: words(list) })
    else if (said !== null && (!POINTS.test(clause) || AS.test(clause.slice(0, said.index))))
      found.push({ shape: 'text', words: words(said) })
  }
  return found.length > 0 && isEnglish(description) ? found : []
})
