import { describe, expect, test } from 'vitest'
import { informationOf } from '../../../../src/lint/prose/text/information.ts'

const bits = (text: string, ...known: string[]): number => informationOf(text, (stem) => known.includes(stem)).bits

describe('informationOf', () => {
  test.each([
    ['a rare word tells more than a frequent one', 'List walruses', 'List projects'],
    ['a place narrows', 'List boats in the harbor', 'List boats'],
    ['a number narrows', 'List 20 boats', 'List boats'],
    ['a settled reference narrows', 'Get the current captain', 'Get the captain'],
    ['a word that fits any tool tells nothing', 'List boats', 'Manage things'],
    ['a plain verb tells little', 'Rename a boat', 'Update a boat'],
  ])('%s: %j over %j', (_, more, less) => {
    expect(bits(more)).toBeGreaterThan(bits(less))
  })

  test('a word that the reader knows tells half', () => {
    expect(bits('Moor boats', 'boat', 'moor')).toBe(bits('Moor boats') / 2)
  })

  test('praise, the one who is served and repetition add nothing', () => {
    expect(bits('Easily and efficiently list boats for the user')).toBe(bits('list boats'))
    expect(bits('List boats. List boats.')).toBe(bits('List boats'))
  })

  test.each([
    ['Delete boats', true],
    ['Moor boats', true],
    ['Manage boats', false],
    ['Harbor integration', false],
    ['Manage boats: list, moor and sink them', true],
    ['Get boat data. Use the action parameter to specify the operation.', false],
    ['Get boat data. Actions: "list", "sink".', true],
  ])('%j names an operation: %s', (text, acts) => {
    expect(informationOf(text, () => false).acts).toBe(acts)
  })
})
