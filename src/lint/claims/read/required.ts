import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { isConditional, sentenceAt } from '../../prose/text/sentences.ts'
import { absencesIn, FAILS } from './absence.ts'
import type { StatementOf } from '../statement.ts'
import { ready } from '../../prose/text/ready.ts'

const maySay = cue('required', 'optional', 'optionally', 'mandatory', 'obligatory')
const mayHead = cue('required', 'needed', 'mandatory', 'obligatory', 'must', 'optional', 'can')
const mayFree = cue('need', 'needs', 'needn', 'not')
const mayDemand = cue('must', 'has', 'have', 'can', 'cannot', 'may', 'never', 'not', 'don', 'compulsory')
const MOST_TEXT = 4000

const WORD = '(required|mandatory|obligatory|optional)'
/** "(required)", "[optional, string]", "(string, required)". */
const BRACKETED = new RegExp(
  String.raw`[([](?:[a-z]{2,12}(?: of [a-z]{2,12})?, ?)?${WORD}(?: (?:field|parameter|argument))?(?=[)\]]|, ?[^)\]\n]{0,60}[)\]])`,
  'gi',
)
/** "Required. The id", "OPTIONAL: the id", "The id. Required." */
const ALONE = new RegExp(
  String.raw`(?:^[\s:*–—-]{0,6}|[.;] |\n\s{0,4})\*{0,2}${WORD}\*{0,2}(?: (?:field|parameter|argument))?\*{0,2}(?=[.:,;](?:\s|\*|$)| [–—-] |\s*$)`,
  'gi',
)
const SAYS_SO = new RegExp(
  String.raw`(?:\b(?:this|the) (?:parameter|field|argument|value|property) is|\bit {1,60}(?:is|are)|^ ?(?:is |are )) ?(?:always )?${WORD}(?=[.,;:]|\s*$| and\b)`,
  'gi',
)
/** "Optional region code": not "optional values", which may be chosen from. */
const LEADING =
  /^[\s:*–—-]{0,6}(?:an? |the )?(optional)(?= (?!(?:values?|options?|rules?|choices?|fields|items?|parts?|propert(?:y|ies)|parameters|settings|arguments|types?|features?)\b)[a-z])/gi
/** A column "required" of a table. */
const COLUMN =
  /^(required|needed|mandatory|obligatory|must|optional|can be left out)\??: *(yes|no|true|false|✓|✔|✗|✘|y|n|required|optional|x|-|—)\W*$/iu
const ELSEWHERE = /\b(?:required|mandatory|obligatory|optional|optionally)\b/gi
const ONE_CASE =
  /^\W{0,4}(?:for|with|in|on|when|if|to|under|over|from|until|unless|as|at|by|of|below|above|after|before|during|where) [^:,;.]{1,60}/i

/** "need not be given", "not needed": without words about leaving it out. */
const FREE =
  /\b(need(?:s)? not be (?:given|set|passed|specified|provided)|no need to (?:give|set|pass|specify|provide|send)|needn't be (?:given|set))\b|(?:^|[.;:(–—,-] ?)((?:is )?not (?:required|mandatory|needed|compulsory))(?=[.,;)]|\s*$)/gi
/** "must always be given", "cannot be omitted", "never leave it out". */
const DEMAND =
  /\b((?:must|has to|have to) (?:always )?be (?:given|provided|specified|passed|supplied|present|included|there|set|filled in)|(?:can ?not|can't|must not|may not|never|must never) be (?:omitted|left out|skipped|missing)|(?:never|do not|don't) (?:leave|omit|skip) (?:it|this)(?: {0,60}out)?|is compulsory|is a must)(?=[.,;:)]|\s*$)/gi

/**
 * Whether a text calls what it is about required or optional, unconditionally; nothing if the words "required" and "optional" also stand
 * in another place, since they then mention a case.
 */
export function readRequired(text: string): readonly StatementOf<'required'>[] {
  if (text.length > MOST_TEXT) return []
  return [...inWords(text), ...inActs(text)]
}

