import { fc } from './seeded.ts'
import { expect, test } from 'vitest'
import { clip, editDistance, lineStarts, list, nearest, positionAt, visible } from '../../src/core/text.ts'

const anything = fc.string({ unit: 'binary' })

test('clipped text is within its length, a prefix, and cut through no character', () => {
  fc.assert(
    fc.property(anything, fc.integer({ min: 0, max: 30 }), (text, length) => {
      const clipped = clip(text, length)
      expect(clipped.length).toBeLessThanOrEqual(length)
      if (clipped === text) return
      expect(text.startsWith(clipped.replace(/…$/, ''))).toBe(true)
      expect(clipped.isWellFormed()).toBe(true)
    }),
  )
})

test('nothing invisible, no control character and no change of direction survives', () => {
  const hostile = fc.integer({ min: 0, max: 0x10ffff }).filter((code) => code < 0xd800 || code > 0xdfff)
  fc.assert(
    fc.property(fc.array(hostile), (codes) => {
      const shown = visible(codes.map((code) => String.fromCodePoint(code)).join('')).replace(/[\t\n]/g, '')
      expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/u)
      expect(visible(shown)).toBe(shown)
    }),
    { numRuns: 1000 },
  )
})

test('every single invisible character becomes visible', () => {
  const survivors: string[] = []
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code)
    if (!/[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/u.test(character) || /[\t\n]/.test(character))
      continue
    if (visible(character) !== `\\u{${code.toString(16)}}`) survivors.push(code.toString(16))
  }
  expect(survivors).toEqual([])
})

test('plain text stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
      expect(visible(text)).toBe(text)
    }),
  )
})

test('line and column lead back to the offset', () => {
  const lines = fc.string({ unit: fc.constantFrom('a', 'é', '\u{1f600}', '\n', '\r', '\r\n') })
  fc.assert(
    fc.property(lines, fc.nat(50), (text, offset) => {
      const starts = lineStarts(text)
      const { line, column } = positionAt(starts, Math.min(offset, text.length))
      expect((starts[line - 1] ?? NaN) + column - 1).toBe(Math.min(offset, text.length))
      expect(column).toBeGreaterThan(0)
      expect(starts).toHaveLength(text.split(/\r\n|\n|\r/).length)
    }),
  )
})

test('edit distance is a distance: zero only for equals, the same both ways, at most the longer length', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
  fc.assert(
    fc.property(word, word, (one, other) => {
      const distance = editDistance(one, other)
      expect(distance === 0).toBe(one === other)
      expect(distance).toBe(editDistance(other, one))
      expect(distance).toBeGreaterThanOrEqual(Math.abs(one.length - other.length))
      expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length))
    }),
  )
})

test('what was typed right is its own nearest, and so is what was typed with two letters swapped', () => {
  const names = ['read_text_file', 'read_media_file', 'list_directory', 'move_file']
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(), (name, seed) => {
      expect(nearest(name, names)).toBe(name)
      const at = seed % (name.length - 1)
      const swapped = name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2)
      expect(nearest(swapped, names)).toBe(name)
    }),
  )
})

test('a megabyte is nobody’s misspelling', () => {
  const long = 'x'.repeat(1_000_000)
  expect(nearest(long, [`${long.slice(1)}y`])).toBe(undefined)
})

test('a list names at most as many as asked and counts the rest', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,5}$/)), fc.integer({ min: 1, max: 8 }), (items, most) => {
      const more = / and (\d+) more$/.exec(list(items, most))
      expect(more ? Number(more[1]) : 0).toBe(Math.max(0, items.length - most))
    }),
  )
})
