import type { Span } from '../../../core/tool.ts'
import { remembered } from '../../prose/text/memo.ts'

/** The one notation in which a text wants a day or a moment. */
export interface DateNotation {
  readonly format: 'date' | 'date-time'
  readonly words: Span
}

const MAY_NOTE = /YYYY|ISO|RFC|\dZ/
const DAY = /\bYYYY-MM-DD\b(?![T ]?(?:HH|hh|at))/
const MOMENT =
  /\bYYYY-MM-DDT(?:HH|hh)[^\s,;)]{0,20}|\bRFC ?3339\b(?:[- ]?(?:timestamp|date-?time))?|\bISO[- ]?8601 (?:date-?time|timestamp|date and time)\b|\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/
/** Another form is allowed, too, or it is no value that is sent alone. */
const OR_ELSE =
  /\b(?:or|either|relative|natural language|today|yesterday|now|tomorrow|ago|range|query|filter|syntax|comma|list|unix|epoch|depending|prefix|operators?)\b|[|<>]|\d[hdwmy]\b/i

/** The notation of the date that a text wants; undefined where it names none, or more than one. */
export const dateNotationIn: (text: string) => DateNotation | undefined = remembered((text) => {
  if (text.length > 300 || !MAY_NOTE.test(text) || OR_ELSE.test(text)) return undefined
  const [moment, day] = [MOMENT.exec(text), DAY.exec(text)]
  if ((moment === null) === (day === null)) return undefined
  const found = moment ?? day
  if (found === null) return undefined
  return { format: moment === null ? 'date' : 'date-time', words: { start: found.index, end: found.index + found[0].length } }
})
