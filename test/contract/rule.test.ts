import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { lint, lintConfiguration, type ActiveRule } from '../../src/lint/engine.ts'
import { applyPatch } from '../../src/lint/patch.ts'
import { defaultsOf } from '../../src/lint/options.ts'
import { configurationOf, readingsOf, toolsetOf } from '../../src/lint/example.ts'
import type { Example } from '../../src/lint/rule.ts'
import type { Diagnostic } from '../../src/core/finding.ts'
import type { Json } from '../../src/core/json.ts'
import { valueAt } from '../../src/core/pointer.ts'
import type { Toolset } from '../../src/core/tool.ts'
import { plantedBy } from '../../scripts/evidence/plant.ts'
import { frozen } from '../helpers/frozen.ts'
import { quotes } from '../helpers/quotes.ts'

const active: ActiveRule[] = Object.entries(rules).map(([id, rule]) => ({
  id,
  rule,
  severity: rule.severity,
  options: defaultsOf(rule),
}))

/** More clean tools, so that nearly every defect finds a tool that can carry it. */
const OFFICES = [
  {
    name: 'list_offices',
    title: 'List offices',
    description:
      'List the offices of the company with city, street and opening hours, ordered by city. Use it when the user asks where to ' +
      'find a colleague in person; it does not cover warehouses.',
    inputSchema: {
      type: 'object',
      properties: {
        country: {
          type: 'string',
          enum: ['DE', 'FR', 'PL'],
          description: 'Country of the offices; all countries when left out.',
        },
      },
      additionalProperties: false,
    },
    outputSchema: undefined,
  },
  {
    name: 'get_office',
    title: 'Get an office',
    description: 'Return address, telephone number and floor plan of one office. Use it when the user names an office.',
    inputSchema: {
      type: 'object',
      properties: { city: { type: 'string', description: 'City of the office, for example "Berlin".', maxLength: 60 } },
      required: ['city'],
      additionalProperties: false,
    },
    outputSchema: undefined,
  },
  {
    name: 'list_holidays',
    title: 'List public holidays',
    description:
      'List the public holidays of this year with date and region. Use it when the user asks on which days nobody works.',
    inputSchema: { type: 'object', properties: {}, additionalProperties: false },
    outputSchema: undefined,
  },
]

const run = (example: Example) => {
  const configuration = configurationOf(example)
  if (configuration !== undefined) return lintConfiguration(frozen(configuration), active)
  return lint(frozen(toolsetOf(example)), active, [], { readings: readingsOf(example) })
}
const firedBy = (example: Example, id: string) => run(example).diagnostics.filter(({ rule }) => rule === id)

/** What a finding points at; undefined where there is nothing. */
function pointedAt({ toolset, index, at }: Diagnostic, toolsets: readonly Toolset[]): Json | undefined {
  const tool = index === undefined ? undefined : toolsets.find(({ key }) => key === toolset)?.tools[index]
  return tool === undefined ? undefined : valueAt(tool.raw, at)
}

function expectQuoted(found: Diagnostic, toolsets: readonly Toolset[]): void {
  if (found.words === undefined) return
  const { start, end } = found.words
  const text = pointedAt(found, toolsets)
  if (typeof text !== 'string') throw new Error(`words of ${found.at}, which is no string`)
  expect(start).toBeGreaterThanOrEqual(0)
  expect(end).toBeGreaterThan(start)
  expect(end).toBeLessThanOrEqual(text.length)
  expect(quotes(found.message, text.slice(start, end)), `${JSON.stringify(text.slice(start, end))} in: ${found.message}`).toBe(
    true,
  )
}

