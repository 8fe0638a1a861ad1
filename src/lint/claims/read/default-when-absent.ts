import { NUMBER } from '../../lexicon/numbers.ts'
import { isHedged } from '../../prose/text/sentences.ts'
import type { StatementOf, Written } from '../statement.ts'
import { absencesIn, FAILS } from './absence.ts'
import { quotedValue } from './quoted-value.ts'
import { ready } from '../../prose/text/ready.ts'

/** A value in the sentence that states what a call without it gets; no limit, no part of a date or a name. */
const VALUE = new RegExp(
  String.raw`"([^"\n]{1,60})"|(?<!\w)'([^'\n]{1,60})'(?!\w)|\x60([^\x60\n]{1,60})\x60|(?<![\w.$€£/-])(${NUMBER})(?![\w/:-]*\d)(?: ([a-z]{2,20}))?|\b(true|false)\b`,
  'gi',
)
const LIMIT =
  /\b(?:up to|at (?:most|least)|max(?:imum)?|min(?:imum)?|more than|less than|over|than|between|within|first|top|e\.g\.?|example|like|such as)[ :]*$/i
/** A piece that is put before or behind the value is not the value. */
const PIECE = /\b(?:prefix|suffix|postfix|ending|extension|scheme|separator)(?:es|s)?[ :]*[("'`]?$/i
/** "20 is assumed", "20 as the default", "falls back to 20": the default in other words. */
const ASSUMED = new RegExp(
  String.raw`(?:"([^"\n]{1,60})"|'([^'\n]{1,60})'|\x60([^\x60\n]{1,60})\x60|(?<![\w.$€£/-])(${NUMBER})(?: ([a-z]{2,20}))??|\b(true|false)\b)(?: (?:is|are|gets?) (?:assumed|the default)\b| (?:as|being) the (?:default|fallback)\b)`,
  'gi',
)
const FALLS = new RegExp(
  String.raw`\b(?:falls? back to|preset (?:to|is)|assumes|starts out (?:as|at|with)|initially) (?:"([^"\n]{1,60})"|'([^'\n]{1,60})'|\x60([^\x60\n]{1,60})\x60|(${NUMBER})(?: ([a-z]{2,20}))??|(true|false)\b)(?=[.,;)]|\s*$)`,
  'gi',
)
/** "Off by default", "on unless you say otherwise": of a flag. */
const FLAG =
  /(?:^|[.;:(,–—-] ?|\bis |\bare )(on|off|enabled|disabled|true|false|yes|no)(?= by default\b| unless\b| if (?:left out|omitted|absent|not )| when (?:left out|omitted|absent|not ))/gi
const MOST_TEXT = 4000

/** The default that a text gives as what a call gets that does not send the value. Of two values in one sentence neither counts. */
export function readWhenAbsent(text: string): readonly StatementOf<'default'>[] {
  if (text.length > MOST_TEXT) return []
  const found: StatementOf<'default'>[] = []
  for (const { words, sentence, how } of absencesIn(text)) {
    if (how === 'empty' || isHedged(sentence.text) || FAILS.test(sentence.text)) continue
    const values = [...sentence.text.matchAll(VALUE)].filter(({ index }) => {
      const at = sentence.start + index
      const before = sentence.text.slice(Math.max(0, index - 24), index)
      return (at >= words.end || at < words.start) && !LIMIT.test(before) && !PIECE.test(before)
    })
    const [value] = values
    const written = value && writtenIn(value)
    if (values.length !== 1 || value === undefined || written === undefined) continue
    const [start, end] = [sentence.start + value.index, sentence.start + value.index + value[0].length]
    found.push(statement(written, Math.min(words.start, start), Math.max(words.end, end)))
  }
  for (const form of [ASSUMED, FALLS]) {
    for (const match of /assum|default|fall|preset|initially|starts/i.test(text) ? text.matchAll(ready(form)) : []) {
      const written = writtenIn(match)
      if (written !== undefined && !isHedged(text.slice(Math.max(0, match.index - 40), match.index)))
        found.push(statement(written, match.index, match.index + match[0].length))
    }
  }
  for (const { 0: whole, 1: word = '', index } of /\b(?:by default|unless|if|when)\b/i.test(text) ? text.matchAll(FLAG) : []) {
    const value: Written = { kind: 'word', text: /^(?:on|enabled|true|yes)$/i.test(word) ? 'true' : 'false' }
    found.push(statement(value, index + whole.length - word.length, index + whole.length))
  }
  return found
}

function writtenIn([, double, single, code, number, noun, flag]: RegExpExecArray): Written | undefined {
  const quoted = double ?? single ?? code
  if (quoted !== undefined) return { kind: 'quoted', text: quotedValue(quoted) }
  if (number !== undefined) return { kind: 'number', text: number, ...(noun === undefined ? {} : { noun: noun.toLowerCase() }) }
  return flag === undefined ? undefined : { kind: 'word', text: flag.toLowerCase() }
}

function statement(value: Written, start: number, end: number): StatementOf<'default'> {
  return { kind: 'default', value, marked: true, words: { start, end }, holds: 'always' }
}
