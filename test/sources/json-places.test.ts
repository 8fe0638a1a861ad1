import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isArray, isObject, type Json } from '../../src/core/json.ts'
import { join, type Pointer } from '../../src/core/pointer.ts'
import { jsonPlaces } from '../../src/sources/json-places.ts'

function* pointersIn(value: Json, at: Pointer = ''): Iterable<[Pointer, Json]> {
  yield [at, value]
  if (isArray(value)) for (const [index, item] of value.entries()) yield* pointersIn(item, join(at, index))
  else if (isObject(value)) for (const [key, inner] of Object.entries(value)) yield* pointersIn(inner, join(at, key))
}

/** The value as JSON with the given white space before and after every token. */
function spaced(value: Json, space: () => string): string {
  if (isArray(value)) return `${space()}[${value.map((item) => spaced(item, space)).join(',')}${space()}]${space()}`
  if (!isObject(value)) return `${space()}${JSON.stringify(value)}${space()}`
  const members = Object.entries(value).map(
    ([key, inner]) => `${space()}${JSON.stringify(key)}${space()}:${spaced(inner, space)}`,
  )
  return `${space()}{${members.join(',')}${space()}}${space()}`
}

const json = fc.jsonValue({ maxDepth: 5 }).map((value): Json => JSON.parse(JSON.stringify(value)))
const blanks = fc.array(fc.stringMatching(/^[ \t\r\n]{0,3}$/), { minLength: 1, maxLength: 12 })

test('the span of every pointer parses back to the value there, whatever the white space', () => {
  fc.assert(
    fc.property(json, blanks, (value, spaces) => {
      let turn = 0
      const text = spaced(value, () => spaces[turn++ % spaces.length] ?? '')
      const places = jsonPlaces(text)
      for (const [at, expected] of pointersIn(value)) {
        const { start, end } = places.span(at)
        expect(JSON.parse(text.slice(start, end))).toEqual(expected)
        expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
      }
      expect(places.duplicateKeys()).toEqual([])
    }),
  )
})

test('of two equal keys the last one is found, as JSON.parse takes it', () => {
  const text = '{"a": 1, "b": {"a": 2}, "\\u0061": {"x": 3}}'
  const { start, end } = jsonPlaces(text).span('/a/x')
  expect(text.slice(start, end)).toBe('3')
  expect(JSON.parse(text)).toEqual({ a: { x: 3 }, b: { a: 2 } })
})

test('every repeated key is reported with its pointer and the place of the key', () => {
  const text = '[{"a": 1, "a": 2, "a": 3}, {"b~/": [{}, {"c": 1, "c": 2}]}]'
  expect(jsonPlaces(text).duplicateKeys()).toEqual([
    { at: '/0/a', span: { start: 10, end: 13 } },
    { at: '/0/a', span: { start: 18, end: 21 } },
    { at: '/1/b~0~1/1/c', span: { start: 49, end: 52 } },
  ])
})

test.each([
  ['/tools/7/name', '[1]'],
  ['/tools/0/x', '1'],
  ['/nothing/here', '{"tools": [1]}'],
] as const)('where %s does not exist, its nearest ancestor %s is the place', (at, expected) => {
  const text = '{"tools": [1]}'
  const { start, end } = jsonPlaces(text).span(at)
  expect(text.slice(start, end)).toBe(expected)
})

test('keys of Object.prototype are keys like any other', () => {
  const text = '{"__proto__": {"constructor": "x"}}'
  const { start, end } = jsonPlaces(text).span('/__proto__/constructor')
  expect(text.slice(start, end)).toBe('"x"')
  expect(jsonPlaces('{"a": 1}').span('/toString')).toEqual({ start: 0, end: 8 })
})
