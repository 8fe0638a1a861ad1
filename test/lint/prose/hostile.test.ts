import { expect, test } from 'vitest'
import { choicesIn } from '../../../src/lint/prose/choices.ts'
import { kindOf } from '../../../src/lint/prose/kinds.ts'
import { isEnglish } from '../../../src/lint/prose/language.ts'
import { quantityOf } from '../../../src/lint/prose/quantities.ts'
import { rangesIn } from '../../../src/lint/prose/ranges.ts'
import { referencesIn } from '../../../src/lint/prose/references.ts'
import { saysBound, saysWhatComesBack } from '../../../src/lint/prose/results.ts'
import { sentencesOf } from '../../../src/lint/prose/sentences.ts'
import { typeSaid } from '../../../src/lint/prose/types.ts'
import { unitsOf } from '../../../src/lint/prose/units.ts'
import { contentWords, nameWords } from '../../../src/lint/prose/words.ts'

const READERS = {
  choicesIn,
  contentWords,
  isEnglish,
  kindOf,
  nameWords,
  quantityOf,
  rangesIn,
  referencesIn,
  saysBound,
  saysWhatComesBack,
  sentencesOf,
  typeSaid,
  unitsOf,
}

const TEXTS: readonly (readonly [name: string, text: string])[] = [
  ['one long word', 'a'.repeat(50_000)],
  ['one long number', '1'.repeat(50_000)],
  ['numbers in commas', '1,'.repeat(25_000)],
  ['open parentheses', '('.repeat(50_000)],
  ['white space', ' '.repeat(50_000)],
  ['lines', '\n'.repeat(50_000)],
  ['code spans', '`code` '.repeat(5_000)],
  ['open quotes', '"one of '.repeat(5_000)],
  ['leads', 'must be one of: '.repeat(3_000)],
  ['bars', 'a|'.repeat(20_000)],
  ['bounds', 'max maximum at most up to '.repeat(2_000)],
  ['ranges', 'between 1 and '.repeat(3_000)],
  ['braces', '{{'.repeat(20_000)],
  ['capitals', 'aB'.repeat(25_000)],
  ['right to left', '\u202Eمعرفة '.repeat(5_000)],
  ['half of a pair', '\uD83D'.repeat(20_000)],
]

// a reader that backtracks on one of these does not come back within the test runner's limit
test.each(TEXTS)('every reader returns on %s', (_, text) => {
  for (const [name, read] of Object.entries(READERS)) expect(() => read(text), name).not.toThrow()
})

test('a fact deep in a long text is still found', () => {
  const long = `${'Some words that say little. '.repeat(1_200)}At most 50.`
  expect(long.length).toBeGreaterThan(33_000)
  expect(rangesIn(long).map(({ max }) => max)).toEqual([50])
  expect(sentencesOf(long)).toHaveLength(1_201)
})
