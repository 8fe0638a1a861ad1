import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { remembered } from '../../prose/text/memo.ts'
import { sentenceAt } from '../../prose/text/sentences.ts'
import { quotedValue } from './quoted-value.ts'
import type { Choice } from '../statement.ts'

interface Token extends Choice {
  /** With its quotes. */
  readonly whole: Span
}

const mayOffer = cue('"', "'", '`', '“', '=', '(', ':', 'or', 'and', '/', '|')
const MOST_TEXT = 8000

const QUOTED = /(?<![\w"'`“])(["'`“])([A-Za-z0-9][\w.+-]{0,39})["'`”](?![\w"'`”])/g
/** Between two values of one list. */
const JOINT = /^\s{0,2}(?:\([^()\n]{0,80}\)\s?)?(?:[,;/|]\s{0,2}(?:or |and )?|(?:or|and)\s|\s?[,;/|]?\s?(?:or|and)\s)$/
/** Before a value that opens a clause: "Use 'a' for …, 'b' for …". */
const OPENS = /(?:^|[.;:,(\n–—-]\s{0,3}|\b(?:[Uu]se|[Ss]et(?: it)?(?: to)?|[Pp]ass|[Ww]rite|or|and|[Ww]ith) )$/
/** Behind a value that the clause explains. */
const EXPLAINED = /^ ?(?:=|:|\(|–|—|->| - | (?:means|for|to|is|are|if|when|will|only|indicates|stands)\b| [a-z]{2,20}s\b)/
const EXAMPLE =
  /\b(?:e\.g\.?|(?:for example|for instance|such as|like|examples?|not|never|no longer|instead of|rather than|formerly|deprecated|unlike|except|without)\b)[^"'`“.;]{0,24}$/i
/** Words in quotes that are not values of their own. */
const NO_VALUE = /^(?:true|false|null|none|default|optional|required|string|number|integer|boolean|array|object)$/i

/** "chrome, firefox or safari" in brackets or behind a colon: bare words. */
const BARE_LIST =
  /(?:\(|:\s)((?:[A-Za-z][\w-]{0,30}(?: \([^()\n]{1,60}\))?(?:,\s|\s?\/\s?|\s?\|\s?)){0,20}[A-Za-z][\w-]{0,30}(?: \([^()\n]{1,60}\))?,?(?:\s(?:or|and)\s|,\s|\s?\/\s?|\s?\|\s?)[A-Za-z][\w-]{0,30}(?: \([^()\n]{1,60}\))?)(?=[).;\n]|$)/g
/** "PUBLIC or INTERNAL": two words in capitals or more. */
const CAPITALS = /\b[A-Z][A-Z0-9_]{1,30}(?:(?:, (?:or |and )?| or | and |\/| \| )[A-Z][A-Z0-9_]{1,30}){1,20}\b/g
/** "full: complete workflow", "doc(Documentation)", "json = one object": bare words with an explanation each, three or more, or two in one form. */
const GLOSSED = /(?:^|[\s,;.(])([a-z][\w-]{1,30})(?:: (?=\S)| = (?=\S)|=(?=[a-z])|\((?=[A-Za-z]))/gi
/** "* green, yellow or red": what a bullet begins with. */
const BULLET =
  /(?:^|\n)[ \t]{0,8}[-*•] ((?:[A-Za-z][\w-]{0,30}(?:, (?:or |and )?| or | and )){0,20}[A-Za-z][\w-]{0,30})(?= (?:for|to|if|when|means)\b|[ \t]*(?:\n|$|[:(–—-]))/g
/** "CLOSED means …, OPEN means …". */
const MEANT = /\b([A-Z][A-Z0-9_]{2,30})(?= (?:means|indicates|for|to|is|returns|shows|stands)\b)/g

/**
 * The lists of values that a text offers, closed or not: in quotes side by side, in quotes with an explanation each, bare in brackets or in
 * capitals. Liberal: a list states something only next to an enum that shares values with it.
 */
export const offeredIn: (text: string) => readonly (readonly Choice[])[] = remembered((text) => {
  if (text.length > MOST_TEXT || !(mayOffer(text) || /\b[A-Z]{3}/.test(text))) return []
  return [...quotedLists(text), ...bareLists(text)]
})

function* quotedLists(text: string): Iterable<readonly Choice[]> {
  const tokens: Token[] = []
  for (const { 0: whole, 2: written = '', index } of text.matchAll(QUOTED)) {
    const value = quotedValue(written)
    const place = { start: index, end: index + whole.length }
    if (NO_VALUE.test(value) || isSample(text, index)) continue
    tokens.push({ value, exact: true, words: { start: index + 1, end: index + 1 + value.length }, whole: place })
  }
  let run: Token[] = []
  for (const token of tokens) {
    const last = run.at(-1)
    if (last !== undefined && !JOINT.test(text.slice(last.whole.end, token.whole.start))) {
      if (run.length > 1) yield run
      run = []
    }
    run.push(token)
  }
  if (run.length > 1) yield run
  const explained = tokens.filter(
    ({ whole }) =>
      OPENS.test(text.slice(Math.max(0, whole.start - 12), whole.start)) && EXPLAINED.test(text.slice(whole.end, whole.end + 24)),
  )
  if (explained.length > 1) yield explained
}

/** True behind "e.g." or "not" in the same sentence. */
function isSample(text: string, offset: number): boolean {
  return EXAMPLE.test(text.slice(Math.max(sentenceAt(text, offset).start, offset - 48), offset))
}

function* bareLists(text: string): Iterable<readonly Choice[]> {
  for (const { 0: whole, 1: list = '', index } of text.matchAll(BARE_LIST)) {
    const from = index + whole.length - list.length
    if (isSample(text, index)) continue
    const parts = [...list.matchAll(/([A-Za-z][\w-]{0,30})(?: \([^()\n]{1,60}\))?(?:,? (?:or|and) |,\s|\s?\/\s?|\s?\|\s?|$)/g)]
    yield parts.map(({ 1: value = '', index: at }) => choice(value, from + at, value.includes('_')))
  }
  const capitals = [...text.matchAll(CAPITALS)].filter(({ index }) => !isSample(text, index))
  for (const { 0: list, index } of capitals) {
    const words = [...list.matchAll(/[A-Z][A-Z0-9_]+/g)]
    // "JSON or CSV" is how people write what is sent as `json`
    const exact = words.some(([word]) => word.length > 4 || word.includes('_'))
    yield words.map(({ 0: value, index: at }) => choice(value, index + at, exact))
  }
  const glossed = [...text.matchAll(GLOSSED)].filter(
    ({ 1: value = '' }) =>
      !NO_VALUE.test(value) && !/^(?:options?|values?|note|types?|operation|mode|default|e\.g)$/i.test(value),
  )
  if (glossed.length > 1)
    yield glossed.map(({ 0: whole, 1: value = '', index }) => choice(value, index + whole.indexOf(value), false))
  const bullets = [...text.matchAll(BULLET)].flatMap(({ 0: whole, 1: words = '', index }) =>
    [...words.matchAll(/(?!(?:or|and)\b)[A-Za-z][\w-]*/g)].map(({ 0: value, index: at }) =>
      choice(value, index + whole.length - words.length + at, false),
    ),
  )
  if (bullets.length > 1) yield bullets
  const meant = [...text.matchAll(MEANT)]
  if (meant.length > 1) yield meant.map(({ 1: value = '', index }) => choice(value, index, value.length > 4))
}

function choice(value: string, start: number, exact: boolean): Choice {
  return { value, exact, words: { start, end: start + value.length } }
}

/** "Pass open for …, or closed for …": bare words that the model is told to send, each with what for. */
const TOLD =
  /(?:^|[:;.(,] ?|\b(?:[Pp]ass|[Uu]se|[Ss]end|[Ss]et(?: it)?(?: to)?|[Cc]hoose|[Pp]ick|[Ss]ay|[Ww]rite|[Pp]ut|[Gg]ive|[Tt]ake|[Ee]nter|either|or|and) )([A-Za-z][\w-]{1,30})(?= (?:for|to|means|gives|shows|keeps|leaves|turns|if|when) )/g

/** The values that a text tells the model to send. */
export function toldIn(text: string): readonly Choice[] {
  if (text.length > MOST_TEXT || !/ (?:for|to|means|gives|shows|keeps|leaves|turns|if|when) /.test(text)) return []
  const found = [...text.matchAll(TOLD)].filter(({ 1: value = '', index }) => !NO_VALUE.test(value) && !isSample(text, index))
  return found.length < 2
    ? []
    : found.map(({ 0: whole, 1: value = '', index }) => choice(value, index + whole.length - value.length, false))
}
