import { expect, test } from 'vitest'
import { ready } from '../../../../src/lint/prose/text/ready.ts'

test.each([
  ['an expression that looks once', /\bseconds?\b/i],
  ['one that goes on from where it stopped', /\bseconds?\b/gi],
  ['one that must match where it stands', /\s*\w+/y],
])('%s finds the same, first and later', (_, pattern) => {
  const fresh = new RegExp(pattern.source, pattern.flags)
  const text = 'Wait ten seconds, or one second.'
  expect(ready(pattern)).toBe(pattern)
  expect(pattern.lastIndex).toBe(0)
  expect(ready(pattern).exec(text)).toEqual(fresh.exec(text))
  expect(text.replace(ready(pattern), '-')).toBe(text.replace(fresh, '-'))
})
