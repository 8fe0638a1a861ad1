import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { isEnglish } from '../../prose/text/language.ts'
import { remembered } from '../../prose/text/memo.ts'
import { isConditional, isHedged, sentencesOf } from '../../prose/text/sentences.ts'

/** A field that prose says a call gives back. */
export interface ReturnedField {
  readonly name: string
  readonly words: Span
}

const mayReturn = cue('return', 'returns', 'returning', 'responds', 'outputs', 'response')

/** "returned by" and "return to" speak of something else. */
const RETURNS =
  /\b(?:returns?|returning|responds with|outputs|response (?:contains|includes|has))\b:?(?! (?:by|from|to|if|when|only)\b)/i
const NOT = /\b(?:not|never|without|except|no longer)\b|n['’]t\b|;|\b(?:tools?|calls?|use|see|via|pass|then)\b/i
const FIELD =
  /[`'"]([A-Za-z_]\w{1,40})[`'"](?! ?[=:])|(?<![\w.'"`/-])([a-z][a-z0-9]{0,30}(?:_[a-z0-9]{1,30}){1,5}|[a-z]{2,30}(?:[A-Z][a-z0-9]{1,30}){1,4})(?![\w=:(/.-]\w)/g
const SECTION =
  /(?:^|\n)[ \t]{0,12}\**(?:Returns|Response|Output|Response fields|Return value)\**:\**[ \t]*\n((?:[ \t]{0,12}(?:[-*•] )?[^\n]{1,200}\n?){1,30})/
const LINE = /(?:^|\n)[ \t]{0,12}(?:[-*•] )?[`"']?([A-Za-z_]\w{1,40})[`"']?(?: \([^()\n]{1,40}\))?(?:: | [–—-] )/g

/** The fields that a description names as given back: in code or quotes or spelt as identifiers, in a sentence or a section of its own. */
export function returnedFields(description: string): readonly ReturnedField[] {
  return mayReturn(description) && description.length <= 20_000 ? fieldsIn(description) : []
}

const fieldsIn = remembered((description): readonly ReturnedField[] => {
  const found = [...inSentences(description), ...inSection(description)]
  return found.length > 1 && isEnglish(description) ? found : []
})

function* inSentences(description: string): Iterable<ReturnedField> {
  for (const { text, start } of sentencesOf(description)) {
    const verb = RETURNS.exec(text)
    if (verb === null || isConditional(text) || isHedged(text)) continue
    const from = verb.index + verb[0].length
    const said = text.slice(from)
    // up to the next turn: what stands behind "not" or "use" is none of the fields
    const turn = NOT.exec(text.slice(0, verb.index)) ? 0 : (NOT.exec(said)?.index ?? said.length)
    for (const match of said.slice(0, turn).matchAll(FIELD)) yield field(match, start + from)
  }
}

function* inSection(description: string): Iterable<ReturnedField> {
  const section = SECTION.exec(description)
  const body = section?.[1] ?? ''
  if (section === null) return
  const from = section.index + section[0].length - body.length
  for (const match of body.matchAll(LINE))
    if (!/^(?:note|example|returns?|args?|raises)$/i.test(match[1] ?? '')) yield field(match, from)
}

function field(match: RegExpExecArray, from: number): ReturnedField {
  const name = match[1] ?? match[2] ?? ''
  const start = from + match.index + match[0].indexOf(name)
  return { name, words: { start, end: start + name.length } }
}
