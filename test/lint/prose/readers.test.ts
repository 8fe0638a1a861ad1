import { expect, test } from 'vitest'
import { textKindOf } from '../../../src/lint/lexicon/text-kinds.ts'
import { quantityOf } from '../../../src/lint/lexicon/quantities.ts'
import { referencesIn } from '../../../src/lint/claims/read/references.ts'
import { bounds, handsOutMany, narrows, saysBound, saysWhatComesBack } from '../../../src/lint/prose/tools/results.ts'
import { isConditional, isHedged, sentencesOf } from '../../../src/lint/prose/text/sentences.ts'
import { readType } from '../../../src/lint/claims/read/type.ts'
import { unitsOf } from '../../../src/lint/lexicon/units.ts'

test('sentences end at marks and lines, not at abbreviations, and cover the text', () => {
  const text = 'Takes a colour, e.g. red. Fails otherwise!\n- one line'
  expect(sentencesOf(text).map((sentence) => sentence.text.trim())).toEqual([
    'Takes a colour, e.g. red.',
    'Fails otherwise!',
    '- one line',
  ])
  expect(
    sentencesOf(text)
      .map((sentence) => text.slice(sentence.start, sentence.end))
      .join(''),
  ).toContain('one line')
})

test.each(['When exporting, at most 5.', 'Needed unless a date is given', 'For exports: five', 'If set, five'])(
  '%j is conditional',
  (text) => {
    expect(isConditional(text)).toBe(true)
  },
)

test('a plain statement is neither conditional nor hedged', () => {
  expect([isConditional('At most five rows.'), isHedged('At most five rows.'), isHedged('Typically five rows.')]).toEqual([
    false,
    false,
    true,
  ])
})

test.each([
  ['timeout', 'duration'],
  ['maxPrice', 'amount of money'],
  ['search_radius', 'distance'],
  ['max_file_size', 'size'],
  ['rotation', 'angle'],
  ['retry_count', undefined],
  ['page_size', undefined],
  ['price_id', undefined],
  ['interval_index', undefined],
  ['latitude', undefined],
  ['border_radius', undefined],
  ['updated_at', undefined],
])('%s measures %s', (name, quantity) => {
  expect(quantityOf(name)).toBe(quantity)
})

test.each([
  ['timeoutMs', ['milliseconds']],
  ['Seconds to wait', ['seconds']],
  ['30% of the width in px', ['pixels', 'percent']],
  ['Price in €', ['money']],
  ['How long to wait', []],
])('%j names the units %j', (text, units) => {
  expect(unitsOf(text)).toEqual(units)
})

test.each([
  ['start_date', 'a date'],
  ['startTime', 'a point in time'],
  ['country', 'a country'],
  ['callback_url', undefined],
  ['date_format', undefined],
  ['include_date', undefined],
  ['update', undefined],
  ['constructor', undefined],
])('%s holds %s', (name, is) => {
  expect(textKindOf(name)?.is).toBe(is)
})

test.each([
  ['Array of page numbers', 'array'],
  ['Accepts a comma-separated list.', 'string'],
  ['Set this to true to look everywhere', 'boolean'],
  ['Number of the user (integer)', 'integer'],
  ['A JSON string with the options', 'string'],
  ['Array of numbers, or one of them as a string', undefined],
  ['Boolean expression over titles', undefined],
  ['Remove one by its name with `gone` set to true', undefined],
  ['Must be an integer, or "none"', undefined],
  ['Title of the page', undefined],
  ['The pages, their ids in one string', 'string'],
  ['Ids of the pages with a comma between each', 'string'],
  ['Say "yes" to go on, "no" to stop', 'string'],
  ['type: integer', 'integer'],
  ['A plain number, without quotes', 'number'],
  ['Not a comma-separated list', undefined],
  ['A string such as 15m', 'string'],
])('%j says the type %s', (text, type) => {
  expect(readType(text)[0]?.type).toBe(type)
})

test.each([
  ['Set the `limit` parameter.', ['limit']],
  ['Narrow by the "page_size" argument', ['page_size']],
  ['the pageSize parameter', ['pageSize']],
  ['The parameter `cursor` goes on', ['cursor']],
  ['Set page_size to see more.', ['page_size']],
  ['One page (pageSize or pageToken required).', ['pageSize']],
  ['Args:\n  page_size: How many', ['page_size']],
  ['Use pageToken from the answer', []],
  ['The answer has a pageToken and a page_size.', []],
  ['Write `asc` or `desc`; see `git log`', []],
  ['the query parameter', []],
])('%j refers to %j', (text, names) => {
  expect(referencesIn(text).map(({ name }) => name)).toEqual(names)
})

test('what comes back is said by a result or by a verb that hands something out', () => {
  expect(['List all projects', 'Returns the id', 'Create a ticket', 'Delete a file'].map(saysWhatComesBack)).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test.each([
  ['list_notes', 'List all notes of the user', 'list'],
  ['notes', 'Search the notes by keyword', 'search'],
  ['get_notes', 'Get all notes', 'list'],
  ['find_note', 'Find the note with a number', undefined],
  ['get_note', 'Get a note', undefined],
  ['list_types', 'List supported note types', undefined],
])('%s (%j) hands out many: %s', (name, description, many) => {
  expect(handsOutMany(name, description)).toBe(many)
})

test('a bound is said in prose or taken as a parameter', () => {
  expect([saysBound('the 20 latest notes'), saysBound('all notes')]).toEqual([true, false])
  expect([bounds('page_size'), bounds('status'), narrows('status'), narrows('verbose')]).toEqual([true, false, true, false])
})
