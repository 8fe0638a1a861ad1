import { remembered, rememberedName } from './memo.ts'
import { stem } from './stem.ts'

const STOP = new Set(
  (
    'a about above across after again all also am an and any are as at be because been before being below between both but by ' +
    'can could did do does doing done down during each either etc every few for from further had has have having here ' +
    'how i if in into is it its itself just may me might more most must my neither no nor not of off on once one only onto ' +
    'or other others our out over own per please shall should so some such than that the their them then there these they ' +
    'this those through to too under until up upon us very via was we were what when where whether which while who whom whose ' +
    'why will with within without would yet you your'
  ).split(' '),
)

const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu
const PART = /\p{Lu}+s?(?![\p{Ll}])|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{Lt}]+|\p{N}+/gu
// the same for ASCII, which nearly all text is: Unicode classes take milliseconds to compile and longer to run
const ASCII_WORD = /[A-Za-z0-9]+(?:'[A-Za-z]+)*/g
const ASCII_PART = /[A-Z]+s?(?![a-z])|[A-Z]?[a-z]+|\d+/g
const BEYOND_ASCII = /[\u0080-\uffff]/

/** The words of a text that carry meaning, in order: lower-case, stemmed, identifiers split, stop words out. */
export const contentWords: (text: string) => readonly string[] = remembered((text) => {
  const words: string[] = []
  for (const word of text.match(BEYOND_ASCII.test(text) ? WORD : ASCII_WORD) ?? []) words.push(...stemsOf(word))
  return words
})

// a list of tools repeats the same few thousand words
const stemsOf: (word: string) => readonly string[] = rememberedName((word) => {
  if (/[a-z][A-Z]|[A-Z][A-Z][a-z]|\d/.test(word)) return nameWords(word)
  const lower = word.toLowerCase()
  return STOP.has(lower) ? [] : [stem(lower)]
})

/** The words of an identifier, in order, lower-case and stemmed: `listUserIDs` gives list, user, id. */
export const nameWords: (name: string) => readonly string[] = rememberedName((name) => nameParts(name).map(stem))

/** The words of an identifier as they stand, lower-case: camelCase, snake_case, kebab-case, dots and digits split. */
export const nameParts: (name: string) => readonly string[] = rememberedName((name) =>
  (name.match(BEYOND_ASCII.test(name) ? PART : ASCII_PART) ?? []).map((part) => part.toLowerCase()),
)
