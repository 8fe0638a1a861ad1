import { cue } from '../../prose/text/cues.ts'
import { unitsOf } from '../../lexicon/units.ts'
import { sentenceAt } from '../../prose/text/sentences.ts'
import { quotedValue } from './quoted-value.ts'
import { sampleAt } from './sample.ts'
import type { ReadStatements, StatementOf, Written } from '../statement.ts'
import { ready } from '../../prose/text/ready.ts'

/** Texts with more examples than this are tables of them. */
const MOST_VALUES = 40
const MOST_LEADS = 60

const mayShow = cue(
  ...'e eg example examples such like say instance sample samples ex so etc use pass send give write enter put set written form format as'.split(
    ' ',
  ),
)

/** What announces examples of a value. */
const ANNOUNCED =
  /(?:\be\.\s?g\.?,?:?|\beg[.:],?|\bex[.:]|\bfor (?:example|instance)[,:]?|\b(?:examples?|samples?)(?: values?)?(?: (?:are|is))?\s?(?:\*\*)?:|\b(?:example|sample) values? (?:are|is))(?:\*\*)?[\s(]{1,3}(?:```(?:jsonc?)?\s{1,4})?/
/** The same, in words that also begin an English phrase. */
const LIKENED =
  /(?:\bsuch as,?|(?<=[,(–—-]\s?)\b(?:say|like|as in)|(?<=\b(?:value|values|code|codes|name|names|number|numbers|id|ids|string|strings|something|anything|it|types?|kinds?|formats?|form) )like|\bso(?= ["'`-]?\S{1,30} (?:for|means|is|stands)\b))[\s(]{1,3}/
/** What tells the model to send a value. */
const TOLD =
  /(?:(?<=^|[.;:!?(]\s{0,2}|\b(?:to|and|or|then|please) )(?:use|pass|send|give|write|enter|put|type)|\b(?:set|leave) (?:it |this )?(?:to|at|as)|\bwritten(?: as)?|\b(?:form|format|looks like)(?: of| is)?:?)\s{1,2}(?=["'`\d-])/
const LEAD = new RegExp(`(${ANNOUNCED.source}|${LIKENED.source})|${TOLD.source}`, 'gi')
const QUOTED = /(["'`“‘])([^"'`“”‘’\n]{1,80})["'`”’](?![A-Za-z0-9])/y
const NUMBER = /-?\d{1,15}(?:,\d{3})*(?:\.\d{1,10})?(?![\w%:/°]|[.,-]\d|-[a-z]| ?%)/y
/** A bare word that no English word looks like. */
const TOKEN = /(?=[\w./@#+-]{0,60}(?:[A-Z]{2}|\d|_|\/\w|[a-z][A-Z]))[A-Za-z0-9/@#+][\w./@#+:-]{0,60}(?<![.:,])(?=[\s,;.)\]]|$)/y
/** Any word, where nothing else is in its list. */
const WORD = /[A-Za-z][\w-]{0,40}(?=\s?[,)]|\s(?:or|and)\s|[.;](?:\s|$)|$)/y
const JOINT =
  /(?:\s(?:for|to|at|means|meaning|is|in|on|=) [\w' -]{1,40}?)?\s{0,2}(?:\([^()\n]{0,60}\)\s{0,2})?(?:,\s{0,2}(?:or |and )?|\/\s?|\s(?:or|and)\s)/y
/** What follows a list of samples, and the list itself right before it. */
const AND_SO_ON = /,?(?: and so on| and so forth| etc\b| and the like)/g
const LISTED = /(?:^|[\s(:])((?:["'`]?[\w.@/-]{1,40}["'`]?,\s?){0,8}["'`]?[\w.@/-]{1,40}["'`]?)$/
/** Before a lead: what makes the examples those of an answer, or of what must not be sent. */
const ELSEWHERE =
  /\b(?:(?<!\b(?:to|be) )return(?:s|ed)?|returning|responds?|response|gives|yields|outputs?|displays|not|never|no|without|except|excluding|instead of|rather than|unlike|cannot|can['’]t|don['’]t|won['’]t|invalid|wrong|ignored|refused|rejected|fails?|unsupported|stripped|converted|becomes|turns into|contains?|containing|characters?|prefix|suffix|operators?|syntax|starting|ending|starts|ends|begins)\b/i
/** A sentence with numbers of something else. */
const NO_VALUE =
  /\b(?:not|never|no longer|refused|rejected|invalid|error|HTTP|status|codes?|API|versions?|would|used to|elsewhere|instead of|unlike|returns?|pages? \d|results?|answer)\b|n['’]t\b/i
/** "7680 imitates an 8K screen", "0 = no limit", "-1 for all": a number that begins a clause and is said to do something. */
const DOES =
  /(?:^|[.;:,(–—•]\s{0,3}|\n\s{0,12}(?:[-*•]\s)?|\b(?:and|while|whereas|but|or)\s)[`"']?(-?\d{1,12}(?:\.\d{1,6})?)[`"']?\s?(?:(?:=|→|->|:(?!\d))\s|(?:for|means|stands for|selects|gives|turns|asks for|is for)\s(?!(?:example|instance|the (?:max|min|limit))\b)|(?:is|[a-z]{3,14}s)\s(?=(?:a|an|the(?! (?:max|min|limit|most|highest|largest|smallest|lowest|least|default|server|service))|all|every|each|no|only|any|to|it|them|one|about|roughly|nearly|just|what|how|enough|plenty|fine|good|best|usual|typical|slow|fast|[a-z]{3,12}est)\b))/g
/** "with 8192 you get a print", "try 500 on slow lines" */
const CHOSEN =
  /(?:^|[.;:,(–—•]\s{0,3}|\b(?:and|while|whereas|but|or|then|please)\s)(?:with|at|try|pick|choose|take|go for|enter)\s[`"']?(-?\d{1,12}(?:\.\d{1,6})?)[`"']?(?=,? (?:you|it|the (?:call|tool|answer|result)|there|only|for|if|when|on|and|or|instead)\b|[.;)](?:\s|$)|$)/gi
/** A quoted text that is longer is what somebody says. */
const MOST_QUOTE = 60

/** "e.g. 12.50", "such as `SPF` or `PTR`", "use 15 for …": the values that a text shows or tells the model to send for what it is about. */
export const readExamples: ReadStatements = (text) => {
  const doers = [...doersIn(text)]
  const found: StatementOf<'example'>[] = []
  if (!mayShow(text)) return doers
  const add = (start: number, read: Listed): void => {
    const { start: first } = sentenceAt(text, start)
    if (read.values.length === 0 || ready(ELSEWHERE).test(text.slice(Math.max(first, start - 200), start))) return
    found.push({ kind: 'example', values: read.values, words: { start, end: read.end }, holds: 'always' })
  }
  let leads = 0
  for (const match of text.matchAll(ready(LEAD))) {
    if (++leads > MOST_LEADS) break
    add(match.index, listAt(text, match.index + match[0].length, match[1] !== undefined))
  }
  for (const { index } of /\b(?:so (?:on|forth)|etc|the like)\b/.test(text) ? text.matchAll(AND_SO_ON) : []) {
    if (++leads > MOST_LEADS) break
    const list = LISTED.exec(text.slice(Math.max(0, index - 120), index))?.[1]
    if (list !== undefined) add(index - list.length, listAt(text, index - list.length, false))
  }
  const isTold = ({ words }: StatementOf<'example'>): boolean =>
    found.some((one) => one.words.start <= words.start && one.words.end > words.start)
  return [...found, ...doers.filter((doer) => !isTold(doer))]
}

function* doersIn(text: string): Iterable<StatementOf<'example'>> {
  let tried = 0
  for (const match of /\d/.test(text) ? [...text.matchAll(ready(DOES)), ...text.matchAll(ready(CHOSEN))] : []) {
    if (++tried > MOST_LEADS) return
    const number = match[1] ?? ''
    const noun = /^[`"']?\s?([a-z]{3,14})/i.exec(text.slice(match.index + match[0].indexOf(number) + number.length))?.[1]
    const sentence = sentenceAt(text, match.index + match[0].length)
    if ((noun !== undefined && unitsOf(noun).length > 0) || NO_VALUE.test(sentence.text)) continue
    const start = match.index + match[0].indexOf(number)
    const words = { start, end: Math.max(match.index + match[0].length, start + number.length) }
    yield { kind: 'example', values: [{ kind: 'number', text: number }], words, holds: 'always' }
  }
}

interface Listed {
  readonly values: readonly Written[]
  readonly end: number
}

/** `announced`: nothing but values can follow. */
function listAt(text: string, from: number, announced: boolean): Listed {
  const values: Written[] = []
  let [at, end] = [from, from]
  while (values.length < MOST_VALUES) {
    const item = itemAt(text, at, announced)
    if (item === undefined) break
    values.push(item.value)
    end = item.end
    JOINT.lastIndex = end
    const joint = JOINT.exec(text)
    if (joint === null) break
    at = end + joint[0].length
  }
  return { values, end }
}

/** What makes a quoted text a name: "`a` = …", "the `X-Key` header", "`get_user` tool". */
const NAMES =
  /^(?: ?(?:=|:(?! )|->)| (?:headers?|fields?|columns?|keys?|params?|parameters?|arguments?|flags?|options?|tools?|commands?|functions?|methods?|endpoints?|operators?)\b)/i

function itemAt(text: string, at: number, announced: boolean): { readonly value: Written; readonly end: number } | undefined {
  const literal = literalAt(text, at)
  if (literal !== undefined) return literal
  const quoted = matchAt(QUOTED, text, at)
  if (quoted !== null) {
    const inner = quotedValue(quoted[2] ?? '')
    const end = at + quoted[0].length
    if (inner.length > MOST_QUOTE || /^\s|\s$/.test(inner) || NAMES.test(text.slice(end, end + 16))) return undefined
    const kind = inner.startsWith('{') ? 'object' : inner.startsWith('[') ? 'list' : 'quoted'
    return { value: { kind, text: inner }, end }
  }
  const number = matchAt(NUMBER, text, at)?.[0]
  if (number !== undefined) {
    const end = at + number.length
    const noun = /^[ -]?([a-z]{1,20}|%)/i.exec(text.slice(end, end + 24))?.[1]?.toLowerCase()
    return { value: { kind: 'number', text: number.replaceAll(',', ''), ...(noun === undefined ? {} : { noun }) }, end }
  }
  const word = matchAt(TOKEN, text, at)?.[0] ?? (announced ? matchAt(WORD, text, at)?.[0] : undefined)
  return word === undefined ? undefined : { value: { kind: 'word', text: word }, end: at + word.length }
}

/** A list or an object in any common notation, in code or not. */
function literalAt(text: string, at: number): { readonly value: Written; readonly end: number } | undefined {
  const coded = text[at] === '`'
  const from = coded ? at + 1 : at
  if (text[from] !== '{' && text[from] !== '[') return undefined
  const read = sampleAt(text, from)
  if (read === undefined || (coded && text[read.end] !== '`')) return undefined
  const kind = read.sample.kind === 'list' ? 'list' : 'object'
  return { value: { kind, text: text.slice(from, read.end) }, end: coded ? read.end + 1 : read.end }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
