import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { Json } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom, type Toolset } from '../../src/core/tool.ts'
import { lint, type ActiveRule } from '../../src/lint/engine.ts'
import { CLEAN_TOOL, configurationOf, toolsetOf } from '../../src/lint/example.ts'
import { defaultsOf } from '../../src/lint/options.ts'

const all: ActiveRule[] = Object.entries(rules).map(([id, rule]) => ({
  id,
  rule,
  severity: rule.severity,
  options: defaultsOf(rule),
}))

/** Has nothing to do with any example: no noun, no verb and no parameter of theirs. */
const UNRELATED = { ...CLEAN_TOOL, name: 'brew_espresso', title: 'Brew an espresso', description: 'Brew one espresso, black.' }

/** Every rule with its examples of one server. */
const examples = all.map((active) => ({
  active,
  id: active.id,
  sets: [...active.rule.examples.bad, ...active.rule.examples.good]
    .filter((example) => configurationOf(example) === undefined)
    .map(toolsetOf),
}))

function withTools(set: Toolset, raws: readonly Json[], more: Partial<Toolset> = {}): Toolset {
  return toolsetFrom({ ...set, tools: raws.map((raw, index) => toolFrom(raw, index, undefined)), ...more })
}

const rawsOf = ({ tools }: Toolset) => tools.map(({ raw }) => raw)
const printsOf = (set: Toolset, active: ActiveRule) => lint(set, [active]).diagnostics.map(({ fingerprint }) => fingerprint)

describe.each(examples)('$id', ({ active, sets }) => {
  test('gives every finding of a set a fingerprint of its own', () => {
    for (const set of sets) {
      const prints = printsOf(set, active)
      expect(new Set(prints).size).toBe(prints.length)
    }
  })

  test('finds the same in the tools in another order', () => {
    for (const set of sets) {
      const reversed = withTools(set, rawsOf(set).toReversed())
      expect(printsOf(reversed, active).sort()).toEqual(printsOf(set, active).sort())
    }
  })

  test('keeps its fingerprints when a tool is added, in front or behind', () => {
    for (const set of sets.filter(({ tools }) => tools.length < 30)) {
      const before = printsOf(set, active)
      for (const raws of [
        [UNRELATED, ...rawsOf(set)],
        [...rawsOf(set), UNRELATED],
      ]) {
        const after = lint(withTools(set, raws), [active]).diagnostics
        // a finding may go, as one about the only tool of a set does; where it stays, it stays the same one
        const changed = before.filter((print) => !after.some(({ fingerprint }) => fingerprint === print))
        if (after.length >= before.length) expect(changed).toEqual([])
      }
    }
  })

  test('finds nothing in a part of a set that it does not find in the whole', () => {
    for (const set of sets.filter(({ tools }) => tools.length > 1)) {
      const whole = printsOf(set, active)
      const raws = rawsOf(set)
      const middle = raws.length >> 1
      for (const half of [raws.slice(0, middle), raws.slice(middle)]) {
        expect(whole).toEqual(expect.arrayContaining(printsOf(withTools(set, half, { complete: false }), active)))
      }
    }
  })
})
