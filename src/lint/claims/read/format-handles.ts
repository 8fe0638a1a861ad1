import { cue } from '../../prose/text/cues.ts'
import type { NamedFormat } from './named-format.ts'
import { ready } from '../../prose/text/ready.ts'

const mayBeHandle = cue(
  ...(
    'id ids identifier identifiers name names slug slugs uuid uuids guid guids email emails mail mails url urls uri uris link path paths base64 ' +
    'number code reference label plate barcode sign username usernames title titles login logins regex regexp regular glob globs html markdown plain'
  ).split(' '),
)

/** The last words of a phrase, with the format of what it names. */
const HEADS: readonly (readonly [format: string, words: string])[] = [
  ['e-mail address', String.raw`e-?mail address(?:es)?|e-?mails?`],
  ['UUID', 'uuids?|guids?'],
  ['id', String.raw`ids?|identifiers?`],
  ['name', String.raw`(?:display |full |user|login |screen |human-readable )?names?|titles?(?= of\b| shown\b)|logins?`],
  ['slug', 'slugs?'],
  ['URL', 'urls?|uris?|web address(?:es)?|(?:web )?link'],
  ['path', '(?:file |absolute |relative |local )?paths?'],
]
const HEAD = HEADS.map(([, words]) => `(${words})`).join('|')
/** What a phrase may begin with, and the words that say whose id or name it is. */
const BEGINS = String.raw`^[\s>*•:–—-]{0,8}(?:\([^()\n]{1,60}\)[\s:–—-]{0,4})?(?:\*\*)?(?:\(?optional(?:ly)?\)?[,:.]? |required[,:.]? )?(?:(?:the|an?|one|this|your|its|new|exact|full|unique|numeric|valid|public|array of|list of|comma-separated(?: list of)?|one or more|internal|stable|complete|existing|current) ){0,4}`
const WHOSE = String.raw`(?:(?!(?:or|and|by|to|of|for|in|with|as|not|if|ids?|identifiers?|names?|slugs?|urls?|whether|filter|search|list|return|get|include) )[a-z][a-z]{1,20}(?:['’]s|s['’])? ){0,3}?`
const CLOSES = String.raw`(?=$|[.,;:(\n–—]|\s[-–—(]|\s(?:of|for|to|that|which|from|with|as|in|by|whose|used|returned|given|without|including|not|on|where|under|at|you|must|is|are|without)\b)`
/** "The channel's name with the # in front", "Display names of the labels". */
const PHRASE = new RegExp(`${BEGINS}${WHOSE}(?:${HEAD})${CLOSES}`, 'i')
/** "… by its display name", "as an id", "use the ids". */
const FRAME = new RegExp(
  String.raw`\b(?:(?:given|identified|referenced|specified|passed|addressed|named|written|listed|known|told) (?:by|as)|by|as|use|pass|give|send|supply|expects?|accepts?|takes?|needs?|wants?)(?: only)? (?:the |their |its |an? |his )?(?:[a-z]{2,12}(?:['’]s)? ){0,2}?(?:${HEAD})${CLOSES}`,
  'gi',
)
/** These names are codes of a kind of their own. */
const OF_A_KIND = /\b(?:iana|olson|tz|time ?zone|zone|database|country|language|currency)\b/i
const BASE64 = /\bbase64(?:[- ]?encoded\b[a-z ]{0,24}|[- ]?(?:string|data|content))?/gi
const PATTERN = /\b(?:(regex(?:p|es)?|regular expressions?)|globs?(?: patterns?)?)\b/gi
/** What people read off a thing, which is not an id that a list returns: "Waybill number as printed on the label", "the licence plate". */
const PRINTED =
  /\b(?:number|code|id|reference|label) (?:as (?:it is )?|that is |which is |(?=printed|stamped|engraved))(?:printed|shown|stamped|written|displayed|visible|engraved) (?:on|in|at|to)\b[^.,;]{0,30}|^[\s*]{0,4}(?:the |its |an? )?(?:human-readable|customer-facing|visible|printed) (?:number|code|reference)\b|^[\s*]{0,4}(?:the |its |an? )?(?:[a-z]+['’]s )?(?:licen[cs]e plate|number plate|serial number|waybill number|tracking number|bar ?code|call sign)\b/gi
const MARKUP =
  /\b(?:in|as|is|are|must be|takes|accepts) (HTML|Markdown|plain text)\b|^[^.]{0,40}\b(HTML|Markdown|plain[- ]text)(?:[- ]formatted)? (?:text|body|content|string|document|message)\b/gi

/** Ids, names, addresses and kinds of content that a text states the value to be. */
export function* handleFormats(text: string): Iterable<NamedFormat> {
  if (!mayBeHandle(text)) return
  const phrase = ready(PHRASE).exec(text)
  if (phrase !== null) yield* headOf(phrase, text)
  for (const match of text.matchAll(ready(FRAME))) yield* headOf(match, text)
  for (const { 0: whole, index } of text.matchAll(ready(PRINTED)))
    yield { format: 'printed number', words: { start: index, end: index + whole.trimEnd().length } }
  for (const { 0: whole, index } of text.matchAll(BASE64)) {
    yield { format: 'base64', words: { start: index, end: index + whole.trimEnd().length } }
  }
  for (const { 0: whole, 1: expression, index } of text.matchAll(PATTERN)) {
    yield {
      format: expression === undefined ? 'glob' : 'regular expression',
      words: { start: index, end: index + whole.length },
    }
  }
  for (const { 0: whole, 1: one, 2: two, index } of text.matchAll(ready(MARKUP))) {
    const said = (one ?? two ?? '').toLowerCase()
    const format = said === 'html' ? 'HTML' : said === 'markdown' ? 'Markdown' : 'plain text'
    yield { format, words: { start: index, end: index + whole.length } }
  }
}

function* headOf(match: RegExpExecArray, text: string): Iterable<NamedFormat> {
  const found = HEADS.findIndex((_, place) => match[place + 1] !== undefined)
  const format = HEADS[found]?.[0]
  if (
    format === undefined ||
    (format === 'name' && OF_A_KIND.test(text.slice(Math.max(0, match.index - 24), match.index + match[0].length + 20)))
  )
    return
  const lead = match[0].length - match[0].replace(/^[\s>*•:–—-]+/, '').length
  yield { format, words: { start: match.index + lead, end: match.index + match[0].length } }
}
