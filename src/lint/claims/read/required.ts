import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { isConditional, sentenceAt } from '../../prose/text/sentences.ts'
import type { StatementOf } from '../statement.ts'

const mayRequire = cue(
  ...'required optional if when optionally mandatory omit omitted omitting leave left without needed need obligatory needs skip drop must has always cannot refused rejected fails'.split(
    ' ',
  ),
)
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
const COLUMN = /^required\??: *(yes|no|true|false|✓|✗|required|optional|x|-)\W*$/i
const ELSEWHERE = /\b(?:required|mandatory|obligatory|optional|optionally)\b/gi
const ONE_CASE = /^\W{0,4}(?:for|with|in|on|when|if|to) [^:,;.]{1,60}/i

/** "Omit it to look everywhere", "Leave out for all", "may be left out", "need not be given". */
const OMIT = new RegExp(
  [
    String.raw`(?:^|[.;:(–—,-] ?|\n\s{0,8}|\bor )(?:you (?:can|may) )?(omit|leave out|leave off|skip|drop)(?: (?:it|this|this (?:parameter|field|argument)))? {0,60}(?=to\b|for\b|if\b|when\b|and\b|unless\b|[.;,)]|\s*$)`,
    String.raw`(?:^|[.;:(–—,-] ?|\n\s{0,8})(leave (?:it|this) (?:out|off|unset))\b`,
    String.raw`(?:^|[.;:(–—-] ?|\n\s{0,8})(left out|omitted|without it)(?=[:,])`,
    String.raw`\b((?:can|may) be (?:omitted|left out|left off|skipped))\b`,
    String.raw`\b(need(?:s)? not be (?:given|set|passed|specified|provided))\b`,
    String.raw`(?:^|[.;:(–—,-] ?)((?:is )?not (?:required|mandatory|needed))(?=[.,;)]|\s*$)`,
  ].join('|'),
  'gi',
)
/** "If omitted, all are returned", "when not given": what a call without it does. */
const WHEN_ABSENT =
  /(?:^|[.;:(–—-] {0,2}|\n\s{0,8}|, )((?:if|when) (?:it (?:is )?|this (?:is )?|the (?:parameter|field|value) is |they are |none is |nothing is )?(?:omitted|left out|unset|unspecified|absent|missing|not (?:provided|set|specified|given|supplied|passed|present|defined)))(?=[,:]| (?:the|all|it|a|an|any|every|uses?|returns?|defaults?|this|then)\b)/gi
/** What such a call does, where it does not work. */
const NOT_ALLOWED = /\b(?:ask|error|fails?|refused|rejected|invalid|must|required|throws?|not allowed|cannot|by the user)\b/i
/** "must always be given", "cannot be omitted", "never leave it out". */
const DEMAND =
  /\b((?:must|has to) (?:always )?be (?:given|provided|specified|passed|supplied|present|included)|(?:can ?not|can't|must not|may not|never) be (?:omitted|left out|skipped)|always (?:has to|must) be (?:there|present))(?=[.,;)]|\s*$)/gi
/** "Leave out X and the call is refused", "without it the call fails". */
const OR_FAILS =
  /\b((?:leav(?:e|ing) (?:out )?it {1,60}(?:out )?|omit(?:ting)? it {0,60}|without it,? {0,60})(?:(?!\bnot?\b)[^.;\n]){0,40}?\b(?:is|are|gets?|will be|makes? the call) (?:refused|rejected|denied|fail(?:s)?)|(?:leav(?:e|ing) (?:out )?it {1,60}(?:out )?|omit(?:ting)? it {0,60}|without it,? {0,60})(?:(?!\bnot?\b)[^.;\n]){0,40}?\b(?:fails?|errors?|is an error)\b)/gi

/**
 * Whether a text calls what it is about required or optional, unconditionally; nothing where the words "required" and "optional" also stand
 * in another place, since they then speak of a case.
 */
export function readRequired(text: string): readonly StatementOf<'required'>[] {
  if (!mayRequire(text) || text.length > MOST_TEXT) return []
  return [...inWords(text), ...inActs(text)]
}

function inWords(text: string): readonly StatementOf<'required'>[] {
  const column = COLUMN.exec(text)
  if (column !== null) {
    const word = column[1] ?? ''
    return [
      stated(/^(?:yes|true|✓|required|x)$/i.test(word), {
        start: text.lastIndexOf(word),
        end: text.lastIndexOf(word) + word.length,
      }),
    ]
  }
  const found: StatementOf<'required'>[] = []
  for (const pattern of [BRACKETED, ALONE, SAYS_SO, LEADING]) {
    for (const match of text.matchAll(pattern)) {
      const word = match[1] ?? ''
      const start = match.index + match[0].toLowerCase().lastIndexOf(word.toLowerCase())
      found.push(stated(!/^optional$/i.test(word), { start, end: start + word.length }))
    }
  }
  // "required for create (optional for update)": the word in another place speaks of a case
  const elsewhere = [...text.matchAll(ELSEWHERE)].some(
    ({ index }) => !/\bnot $/i.test(text.slice(0, index)) && found.every(({ words }) => words.start !== index),
  )
  return elsewhere ? [] : found.filter(({ words }) => !isOneCase(text, words))
}

function* inActs(text: string): Iterable<StatementOf<'required'>> {
  for (const { 0: whole, 1: said = '', index } of text.matchAll(WHEN_ABSENT)) {
    const start = index + whole.length - said.length
    if (!NOT_ALLOWED.test(text.slice(start, sentenceAt(text, start).end)))
      yield stated(false, { start, end: start + said.length })
  }
  for (const [pattern, required] of [
    [OMIT, false],
    [DEMAND, true],
    [OR_FAILS, true],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      const words = match.slice(1).find((group) => group !== undefined) ?? match[0]
      const start = match.index + match[0].indexOf(words)
      const place = { start, end: start + words.trimEnd().length }
      const sentence = sentenceAt(text, start)
      const before = text.slice(sentence.start, start)
      // "can be omitted when …" holds in one case, "omit it for all" says what it means
      if (/\b(?:if|when|unless|once|where|not|never|don.t|cannot)\b/i.test(before) && before.length < 200) continue
      if (!required && sentence.text.search(OR_FAILS) !== -1) continue
      if (/^(?:can|may) be|^need|^not|^is not/i.test(words) && isConditional(text.slice(place.end, sentence.end))) continue
      yield stated(required, place)
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
