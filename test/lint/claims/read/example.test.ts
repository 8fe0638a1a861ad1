import { describe, expect, test } from 'vitest'
import { readExamples } from '../../../../src/lint/claims/read/example.ts'

/** The values of every statement, as written. */
function shown(text: string) {
  return readExamples(text).map((statement) => (statement.kind === 'example' ? statement.values.map((value) => value.text) : []))
}

describe('values that a text shows', () => {
  test.each([
    ['Amount, e.g. 12.50 for twelve and a half.', [['12.50']]],
    ['Record type, say `SPF` or `PTR`', [['SPF', 'PTR']]],
    ['Time (for example 15m, 2h or 1d)', [['15m', '2h', '1d']]],
    ['State, such as open, pending or closed.', [['open', 'pending', 'closed']]],
    ['Currency, e.g. eur. Upper case is refused.', [['eur']]],
    ['Minutes (e.g. 7 for weekly, 14 for every second week)', [['7', '14']]],
    ['Person. Example: {"name": "Ann", "age": 30}', [['{"name": "Ann", "age": 30}']]],
    ['Offset, so -480 for Los Angeles.', [['-480']]],
    ['Ids in one text: recA1,recB2 and so on.', [['recA1', 'recB2']]],
    ['Use "closed" for finished ones.', [['closed']]],
    ['Something like 2.5.', [['2.5']]],
  ])('%s', (text, values) => {
    expect(shown(text)).toEqual(values)
  })

  test.each([
    'Returns a list, e.g. `open`.',
    'Never e.g. `closed`.',
    'For pages, e.g. when the user asks for more.',
    'The `X-Key` header, such as `X-Id` header.',
    'At 50%, e.g. 50%',
    'Version 2.0',
    '',
  ])('none in: %s', (text) => {
    expect(shown(text)).toEqual([])
  })
})
