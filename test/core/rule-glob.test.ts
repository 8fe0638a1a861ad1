import { expect, test } from 'vitest'
import { matchesRule } from '../../src/core/rule-glob.ts'

test.each([
  ['description/vague', 'description/vague', true],
  ['description/*', 'description/vague', true],
  ['*/vague', 'description/vague', true],
  ['*', 'description/vague', true],
  ['description/v*e', 'description/vague', true],
  ['description/*a*u*', 'description/vague', true],
  ['description/*u*a*', 'description/vague', false],
  ['description/vague*e', 'description/vague', false],
  ['desc*', 'description/vague', false],
  ['description/vag', 'description/vague', false],
  ['a/*/b', 'a/b', false],
  ['safety/*', 'description/vague', false],
])('%s has %s: %s', (glob, rule, has) => {
  expect(matchesRule(glob, rule)).toBe(has)
})
