import { porterStem } from './porter-stem.ts'

const MOST_CHARACTERS = 20_000

// Function words: they say how a request is put, not what it is about.
const STOP_WORDS = new Set(
  (
    'a an and any are as at be been being but by can could did do does for from had has have he hello help her hers hey hi him his how i ' +
    'if in into is it its just like may me might mine must my need of on or our ours please shall she should so some than thank thanks ' +
    'that the their theirs them then there these they this those to too us very want was we were what when where which while who whom ' +
    'whose why will with would you your yours'
  ).split(' '),
)

/** Scripts that put no space between words. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const PARTS = new RegExp(`[${UNSPACED}]+|(?![${UNSPACED}])\\p{L}(?:(?![${UNSPACED}])[\\p{L}\\p{M}])*|\\p{N}+`, 'gu')
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u')
// with `zh`, `ja` or `th` it finds the same words
const SEGMENTER = new Intl.Segmenter('und', { granularity: 'word' })

/** Particles and endings of Japanese: they say how words hang together. */
const SHORT_KANA = /^\p{Script=Hiragana}{1,2}$/u

/**
 * Words of a text or of an identifier, in lower case: `getHTTPStatus_v2` gives `get http status v 2`, `規則を調べて` gives `規則 を 調べ て`.
 * Reads at most 20,000 characters.
 */
export function words(text: string): string[] {
  const apart = text
    .slice(0, MOST_CHARACTERS)
    .normalize('NFKC')
    .replace(/[’']s\b|n[’']t\b|[’'](?:m|re|ve|ll|d)\b/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
  return (apart.match(PARTS) ?? []).flatMap((part) => (IS_UNSPACED.test(part) ? segments(part) : [part.toLowerCase()]))
}

function segments(part: string): string[] {
  return [...SEGMENTER.segment(part)].flatMap(({ segment, isWordLike }) => (isWordLike === true ? [segment] : []))
}

/** What lexical search compares: the stems of a text's words, stop words left out. Stems and stop words are English, and Japanese particles. */
export function terms(text: string): string[] {
  return words(text)
    .filter((word) => !STOP_WORDS.has(word) && !SHORT_KANA.test(word))
    .map(porterStem)
}
