import { describe, expect, test } from 'vitest'
import { toolFrom } from '../../../../src/core/tool.ts'
import { otherOrder } from '../../../../src/lint/claims/judge/returned-order.ts'
import { listOrdersIn } from '../../../../src/lint/claims/read/returned-order.ts'

test.each([
  ['Lists notes, newest first.', 'time desc'],
  ['Lists notes, the oldest ones at the top.', 'time asc'],
  ['Lists notes from the earliest to the latest.', 'time asc'],
  ['Lists notes, starting with the most recent.', 'time desc'],
  ['Lists notes in reverse chronological order.', 'time desc'],
  ['Lists notes chronologically.', 'time asc'],
  ['Lists notes by creation date, descending.', 'time desc'],
  ['Lists fares, cheapest first.', 'price asc'],
  ['Lists fares; the most expensive comes last.', 'price asc'],
  ['Lists fares with the highest price at the top.', 'price desc'],
  ['Lists fares in ascending order of price.', 'price asc'],
  ['Lists files from largest to smallest.', 'amount desc'],
  ['Lists files in alphabetical order.', 'name asc'],
  ['Lists files, Z to A.', 'name desc'],
  ['Lists passes, those that expire first on top.', 'time asc'],
  ['Lists stops, nearest first.', 'distance asc'],
  ['Lists notes. The first entry is the most recent one.', 'time desc'],
  ['Lists fares. The list begins with the most expensive one.', 'price desc'],
])('%s', (text, order) => {
  expect(listOrdersIn(text).map(({ by, descending }) => `${by} ${descending ? 'desc' : 'asc'}`)).toEqual([order])
})

test.each([
  'Lists notes, newest or oldest first.',
  'Lists notes. Use order=asc to get the oldest first.',
  'Lists notes. They are not in chronological order.',
  'Returns the latest note.',
  'Finds the cheapest fare between two stops.',
  'Lists the first ten notes.',
  'Reads the top of the oldest log first if it is small.',
  'Compares the lowest to all others.',
])('names no order: %s', (text) => {
  expect(listOrdersIn(text)).toEqual([])
})

function other(description: string, listed: string) {
  const outputSchema = {
    type: 'object',
    properties: { notes: { type: 'array', description: listed, items: { type: 'string' } } },
  }
  return otherOrder(toolFrom({ name: 'list_notes', description, inputSchema: {}, outputSchema }, 0, undefined))
}

describe('an order and its opposite', () => {
  test.each([
    ['Lists notes from the oldest to the newest.', 'Notes, most recent first.'],
    ['Lists notes in chronological order.', 'The latest note stands at the top.'],
    ['Lists notes by size, descending.', 'From the smallest to the largest.'],
    ['Lists fares, cheapest first.', 'In descending order of price.'],
    ['Lists fares in alphabetical order.', 'Names, Z to A.'],
    ['Lists notes, newest first. The oldest note stands at the top.', 'The notes.'],
  ])('%s / %s', (description, listed) => {
    const found = other(description, listed)
    expect(found).toBeDefined()
    expect(description.slice(found?.words.start, found?.words.end)).not.toBe('')
  })

  test.each([
    ['Lists notes, the latest first.', 'Notes, newest first.'],
    ['Lists notes, newest first.', 'Notes in alphabetical order.'],
    ['Lists notes, oldest first.', 'Ids of the notes, the highest priority at the top.'],
    ['Lists notes, newest first.', 'Notes; the oldest is the first that was imported.'],
    ['Lists fares, cheapest first.', 'Fares by departure time, latest last.'],
    ['Lists notes, newest first. Within a day the oldest comes first.', 'The notes.'],
  ])('go together: %s / %s', (description, listed) => {
    expect(other(description, listed)).toBeUndefined()
  })
})
