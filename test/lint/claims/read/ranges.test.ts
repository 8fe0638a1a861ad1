import { expect, test } from 'vitest'
import { rangesIn } from '../../../../src/lint/claims/read/range.ts'

test.each([
  ['How many rows, 1–50.', 1, 50],
  ['How many rows (1-100, default 20)', 1, 100],
  ['How many rows. Between 1 and 50.', 1, 50],
  ['A whole number from 3 to 9.', 3, 9],
  ['Compass bearing in degrees (-90 to 90)', -90, 90],
  ['Range: 0..1', 0, 1],
  ['The value range is [0,50].', 0, 50],
  ['0.5 - 2.0', 0.5, 2],
  ['How many rows, at most fifty.', undefined, 50],
  ['How many rows, up to 1,000', undefined, 1000],
  ['How many rows, 50 or fewer', undefined, 50],
  ['100 max', undefined, 100],
  ['280 characters max.', undefined, 280],
  ['3-20 characters', 3, 20],
  ['Not to exceed 500', undefined, 500],
  ['Cannot be more than 500', undefined, 500],
  ['How many rows (max 100)', undefined, 100],
  ['maximum: 100', undefined, 100],
  ['The maximum is 50.', undefined, 50],
  ['Rows per page. Capped at 250.', undefined, 250],
  ['Must be less than or equal to 12.', undefined, 12],
  ['Must not exceed 12', undefined, 12],
  ['Not less than 3', 3, undefined],
  ['Page to show (min 1)', 1, undefined],
  ['At least two', 2, undefined],
  ['value >= 5', 5, undefined],
  ['Maximum: `100`', undefined, 100],
])('%j is a range', (text, min, max) => {
  expect(rangesIn(text).map((range) => [range.min, range.max, range.holds])).toEqual([[min, max, 'always']])
})

test('a lower and an upper bound in one text are both read', () => {
  expect(rangesIn('Rows per page (min 1, max 100)').map(({ min, max }) => [min, max])).toEqual([
    [1, undefined],
    [undefined, 100],
  ])
})

test.each([
  'Released on 2024-01-31',
  'Between 2024-01-01 and 2024-02-01',
  'Uses ISO 8601-1 dates',
  'Versions 1.2.3-4.5.6',
  'Call 555-0100',
  'Write 3-5 sentences about it',
  'Default: 20',
  'Max results (default 20)',
  'Listens on 127.0.0.1-127.0.0.9',
  'Scale 10 - 5',
  'Maximum number of rows',
  'See section 4-2 of the handbook',
  '',
])('%j holds no range', (text) => {
  expect(rangesIn(text)).toEqual([])
})

test.each([
  'Rows to show; for example 1-5.',
  'When exporting, at most 50.',
  'At most 50 if the plan is free.',
  'For exports: at most 50.',
  'Typically between 1 and 50.',
])('%j gives no certain range', (text) => {
  expect(rangesIn(text).filter(({ holds }) => holds === 'always')).toEqual([])
})

test('the noun says what is counted', () => {
  expect(rangesIn('Title of at most 400 characters').map(({ noun }) => noun)).toEqual(['characters'])
  expect(rangesIn('At most 30').map(({ noun }) => noun)).toEqual([undefined])
})

test('the words are the words', () => {
  const text = 'Rows per page (1-100, default 20)'
  const [found] = rangesIn(text)
  expect(text.slice(found?.words.start, found?.words.end)).toBe('1-100')
})
