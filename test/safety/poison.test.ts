import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { lint } from '../../src/lint/engine.ts'
import { defaultsOf } from '../../src/lint/options.ts'
import { BENIGN } from './benign.ts'
import { LATE_BENIGN, LATE_POISONED } from './late.ts'
import { POISONED } from './poisoned.ts'
import type { Fixture } from './tools.ts'

/** The rules that say of a text that it is an attack. */
const active = ['safety/injection', 'safety/agent-directive', 'safety/hidden-characters'].flatMap((id) => {
  const rule = rules[id]
  return rule === undefined ? [] : [{ id, rule, severity: rule.severity, options: defaultsOf(rule) }]
})

function alarms(raw: JsonObject): string[] {
  const { diagnostics, problems } = lint(toolsetFrom({ id: 'p', uri: 'p', tools: [toolFrom(raw, 0, undefined)] }), active)
  expect(problems).toEqual([])
  return diagnostics.flatMap(({ rule, severity, message }) => (severity === 'info' ? [] : [`${rule}: ${message}`]))
}

interface FirstSet {
  readonly poisoned: readonly { readonly id: string; readonly tool: JsonObject }[]
  readonly benign: readonly { readonly id: string; readonly tool: JsonObject }[]
}

/** Written by somebody who had not seen the rules. */
const first: FirstSet = JSON.parse(readFileSync(new URL('first-set.json', import.meta.url), 'utf8'))

describe('tools written without a look at the rules', () => {
  test.each(first.poisoned)('$id is reported', ({ tool }) => {
    expect(alarms(tool)).not.toEqual([])
  })

  test.each(first.benign)('$id is left alone', ({ tool }) => {
    expect(alarms(tool)).toEqual([])
  })
})

describe('kinds of attacks and what looks like them', () => {
  const shown = (fixtures: readonly Fixture[]) =>
    fixtures.map(([kind, tool]) => ({ kind, shown: JSON.stringify(tool).slice(9), tool }))

  test.each(shown([...POISONED, ...LATE_POISONED]))('$kind is reported: $shown', ({ tool }) => {
    expect(alarms(tool)).not.toEqual([])
  })

  test.each(shown([...BENIGN, ...LATE_BENIGN]))('$kind, meant well: $shown', ({ tool }) => {
    expect(alarms(tool)).toEqual([])
  })

  test('each kind has at least three tools of either sort', () => {
    const kinds = new Set([...POISONED, ...BENIGN].map(([kind]) => kind))
    const few = [...kinds].filter((kind) => POISONED.filter(([one]) => one === kind).length < 3)
    expect(few).toEqual([])
    expect(POISONED.length).toBeGreaterThanOrEqual(40)
    expect(BENIGN.length).toBeGreaterThanOrEqual(40)
  })
})
