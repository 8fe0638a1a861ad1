const WORDS = new Map([
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['twelve', 12],
  ['fifteen', 15],
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['a hundred', 100],
  ['one hundred', 100],
  ['two hundred', 200],
  ['five hundred', 500],
  ['a thousand', 1000],
  ['one thousand', 1000],
  ['two thousand', 2000],
  ['five thousand', 5000],
  ['ten thousand', 10_000],
  ['a dozen', 12],
  ['three hundred', 300],
  ['four hundred', 400],
  ['sixteen', 16],
  ['ninety', 90],
  ['eighty', 80],
  ['seventy', 70],
  ['twenty-five', 25],
])

/** The numbers that are read as words: "twelve", "five hundred". */
export const NUMBER_WORDS: readonly string[] = [...WORDS.keys()]

/** Source of a regular expression for a number in digits, `1,000` included. */
export const DIGITS = String.raw`[-−+]?(?:\d{1,3}(?:,\d{3}){1,4}(?!\d)|\d{1,15}(?:\.\d{1,9})?)`

/** Source of a regular expression for a number in digits or as a word. "One" is left out: it is usually "at least one of". */
export const NUMBER = `(?:${DIGITS}|(?:${NUMBER_WORDS.toReversed().join('|')})\\b)`

/** The value of what DIGITS or NUMBER matched. */
export function numberOf(text: string): number {
  return WORDS.get(text.toLowerCase()) ?? Number(text.replaceAll(',', '').replace('−', '-'))
}
