import { mayHide, withoutHidden } from './hidden.ts'

/** What parts letters that are spaced out: blanks, points, hyphens and the like. */
const GAP = '[ ._*·•|\\/\\\\,~+-]{1,4}'
/** Three letters apart, which a text of letters spaced out begins with: cheaper than the pattern for all of it. */
const MAY_BE_SPACED = new RegExp(`(?<![A-Za-z\\d'])[A-Za-z]${GAP}[A-Za-z]${GAP}[A-Za-z](?![A-Za-z\\d])`)
const SPACED = new RegExp(`(?<![A-Za-z\\d'])[A-Za-z](?:${GAP}[A-Za-z](?![A-Za-z\\d])){4,}`, 'g')

const MIXED = /[A-Za-z][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][A-Za-z]/
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    аеорсухіѕјԁһӏкмтвнпгзА: 'aeopcyxisjdhlkmtbhnrzA',
    ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχ: 'ABEZHIKMNOPTYXaeikvoptux',
    АВЕКМНОРСТУХІЅЈ: 'ABEKMHOPCTYXISJ',
    ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ: 'abcdefghijklmnoprstuvwyz',
  }).flatMap(([from, to]) => [...from].map((letter, index) => [letter, to[index] ?? letter])),
)
const LIKE_LATIN = new RegExp(`[${Object.keys(LOOKALIKES).join('')}]`, 'g')
const SMALL_CAPITALS = /[ᴀ-ᴢ]/
/** Forms of Latin letters that have places of their own: full-width, mathematical, in circles; and marks put over plain ones. */
const STYLED = /[Ａ-ｚⒶ-ⓩ]|\ud835[\udc00-\udfff]|\ud83c[\udd30-\udd89]/
const STRUCK = /[A-Za-z][\u0300-\u036f\u20d0-\u20f0]/
const ENTITY = /&#(?:\d{2,6}|x[\da-f]{2,5});/gi
const MAY_BE_ENTITY = /&#/
/** Digits for the letters that they look like, in two words close together. */
const LEET = /[a-z][013457]{1,2}[a-z]\w{0,20} (?:\w{1,15} ){0,3}?\w{0,12}[a-z][013457]{1,2}[a-z]/i
const DIGITS: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' }
const NOT_ASCII = /[\u0080-\uffff]/

/** A quick look: may a text have other readings than the one that is seen? */
export function isDisguised(text: string): boolean {
  return MAY_BE_SPACED.test(text) || MAY_BE_ENTITY.test(text) || LEET.test(text) || (NOT_ASCII.test(text) && looksStrange(text))
}

function looksStrange(text: string): boolean {
  return MIXED.test(text) || STYLED.test(text) || STRUCK.test(text) || SMALL_CAPITALS.test(text) || mayHide(text)
}

/**
 * What a model may read in a text that hides it from people: without hidden characters, with Latin letters for those that look
 * like them, with letters that were spaced out put together. None for a text that hides nothing; never the text itself.
 */
export function spelledOutIn(text: string): readonly string[] {
  if (!isDisguised(text)) return []
  // hidden characters are within words or between them
  const seen = mayHide(text) ? [withoutHidden(text, ''), withoutHidden(text, ' ')] : [text]
  return [...new Set(seen.map(plain))].filter((reading) => reading !== text)
}

function plain(text: string): string {
  const decoded = text.replaceAll(ENTITY, (entity) => signOf(entity) ?? entity)
  const letters = STYLED.test(decoded) ? decoded.normalize('NFKC') : decoded
  const bare = STRUCK.test(letters) ? letters.normalize('NFD').replaceAll(/[\u0300-\u036f\u20d0-\u20f0]/g, '') : letters
  const latin =
    MIXED.test(bare) || SMALL_CAPITALS.test(bare) ? bare.replaceAll(LIKE_LATIN, (letter) => LOOKALIKES[letter] ?? letter) : bare
  const lettered = LEET.test(latin) ? latin.replaceAll(/[013457]/g, (digit) => DIGITS[digit] ?? digit) : latin
  return MAY_BE_SPACED.test(lettered) ? lettered.replaceAll(SPACED, together) : lettered
}

function signOf(entity: string): string | undefined {
  const digits = entity.slice(2, -1)
  const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits)
  return code >= 32 && code <= 0xffff ? String.fromCharCode(code) : undefined
}

/** Words that orders are made of, for letters that give no sign of where a word ends. */
const WORDS =
  /ignore|disregard|forget|override|all|any|previous|prior|earlier|above|instructions?|prompts?|rules?|guidelines?|messages?|donot|do|not|never|tell|inform|mention|the|user|this|that|send|forward|conversation|history|system/gi

/** Letters as words: the commonest gap stands between letters, every other one between words. */
function together(run: string): string {
  const gaps = run.split(/[A-Za-z]/).slice(1, -1)
  const counts = new Map<string, number>()
  for (const gap of gaps) counts.set(gap, (counts.get(gap) ?? 0) + 1)
  const [commonest] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0])
  let index = 0
  const words = run.replaceAll(/[^A-Za-z]+/g, () => (gaps[index++] === commonest ? '' : ' '))
  return counts.size === 1 && words.length > 10 ? words.replaceAll(WORDS, ' $& ').replaceAll(/ {2,}/g, ' ').trim() : words
}
