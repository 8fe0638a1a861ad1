import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { sentenceAt } from '../../prose/text/sentences.ts'
import type { ReadStatements, Said, StatementOf } from '../statement.ts'
import { codeFormats } from './format-codes.ts'
import { handleFormats } from './format-handles.ts'
import { isOneCase } from './one-case.ts'
import { timeFormats } from './format-times.ts'
import { ready } from '../../prose/text/ready.ts'

const MOST_TEXT = 4000

const mayName = cue(
  ...(
    'number reference label plate barcode sign printed letters iso rfc unix epoch posix yyyy yyyymmdd ddmmyyyy dd mm hh day month iana olson tz timezone zone offset utc gmt duration seconds 1970 ' +
    'email mail mails emails url urls uri link uuid uuids guid id ids identifier identifiers name names slug slugs username path paths base64 regex regexp ' +
    'regular glob globs html markdown plain letter code codes alpha bcp currency symbol country language 164 cron crontab week us american european british title titles login logins usernames rrggbb rgb hex lat lng lon longitude latitude uppercase lowercase upper lower case capital capitals'
  ).split(' '),
)

const NEGATED =
  /\b(?:not|never|rather than|instead of|unlike|nor|no longer|no|without|don't|cannot be|isn't|aren't|than)(?: (?:be|by|a|an|the|its|their|use|as|in|to|need|[a-z]{1,12}ed)){0,3}[\s,("'\x60]{0,3}$/i
const HEDGED =
  /\b(?:e\.g\.,?|for example,?|for instance,?|such as|like|usually|typically|preferably|may be|can be|could be|convert(?:ed|s)?(?: to| into)?|either|whether|or|and\/or|optionally|also)[\s("'\x60]{0,3}(?:an? |the )?$/i
const EITHER =
  /^[\s"'\x60]{0,3}\((?:or|alternatively|and\/or)\b|^[\s)\]"'\x60]{0,3}(?:\([^()\n]{0,60}\) ?)?[,;]? ?(?:or|and\/or|and|\/|\|)(?! (?:not|never)\b)[\s("'\x60]/i
const GOES_ON =
  /^[\s>*•(–—-]{0,6}(?:in|as|by|given|specif(?:y|ied)|express(?:ed)?|stated|provided?|values?|must|should|has to|needs to|it|its|this|use|pass|send|write|written|give|set|enter|always|only|accepts?|takes?|format(?:ted)?|expects?|required?|dates?|times?|timestamps?|the (?:value|format|date|time|parameter|timestamp|string|code|id)|iso|rfc|unix|epoch|yyyy|dd|mm|iana|two|three|bcp)\b/i

/** In which form a text states the value to be written: a date's order, Unix time, a zone's name, an id or a name, a code. */
export const readFormats: ReadStatements = (text) => {
  if (text.length > MOST_TEXT || !mayName(text)) return []
  const named = [...timeFormats(text), ...handleFormats(text), ...codeFormats(text)]
  return named.map(({ format, words }): StatementOf<'format'> => ({ kind: 'format', format, words, holds: holdsOf(text, words) }))
}

function holdsOf(text: string, { start, end }: Span): Said['holds'] {
  const sentence = sentenceAt(text, start)
  const before = text.slice(sentence.start, start)
  if (/\bunlike\b/i.test(before) || ready(NEGATED).test(before.slice(-48)) || ready(HEDGED).test(before.slice(-40)))
    return 'hedge'
  if (EITHER.test(text.slice(end, end + 80))) return 'hedge'
  const first = text.slice(0, sentence.start).trim() === ''
  const alone = sentence.text.trim().length <= end - start + 3
  if (!first && !alone && !GOES_ON.test(text.slice(sentence.start, end))) return 'hedge'
  return isOneCase(before) ? 'condition' : 'always'
}
