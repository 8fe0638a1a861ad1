import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { remembered } from '../../prose/text/memo.ts'
import { ready } from '../../prose/text/ready.ts'
import { sentencesOf } from '../../prose/text/sentences.ts'

/** An order that a text gives a list. */
export interface StatedOrder {
  /** What goes up or down: `time`, `price`, `name`; `amount` where the text does not state what it counts. */
  readonly by: string
  readonly descending: boolean
  /** As the text has it. */
  readonly words: Span
}

const MOST_TEXT = 20_000

/** The ends of each scale: what an ascending list begins with, and what a descending one does. */
const SCALES: Readonly<Record<string, readonly [low: string, high: string]>> = {
  time: [
    'oldest|earliest|least recent|soonest|first-made|longest ago',
    'newest|latest|most recent(?:ly [a-z]{3,12})?|youngest|last-made|most current',
  ],
  price: ['cheapest|least expensive|least costly', 'dearest|most expensive|priciest|costliest'],
  length: ['shortest', 'longest'],
  distance: ['nearest|closest', 'farthest|furthest|remotest|most distant'],
  speed: ['slowest', 'fastest|quickest'],
  weight: ['lightest', 'heaviest'],
  quality: ['worst|weakest|poorest', 'best|strongest'],
  rank: ['least (?:important|popular|urgent|relevant|used)', 'most (?:important|popular|urgent|relevant|used)'],
  temperature: ['coldest|coolest', 'hottest|warmest'],
  amount: ['smallest|lowest|least|fewest|low', 'largest|biggest|highest|greatest|most|high'],
}
const NOUNS: Readonly<Record<string, RegExp>> = {
  time: /^(?:date|dates|time|times|day|days|timestamp|timestamps|expiry|expiration|creation|recency|deadline|due|start|end|arrival|departure|age|year|month|moment|created|updated|modified|modification|publication)$/,
  price: /^(?:price|prices|cost|costs|fare|fee)$/,
  length: /^(?:length|duration)$/,
  distance: /^(?:distance)$/,
  weight: /^(?:weight|mass)$/,
  quality: /^(?:quality|rating|score|grade)$/,
  rank: /^(?:importance|popularity|urgency|relevance|priority|severity)$/,
  temperature: /^(?:temperature)$/,
  name: /^(?:name|names|title|titles|surname|alphabet|label)$/,
  amount: /^(?:amount|size|number|count|total|value|balance|quantity|volume|level)$/,
}

const ENDS: readonly { readonly by: string; readonly high: boolean; readonly pattern: RegExp }[] = Object.entries(SCALES).flatMap(
  ([by, [low, high]]) => [
    { by, high: false, pattern: new RegExp(`^(?:${low})$`, 'i') },
    { by, high: true, pattern: new RegExp(`^(?:${high})$`, 'i') },
  ],
)
const END = Object.values(SCALES).flat().join('|')

