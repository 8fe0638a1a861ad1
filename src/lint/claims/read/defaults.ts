import { isEqual } from '../../../core/equal.ts'
import { isArray, own, type Json } from '../../../core/json.ts'
import type { Span } from '../../../core/tool.ts'
import type { Parameter } from '../../../schema/parameters.ts'
import { cue } from '../../prose/text/cues.ts'
import { isEnglish } from '../../prose/text/language.ts'
import { remembered } from '../../prose/text/memo.ts'
import { DIGITS, numberOf } from '../../lexicon/numbers.ts'
import { isConditional, isHedged, sentenceAt } from '../../prose/text/sentences.ts'
import { unitsOf } from '../../lexicon/units.ts'

/** A default that a description states with certainty, as a value of the parameter's type. */
export interface StatedDefault {
  readonly value: Json
  /** From the word that announces it to the value. */
  readonly words: Span
}

interface Written {
  readonly kind: 'number' | 'quoted' | 'word' | 'list'
  readonly text: string
  /** Stands beside "(default)" or "if omitted", where a bare word may be a piece of any sentence: "everybody when left out". */
  readonly marked: boolean
  /** The word after a number, lower-case: "seconds" in "default: 10 seconds". */
  readonly noun: string | undefined
  readonly words: Span
}

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

const writtenIn: (text: string) => readonly Written[] = remembered((text) => {
  if (text.length > 4000) return []
  const found: (Written | undefined)[] = []
  if (/default/i.test(text)) {
    for (const match of text.matchAll(ANNOUNCED)) {
      const opens = OPENS.test(text.slice(Math.max(0, match.index - 24), match.index))
      if (opens && stands(text, match)) found.push(written(text, match))
    }
    for (const match of text.matchAll(MARKED)) found.push(written(text, match, true))
  }
  if (/\b(?:if|when|unless|by default)\b/i.test(text)) {
    for (const pattern of [WHEN_OMITTED, BEFORE_OMITTED]) {
      for (const match of text.matchAll(pattern)) if (stands(text, match)) found.push(written(text, match, true))
    }
  }
  return found.filter((one) => one !== undefined)
})

/** True where the value ends its clause and the statement holds without a condition or a hedge. */
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

function written(text: string, match: RegExpExecArray, marked = false): Written | undefined {
  const [whole, double, single, code, curly, number, list, word] = match
  const words = { start: match.index, end: match.index + whole.length }
  const quoted = double ?? single ?? code ?? curly
  if (quoted !== undefined) return { kind: 'quoted', text: quoted, noun: undefined, marked, words }
  if (list !== undefined) return { kind: 'list', text: list, noun: undefined, marked, words }
  const rest = text.slice(words.end, words.end + 24)
  if (number !== undefined)
    return { kind: 'number', text: number, noun: /^[ -]?([a-z]{1,20}|%)/i.exec(rest)?.[1]?.toLowerCase(), marked, words }
  const bare = word?.replace(/[./+-]+$/, '') ?? ''
  // "defaults to SLACK_TEAM_ID" names a variable
  if (DYNAMIC.test(bare) || /^[A-Z]+_[A-Z0-9_]+$/.test(bare)) return undefined
  return {
    kind: 'word',
    text: bare,
    noun: undefined,
    marked,
    words: { start: words.start, end: words.end - ((word?.length ?? 0) - bare.length) },
  }
}

/**
 * The default that a parameter's own description states: "defaults to 20", "(default: desc)", "if omitted, `en`". Undefined under a
 * condition or a hedge, for what is worked out ("the current user"), for two defaults, and for a value that has not the parameter's type.
 */
export function statedDefault(parameter: Parameter): StatedDefault | undefined {
  const { description } = parameter
  if (!description || !mayState(description)) return undefined
  const all = writtenIn(description)
  const [first] = all
  if (first === undefined) return undefined
  const values = all.map((one) => valueOf(parameter, one))
  const [value] = values
  if (value === undefined || values.some((other) => other === undefined || !isEqual(other, value))) return undefined
  return isEnglish(description) ? { value, words: first.words } : undefined
}

/** What was written as a value of the parameter's one type. */
function valueOf(parameter: Parameter, one: Written): Json | undefined {
  const { kind, text, noun } = one
  const types = parameter.types.filter((type) => type !== 'null')
  const [type] = types
  if (types.length !== 1) return undefined
  if (type === 'integer' || type === 'number')
    return kind === 'word' || kind === 'list' ? undefined : numeric(parameter, text, noun)
  if (type === 'boolean') return kind === 'list' || !/^(?:true|false)$/i.test(text) ? undefined : /^true$/i.test(text)
  if (type === 'array') return kind === 'list' ? listOf(text) : undefined
  return type === 'string' ? textual(parameter, one) : undefined
}

function numeric({ name, description, types }: Parameter, text: string, noun: string | undefined): number | undefined {
  const value = numberOf(text)
  if (!new RegExp(`^${DIGITS}$`).test(text) || (types.includes('integer') && !Number.isInteger(value))) return undefined
  const units = noun === undefined ? [] : unitsOf(noun)
  const own = unitsOf(name)
  // "default: 30 seconds" of `timeout_ms` is 30,000
  return units.length > 0 && own.length > 0 && !own.includes(units[0] ?? '') && description !== undefined ? undefined : value
}

function textual({ schema, name }: Parameter, { kind, text, marked }: Written): string | undefined {
  if (kind === 'list' || text.trim() === '' || text.toLowerCase() === name.toLowerCase()) return undefined
  const choices = own(schema, 'enum')
  if (!isArray(choices)) return kind !== 'quoted' && (marked || /^(?:true|false)$/i.test(text)) ? undefined : text
  const found = choices.find((choice) => typeof choice === 'string' && choice.toLowerCase() === text.toLowerCase())
  return typeof found === 'string' ? found : undefined
}

function listOf(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text.replaceAll("'", '"'))
    return isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
