import { expect, test } from 'vitest'
import evidence from '../../rules/evidence.json' with { type: 'json' }
import counts from '../../rules/counts.json' with { type: 'json' }
import { rules } from '../../rules/index.ts'
import { byEntry, everyRule } from '../../scripts/evidence/findings.ts'
import { measureRules } from '../../scripts/evidence/measure.ts'
import { evidencePage } from '../../scripts/evidence/page.ts'
import { trustOf, type Measured } from '../../src/lint/measured.ts'
import { pageOf } from '../../src/session/rule-page.ts'

const measured: Readonly<Record<string, Measured>> = evidence.rules
const { 'description/opener': opener, ...others } = measured
const { 'description/opener': _, ...otherCounts } = counts
const page = (which: Readonly<Record<string, Measured>>, counted: object) =>
  evidencePage(rules, { ...evidence, rules: which }, { ...counted }).split('\n')
const row = (lines: readonly string[], id: string) => lines.filter((line) => line.startsWith(`| [${id}](`))

test('a rule without an entry has one row, which says unmeasured and no number', () => {
  expect(opener).toBeDefined()
  expect(row(page(others, otherCounts), 'description/opener')).toEqual([
    '| [description/opener](description/opener.md) | info | unmeasured | unmeasured | unmeasured | unmeasured | unmeasured | unmeasured |',
  ])
  expect(row(page(measured, counts), 'description/opener').join()).toMatch(/\d+ of \d+/)
})

test('a missing entry changes no other row', () => {
  const rows = (lines: readonly string[]) =>
    lines.filter((line) => line.startsWith('| [') && !line.includes('description/opener'))
  expect(rows(page(others, otherCounts))).toEqual(rows(page(measured, counts)))
})

test("a rule's page says that it is unmeasured until it has an entry", () => {
  const rule = rules['description/opener']
  if (rule === undefined || opener === undefined) throw new Error('description/opener is gone')
  expect(pageOf('description/opener', rule)).toContain('\nUnmeasured: ')
  expect(pageOf('description/opener', rule, opener)).not.toContain('Unmeasured')
})

test('an unmeasured rule is proved by its clause alone, and so may be an error only with one', () => {
  expect(trustOf('MCP: required.', undefined)).toBe('proved')
  expect(trustOf(undefined, undefined)).toBe('unmeasured')
})

test('a rule without an entry takes no part in the check of the others', () => {
  const { known, unmeasured } = byEntry(everyRule, others)
  expect(unmeasured.map(({ id }) => id)).toContain('description/opener')
  expect(known.map(({ id }) => id)).not.toContain('description/opener')
  expect(known.length + unmeasured.length).toBe(everyRule.length)
  expect(Object.keys(measureRules(known, [], [], []))).not.toContain('description/opener')
})