function inWords(text: string): readonly StatementOf<'required'>[] {
  const column = mayHead(text) ? COLUMN.exec(text) : null
  if (column !== null) {
    const [, heading = '', word = ''] = column
    const yes = /^(?:yes|y|true|✓|✔|required|x)$/i.test(word)
    const start = text.lastIndexOf(word)
    const isFree = /^optional$/i.test(word) || /^(?:optional|can be)/i.test(heading)
    return [
      stated(isFree && !/^required$/i.test(word) ? !yes && !/^optional$/i.test(word) : yes, { start, end: start + word.length }),
    ]
  }
  if (!maySay(text)) return []
  const found: StatementOf<'required'>[] = []
  for (const pattern of [BRACKETED, ALONE, SAYS_SO, LEADING]) {
    for (const match of text.matchAll(ready(pattern))) {
      const word = match[1] ?? ''
      const start = match.index + match[0].toLowerCase().lastIndexOf(word.toLowerCase())
      found.push(stated(!/^optional$/i.test(word), { start, end: start + word.length }))
    }
  }
  // "required for create (optional for update)": the word in another place mentions a case
  const elsewhere = [...text.matchAll(ELSEWHERE)].some(
    ({ index }) => !/\bnot $/i.test(text.slice(0, index)) && found.every(({ words }) => words.start !== index),
  )
  return elsewhere ? [] : found.filter(({ words }) => !isOneCase(text, words))
}

/** Where the value comes from when it is left out. */
const SOURCE =
  /^ by the (?:user|caller)\b|(?:^|[,;:.] ?)(?:please |first |you )?(?:use|call|run|try|look|find|fetch|list|ask|check|prompt|obtain|retrieve|get (?:it|one))\b/i

/** "Leave unset": an order to the reader, where "can be omitted" only allows it. */
const LEAVES = /^leave (?:it |this |that )?(?:unset|out)\b|^omit(?: it| this)?\b/i

function* inActs(text: string): Iterable<StatementOf<'required'>> {
  const demands = mayDemand(text) ? [...text.matchAll(DEMAND)] : []
  for (const { words, sentence, how } of absencesIn(text)) {
    if (how === 'empty' || demands.some(({ index, 0: whole }) => words.start >= index && words.end <= index + whole.length))
      continue
    const before = text.slice(sentence.start, words.start)
    const after = text.slice(words.end, sentence.end)
    // "can be omitted when …" holds in one case, and "never omit it" denies it
    if (/\b(?:if|when|unless|once|where|not|never|don.t|cannot)\b/i.test(before)) continue
    // told to leave it out in some case, a model does so
    const isTold = LEAVES.test(text.slice(words.start, words.end)) && /(?:^|[.;:,(–—-] ?)\s*$/.test(before)
    if (
      !isTold &&
      /^[^,;:.]{0,20}\b(?:if|when|unless|only|except|for (?:a|an|the|other|these|those))\b/i.test(after) &&
      !/^(?:if|when|unless)/i.test(text.slice(words.start))
    )
      continue
    // then the model is told where to get it
    if (ready(SOURCE).test(after)) continue
    if (/^(?:if|when)\b/i.test(text.slice(words.start)) && /(?:^|[.;:,] ?)\s*(?:use|call|run|ask|look)\b/i.test(before)) continue
    const isDenied = /\bnot? [^.;]{0,20}(?:fail|error|reject|refus)/i.test(before + after)
    const fails = !isDenied && (FAILS.test(after) || FAILS.test(before))
    if (!fails) yield stated(false, words)
    else if (
      /\b(?:fails?|refused|rejected|errors?|denied|bounces?|not work|thrown out|turned down|invalid)\b/i.test(before + after)
    ) {
      const end = /[.,;)]?\s*$/.exec(sentence.text)
      yield stated(true, {
        start: /\S/.test(before) && FAILS.test(before) ? sentence.start + before.search(/\S/) : words.start,
        end: sentence.end - (end?.[0].length ?? 0),
      })
    }
  }
  for (const [found, required] of [
    [mayFree(text) ? [...text.matchAll(ready(FREE))] : [], false],
    [demands, true],
  ] as const) {
    for (const match of found) {
      const words = match.slice(1).find((group) => group !== undefined) ?? match[0]
      const start = match.index + match[0].indexOf(words)
      const sentence = sentenceAt(text, start)
      if (/\b(?:if|when|unless|once|where)\b/i.test(sentence.text)) continue
      yield stated(required, { start, end: start + words.trimEnd().length })
    }
  }
}

function stated(required: boolean, words: Span): StatementOf<'required'> {
  return { kind: 'required', required, words, holds: 'always' }
}

function isOneCase(text: string, words: Span): boolean {
  const sentence = sentenceAt(text, words.start)
  const before = text.slice(sentence.start, words.start)
  // "Optional; without it …" and "Optional: if omitted, …" say what leaving it out does
  const [rest = ''] = text
    .slice(words.end, sentence.end)
    .replaceAll(/\b(?:without it|(?:if|when) (?:it is )?(?:omitted|left out|absent|unset|not \w+))\b/gi, '')
    .split(';')
  return ONE_CASE.test(before) || isConditional(rest)
}
