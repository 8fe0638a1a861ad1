import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { Diagnostic } from '../../src/core/finding.ts'
import { isObject } from '../../src/core/json.ts'
import { valueAt } from '../../src/core/pointer.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { lint } from '../../src/lint/engine.ts'
import { defaultsOf } from '../../src/lint/options.ts'
import { corpus, corpusServers, noCorpus } from '../helpers/corpus.ts'
import { quotes } from '../helpers/quotes.ts'

const active = Object.entries(rules)
  .filter(([, rule]) => rule.presets.includes('recommended'))
  .map(([id, rule]) => ({ id, rule, severity: rule.severity, options: defaultsOf(rule) }))

function lintRaw(id: string, raws: readonly unknown[]): readonly Diagnostic[] {
  const tools = raws.filter(isObject).map((raw, index) => toolFrom(raw, index, undefined))
  const { diagnostics, problems } = lint(toolsetFrom({ id, uri: id, tools }), active)
  expect(problems).toEqual([])
  return diagnostics
}

describe.skipIf(noCorpus)('on 64 real servers', () => {
  const servers = corpusServers().map(({ id, served }) => ({ id, tools: Array.isArray(served['tools']) ? served['tools'] : [] }))
  const found = servers.map(({ id, tools }) => ({ id, tools, diagnostics: lintRaw(id, tools) }))
  const by = (rule: string) =>
    found.flatMap(({ id, diagnostics }) => diagnostics.filter((one) => one.rule === rule).map((one) => ({ id, ...one })))

  test('no honest tool is taken for a poisoned one', () => {
    expect(by('safety/injection').map(({ id, tool, message }) => `${id} ${tool} ${message}`)).toEqual([])
  })

  test('the one accidental zero-width space is found, and nothing else', () => {
    expect(by('safety/hidden-characters')).toHaveLength(1)
  })

  test('the two servers whose schemas lack a type are found', () => {
    expect(new Set(by('schema/root-not-object').map(({ id }) => id)).size).toBe(2)
  })

  test('a message quotes the words that its finding marks', () => {
    const marked = found.flatMap(({ tools, diagnostics }) =>
      diagnostics.flatMap(({ words, index, at, message }) => {
        const text = words === undefined ? undefined : valueAt(tools.filter(isObject)[index ?? -1], at)
        return words === undefined ? [] : [{ message, said: String(text).slice(words.start, words.end) }]
      }),
    )
    expect(marked.length).toBeGreaterThan(300)
    expect(marked.filter(({ message, said }) => said === '' || !quotes(message, said))).toEqual([])
  })

  test('the median tool has at most three findings above info', () => {
    const loud = found.flatMap(({ tools, diagnostics }) =>
      tools.map((_, index) => diagnostics.filter((one) => one.index === index && one.severity !== 'info').length),
    )
    expect(loud.sort((a, b) => a - b)[loud.length >> 1]).toBeLessThanOrEqual(3)
  })

  test('competing siblings are rare: fewer than one tool in twenty', () => {
    const tools = found.reduce((sum, one) => sum + one.tools.length, 0)
    expect(by('toolset/overlap').length + by('description/when-not-to-use').length).toBeLessThan(tools / 20)
  })
})

describe.skipIf(noCorpus)('on public fixtures of poisoned tools', () => {
  const lines =
    corpus === undefined
      ? []
      : readFileSync(join(corpus, 'poison', 'poison.jsonl'), 'utf8')
          .trim()
          .split('\n')
  const SAFETY = new Set(['safety/injection', 'safety/hidden-characters', 'safety/agent-directive'])
  const caught = (label: string) =>
    lines
      .map((line) => JSON.parse(line))
      .filter((entry) => entry.label === label)
      .map((entry) => lintRaw('poison', [entry.tool]).some(({ rule }) => SAFETY.has(rule)))

  test('at least 53 of 55 are reported', () => {
    expect(caught('poisoned').filter(Boolean).length).toBeGreaterThanOrEqual(53)
  })

  test('none of the benign ones is', () => {
    expect(caught('benign')).not.toContain(true)
  })
})
