import { describe, expect, test } from 'vitest'
import { LIMITS, limitsOf } from '../../src/lint/limits.ts'
import { PROFILES } from '../../src/lint/limits/limit.ts'

describe('limits', () => {
  test.each(LIMITS.map((limit) => ({ says: `${limit.kind} of ${limit.profiles.join(', ')}`, limit })))(
    '$says has a dated source and a bound',
    ({ limit }) => {
      expect(limit.evidence.checked).toMatch(/^20\d\d-\d\d-\d\d$/)
      expect(limit.evidence.ref.length).toBeGreaterThan(5)
      expect(limit.most).toBeGreaterThan(0)
      expect(limit.pattern !== undefined).toBe(limit.kind === 'name-characters')
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
