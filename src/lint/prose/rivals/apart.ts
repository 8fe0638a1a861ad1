import { parametersOf } from '../../../schema/parameters.ts'
import type { Tool } from '../../../core/tool.ts'
import { cue } from '../text/cues.ts'
import { sentencesOf } from '../text/sentences.ts'
import { stem } from '../text/stem.ts'
import { nameParts } from '../text/words.ts'

const FINDERS = new Set('search find query lookup'.split(' '))
const WORDS_WANTED = new Set('q query search keyword keywords term phrase'.split(' '))

const speaksOfWords = cue(
  ...'keyword keywords query queries phrase phrases term terms syntax occurrence occurrences match matches matching containing specific'.split(
    ' ',
  ),
)
const BY_WORDS =
  /\b(?:keywords?|quer(?:y|ies)|phrases?|(?:search )?(?:terms?|syntax)|occurrences?|match(?:es|ing)|containing|specific (?:text|words?))\b/i
const speaksOfFinding = cue(
  ...'search searches find finds filter filters filtered filtering query keyword keywords matching containing'.split(' '),
)

/** True if one tool finds by words that it is given and the other hands out what is there, and neither text claims both. */
export function findsByWords(one: Tool, other: Tool): boolean {
  return isFinder(one) && (saysByWords(one) || requiresText(one, other)) && !mayFind(other)
}

function saysByWords({ description = '' }: Tool): boolean {
  return speaksOfWords(description) && BY_WORDS.test(description)
}

/** Cannot be called without a text that the other has no place for. */
function requiresText(one: Tool, other: Tool): boolean {
  const known = new Set(parametersOf(other).map(({ name }) => name))
  return parametersOf(one).some(
    ({ name, required, depth, types }) => required && depth === 0 && types.includes('string') && !known.has(name),
  )
}

function isFinder({ name }: Tool): boolean {
  return nameParts(name).some((part) => FINDERS.has(part))
}

function mayFind(tool: Tool): boolean {
  return (
    isFinder(tool) ||
    speaksOfFinding(tool.description ?? '') ||
    parametersOf(tool).some(({ name, depth }) => depth === 0 && WORDS_WANTED.has(name.toLowerCase()))
  )
}

const speaksOfMany = cue('across')
const ACROSS = /\bacross ((?:[a-z/'-]+ ?){1,4})/i
const speaksOfOne = cue('a', 'an', 'one')
const IN_ONE = /\b(?:in|of|from|within|for) (?:an?|one) ((?:[a-z/'-]+ ?){1,4})/gi

/** True if one text mentions many places and the other of one of them: "across repositories", "in a repository". */
export function reachesFurther({ description: one = '' }: Tool, { description: other = '' }: Tool): boolean {
  if (!speaksOfMany(one) || speaksOfMany(other) || !speaksOfOne(other)) return false
  const many = wordsOf(ACROSS.exec(firstOf(one))?.[1]).filter((word) => word.endsWith('s'))
  const single = [...firstOf(other).matchAll(IN_ONE)].flatMap(([, words]) => wordsOf(words)).filter((word) => !word.endsWith('s'))
  return many.some((word) => single.some((place) => stem(place) === stem(word)))
}

function firstOf(text: string): string {
  return sentencesOf(text)[0]?.text.slice(0, 300) ?? ''
}

function wordsOf(phrase = ''): string[] {
  return phrase.toLowerCase().match(/[a-z]+/g) ?? []
}
