import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fingerprint } from '../../src/core/fingerprint.ts'

test('is sixteen hexadecimal digits, the same for the same text on every machine', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => /^[0-9a-f]{16}$/.test(fingerprint(text))))
  expect(['', 'a', 'description/vague\nfiles\nsearch\n/description'].map(fingerprint)).toMatchInlineSnapshot(`
    [
      "92ca2f0e024cdebc",
      "c9529fc561c7ef2f",
      "be936918360d849f",
    ]
  `)
})

test('differs for 200,000 texts that differ by a digit, a place or a letter', () => {
  const seen = new Set<string>()
  for (let index = 0; index < 100_000; index++) {
    seen.add(fingerprint(`name/pattern\nserver\ntool_${index}\n/name`))
    seen.add(fingerprint(`name/pattern\nserver\ntool\n/inputSchema/properties/p${index}`))
  }
  expect(seen.size).toBe(200_000)
})
