import { verbForm } from '../lint/lexicon/verbs.ts'

/** What denies: up to the end of the clause, or to the word that takes some of it back. */
const DENIAL = /\b(?:never|neither|not|nothing|nobody|no|cannot)\b|n['’]t\b/gi
const TURN = /[.;:!?()]|\b(?:but|except|unless|until|only|instead|then|before|after|when|if|while)\b/i
const TAKES_BACK = /\b(?:except|unless|until|only(?! reads?\b)|merely|just|instead)\b/i

/** True for a sentence that speaks of changes, and denies each of them: "Lists the bases; it never renames or deletes one". */
export function deniesAllChange(text: string): boolean {
  if (TAKES_BACK.test(text)) return false
  const scopes = [...text.matchAll(DENIAL)].map(({ 0: denial, index }) => {
    const from = index + denial.length
    const length = text.slice(from).search(TURN)
    return { start: from, end: length === -1 ? text.length : from + length }
  })
  const changes = [...text.matchAll(/[A-Za-z]+/g)].filter(({ 0: word }) => isChange(word))
  return changes.length > 0 && changes.every(({ index }) => scopes.some(({ start, end }) => index >= start && index < end))
}

function isChange(word: string): boolean {
  const known = verbForm(word.toLowerCase())
  return known !== undefined && known.verb.effect !== 'reads'
}
