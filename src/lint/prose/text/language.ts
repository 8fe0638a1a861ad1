import { remembered } from './memo.ts'

/**
 * Words that carry grammar, by language. Words that English also has (`die`, `to`, `a`, `in`, `on`, `me`) are left out, so
 * counting them tells short texts apart where a trigram detector takes "manage data" for Hausa.
 */
const FOREIGN: readonly (readonly [language: string, words: ReadonlySet<string>])[] = [
  [
    'German',
    'der das und ist nicht mit für von den dem ein eine einen einer wird werden oder auf zu zum zur aus bei nach sich auch als wenn über durch diese',
  ],
  ['French', 'le la les des du une est et dans pour avec par sur qui que ou aux ce cette ces sont votre vous pas être selon'],
  ['Spanish', 'el la los las del una es y para con por que se su sus como este esta estos según más también cuando desde'],
  ['Portuguese', 'o os as da do das dos uma é e para com por que se seu sua como este esta não mais também quando pelo pela'],
  ['Italian', 'il lo la gli le del della dei delle una è e per con che si di da nel nella sono questo questa anche quando'],
  ['Dutch', 'de het een en van voor met op dat niet zijn wordt worden naar uit bij deze ook als wanneer'],
  ['Polish', 'i w z na do się jest nie dla oraz przez od po lub który która które jako'],
  ['Swedish', 'och att det som är en ett för med av till inte den från om eller kan när'],
  ['Turkish', 've bir bu için ile olarak veya olan gibi daha'],
  ['Vietnamese', 'và của là các cho được trong một không với có để từ'],
  ['Indonesian', 'yang dan untuk dengan dari ini itu pada adalah atau tidak akan dalam'],
].map(([language = '', words = '']) => [language, new Set(words.split(' '))])

const ENGLISH = new Set(
  'the of and to in is for with by from this that be or are on an as if when it not use will can all any you your at only which'.split(
    ' ',
  ),
)

const ANY_FOREIGN = new Set(FOREIGN.flatMap(([, grammar]) => [...grammar]))

/** Letters below which a Latin-script text is taken as English: too little to judge by. */
const ENOUGH = 60

/**
 * True if rules for English text may report: Latin script, and no clear evidence of another language. A text mostly in
 * another script, or whose function words are another language's, is not English; a short Latin text is taken as English.
 */
export const isEnglish: (text: string) => boolean = remembered((text) => {
  // beyond this the verdict does not change any longer
  const sample = text.length > 4000 ? text.slice(0, 4000) : text
  const ascii = !/[\u0080-\uffff]/.test(sample)
  const letters = ascii ? sample.replaceAll(/[^A-Za-z]+/g, '').length : (sample.match(/\p{L}/gu)?.length ?? 0)
  const latin = /[\u0250-\uffff]/.test(sample) ? (sample.match(/\p{Script=Latin}/gu)?.length ?? 0) : letters
  if (latin < letters * 0.6) return false
  if (letters < ENOUGH) return true
  const words = sample.toLowerCase().match(ascii ? /[a-z]+/g : /\p{L}+/gu) ?? []
  const english = words.filter((word) => ENGLISH.has(word)).length
  // one pass over all languages at once settles nearly every English text
  const foreign = words.filter((word) => ANY_FOREIGN.has(word)).length
  if (foreign < 4 || foreign <= english * 2) return true
  return !FOREIGN.some(([, grammar]) => {
    const seen = words.filter((word) => grammar.has(word))
    return seen.length >= 4 && new Set(seen).size >= 3 && seen.length > english * 2
  })
})
