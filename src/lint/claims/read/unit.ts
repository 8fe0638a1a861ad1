import type { Span } from '../../../core/tool.ts'
import { MARKED_UNIT, markUnits, SURE_UNITS, sureUnit, UNIT_LETTER } from '../../lexicon/units.ts'
import { isOneCase } from './one-case.ts'
import { cue } from '../../prose/text/cues.ts'
import { sentenceAt } from '../../prose/text/sentences.ts'
import type { ReadStatements, Said, StatementOf } from '../statement.ts'
import { ready } from '../../prose/text/ready.ts'

const MOST_TEXT = 4000

const KIND =
  '(?:(?:an? )?(?:(?:whole|full|entire|integer|decimal|fractional|complete|calendar|elapsed|total|us|u\\.s\\.|usd|eur|euro) ){0,2})'
/** Source of a regular expression for a unit in a marked text, with what may precede it; its one group is the unit. */
export const UNIT = `${KIND}(${MARKED_UNIT})`
/** A rate, a part of a date, a compound: there the word is not a unit of the number. */
const WHOLE = String.raw`(?![\w-]|/[\w${UNIT_LETTER}]| (?:per|an?|each) (?:second|minute|hour|day|week|month|year|user|request|page|token)\b| (?:of|in) (?:the |a |an )?(?:second|minute|hour|day|week|month|year)\b|'|’)`
const STARTS = String.raw`(?:^|[.!?:;]\s|\n|[-–—] )[\s>*•-]{0,6}(?:\*\*)?`
const OPTIONAL = String.raw`(?:\(?optional(?:ly)?\)?[,:.]? )?`
const ENDS = String.raw`(?=[\s"'\x60*]{0,4}(?:$|[.,;:)\]\n–—]|-\s|\(|\[)|\s(?:to|between|before|after|until|of|for|that|since|from|when|if|by|with|the|at|on|over|which|while|during|within|and not|not|rather|instead|so|as|past|relative|it|this|you|we|has|will|may|must|should|are|is)\b)`

/** The ways to state in which unit the value is, each with a look at whether a text may have it. */
const FORMS: readonly (readonly [may: (text: string) => boolean, form: RegExp])[] = [
  // "how many minutes to wait", "after this many hours", "after N days"
  [cue('many', 'n', 'x'), new RegExp(String.raw`\b(?:(?:how|this|that|so|as) many|n|x) ${UNIT}${WHOLE}`, 'gi')],
  // "the number of seconds", "number of whole days"
  [
    cue('number', 'count', 'amount'),
    new RegExp(String.raw`\b(?:number|count|amount) of (?:[a-z${UNIT_LETTER}]{3,15} )?${UNIT}${WHOLE}`, 'gi'),
  ],
  // "seconds to wait", "Maximum bytes per file"; a sentence of one word
  [
    () => true,
    new RegExp(
      String.raw`${STARTS}${OPTIONAL}(?:(?:the |max(?:imum)?|min(?:imum)?|total|time)\s)?${UNIT}${WHOLE}(?=\s?[.,;(]|\s?$| (?:to|before|after|until|for|that|since|from|between|past|ago|the|an?|which|over|within|by|during|without|left|at|of|per|each|every|it|this|old|back|ahead|you|we|later|earlier)\b)`,
      'gi',
    ),
  ],
  // "in seconds", "as whole cents", "given in ms"
  [cue('in'), new RegExp(String.raw`\bin (?:the unit (?:of )?|units of )?${UNIT}${WHOLE}`, 'gi')],
  [
    cue('as', 'using', 'into'),
    new RegExp(String.raw`\b(?:as|using|into) (?:a (?:whole )?number of )?${UNIT}${WHOLE}${ENDS}`, 'gi'),
  ],
  // "(ms)", "[seconds, default 30]"
  [
    cue('(', '['),
    new RegExp(
      String.raw`[(\[](?:in |units?:? |value in |given in |as )?${UNIT}${WHOLE}(?=\s?[),;\]:]| (?:default|max|min|up|between|from|by|only|since|after|before)\b)`,
      'gi',
    ),
  ],
  // "unit: seconds", "the unit is milliseconds"
  [
    cue('unit', 'units'),
    new RegExp(String.raw`\bunits?(?: of (?:measure(?:ment)?|time))?(?: is| are| =|:) ${UNIT}${WHOLE}`, 'gi'),
  ],
  // "Timeout, seconds." and "Timeout: milliseconds"
  [
    (text) => /[,:]| [-–—] /.test(text),
    new RegExp(String.raw`[\w${UNIT_LETTER}](?:,|:| [-–—]) ${UNIT}${WHOLE}(?=\s?(?:[.;(]|$|\n))`, 'gi'),
  ],
]
/** "Timeout (s)": with the space it is not a plural. */
const LETTER = /\w ([([]s[)\]])/g
/** "30 seconds": usually the size of a default or a bound, and the value's unit only by inference. */
const MEASURE = new RegExp(String.raw`\d{1,12}[ -]?${UNIT}(?![\w-])`, 'gi')

/** A text without one of these names no unit. */
export const mayNameUnit = cue(
  ...SURE_UNITS,
  ...'unit units percentage minor major smallest decimals degrees denomination denominations hour % °'.split(' '),
)

