import type { Span } from '../../../core/tool.ts'
import type { Choice, StatementOf } from '../statement.ts'
import { explainedIn } from './explained-values.ts'
import { quotedValue } from './quoted-value.ts'
import { offeredIn, toldIn } from './offered.ts'
import { remembered } from '../../prose/text/memo.ts'
import { sentenceAt } from '../../prose/text/sentences.ts'
import { ready } from '../../prose/text/ready.ts'

/** The values that a text allows, as it writes them. */
export interface Choices {
  readonly values: readonly string[]
  /** From the first value to the last. */
  readonly words: Span
}

const LEAD =
  /\b(?:(?:must|should|has to|can|may) (?:only )?be (?:exactly )?(?:one of|either|any of)|(?:is )?(?:exactly )?(?:one|any|some) of|either|(?:valid|allowed|possible|supported|acceptable|accepted|permitted|available|legal|optional) (?:values?|options?|choices?)(?: (?:are|is|include))?|(?:values?|options?|choices?|enum)(?: are)?(?=:)|(?:valid|allowed|possible|supported|permitted) \w{3,20}(?=: ?["'`])|(?:the )?following (?:values|options) are (?:supported|allowed|available|valid|accepted)|choose (?:from|between)|must be|should be|can be)(?: the following(?: values)?)?(?:\*\*)?:?\s{0,3}[([{]?\s{0,2}/gi
/** Leads after which only quoted values are a list: "must be a, b" is ordinary text. */
const WEAK = /^(?:must|should|can) be (?!(?:exactly )?one\b)|^either/i
const QUOTED = /(["'`“‘])([^"'`“”‘’\n,|]{1,40})["'`”’]/y
const BARE = /[A-Za-z0-9][\w.+-]{0,39}/y
const JOINT = /\s{0,2}(?:\([^()\n]{0,60}\)\s{0,2})?(?:,\s{0,2}(?:or |and )?|\s?\|\s?|\s?\/\s?|\s(?:or|and)\s)/y
const OPEN_BEFORE =
  /(?:\bsuch as|\blike|\binclud(?:e|es|ing)|\bi\.e\.?,?|\bfields?|\bcolumns?|\bcomma[- ]separated\b[^.]{0,40}|\blist of\b[^.:]{0,30}|\bnot|\bseparated by|\bexcept)\s{0,2}:?\s{0,2}[("']?$/i
const EXAMPLE = /\b(?:e\.g|examples?|for instance|sample|default(?:s)? to)\b/i
const OPEN_AFTER =
  /^[)\]}]?\s{0,2}(?:,?\s?(?:etc\b|\.\.\.|…|and (?:more|others|so on)|or (?:similar|others?|an?\b|any\b|custom|the\b|your\b|another|some|omit|leave|[a-z]+ (?:a|an|the)\b)))/i
/** What a parenthesis or a bar may hold without listing values. */
const NO_VALUE =
  /^(?:optional|required|default|defaults|deprecated|inclusive|exclusive|readonly|read-only|true|false|null|none|undefined|string|number|integer|boolean|array|object|and|or|the|an?|id|name|uuid|url|slug|iso|utc|yyyy|mm|dd|e\.g|i\.e|etc|json|beta|experimental)$/i
/** What bare words in a parenthesis can be the values of. */
const CHOICE =
  /\b(?:types?|kinds?|status(?:es)?|states?|modes?|orders?|directions?|categor(?:y|ies)|levels?|formats?|methods?|protocols?|providers?|roles?|priorit(?:y|ies)|styles?|units?|sort|scopes?|severit(?:y|ies)|visibilit(?:y|ies)|actions?|engines?|themes?|variants?|intervals?|periods?|granularit(?:y|ies))\b/i
const GROUP = /\((["'`A-Za-z0-9][\w.+ ,|/'"`:-]{2,200})\)/g
const BARS = /(?:^|[\s(])((?:["'`]?[A-Za-z][\w.-]{0,30}["'`]?\s?\|\s?){1,20}["'`]?[A-Za-z][\w.-]{0,30}["'`]?)(?=$|[\s).,;])/g

/** The closed list of values that a text gives ("one of a, b or c", "(asc|desc)", "'a' | 'b'"), or undefined. Examples are none. */
export const choicesIn: (text: string) => Choices | undefined = remembered((text) => {
  if (text.length > 4000 || !/[|,/\n]|\b(?:or|and|values|options)\b/i.test(text)) return undefined
  return afterLead(text) ?? afterColon(text) ?? between(text, GROUP) ?? between(text, BARS)
})

function afterLead(text: string): Choices | undefined {
  for (const match of text.matchAll(ready(LEAD))) {
    if (isOpen(text, match.index)) continue
    const from = match.index + match[0].length
    if (/^either/i.test(match[0]) && /[.;]\s/.test(text.slice(0, match.index))) continue
    const strong = !/include/i.test(match[0]) && (!WEAK.test(match[0]) || /[:([{]\s{0,2}$/.test(match[0]))
    const found = listAt(text, from, strong) ?? (strong ? (bulletsAt(text, from) ?? explainedAt(text, from)) : undefined)
    if (found) return found
  }
  return undefined
}

/** Size of a bucket: "day", "week" or "month". */
function afterColon(text: string): Choices | undefined {
  for (const { 0: colon, index } of text.matchAll(/:\s{1,3}(?=["'`“])/g)) {
    const found = isOpen(text, index) ? undefined : listAt(text, index + colon.length, false)
    if (
      found?.values.every((value) => !/[./]/.test(value)) &&
      /["'`”](?: \([^()\n]{1,60}\))?,? or ["'`“]/.test(text.slice(found.words.start, found.words.end))
    )
      return found
  }
  return undefined
}

/** True if the words before an offset make what follows an example, a selection or a list to combine. */
function isOpen(text: string, offset: number): boolean {
  if (OPEN_BEFORE.test(text.slice(Math.max(0, offset - 60), offset))) return true
  const sentence = sentenceAt(text, offset)
  return EXAMPLE.test(sentence.text.slice(0, offset - sentence.start))
}

const BULLET =
  /\s{0,4}(?:[-*•]|\d[.)])\s{0,2}(?:\*\*)?(?:"([^"\n]{1,40})"|'([^'\n]{1,40})'|`([^`\n]{1,40})`)[^\n`]{0,300}?(?=\n|\s{0,2}[-*•]\s{0,2}[`"']|$)/y

/** A list with one quoted value and its explanation a line. */
function bulletsAt(text: string, from: number): Choices | undefined {
  const values: string[] = []
  let end = from
  for (BULLET.lastIndex = from; values.length < 60; end = BULLET.lastIndex) {
    const bullet = BULLET.exec(text)
    if (bullet === null) break
    values.push(quotedValue(bullet[1] ?? bullet[2] ?? bullet[3] ?? ''))
  }
  return closed(values, { start: from, end })
}

/** Values in quotes that are explained one after the other: "supported: 'off' - No filter. 'strict' - …". */
function explainedAt(text: string, from: number): Choices | undefined {
  const values = explainedIn(text)
  const [first, last] = [values[0], values.at(-1)]
  if (first === undefined || last === undefined || first.words.start < from || first.words.start > from + 2) return undefined
  if (!/["'`]/.test(text[first.words.start - 1] ?? '') || /e\.g|example/i.test(text.slice(from))) return undefined
  return closed(
    values.map(({ value }) => value),
    { start: first.words.start - 1, end: last.words.end + 1 },
  )
}

/** The list that starts at an offset, when it has two values or more and is closed. */
function listAt(text: string, from: number, bareToo: boolean): Choices | undefined {
  const values: string[] = []
  let [offset, end] = [from, from]
  let quoted: boolean | undefined
  while (values.length < 60) {
    const item = tokenAt(text, offset, bareToo, quoted)
    if (item === undefined) break
    quoted ??= item.quoted
    values.push(item.value)
    end = item.end
    JOINT.lastIndex = end
    const joint = JOINT.exec(text)
    if (joint === null) break
    offset = end + joint[0].length
  }
  const rest = text.slice(end, end + 100).replace(/^\s\([^()\n]{0,60}\)/, '')
  // a bare word that goes on ("pdf or plain text") was no value; a dash or a colon explains one and hides the rest of the list
  if (
    OPEN_AFTER.test(rest) ||
    /^\s(?:\(|[-–—=:])|^:/.test(rest) ||
    (quoted === false && values.length < 3 && !/[:([{]\s{0,2}$/.test(text.slice(from - 4, from))) ||
    (offset > end && !/^[.)\]]/.test(rest)) ||
    (quoted === false && /^ \w/.test(rest))
  )
    return undefined
  return closed(values, { start: from, end })
}

function tokenAt(text: string, offset: number, bareToo: boolean, quoted: boolean | undefined) {
  QUOTED.lastIndex = offset
  const literal = quoted === false ? null : QUOTED.exec(text)
  if (literal) return { value: quotedValue(literal[2] ?? ''), end: offset + literal[0].length, quoted: true }
  if (!bareToo || quoted === true) return undefined
  BARE.lastIndex = offset
  const word = BARE.exec(text)?.[0].replace(/[.-]+$/, '')
  return word ? { value: word, end: offset + word.length, quoted: false } : undefined
}

/** A parenthesis or a run of bars that is a list and nothing else. */
function between(text: string, pattern: RegExp): Choices | undefined {
  for (const match of text.matchAll(pattern)) {
    const inner = match[1] ?? ''
    const start = match.index + match[0].indexOf(inner)
    const end = start + inner.length
    if (isOpen(text, match.index) || isQuoted(text, start)) continue
    const parts = inner.split(/\s?\|\s?/)
    const values = parts.length > 1 ? parts : listed(inner, text.slice(0, match.index), text.slice(end + 1, end + 3))
    const found = closed(
      values.map((value) => quotedValue(value.replace(/^["'`]|["'`]$/g, ''))),
      { start, end },
    )
    if (found) return found
  }
  return undefined
}

/** True inside a quotation: what is there is a sample. */
function isQuoted(text: string, offset: number): boolean {
  return (text.slice(Math.max(0, offset - 400), offset).match(/["“]/g) ?? []).length % 2 === 1
}

/** `'a' or 'b'`, `"a", "b"`, `'a'/'b'` anywhere; bare words in commas only behind what they are values of: `Protocol (tcp, udp)`. */
function listed(inner: string, before: string, after: string): string[] {
  if (before.length > 100 || /[.;\n]\s/.test(before) || /^(?:\s?\w|,)/.test(after)) return []
  const parts = inner.split(/,\s?(?:or |and )?|\s?\/\s?|\s(?:or)\s/)
  if (parts.every((part) => /^(["'`])[\w.+-]{1,40}\1$/.test(part))) return parts
  const small = parts.length > 2 && CHOICE.test(before) && parts.every((part) => /^[a-z][a-z_-]{1,30}$/.test(part))
  return (small || parts.every((part) => /^[A-Z][A-Z0-9_]{1,30}$/.test(part))) && !/[:/]/.test(before + inner) ? parts : []
}

function closed(values: readonly string[], words: Span): Choices | undefined {
  const distinct = [...new Set(values)]
  if (distinct.length < 2 || distinct.length !== values.length) return undefined
  if (!distinct.every((value) => /^[\w.+ -]{1,40}$/.test(value) && !NO_VALUE.test(value))) return undefined
  // dates, versions and numbers in a list are examples of an open kind
  return distinct.every((value) => /^\d/.test(value)) ? undefined : { values: distinct, words }
}

/** The closed list of values that a text gives, and every other list of values that it offers or explains. */
export function readChoices(text: string): readonly StatementOf<'choices'>[] {
  const listed = choicesIn(text)
  const explained = explainedIn(text).map(({ value, words }) => ({ value, words, exact: true }))
  const told = toldIn(text)
  const lists = [...(listed === undefined ? [] : [valuesIn(text, listed)]), explained, ...offeredIn(text), told]
  return lists.flatMap((values, index) => {
    const [first, last] = [values[0], values.at(-1)]
    if (first === undefined || last === undefined || values.length < 2) return []
    const closed = index === 0 && listed !== undefined
    const words = closed ? listed.words : { start: first.words.start, end: last.words.end }
    return [{ kind: 'choices', values, closed, told: closed || values === told, words, holds: 'always' }]
  })
}

function valuesIn(text: string, { values, words }: Choices): readonly Choice[] {
  let from = words.start
  return values.map((value) => {
    const start = text.indexOf(value, from)
    from = start + value.length
    return { value, words: { start, end: from }, exact: /["'`]/.test(text[start - 1] ?? '') }
  })
}
