import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../src/core/json.ts'
import type { Matcher } from '../../src/core/intent.ts'
import { argumentFault } from '../../src/eval/match.ts'

const accepts = (schema: JsonObject, value: Json) => schema['type'] === typeof value
const fits = (matcher: Matcher, given: Json | undefined, schema: JsonObject = {}) =>
  argumentFault(matcher, given, { path: 'value', name: 'value', root: schema, schema }, accepts) === undefined

const CITY = { path: 'city', name: 'city', root: {}, schema: {} }

describe('argumentFault', () => {
  test.each<[string, Matcher, Json | undefined, boolean]>([
    ['a literal', { equals: 'Paris' }, 'Paris', true],
    ['a literal in other case and white space', { equals: 'New York' }, ' new  york', true],
    ['another literal', { equals: 'Paris' }, 'London', false],
    ['a number', { equals: 3 }, 3, true],
    ['another number', { equals: 3 }, 4, false],
    ['a boolean is no string unless the schema says so', { equals: true }, false, false],
    ['a list in order', { equals: ['a', 'b'] }, ['a', 'b'], true],
    ['texts in another order', { equals: ['a', 'b'] }, ['b', 'a'], true],
    ['numbers in another order', { equals: [1, 2] }, [2, 1], false],
    ['one text for two', { equals: ['a', 'b'] }, ['a', 'a'], false],
    ['one of several', { oneOf: ['a', 'b'] }, 'b', true],
    ['none of several', { oneOf: ['a', 'b'] }, 'c', false],
    ['a pattern', { matches: 'settings\\.json$' }, '/etc/settings.json', true],
    ['a pattern that fails', { matches: '^settings' }, '/etc/settings.json', false],
    ['a pattern on a number', { matches: '3' }, 3, false],
    ['a part', { contains: 'invoice' }, 'The Invoice of May', true],
    ['a part that is not there', { contains: 'invoice' }, 'receipt', false],
    ['an item of a list', { contains: 'a' }, ['b', 'A'], true],
    ['a part of an item of a list', { contains: 'a' }, ['abc'], false],
    ['within a range', { range: { min: 1, max: 5 } }, 5, true],
    ['beyond a range', { range: { min: 1, max: 5 } }, 6, false],
    ['an open range', { range: { min: 1 } }, 900, true],
    ['a text in a range', { range: { min: 1 } }, '3', false],
    ['a day', { date: '2026-03-01' }, '2026-03-01', true],
    ['a day with a time', { date: '2026-03-01' }, '2026-03-01T09:30:00Z', true],
    ['another day', { date: '2026-03-01' }, '2026-03-02', false],
    ['a day that is none', { date: '2026-03-01' }, 'tomorrow', false],
    ['anything', { any: true }, 'x', true],
    ['anything, but nothing was given', { any: true }, undefined, false],
    ['absent', { absent: true }, undefined, true],
    ['present', { absent: true }, 'x', false],
    ['a schema', { schema: { type: 'string' } }, 'x', true],
    ['a schema that fails', { schema: { type: 'string' } }, 3, false],
    ['missing', { equals: 'x' }, undefined, false],
  ])('%s', (_, matcher, given, expected) => {
    expect(fits(matcher, given)).toBe(expected)
  })

  test('an argument given at its schema default equals one left out, both ways', () => {
    const schema = { type: 'integer', default: 20 }
    expect(fits({ equals: 20 }, undefined, schema)).toBe(true)
    expect(fits({ equals: 10 }, undefined, schema)).toBe(false)
    expect(fits({ absent: true }, 20, schema)).toBe(true)
    expect(fits({ absent: true }, 10, schema)).toBe(false)
  })

  test('a pattern that would backtrack for ever in JavaScript answers', () => {
    expect(fits({ matches: '^(a+)+$' }, `${'a'.repeat(60)}!`)).toBe(false)
  })

  test('says what was expected and what was given', () => {
    expect(argumentFault({ equals: 'Paris' }, 'London', CITY, accepts)).toBe('city should be "Paris", not "London"')
    expect(argumentFault({ absent: true }, 'x', CITY, accepts)).toBe('city should be left out, not "x"')
  })
})
