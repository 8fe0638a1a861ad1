import { describe, expect, test } from 'vitest'
import { argumentsAt, sampleAt, standsForAnother, type Sample } from '../../../../src/lint/claims/read/sample.ts'

/** As JSON, with `?` for what may be anything. */
function shown(sample: Sample | undefined): unknown {
  if (sample === undefined) return undefined
  if (sample.kind === 'any') return '?'
  if (sample.kind === 'plain') return sample.value
  if (sample.kind === 'list') return sample.items.map(shown)
  return Object.fromEntries([...sample.fields].map(([name, inner]) => [name, shown(inner)]))
}

describe('values in any common notation', () => {
  test.each([
    ['{"a": 1, "b": [true, null]}', { a: 1, b: [true, null] }],
    ["{'a': True, 'b': None}", { a: true, b: null }],
    ['{ a: 1, // first\n  b: "x", }', { a: 1, b: 'x' }],
    ['{"id": "<id>", "key": "YOUR_KEY", "n": 1_000}', { id: '?', key: '?', n: 1000 }],
    ['{"a": user.id, "b": now(), "c": 2}', { a: '?', b: '?', c: 2 }],
    ['[1, 2, ...]', [1, 2]],
    ['{"a": {"b": {"c": "d"}}}', { a: { b: { c: 'd' } } }],
  ])('%s', (text, value) => {
    expect(shown(sampleAt(text, 0)?.sample)).toEqual(value)
  })

  test.each(['{"a": 1', '{"a" 1}', '[1, 2', '"open', ''])('none in: %s', (text) => {
    expect(sampleAt(text, 0)).toBeUndefined()
  })

  test('an ellipsis and arguments by position leave a call incomplete', () => {
    expect(argumentsAt("a=1, b='x')", 0)?.sample.whole).toBe(true)
    expect(argumentsAt('a=1, ...)', 0)?.sample.whole).toBe(false)
    expect(argumentsAt('"x", a=1)', 0)?.sample.whole).toBe(false)
  })

  test.each(['<id>', '…', 'YOUR_API_KEY', 'your-token', 'ch_xxx', '{name}', ''])('%j stands for another', (text) => {
    expect(standsForAnother(text)).toBe(true)
  })

  test.each(['open', 'US_EAST', 'get_user', '12.50'])('%j stands for itself', (text) => {
    expect(standsForAnother(text)).toBe(false)
  })
})
