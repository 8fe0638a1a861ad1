import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { isEnglish } from '../../prose/text/language.ts'
import { remembered } from '../../prose/text/memo.ts'
import { sentenceAt } from '../../prose/text/sentences.ts'

/** A name that prose calls upon as a tool's: "use `search_issues`", "the list_users tool", "returned by get_user". */
export interface ToolReference {
  readonly name: string
  readonly words: Span
  /** True where the word "tool" stands with it. */
  readonly called: boolean
  /** True in quotes or spelt as an identifier: "web-based tool" is English. */
  readonly marked: boolean
  /** True where it is the object of "use", "call" or "run": something to be called. */
  readonly used: boolean
}

/** Only names of two words or more: a single word is English. */
const NAME = '[A-Za-z0-9]{1,30}(?:[_-][A-Za-z0-9]{1,30}){1,8}|[a-z]{2,30}(?:[A-Z][a-z0-9]{1,30}){1,6}'
const CALL = '[Uu]s(?:e|ing)|[Cc]all(?:ing)?|[Rr]un(?:ning)?|[Ii]nvok(?:e|ing)|[Tt]ry'
const MARKED = `(?<![\\w/.@#$:=<\\x5b-])(["'\`“]?)(${NAME})["'\`”]?(?:\\(\\))?(?![\\w/:=<@-]|\\.\\w)`
const AFTER_VERB = new RegExp(
  `\\b(${CALL}|[Ss]ee|[Vv]ia|[Ww]ith|through|by|from|then|than|over) (?:the |either )?${MARKED}( (?:MCP )?tool\\b(?!s))?`,
  'g',
)
const BEFORE_TOOL = new RegExp(`${MARKED} (?:MCP )?tool\\b(?!s)`, 'g')
const mayCall = cue(
  ...'use using call calling run running invoke invoking try see via with through by from then than over tool'.split(' '),
)
const mayBeTool = cue('tool')
const HAS_A_NAME = /[A-Za-z0-9][_-][A-Za-z]|[a-z][A-Z]/
/** Sentences about what is gone, or about tools of somebody else. */
const NOT_HERE =
  /\b(?:formerly|previously|deprecated|renamed|replace[sd]?|removed|no longer|legacy|old|does not exist|not available|if available|when available|if (?:it|they) (?:is|are) |another server|other servers?|MCP server|your (?:own|client|host|IDE|editor)|built-in|native|CLI|npm|npx|pip|library|package|SDK|API)\b/

/** The references of a text, in order. Hyphenated English is among them; only a set of tools tells what is a name. */
export function toolReferencesIn(text: string): readonly ToolReference[] {
  return mayCall(text) && text.length <= 20_000 && HAS_A_NAME.test(text) ? read(text) : []
}

const read = remembered((text): readonly ToolReference[] => {
  const found = new Map<number, ToolReference>()
  for (const match of text.matchAll(AFTER_VERB)) {
    const [, verb = '', mark = '', name = '', tool] = match
    const words = wordsOf(match, name)
    found.set(words.start, { name, words, called: tool !== undefined, marked: isMarked(mark, name), used: CALLS.test(verb) })
  }
  for (const match of mayBeTool(text) ? text.matchAll(BEFORE_TOOL) : []) {
    const [, mark = '', name = ''] = match
    const words = wordsOf(match, name)
    if (!found.has(words.start)) found.set(words.start, { name, words, called: true, marked: isMarked(mark, name), used: false })
  }
  return found.size > 0 && isEnglish(text) ? [...found.values()] : []
})

const CALLS = new RegExp(`^(?:${CALL})$`)

function wordsOf(match: RegExpExecArray, name: string): Span {
  const start = match.index + match[0].lastIndexOf(name)
  return { start, end: start + name.length }
}

function isMarked(mark: string, name: string): boolean {
  return mark !== '' || /_|[a-z][A-Z]/.test(name)
}

/** True where a sentence speaks of something that is gone, or of other people's tools. */
export function isElsewhere(text: string, { start }: Span): boolean {
  return NOT_HERE.test(sentenceAt(text, start).text)
}
