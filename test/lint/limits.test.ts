import { describe, expect, test } from 'vitest'
import { LIMITS, limitsOf } from '../../src/lint/limits.ts'
import { consequenceOf } from '../../src/lint/limits/consequence.ts'
import { PROFILES } from '../../src/lint/limits/limit.ts'
import { unusualSyntaxOf } from '../../src/lint/limits/pattern-syntax.ts'

const WORDED = ['root-keyword', 'pattern-syntax', 'schema-keyword', 'schema-construct']

describe('limits', () => {
  test.each(LIMITS.map((limit) => ({ says: `${limit.kind} of ${limit.profiles.join(', ')}`, limit })))(
    '$says has a dated source and a bound',
    ({ limit }) => {
      expect(limit.evidence.checked).toMatch(/^20\d\d-\d\d-\d\d$/)
      expect(limit.evidence.ref.length).toBeGreaterThan(5)
      const patterned = ['name-characters', 'property-key', 'parameter-name', 'ref-target'].includes(limit.kind)
      expect(limit.most === Infinity).toBe(patterned)
      expect(limit.pattern !== undefined).toBe(patterned)
      expect(limit.words !== undefined).toBe(WORDED.includes(limit.kind))
      // "refuses" of one, "refuse" of several
      expect(limit.does).toMatch(/^[a-z]+s /)
      expect(limit.form !== undefined).toBe(limit.kind === 'qualified-name-length')
    },
  )

  test('every profile limits something', () => {
    for (const profile of PROFILES) expect(LIMITS.some(({ profiles }) => profiles.includes(profile))).toBe(true)
  })

  test('those of the chosen profiles count, and without a profile those that most clients share', () => {
    const most = (profiles: Parameters<typeof limitsOf>[0]) => limitsOf(profiles, 'name-length').map((limit) => limit.most)
    expect(Math.min(...most([]))).toBe(64)
    expect(most(['gemini'])).toEqual([128])
    expect(most(['cursor'])).toEqual([])
  })
})

test('clients that do the same are named together', () => {
  const one = { client: 'OpenAI', does: 'refuses the request' }
  expect(consequenceOf([one])).toBe('OpenAI refuses the request')
  expect(consequenceOf([one, { client: 'Cursor', does: 'drops the tool' }, { ...one, client: 'Azure' }, one])).toBe(
    'OpenAI and Azure refuse the request, and Cursor drops the tool',
  )
})

describe('syntax that not every engine of regular expressions reads', () => {
  test.each([
    ['^(?!a)b$', ['(?!']],
    ['(?=.*@).+(?<!x)', ['(?=', '(?<!']],
    ['[^\\p{Cc}]+\\P{L}', ['\\p{Cc}', '\\P{L}']],
    ['\\u{1F600}', ['\\u{1F600}']],
    ['(?<year>\\d{4})', ['(?<year>']],
    ['(?:a|b)+', []],
    ['\\(?=', []],
    ['[(?=]+', []],
    ['[\\]](?=a)', ['(?=']],
    ['\\\\p{L}', []],
    ['\\u00e9', []],
    ['[[](?!a)', ['(?!']],
  ])('of %s it is %j', (pattern, expected) => {
    expect(unusualSyntaxOf(pattern).map(({ start, end }) => pattern.slice(start, end))).toEqual(expected)
  })
})