const NEGATED =
  /\b(?:not|never|rather than|instead of|unlike|nor|no longer|without|cannot be|isn't|aren't)(?: (?:be|given|the|a|an|[a-z]{1,12}ed)){0,2}[\s,]{0,2}$/i
const LOOSE =
  /\b(?:about|approximately|roughly|around|usually|typically|e\.g\.,?|for example,?|for instance,?|such as|like|or|and|default(?:s to)?|by default,?|convert(?:ed|s)?|rounded|truncated|precision|accuracy|granularity|grouped?|resolution|cycles?|results?|output|response|reported|returned|returns|shown|displayed|printed|rendered|completes|finishes|runs|takes|responds|updates|refreshes)[\s("'\x60]{0,3}$/i
/** What a later sentence must begin with to go on about the value; in others the subject is something else. */
const GOES_ON =
  /^[\s>*•(–—-]{0,6}(?:in|as|given|specif(?:y|ied)|express(?:ed)?|measured|counted|stated|provided?|values?|must|should|has to|needs to|it|its|this|units?|use|pass|send|write|give|set|enter|always|accepts?|takes?|the (?:value|unit|number|amount|time|duration|limit|parameter|delay|interval|timeout|ttl|size|price)|amounts?|number|how|for how|time|durations?)\b/i
/** Next to another unit it is one of several: "in hours or days", "hours, minutes and seconds". */
const BESIDE = new RegExp(
  String.raw`^[\s)\]"'\x60]{0,3}(?:,|/|or|and|to|&|\|)[\s(\["'\x60]{1,3}(?:in )?(?:or |and )?${MARKED_UNIT}`,
  'i',
)
const BESIDE_BEFORE = new RegExp(String.raw`${MARKED_UNIT}[\s)\]"'\x60]{0,3}(?:,|/|or|and|to|&|\|)[\s("'\x60]{0,3}(?:in )?$`, 'i')

/** In which unit a text states the value to be: "how many minutes", "in seconds", "(ms)". Units of other numbers in the text are none. */
export const readUnits: ReadStatements = (text) => {
  const letter = / [([]s[)\]]/.test(text)
  if (text.length > MOST_TEXT || !(letter || mayNameUnit(text))) return []
  const found: StatementOf<'unit'>[] = []
  const seen = new Set<number>()
  const add = (unit: string | undefined, words: Span, holds: Said['holds']): void => {
    if (unit === undefined || seen.has(words.end)) return
    seen.add(words.end)
    found.push({ kind: 'unit', unit, words, holds })
  }
  const marked = mayNameUnit(text) ? markUnits(text) : ''
  for (const [may, form] of marked === '' ? [] : FORMS) {
    for (const match of may(text) ? marked.matchAll(ready(form)) : []) {
      const end = match.index + match[0].length
      const whole = text.slice(match.index, end)
      const said = text.slice(end - (match[1]?.length ?? 0), end)
      const start = end - whole.replace(/^(?:[.!?:;]\s|[\s>*•–—([-]|\w(?=[,:]|\s[-–—])[,:]?)+/, '').length
      add(unitSaid(said), { start, end }, holdsOf(text, marked, { start, end }))
    }
  }
  for (const { 0: whole, index, 1: said = '' } of letter ? text.matchAll(LETTER) : []) {
    const end = index + whole.length
    add('seconds', { start: end - said.length, end }, 'always')
  }
  for (const { 0: whole, 1: said = '', index } of /\d/.test(marked) ? marked.matchAll(ready(MEASURE)) : []) {
    const end = index + whole.length
    add(unitSaid(text.slice(end - said.length, end)), { start: index, end }, 'hedge')
  }
  return found
}

/** The unit that words of UNIT are. */
export function unitSaid(said: string): string | undefined {
  const words = said.toLowerCase()
  const known = sureUnit(words)
  if (known !== undefined) return known
  if (words.includes('%') || words.includes('percentage')) return 'percent'
  if (/celsius|°c/.test(words)) return 'celsius'
  if (/fahrenheit|°f/.test(words)) return 'fahrenheit'
  if (words.includes('kelvin')) return 'kelvin'
  if (/km\/h|kilom/.test(words)) return 'kilometres per hour'
  if (words.includes('miles')) return 'miles per hour'
  return /minor|smallest|lowest|sub/.test(words) ? 'cents' : 'money'
}

function holdsOf(text: string, marked: string, { start, end }: Span): Said['holds'] {
  const sentence = sentenceAt(text, start)
  const before = text.slice(sentence.start, start)
  if (/\bunlike\b/i.test(before) || NEGATED.test(before.slice(-40)) || LOOSE.test(before.slice(-30))) return 'hedge'
  if (BESIDE.test(marked.slice(end, end + 40)) || BESIDE_BEFORE.test(marked.slice(Math.max(0, start - 30), start))) return 'hedge'
  const first = text.slice(0, sentence.start).trim() === ''
  const alone = sentence.text.trim().length <= end - start + 3
  if (!first && !alone && !GOES_ON.test(text.slice(sentence.start, end))) return 'hedge'
  return isOneCase(before) ? 'condition' : 'always'
}
