import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isArray, isObject, type Json } from '../../src/core/json.ts'
import { isPointer, join, type Pointer } from '../../src/core/pointer.ts'
import { indexJson } from '../../src/sources/json-index.ts'
import { jsonPlaces } from '../../src/sources/json-places.ts'

function placesOf(text: string) {
  return jsonPlaces(text, indexJson(text))
}

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
      const places = placesOf(text)
      for (const [at, expected] of pointersIn(value)) {
        const { start, end } = places.span(at)
        expect(JSON.parse(text.slice(start, end))).toEqual(expected)
        expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
      }
      expect(places.duplicateKeys()).toEqual([])
    }),
    { numRuns: 300, seed: 1 },
  )
})

test('of two equal keys the last one is found, as JSON.parse takes it', () => {
  const text = '{"a": 1, "b": {"a": 2}, "\\u0061": {"x": 3}}'
  const { start, end } = placesOf(text).span('/a/x')
  expect(text.slice(start, end)).toBe('3')
  expect(JSON.parse(text)).toEqual({ a: { x: 3 }, b: { a: 2 } })
})

test('every repeated key is reported with its pointer and the place of the key', () => {
  const text = '[{"a": 1, "a": 2, "a": 3}, {"b~/": [{}, {"c": 1, "c": 2}]}]'
  expect(placesOf(text).duplicateKeys()).toEqual([
    { at: '/0/a', span: { start: 10, end: 13 }, first: { start: 2, end: 5 } },
    { at: '/0/a', span: { start: 18, end: 21 }, first: { start: 2, end: 5 } },
    { at: '/1/b~0~1/1/c', span: { start: 49, end: 52 }, first: { start: 41, end: 44 } },
  ])
})

test.each([
  ['/a', '"a"'],
  ['/b/0/c', '"c"'],
  ['/b/0', '{"c": 1}'],
  ['', '{"a": 1, "b": [{"c": 1}]}'],
] as const)('the key of %s is %s; where there is none, the value', (at, expected) => {
  const text = '{"a": 1, "b": [{"c": 1}]}'
  const { start, end } = placesOf(text).span(at, 'key')
  expect(text.slice(start, end)).toBe(expected)
})

test.each([
  ['/tools/7/name', '[1]'],
  ['/tools/0/x', '1'],
  ['/nothing/here', '{"tools": [1]}'],
] as const)('where %s does not exist, its nearest ancestor %s is the place', (at, expected) => {
  const text = '{"tools": [1]}'
  const { start, end } = placesOf(text).span(at)
  expect(text.slice(start, end)).toBe(expected)
})

test('keys of Object.prototype are keys like any other', () => {
  const text = '{"__proto__": {"constructor": "x"}}'
  const { start, end } = placesOf(text).span('/__proto__/constructor')
  expect(text.slice(start, end)).toBe('"x"')
  expect(placesOf('{"a": 1}').span('/toString')).toEqual({ start: 0, end: 8 })
})

test('large lists and objects are searched by table, and the last of two equal keys still counts', () => {
  const members = Array.from({ length: 1_000 }, (_, n) => `"k${n}": [${n}]`)
  const text = `[${members.map((member) => `{${member}}`).join(', ')}, {${members.join(', ')}, "k7": "again"}]`
  const places = placesOf(text)
  const shown = (at: Pointer) => text.slice(places.span(at).start, places.span(at).end)
  expect(['/999/k999/0', '/1000/k999/0', '/1000/k7'].map((at) => shown(isPointer(at) ? at : ''))).toEqual([
    '999',
    '999',
    '"again"',
  ])
  expect(places.duplicateKeys().map(({ at }) => at)).toEqual(['/1000/k7'])
})

test.each([
  [3, '[[[]]]'],
  [4, '{"a": {"b": [1, [2]]}, "c": "[[[["}'],
  [500_000, '['.repeat(500_000) + ']'.repeat(500_000)],
])('%i levels are counted', (levels, text) => {
  expect(indexJson(text).levels).toBe(levels)
})
