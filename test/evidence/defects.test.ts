import { describe, expect, test } from 'vitest'
import evidence from '../../rules/evidence.json' with { type: 'json' }
import counts from '../../rules/counts.json' with { type: 'json' }
import { rules } from '../../rules/index.ts'
import { DEFECT_KINDS, isOneOf } from '../../scripts/evidence/defect-kinds.ts'
import { defectRecall } from '../../scripts/evidence/defects.ts'
import { everyRule } from '../../scripts/evidence/findings.ts'
import { measureRules } from '../../scripts/evidence/measure.ts'
import { evidencePage } from '../../scripts/evidence/page.ts'
import { pageOf } from '../../src/session/rule-page.ts'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { folder } from '../helpers/folder.ts'

const limit = '/inputSchema/properties/limit'
const defect = { id: 'D1', tool: 'list_rooms', severity: 'proof' }
const set = (defects: readonly object[], lookalikes: readonly object[] = [], description = 'Lists rooms, 10 by default.') => ({
  'defects/a.json': JSON.stringify({
    tools: [
      {
        ...CLEAN_TOOL,
        name: 'list_rooms',
        description,
        inputSchema: { type: 'object', properties: { limit: { type: 'integer', description: 'Default: 10.', default: 20 } } },
      },
    ],
  }),
  'defects/a.expected.json': JSON.stringify({ defects, lookalikes }),
})
const recall = (...given: Parameters<typeof set>) => defectRecall(folder(set(...given)), everyRule)

test('a defect is found by a warning of a rule of its kind at its place, and counts for that rule', () => {
  const measured = recall([{ ...defect, kind: 'default-mismatch', pointer: limit }])
  expect(measured?.counts).toMatchObject({
    sets: 1,
    found: { hits: 1, of: 1, clusters: 1 },
    degrees: [{ degree: 'proof', found: 1, of: 1 }],
  })
  expect([...(measured?.byRule.keys() ?? [])]).toEqual(['consistency/default-conflict'])
  expect(measured?.byRule.get('consistency/default-conflict')).toMatchObject({ hits: 1, of: 1 })
})

test.each([
  ['another kind', { kind: 'vague-text', pointer: limit }],
  ['another tool', { kind: 'default-mismatch', pointer: limit, tool: 'book_room' }],
  ['another parameter', { kind: 'default-mismatch', pointer: '/inputSchema/properties/offset' }],
  ['a kind that no rule means', { kind: 'update-semantics-unstated', pointer: limit }],
])('a defect of %s is missed', (_, more) => {
  expect(recall([{ ...defect, ...more }])?.counts.found).toMatchObject({ hits: 0, of: 1 })
})

test('a look-alike is alarmed by any warning at its place that no planted defect explains', () => {
  const fine = { id: 'L1', tool: 'list_rooms', pointer: limit }
  expect(recall([], [fine])?.counts.lookalikes).toEqual({ alarmed: 1, of: 1 })
  const explained = recall([{ ...defect, kind: 'default-mismatch', pointer: limit }], [fine])
  expect(explained?.counts.lookalikes).toEqual({ alarmed: 0, of: 1 })
  const elsewhere = { ...fine, pointer: '/inputSchema/properties/offset' }
  expect(recall([], [elsewhere])?.counts.lookalikes).toEqual({ alarmed: 0, of: 1 })
})

test('a kind that no line knows stops the measurement: it would count as missed', () => {
  expect(() => recall([{ ...defect, kind: 'tone-of-voice', pointer: '' }])).toThrow('"tone-of-voice"')
})

test('a set without its lists says which file lacks them', () => {
  expect(() => defectRecall(folder({ ...set([]), 'defects/a.expected.json': '{}' }), everyRule)).toThrow(
    /a\.expected\.json needs `defects` and `lookalikes`/,
  )
})

test('a corpus without such sets measures nothing', () => {
  expect(defectRecall(folder(), everyRule)).toBeUndefined()
})

test('every rule and family that a kind names exists', () => {
  const ids = Object.keys(rules)
  const named = DEFECT_KINDS.flatMap(([, which]) => which)
  expect(named.filter((one) => !ids.some((id) => isOneOf(id, [one])))).toEqual([])
})

describe('the pages show it beside our own planted ones', () => {
  const share = { hits: 3, of: 4, clusters: 4, low: 0.3, high: 0.95 }
  const id = 'consistency/default-conflict'
  const one = everyRule.filter((active) => active.id === id)
  const measured = measureRules(one, [], [], [], new Map([[id, share]]))
  const defects = {
    sets: 10,
    found: { hits: 60, of: 80, clusters: 10, low: 0.5, high: 0.9 },
    degrees: [{ degree: 'proof', found: 40, of: 46 }],
    lookalikes: { alarmed: 1, of: 50 },
  }

  test('in its own column of the table, and in one sentence for all rules', () => {
    const page = evidencePage(rules, { ...evidence, rules: measured, defects }, counts)
    expect(page).toContain('| planted by us and found | planted by others and found |')
    expect(page).toMatch(/^\| \[consistency\/default-conflict\].*\| 3 of 4 \(30–95 %\) \| \d+ \|$/m)
    expect(page).toContain('60 of 80 (50–90 %): proof 40 of 46. They alarm 1 of the 50 look-alikes')
  })

  test("on the rule's page", () => {
    const [active] = one
    if (active === undefined) throw new Error(`${id} is gone`)
    expect(pageOf(id, active.rule, measured[id])).toContain('* Planted by people who did not know the rules, and found: 3 of 4')
    expect(pageOf(id, active.rule, measureRules(one, [], [], [])[id])).not.toContain('people who knew')
  })
})
