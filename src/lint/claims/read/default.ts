import { cue } from '../../prose/text/cues.ts'
import { isConditional, isHedged, sentenceAt } from '../../prose/text/sentences.ts'
import { DIGITS } from '../../lexicon/numbers.ts'
import type { ReadStatements, StatementOf, Written } from '../statement.ts'
import { quotedValue } from './quoted-value.ts'
import { ready } from '../../prose/text/ready.ts'

const MOST_TEXT = 4000

const OMITTED = String.raw`(?:if|when|unless) (?:it is |this is |the parameter is |value is )?(?:omitted|unspecified|unset|absent|missing|(?:not )?(?:provided|specified|given|set|supplied|passed|present)|left (?:out|blank|empty|unset)|empty)`
const VALUE = String.raw`(?:"([^"\n]{1,60})"|'([^'\n]{1,60})'|\x60([^\x60\n]{1,60})\x60|“([^”\n]{1,60})”|(${DIGITS})|(\[[^[\]\n]{0,100}\])|([A-Za-z][\w./+-]{0,40}))`

const ANNOUNCED = new RegExp(
  String.raw`\bdefault(?:s| value)?\b["'\x60*]{0,3}(?: ?[:=]| (?:is|to|of|set to)\b:?)?\*{0,2} {0,2}${VALUE}`,
  'gi',
)
const WHEN_OMITTED = new RegExp(
  String.raw`\b${OMITTED},? (?:(?:it )?(?:uses|is|will be|becomes|means) |(?:it )?defaults to |the default (?:value )?is )?${VALUE}`,
  'gi',
)
const BEFORE_OMITTED = new RegExp(String.raw`[(;,–—-] {0,2}${VALUE} (?:by default|${OMITTED})`, 'gi')
const MARKED = new RegExp(String.raw`${VALUE} ?[([]default[)\]]`, 'gi')

/** What the word "default" may follow: a new clause, or a word that stands for the parameter. After others it is something else's. */
const OPENS =
  /(?:^|[([{,;:.!?|*•\n"'`)\]–—]|\s-|\b(?:and|it|this|which|that|value|the|optional|its|parameter|field|also|will|by))\s{0,3}(?:\*\*|["'`])?$/i
const BOUNDARY =
  /^(?:$|[)\]},;|\n–—]|[.!](?:\s|$|["')])|\s{1,3}(?:[-–—([]|$)|\s?\/ ?max|\s?\n| and (?:the |a )?(?:max|min)| to (?:avoid|reduce|keep|limit|save|prevent)\b)/
const OMITTED_NEXT = new RegExp(`^ ${OMITTED}\\b`, 'i')
const ANY_OMITTED = new RegExp(OMITTED, 'gi')
const CONDITION = /\b(?:when|whenever|if|unless|except|depend(?:s|ing)|otherwise|only|for|but|else|until|varies)\b/i
const ONE_CASE =
  /^\W{0,4}(?:for|with|in|on|when|if) (?!(?:set to )?(?:true|false|set|enabled|provided|specified)\b)[^:,;.]{1,60}[:,;]/i
/** Words that describe a value instead of being one. */
const DYNAMIC =
  /^(?:the|an?|all|any|every|none|null|nil|empty|blank|now|today|tomorrow|yesterday|current|currently|automatic|automatically|random|randomly|your|its?|this|that|these|same|latest|unlimited|no|not|unset|undefined|inferred|varies|system|server|user|account|values?|behaviou?r|is|to|of|as|and|or|for|in|on|set|get|uses?|used|from|where|when|if|off|enabled|disabled|optional|required|string|number|integer|boolean|what|whatever|one|only|previous|active|both|always|never|see|calculated|computed|derived|generated|based|everything|nothing|will|settings?|timezone|sort|order|branch|project|workspace|returns?|includes?|excludes?)$/i

const mayState = cue(
  'default',
  'defaults',
  'omitted',
  'unspecified',
  'provided',
  'specified',
  'given',
  'supplied',
  'empty',
  'blank',
  'unset',
  'set',
  'missing',
  'absent',
  'passed',
  'present',
  'out',
)

/** "defaults to 20", "(default: desc)", "if omitted, `en`": the value, unless it holds under a condition, is hedged or is worked out. */
export const readDefaults: ReadStatements = (text) => {
  if (!mayState(text) || text.length > MOST_TEXT) return []
  const found: (StatementOf<'default'> | undefined)[] = []
  if (/default/i.test(text)) {
    for (const match of text.matchAll(ready(ANNOUNCED))) {
      const opens = OPENS.test(text.slice(Math.max(0, match.index - 24), match.index))
      if (opens && stands(text, match)) found.push(statement(text, match))
    }
    for (const match of text.matchAll(MARKED)) found.push(statement(text, match, true))
  }
  if (/\b(?:if|when|unless|by default)\b/i.test(text)) {
    for (const pattern of [WHEN_OMITTED, BEFORE_OMITTED]) {
      for (const match of text.matchAll(ready(pattern))) if (stands(text, match)) found.push(statement(text, match, true))
    }
  }
  return found.filter((one) => one !== undefined)
}

/** True if the value ends its clause and the statement holds without a condition or a hedge. */
function stands(text: string, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length
  const rest = text.slice(end).replace(/^["'`*]{1,3}/, '')
  const noun = match[5] === undefined ? '' : (/^[ -](?!to\b|and\b|if\b|when\b|unless\b)[a-z]{1,20}|^%/i.exec(rest)?.[0] ?? '')
  const after = rest.slice(noun.length).replace(OMITTED_NEXT, '')
  if (!BOUNDARY.test(after)) return false
  const sentence = sentenceAt(text, match.index)
  const before = text.slice(sentence.start, match.index)
  const bracket = before.lastIndexOf('(') > before.lastIndexOf(')')
  const scope = bracket ? before.slice(before.lastIndexOf('(')) : before
  const follows = bracket
    ? after.slice(0, Math.max(0, after.indexOf(')')))
    : after.slice(0, Math.max(0, sentence.end - (text.length - after.length)))
  if (ONE_CASE.test(before) || isConditional(scope.replaceAll(ANY_OMITTED, '')) || isHedged(scope.slice(-24))) return false
  return !CONDITION.test(follows.replaceAll(ANY_OMITTED, ''))
}

function statement(text: string, match: RegExpExecArray, marked = false): StatementOf<'default'> | undefined {
  const [whole, double, single, code, curly, number, list, word] = match
  const words = { start: match.index, end: match.index + whole.length }
  const stated = (value: Written, end = words.end): StatementOf<'default'> => ({
    kind: 'default',
    value,
    marked,
    words: { start: words.start, end },
    holds: 'always',
  })
  const quoted = double ?? single ?? code ?? curly
  if (quoted !== undefined) return stated({ kind: 'quoted', text: quotedValue(quoted) })
  if (list !== undefined) return stated({ kind: 'list', text: list })
  const noun = /^[ -]?([a-z]{1,20}|%)/i.exec(text.slice(words.end, words.end + 24))?.[1]?.toLowerCase()
  if (number !== undefined) return stated({ kind: 'number', text: number, ...(noun === undefined ? {} : { noun }) })
  const bare = word?.replace(/[./+-]+$/, '') ?? ''
  // "defaults to SLACK_TEAM_ID" names a variable
  if (DYNAMIC.test(bare) || /^[A-Z]+_[A-Z0-9_]+$/.test(bare)) return undefined
  return stated({ kind: 'word', text: bare }, words.end - ((word?.length ?? 0) - bare.length))
}
