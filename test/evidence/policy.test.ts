import { describe, expect, test } from 'vitest'
import evidence from '../../rules/evidence.json' with { type: 'json' }
import counts from '../../rules/counts.json' with { type: 'json' }
import { rules } from '../../rules/index.ts'
import type { Severity } from '../../src/core/finding.ts'
import { trustOf, type Measured } from '../../src/lint/measured.ts'

const measured: Readonly<Record<string, Measured>> = evidence.rules
const trust = (id: string, severity: Severity) => trustOf(rules[id]?.proof, measured[id]?.levels[severity]?.judging)

/** Every rule with the severities that it or a profile gives it. */
const given = Object.entries(rules).map(([id, { severity, profiles = {} }]) => ({
  id,
  severities: [severity, ...Object.values(profiles)],
}))

test('nothing is in the evidence or the counts that is no rule', () => {
  const ids = new Set([...Object.keys(measured), ...Object.keys(counts)])
  expect([...ids].filter((id) => !Object.hasOwn(rules, id))).toEqual([])
})

describe('severity follows the measurement', () => {
  test.each(given.filter(({ severities }) => severities.includes('error')))(
    '$id is an error by proof, or by labels that put its false alarms under 5 %',
    ({ id }) => {
      expect(['proved', 'trusted']).toContain(trust(id, 'error'))
    },
  )

  test.each(given.filter(({ id }) => rules[id]?.presets.includes('recommended')))(
    '$id is in the recommended preset, and its warnings are neither known to err in more than a tenth nor wrong in a third of those read',
    ({ id }) => {
      const judging = measured[id]?.levels.warn?.judging
      expect(trust(id, 'warn')).not.toBe('doubted')
      if (judging !== undefined && judging.of >= 5) expect(judging.hits / judging.of).toBeLessThan(1 / 3)
    },
  )

  test.each(given.filter(({ id }) => rules[id]?.presets.includes('recommended')))(
    '$id is in the recommended preset, and its advice is not wrong in half of what was read',
    ({ id }) => {
      const judging = measured[id]?.levels.info?.judging
      if (judging !== undefined && judging.of >= 5) expect(judging.hits / judging.of).toBeLessThan(1 / 2)
    },
  )
})

test('enough findings of enough rules were read for a share to say something', () => {
  const read = (severity: Severity) =>
    Object.values(measured).filter(({ levels }) => (levels[severity]?.judging?.of ?? 0) >= 5).length
  expect([read('warn') > 5, read('info') > 5]).toEqual([true, true])
})

describe('trust', () => {
  const share = (hits: number, of: number, low: number, high: number) => ({ hits, of, clusters: of, low, high })
  test.each([
    ['a clause decides', 'MCP: required.', undefined, 'proved'],
    ['nobody has read a finding', undefined, undefined, 'unmeasured'],
    ['there were no findings to read', undefined, { hits: 0, of: 0, clusters: 0, low: null, high: null }, 'unmeasured'],
    ['73 are right and none is wrong', undefined, share(0, 73, 0, 0.04999), 'trusted'],
    ['72 are right and none is wrong', undefined, share(0, 72, 0, 0.0507), 'good'],
    ['one of 40 is wrong', undefined, share(1, 40, 0.001, 0.129), 'good'],
    ['one of 10 is wrong', undefined, share(1, 10, 0.005, 0.404), 'open'],
    ['four of 12 are wrong', undefined, share(4, 12, 0.138, 0.609), 'doubted'],
  ])('where %s', (_, proof, judging, wanted) => {
    expect(trustOf(proof, judging)).toBe(wanted)
  })
})
