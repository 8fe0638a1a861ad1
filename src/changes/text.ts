/** What became of a text. `space`: white space alone, which is nothing. */
export type TextChange = 'none' | 'space' | 'form' | 'wording'

/** White space that a person sees as such; what is invisible is no white space. */
const SPACE = /[ \t\n\r\f\v\u00a0]+/g
/** Longer texts are not looked at for their form. */
const MOST_FORM = 100_000

/** Whether two texts differ in their words, or only in white space, Markdown, quotation marks, case and punctuation. */
export function textChange(before: string, after: string): TextChange {
  if (before === after) return 'none'
  if (singleSpaced(before) === singleSpaced(after)) return 'space'
  if (Math.max(before.length, after.length) > MOST_FORM) return 'wording'
  return plainForm(before) === plainForm(after) ? 'form' : 'wording'
}

/** A text with runs of white space as one. */
export function singleSpaced(text: string): string {
  return text.replace(SPACE, ' ').replace(/^ | $/g, '')
}

/** The words of a text without what only shapes them. Signs inside of numbers, names and formulas stay: they mean something. */
function plainForm(text: string): string {
  const plain = text
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/…/g, '...')
    // headings, quotes and bullets at the start of a line
    .replace(/^[ \t]*(?:#{1,6}[ \t]+|>[ \t]+|[-*+•][ \t]+)+/gm, ' ')
    // fences, and emphasis of no more than a sentence: to look for its end everywhere would take too long
    .replace(/^[ \t]*```\w*[ \t]*$/gm, ' ')
    .replace(/(\*\*|__)(?=\S)([^\n]{0,300}?\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*\n]{0,300}?\S)\*(?![\w*])/g, '$1')
    .replace(/(?<!\w)_(?=\S)([^_\n]{0,300}?\S)_(?!\w)/g, '$1')
  return singleSpaced(plain)
    .split(' ')
    .map(plainWord)
    .filter((word) => word !== '')
    .join(' ')
}

/** `"Search,` is `search`; `userId`, `-1`, `<5` and `1.5` stay. */
function plainWord(word: string): string {
  const bare = word.replace(/^["'`([]+/, '').replace(/["'`)\].,;:!?]+$/, '')
  if (bare === '-') return ''
  // a plain word, or one in capitals; a name such as `userId` keeps its case
  return /^(?:\p{Lu}?\p{Ll}+|\p{Lu}+)(?:['-](?:\p{Lu}?\p{Ll}+|\p{Lu}+))*$/u.test(bare) ? bare.toLowerCase() : bare
}
