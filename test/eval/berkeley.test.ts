import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { answersOf, CATEGORIES, MODELS, passes } from '../../bench/bfcl/recorded.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { callsPass } from '../../src/eval/berkeley/calls.ts'
import { corpus, noCorpus } from '../helpers/corpus.ts'

const of = {
  name: 'travel.book',
  parameters: {
    type: 'dict',
    properties: {
      city: { type: 'string' },
      nights: { type: 'integer' },
      price: { type: 'float' },
      stops: { type: 'array', items: { type: 'string' } },
      weights: { type: 'array', items: { type: 'float' } },
      guest: { type: 'dict' },
    },
    required: ['city'],
  },
}

function pass(given: JsonObject, accepted: JsonObject): boolean {
  return callsPass(
    [{ name: 'travel_book', arguments: { city: 'Rome', ...given } }],
    [{ of, accepted: { city: ['Rome'], ...accepted } }],
  )
}

describe('the rules of the Berkeley checker', () => {
  it.each<[string, JsonObject, JsonObject, boolean]>([
    ['texts without punctuation and case', { city: 'NEW-YORK, ny' }, { city: ['New York NY'] }, true],
    ['an accepted argument left out', {}, { nights: [2, ''] }, true],
    ['an expected argument left out', {}, { nights: [2] }, false],
    ['an argument that no answer accepts', { nights: 2 }, {}, false],
    ['an argument that the schema does not know', { pets: 1 }, { pets: [1] }, false],
    ['an integer for a float', { price: 3 }, { price: [3] }, true],
    ['a float for an integer', { nights: 2.5 }, { nights: [2.5] }, true],
    ['a float for an integer that accepts integers', { nights: 2.5 }, { nights: [2] }, false],
    ['a boolean for an integer', { nights: true }, { nights: [1] }, false],
    ['a text for an integer', { nights: '2' }, { nights: [2] }, false],
    ['a list in another order', { stops: ['b', 'a'] }, { stops: [['a', 'b']] }, false],
    ['a list of texts written differently', { stops: ['A.', 'b'] }, { stops: [['a', 'B']] }, true],
    ['an integer in a list of floats', { weights: [1, 2] }, { weights: [[1, 2]] }, false],
    ['an object key by key', { guest: { name: 'ann' } }, { guest: [{ name: ['Ann'], age: [3, ''] }] }, true],
    ['an object with a key too many', { guest: { name: 'Ann', x: 1 } }, { guest: [{ name: ['Ann'] }] }, false],
    ['a variable of the accepted type', { nights: 'n' }, { nights: ['n'] }, true],
  ])('%s', (_, given, accepted, right) => {
    expect(pass(given, accepted)).toBe(right)
  })

  it('assigns calls in any order, each to one expected call, and wants as many as expected', () => {
    const [rome, oslo] = ['Rome', 'Oslo'].map((city) => ({ name: 'travel_book', arguments: { city } }))
    const expected = ['Oslo', 'Rome'].map((city) => ({ of, accepted: { city: [city] } }))
    expect(
      callsPass(
        [rome, oslo].flatMap((call) => call ?? []),
        expected,
      ),
    ).toBe(true)
    expect(
      callsPass(
        [rome, rome].flatMap((call) => call ?? []),
        expected,
      ),
    ).toBe(false)
    expect(
      callsPass(
        [rome].flatMap((call) => call ?? []),
        expected,
      ),
    ).toBe(false)
  })

  it('knows only the exact name, with underscores for dots', () => {
    expect(callsPass([{ name: 'travel.book', arguments: { city: 'Rome' } }], [{ of, accepted: { city: ['Rome'] } }])).toBe(false)
    expect(callsPass([{ name: 'Travel_book', arguments: { city: 'Rome' } }], [{ of, accepted: { city: ['Rome'] } }])).toBe(false)
  })
})

describe.skipIf(noCorpus)('recorded answers of four models', () => {
  it('get the published verdict, save two questions that tell 1 from 1.0', () => {
    const answers = MODELS.flatMap((model) =>
      CATEGORIES.flatMap((category) => answersOf(join(corpus ?? '', 'bfcl'), model, category)),
    )
    const differing = answers.filter((answer) => passes(answer) !== answer.official).map(({ id }) => id)
    expect(answers).toHaveLength(4960)
    expect(differing).toHaveLength(6)
    expect(new Set(differing)).toEqual(new Set(['parallel_multiple_function_187', 'parallel_multiple_function_195']))
  })
})
