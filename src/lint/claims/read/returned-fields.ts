import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { isEnglish } from '../../prose/text/language.ts'
import { remembered } from '../../prose/text/memo.ts'
import { isConditional, isHedged, sentencesOf } from '../../prose/text/sentences.ts'
import { textSegments } from '../segment.ts'
import { sampleAt, type Sample } from './sample.ts'
import { ready } from '../../prose/text/ready.ts'

/** A field that a call returns according to a text. */
export interface ReturnedField {
  readonly name: string
  readonly words: Span
  /** In code or quotes, or spelt as an identifier; a plain word of a list may be a paraphrase. */
  readonly marked: boolean
}

const mayReturn = cue(
  ...'return returns returned returning responds output outputs response responses result results each answer gives'.split(' '),
)

/** "returned by" and "return to" mention something else. */
const RETURNS =
  /\b(?:returns?|returning|responds with|outputs|gives(?: back)?|returned (?:fields|values|properties|keys)|(?:response|answer|result|output) (?:contains|includes|has|holds|is|carries)|each (?:\w+ ){0,2}(?:has|contains|includes|carries|comes with|with|consists of))\b:?(?! (?:by|from|to|if|when|only)\b)/i
const NOT =
  /\b(?:not|never|without|except|no longer)\b|n['’]t\b|;|\b(?:tools?|calls?|use|see|via|pass|then|sorted|ordered|grouped|filtered|matching|where|whose|after|before|because|for|if|when|unless|while|only)\b/i
const FIELD =
  /[`'"]([A-Za-z_]\w{1,40})[`'"](?! ?[=:])|(?<![\w.'"`/-])([a-z][a-z0-9]{0,30}(?:_[a-z0-9]{1,30}){1,5}|[a-z]{2,30}(?:[A-Z][a-z0-9]{1,30}){1,4})(?![\w=:(/.-]\w)/g
/** "with id, name and group", "(id, name, group)": single words in commas, three or more, and nothing behind the last. */
const PLAIN =
  /(?:\b(?:with|has|have|contains?|containing|includes?|including|holds?|carries|of|keys:?|fields:?|columns:?|properties:?|attributes:?)(?: (?:the|its|their))? |\()((?:[a-z]\w{1,30}(?: \([^()\n]{1,30}\))?, ){1,12}(?:[a-z]\w{1,30},? and )?[a-z]\w{1,30})(?=\s{0,3}(?:[.;)]|$|,? (?:and|newest|oldest|sorted|ordered|in)\b))/g

/** The fields that a description names as given back, in a sentence or in a section of its own; none below two. */
export function returnedFields(description: string): readonly ReturnedField[] {
  return mayReturn(description) && description.length <= 20_000 ? fieldsIn(description) : []
}

const fieldsIn = remembered((description): readonly ReturnedField[] => {
  const found = new Map<string, ReturnedField>()
  for (const field of [...inSentences(description), ...inSections(description)]) {
    const known = found.get(field.name)
    if (known === undefined || (field.marked && !known.marked)) found.set(field.name, field)
  }
  return found.size > 1 && isEnglish(description) ? [...found.values()] : []
})

function* inSentences(description: string): Iterable<ReturnedField> {
  for (const { text, start } of sentencesOf(description)) {
    const verb = ready(RETURNS).exec(text)
    if (verb === null || isConditional(text.slice(0, verb.index)) || isHedged(text)) continue
    // up to the next turn: what follows "not" or "use" is none of the fields
    if (!ready(NOT).test(text.slice(0, verb.index))) yield* promisedIn(text.slice(verb.index), start + verb.index)
  }
}

/** The fields of a promise, up to its first turn. */
function* promisedIn(text: string, from: number): Iterable<ReturnedField> {
  const turn = NOT.exec(text)?.index ?? text.length
  const said = text.slice(0, turn)
  for (const match of said.matchAll(FIELD)) yield field(match, from)
  for (const match of said.matchAll(ready(PLAIN))) {
    const list = match[1] ?? ''
    const start = from + match.index + match[0].indexOf(list)
    for (const { 0: name, index } of list.replace(/\([^()]*\)/g, blanked).matchAll(/[a-z]\w+/g)) {
      if (name !== 'and')
        yield { name, words: { start: start + index, end: start + index + name.length }, marked: /_|[a-z][A-Z]/.test(name) }
    }
  }
}

function* inSections(description: string): Iterable<ReturnedField> {
  if (!description.includes('\n')) return
  const taken = new Set<number>()
  for (const { section, kind, label, under, text, start } of textSegments(description)) {
    if (section !== 'outputs') continue
    if (kind === 'code') {
      yield* keysOf(text, start)
      continue
    }
    if (label !== undefined && under === undefined && !taken.has(label.start)) {
      taken.add(label.start)
      const { name } = label
      if (
        /^[A-Za-z_]\w{1,40}$/.test(name) &&
        !/^(?:note|example|returns?|args?|raises|type|format|json|dict|list|success|error|str|string|object|array)$/i.test(name)
      )
        yield { name, words: { start: label.start, end: label.end }, marked: true }
    } else if (label === undefined) {
      for (const sentence of sentencesOf(text).slice(0, 1)) {
        if (!/^\W*(?:if|when|unless)\b/i.test(sentence.text) && !isHedged(sentence.text))
          yield* promisedIn(sentence.text, start + sentence.start)
      }
    }
  }
}

/** The keys of a JSON text that shows an answer. */
function* keysOf(text: string, start: number): Iterable<ReturnedField> {
  const shown = sampleAt(text, 0)?.sample
  for (const name of shown === undefined ? [] : namesIn(shown)) {
    const at = start + Math.max(0, text.indexOf(name))
    if (/^[A-Za-z_]\w*$/.test(name)) yield { name, words: { start: at, end: at + name.length }, marked: true }
  }
}

function namesIn(sample: Sample): readonly string[] {
  if (sample.kind === 'list') return sample.items.flatMap(namesIn)
  return sample.kind === 'fields' ? [...sample.fields].flatMap(([name, inner]) => [name, ...namesIn(inner)]) : []
}

function blanked(text: string): string {
  return ' '.repeat(text.length)
}

function field(match: RegExpExecArray, from: number): ReturnedField {
  const name = match[1] ?? match[2] ?? ''
  const start = from + match.index + match[0].indexOf(name)
  return { name, words: { start, end: start + name.length }, marked: true }
}
