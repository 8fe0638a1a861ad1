import { profileOf } from '../../src/lint/limits.ts'
import { describe, expect, test } from 'vitest'
import type { Profile } from '../../src/lint/limits/limit.ts'
import { resolveRules, type RuleWord } from '../../src/lint/resolve.ts'
import { defineRule, type Rule } from '../../src/lint/rule.ts'
import { userErrorOf } from '../helpers/user-error.ts'

const rule = (severity: Rule['severity'], presets: Rule['presets'], profiles: Rule['profiles'] = {}): Rule =>
  defineRule({
    scope: 'tool',
    severity,
    presets,
    profiles: profiles ?? {},
    summary: '',
    why: '',
    evidence: [],
    options: { words: { default: 4, says: 'fewest words', min: 1, max: 9 }, verbs: { default: ['get'], says: 'verbs' } },
    examples: { good: [], bad: [] },
    *check() {},
  })

const catalogue = {
  'a/one': rule('warn', ['recommended', 'strict'], { cursor: 'error' }),
  'a/two': rule('info', ['strict'], { cursor: 'info' }),
}

const resolve = (words: Partial<RuleWord>[], preset: 'recommended' | 'strict' = 'recommended', profiles: Profile[] = []) =>
  resolveRules(
    catalogue,
    { preset, profiles },
    words.map((word) => ({ id: 'a/one', level: undefined, options: undefined, from: 'file:1', ...word })),
  ).map(({ id, severity, options, from }) => ({ id, severity, options, from }))

describe('resolveRules', () => {
  test('lets a client profile switch rules on and raise them, and a word still lower them', () => {
    expect(resolve([], 'recommended', ['cursor']).map(({ id, severity, from }) => [id, severity, from])).toEqual([
      ['a/one', 'error', 'profile cursor'],
      ['a/two', 'info', 'profile cursor'],
    ])
    expect(resolve([{ level: 'info' }], 'recommended', ['cursor'])[0]).toMatchObject({ severity: 'info', from: 'file:1' })
    expect(resolve([], 'strict', ['cursor'])[1]).toMatchObject({ severity: 'warn', from: 'preset strict' })
  })

  test('refuses an unknown profile by its nearest name', () => {
    expect(() => profileOf('curser', '--profile')).toThrow('names the client profile "curser"')
  })

  test('takes the rules of a preset at their severity, and raises advice under strict', () => {
    expect(resolve([]).map(({ id, severity }) => [id, severity])).toEqual([['a/one', 'warn']])
    expect(resolve([], 'strict').map(({ id, severity }) => [id, severity])).toEqual([
      ['a/one', 'warn'],
      ['a/two', 'warn'],
    ])
  })

  test('lets the last word count and remembers where it was said', () => {
    const words = [{ level: 'error', from: 'base.yaml:2' } as const, { options: { words: 2 }, from: 'own.yaml:3' }]
    expect(resolve(words)).toEqual([
      { id: 'a/one', severity: 'error', options: { words: 2, verbs: ['get'] }, from: 'own.yaml:3' },
    ])
    expect(resolve([...words, { level: 'off' }])).toEqual([])
  })

  test.each<[string, Partial<RuleWord>, string, string]>([
    ['an unknown rule', { id: 'a/onee' }, 'file:1 names the rule "a/onee", which does not exist.', 'Did you mean a/one?'],
    ['an unknown option', { options: { word: 2 } }, 'file:1 rule a/one: there is no option "word". Did you mean "words"?', ''],
    ['an option of another type', { options: { words: 'two' } }, 'option "words" must be a number, not a string', ''],
    ['an option out of bounds', { options: { words: 10 } }, 'option "words" must be at most 9, not 10', ''],
    ['a list of the wrong things', { options: { verbs: [1] } }, 'option "verbs" must be a list of strings, not an array', ''],
  ])('refuses %s', (_, word, message, hint) => {
    const refused = userErrorOf(() => resolve([word]))
    expect(refused.message).toContain(message)
    expect(refused.hint ?? '').toBe(hint)
  })
})
