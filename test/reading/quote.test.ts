import { describe, expect, test } from 'vitest'
import { isJsonOf, quotePlaces } from '../../src/reading/quote.ts'
import { widened } from '../../src/reading/widen.ts'

describe('where a text has a quote', () => {
  test.each<[text: string, quote: string, found: readonly string[]]>([
    ['At most 50 rows.', 'At most 50', ['At most 50']],
    ['At  most\n   50 rows.', 'At most 50', ['At  most\n   50']],
    ['At most 50 rows.', '  At most\n50 ', ['At most 50']],
    ['Say “yes” or ‘no’.', `Say "yes" or 'no'`, ['Say “yes” or ‘no’']],
    ['Say "yes".', 'Say “yes”', ['Say "yes"']],
    ['50 or 500', '50', ['50']],
    ['a, a and a', 'a', ['a', 'a', 'a']],
    ['検索する道具', '索する', ['索する']],
    // another text
    ['At most 50 rows.', 'at most 50', []],
    ['At most 50 rows.', 'At most 5', []],
    ['Deletes a row', 'letes a', []],
    ['1–50', '1-50', []],
    ['At most 50 rows.', 'At most … rows', []],
    ['At most 50 rows.', '', []],
    ['At most 50 rows.', ' \n ', []],
    ['', 'At', []],
  ])('%j: %j', (text, quote, found) => {
    expect(quotePlaces(quote, text).map(({ start, end }) => text.slice(start, end))).toEqual(found)
  })
})

test.each([
  ['25', 25, true],
  ['25.0', 25, true],
  ['{"b": 1, "a": [true]}', { a: [true], b: 1 }, true],
  ['"full"', 'full', true],
  ['full', 'full', false],
  ['"25"', 25, false],
  ['[1, 2]', [2, 1], false],
  ['{"a": 1', { a: 1 }, false],
] as const)('the JSON %s of %j: %s', (quote, value, is) => {
  expect(isJsonOf(quote, value)).toBe(is)
})

const TEXT = `Lists the rows of a table. With \`all\` every row comes,
e.g. deleted ones. See list_tables.

Args:
    limit: How many. Without it
        you get 50.
    page: Which one.

| name | meaning |
|---|---|
| \`sort\` | The order, "asc" or "desc". |
| \`by\` | The column. |

- first point
- second point, which
  goes on

\`\`\`
rows(limit=5)
\`\`\`
`

describe('a quote is widened to', () => {
  test.each<[what: string, quote: string, wide: string]>([
    ['its sentence', 'rows of', 'Lists the rows of a table.'],
    ['a sentence that goes on in the next line', 'every row comes', 'With `all` every row comes,\ne.g. deleted ones.'],
    [
      'two sentences that it lies in',
      'table. With',
      'Lists the rows of a table. With `all` every row comes,\ne.g. deleted ones.',
    ],
    ['its row with the lines that go on', 'you get 50', 'limit: How many. Without it\n        you get 50.'],
    ['the row that its name heads', 'page', 'page: Which one.'],
    ['the whole row of a table', 'The order', '| `sort` | The order, "asc" or "desc". |'],
    ['the head of a table', 'meaning', '| name | meaning |'],
    ['its point of a list', 'goes on', '- second point, which\n  goes on'],
    ['its code', 'limit=5', 'rows(limit=5)'],
    ['the label that it is', 'Args', 'Args:'],
  ])('%s', (_, quote, wide) => {
    const [at = { start: 0, end: 0 }] = quotePlaces(quote, TEXT)
    const { start, end } = widened(TEXT, at)
    expect(TEXT.slice(start, end)).toBe(wide)
    expect(widened(TEXT, { start, end })).toEqual({ start, end })
  })

  test('a part of bounded length where a sentence has no end', () => {
    const long = 'word '.repeat(5000)
    const { start, end } = widened(long, { start: 10_001, end: 10_004 })
    expect(end - start).toBeLessThanOrEqual(500)
    expect([start, end]).not.toEqual([10_001, 10_004])
    expect(widened(long, { start, end })).toEqual({ start, end })
  })
})