test('the clean tool has no finding above info', () => {
  const loud = run({}).diagnostics.filter(({ severity }) => severity !== 'info')
  expect(loud.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([])
})

describe.each(active)('$id', ({ id, rule }) => {
  test('has at least two good and two bad examples, all different', () => {
    const { good, bad } = rule.examples
    expect(good.length).toBeGreaterThanOrEqual(2)
    expect(bad.length).toBeGreaterThanOrEqual(2)
    const texts = [...good, ...bad].map((example) => JSON.stringify(example, (_, value: unknown) => value ?? '(absent)'))
    expect(new Set(texts).size).toBe(texts.length)
  })

  test('evidence is dated, and what stands in an issue is a report', () => {
    expect(rule.evidence.length).toBeGreaterThan(0)
    for (const one of rule.evidence) {
      if (one.kind === 'recomputed') continue // dated with its rows; a row that is missing fails `npm run sync`
      const { kind, ref, checked } = one
      expect(checked).toMatch(/^20\d\d-\d\d-\d\d$/)
      if (/\/(?:issues|pull|discussions)\//.test(ref)) expect(kind).toBe('report')
    }
  })

  test.each(rule.examples.bad.map((example, index) => ({ index, example })))(
    'fires on bad example $index and raises no other error',
    ({ example }) => {
      const { diagnostics, problems } = run(example)
      expect(problems).toEqual([])
      expect(diagnostics.map((found) => found.rule)).toContain(id)
      const others = diagnostics.filter((found) => found.rule !== id && found.severity === 'error')
      expect(others.map((found) => `${found.rule}: ${found.message}`)).toEqual([])
    },
  )

  test.each(rule.examples.good.map((example, index) => ({ index, example })))(
    'is silent on good example $index',
    ({ example }) => {
      expect(firedBy(example, id).map(({ message }) => message)).toEqual([])
    },
  )

  test('points at something that exists, or at the tool, and quotes the words that it marks', () => {
    for (const example of rule.examples.bad) {
      const toolsets = configurationOf(example)?.toolsets ?? [toolsetOf(example)]
      for (const found of firedBy(example, id)) {
        if (found.index !== undefined) expect(pointedAt(found, toolsets), `${id} points at ${found.at}`).toBeDefined()
        expectQuoted(found, toolsets)
      }
    }
  })

  test('gives the same findings for an equal list', () => {
    for (const example of [...rule.examples.bad, ...rule.examples.good]) {
      // spread, so that what is computed on first reading is compared, too
      const all = (one: Example) => firedBy(one, id).map((found) => ({ ...found }))
      expect(all(structuredClone(example))).toEqual(all(example))
    }
  })

  test('every patch removes its finding and adds no error', () => {
    for (const example of rule.examples.bad) {
      const toolset = toolsetOf(example)
      const before = lint(toolset, active).diagnostics
      const errors = before.filter(({ severity }) => severity === 'error').length
      for (const found of before.filter((diagnostic) => diagnostic.rule === id)) {
        for (const patch of found.patches) {
          const after = lint(applyPatch(toolset, patch), active).diagnostics
          const left = after.find((other) => other.rule === id && other.at === found.at && other.index === found.index)
          // for the tools that a partial patch leaves alone the finding stays, and so tells of fewer
          if (patch.partial) expect(left?.message, patch.says).not.toBe(found.message)
          else expect(left, patch.says).toBeUndefined()
          expect(after.filter(({ severity }) => severity === 'error').length).toBeLessThanOrEqual(errors)
        }
      }
    }
  })

  test.runIf(rule.plant !== undefined)('plants a defect that it finds, and no other error', () => {
    const seen: string[] = []
    let carried = 0
    for (const seed of [0.1, 0.5, 0.9]) {
      const planted = plantedBy(
        rule,
        toolsetOf({ ...(rule.scope === 'server' || id.startsWith('server/') ? { server: {} } : {}), tools: [{}, ...OFFICES] }),
        () => seed,
      )
      if (planted === undefined) continue
      carried++
      const { diagnostics, problems } = lint(planted, active)
      expect(problems).toEqual([])
      seen.push(...diagnostics.filter(({ severity }) => severity === 'error').map((found) => found.rule))
      expect(diagnostics.map((found) => found.rule)).toContain(id)
      for (const found of diagnostics) expectQuoted(found, [planted])
    }
    expect(seen.filter((other) => other !== id)).toEqual([])
    expect(carried, 'at least one seed plants into a clean tool').toBeGreaterThan(0)
  })

  test('messages have at most 420 characters, which a person can read at a glance', () => {
    for (const example of rule.examples.bad) {
      for (const { message } of firedBy(example, id)) expect(message.length, message).toBeLessThanOrEqual(420)
    }
  })
})
