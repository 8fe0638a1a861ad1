/*
 * A light stemmer after Porter (1980), steps 1a to 1c: plurals, -ed, -ing, final y and e. Porter's later steps join words
 * that a tool list keeps apart (general, generate), so they are left out.
 */

const VOWEL = /[aeiouy]/
/** What is left of `filing` and `noted`, words whose final e went; `running` and `fixed` leave no such thing. */
const SHORT = /^[^aeiou][aeiou][^aeiouwxy]$/

/** The stem that inflected forms of an English word share: `searches`, `searched` and `searching` give `search`. */
export function porterStem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  return ending(participle(plural(word)))
}

function plural(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(?:[sx]|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}

function participle(word: string): string {
  if (word.length > 4 && word.endsWith('ied')) return `${word.slice(0, -3)}y`
  const suffix = word.endsWith('ing') ? 3 : word.endsWith('ed') && !word.endsWith('eed') ? 2 : 0
  const rest = word.slice(0, word.length - suffix)
  if (suffix === 0 || rest.length < 3 || !VOWEL.test(rest)) return word
  if (SHORT.test(rest)) return `${rest}e`
  return /([bdfgmnprt])\1$/.test(rest) && rest.length > 3 ? rest.slice(0, -1) : rest
}

function ending(word: string): string {
  if (word.length < 5) return word
  const rest = word.slice(0, -1)
  if (word.endsWith('y') && VOWEL.test(rest)) return `${rest}i`
  return word.endsWith('e') ? rest : word
}
