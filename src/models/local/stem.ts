/*
 * A light stemmer after Porter (1980), steps 1a to 1c: plurals, -ed, -ing, final y. The later steps of Porter join words
 * that a tool list keeps apart (general, generate), so they are left out.
 */

const VOWEL = /[aeiouy]/

/** The stem that inflected forms of an English word share: `searches`, `searched` and `searching` give `search`. */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  return finalY(participle(plural(word)))
}

function plural(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word
  if (word.endsWith('sses')) return word.slice(0, -2)
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(?:[sx]|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}

function participle(word: string): string {
  for (const ending of ['ing', 'ed']) {
    if (!word.endsWith(ending) || word.endsWith('eed')) continue
    const rest = word.slice(0, -ending.length)
    return rest.length > 2 && VOWEL.test(rest) ? mended(rest) : word
  }
  return word
}

/** `plann` was plan, `creat` was create; the final e of all words goes, so that both forms meet. */
function mended(rest: string): string {
  return /([bdfgmnprt])\1$/.test(rest) ? rest.slice(0, -1) : rest
}

function finalY(word: string): string {
  const rest = word.slice(0, -1)
  if (word.endsWith('y') && word.length > 4 && VOWEL.test(rest)) return `${rest}i`
  return word.endsWith('e') && word.length > 4 ? rest : word
}