/** "newest first", "the oldest entries at the top", "the cheapest comes last". */
const LEADS = new RegExp(
  String.raw`\b(${END})(?: (?!(?:to|and|or|first|last|is|are|the|of|in|was|has|that|which)\b)[a-z]{2,14}){0,2}?,? (?:(?:is|are|come|comes|stand|stands|placed|listed|shown|goes|go) )?(first|at the (?:top|head|beginning|start|front)|on top|lead(?:s|ing)?|last|at the (?:bottom|end|tail))\b`,
  'gi',
)
/** "from the oldest to the newest", "largest to smallest". */
const SPANS = new RegExp(String.raw`\b(?:from )?(?:the )?(${END})(?: [a-z]{2,12})? (?:down |up )?to (?:the )?(${END})\b`, 'gi')
/** "starting with the newest" */
const STARTS = new RegExp(
  String.raw`\b(?:starting|beginning|headed|led|opening|(?:starts?|begins?|opens?|is headed|is led) (?=with|by)|(?:first|top|topmost) (?:entry|item|row|record|element|one|result) (?=is)) ?(?:with|at|by|from|is) (?:the )?(${END})\b`,
  'gi',
)
/** "in descending order of price", "by date, ascending", "descending by date", "by price (descending)". */
const DIRECTED =
  /\b(?:(?:in )?(ascending|descending|increasing|decreasing|rising|falling)(?: (chronological|alphabetical|time|date))?(?: order)?(?: (?:of|by) (?:(?:the|their|its) )?([a-z]{2,14})(?: ([a-z]{2,14}))?)?|by (?:(?:the|their|its) )?([a-z_]{2,20})(?: (?:date|time|day))?,? \(?(?:in )?(ascending|descending|increasing|decreasing|asc|desc)\b)/gi
const CHRONO = /\b(?:(reverse|reversed|inverse|descending)[- ])?(?:in )?(chronological|alphabetical)(?:ly)?\b(?: order)?/gi
const LETTERS = /\b(A (?:to|-) ?Z|Z (?:to|-) ?A|A[-–]Z|Z[-–]A)\b/g
/** "those that expire first at the top" */
const EVENT =
  /\b(?:that|which|whose [a-z]+) (?:expires?|ends?|starts?|begins?|(?:is|are|falls?) due|happens?|runs? out|closes?|departs?|arrives?|leaves?|lapses?) (first|soonest|earliest|next|last|latest)(?: (?:are |is |come |comes |stand )?(first|at the top|on top|at the head|lead(?:ing)?|last|at the bottom|at the end))/gi

const mayOrder = cue(
  ...(
    'first last top bottom head beginning start starts begin begins opens topmost front end lead leads leading tail to starting headed led opening ascending descending increasing decreasing rising falling asc desc ' +
    'chronological chronologically alphabetical alphabetically z'
  ).split(' '),
)
/** The caller chooses, the order is another's, or it is denied. */
const OPEN =
  /\b(?:if|when|unless|or|either|depend(?:s|ing)|default|can|could|may|might|should|must|not|never|no|without|instead|only the|use|pass|set|set to|ties?|within|then|order_?by|sort_?by|sort_?order|prefer\w*|first page|among)\b|n['’]t\b|[`=]/i

/** The orders that a text states of what it lists, without a condition and without a choice. */
export const listOrdersIn: (text: string) => readonly StatedOrder[] = remembered((text) => {
  if (text.length > MOST_TEXT || !mayOrder(text)) return []
  return sentencesOf(text).flatMap((sentence) =>
    OPEN.test(sentence.text)
      ? []
      : [...inSentence(sentence.text)].map(({ words, ...order }) => ({
          ...order,
          words: { start: sentence.start + words.start, end: sentence.start + words.end },
        })),
  )
})

function* inSentence(text: string): Iterable<StatedOrder> {
  const wordsOf = ({ 0: whole, index }: RegExpExecArray) => ({ start: index, end: index + whole.length })
  for (const match of text.matchAll(ready(SPANS))) {
    const [from, to] = [endOf(match[1]), endOf(match[2])]
    if (from !== undefined && to !== undefined && from.by === to.by && from.high !== to.high)
      yield { by: from.by, descending: from.high, words: wordsOf(match) }
  }
  for (const match of text.matchAll(ready(LEADS))) {
    const end = endOf(match[1])
    const last = /^(?:last|at the (?:bottom|end|tail))$/i.test(match[2] ?? '')
    if (end !== undefined) yield { by: nounIn(match[0]) ?? end.by, descending: end.high !== last, words: wordsOf(match) }
  }
  for (const match of text.matchAll(ready(STARTS))) {
    const end = endOf(match[1])
    if (end !== undefined) yield { by: end.by, descending: end.high, words: wordsOf(match) }
  }
  for (const match of text.matchAll(ready(DIRECTED))) {
    const [, way = '', kind, noun, second, by, behind = ''] = match
    const scale =
      scaleOf(kind) ??
      scaleOf(second) ??
      scaleOf(noun) ??
      (by === undefined
        ? undefined
        : by
            .split('_')
            .map(scaleOf)
            .find((one) => one !== undefined))
    // what nothing names may be anything
    if (scale !== undefined) yield { by: scale, descending: /^(?:desc|decr|fall)/i.test(way + behind), words: wordsOf(match) }
  }
  for (const match of text.matchAll(CHRONO)) {
    if (/^(?:ascending|increasing) /i.test(text.slice(Math.max(0, match.index - 10), match.index))) continue
    yield { by: /chrono/i.test(match[2] ?? '') ? 'time' : 'name', descending: match[1] !== undefined, words: wordsOf(match) }
  }
  for (const match of text.matchAll(LETTERS)) yield { by: 'name', descending: match[0].startsWith('Z'), words: wordsOf(match) }
  for (const match of text.matchAll(EVENT)) {
    const late = /^la/i.test(match[1] ?? '')
    const last = /last|bottom|end$/i.test(match[2] ?? '')
    yield { by: 'time', descending: late !== last, words: wordsOf(match) }
  }
}

function endOf(word = ''): (typeof ENDS)[number] | undefined {
  return ENDS.find(({ pattern }) => pattern.test(word))
}

/** "highest price first" is an order by price. */
function nounIn(words: string): string | undefined {
  return words
    .toLowerCase()
    .split(/\W+/)
    .slice(1)
    .map(scaleOf)
    .find((scale) => scale !== undefined)
}

function scaleOf(word: string | undefined): string | undefined {
  const noun = word?.toLowerCase() ?? ''
  if (noun === 'chronological') return 'time'
  if (noun === 'alphabetical') return 'name'
  return Object.entries(NOUNS).find(([, nouns]) => nouns.test(noun))?.[0]
}

/** Scales of which `amount` may be any. */
const MEASURED = /^(?:price|length|distance|speed|weight|quality|rank|temperature|amount)$/

/** True for two orders of one list of which only one can be. */
export function areOpposite(one: StatedOrder, other: StatedOrder): boolean {
  if (one.descending === other.descending) return false
  return (
    one.by === other.by || (one.by === 'amount' && MEASURED.test(other.by)) || (other.by === 'amount' && MEASURED.test(one.by))
  )
}
