import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { lint, lintConfiguration, type ActiveRule } from '../../src/lint/engine.ts'
import { configurationOf, readingsOf, toolsetOf } from '../../src/lint/example.ts'
import { defaultsOf } from '../../src/lint/options.ts'
import type { Example, Rule } from '../../src/lint/rule.ts'
import { anyOf, refusedWords } from './words.ts'

// The glossary of CONTRIBUTING.md, and words that only a rule would use: what a rule says of texts is that they state it.
const REFUSED = anyOf([...refusedWords(readFileSync('CONTRIBUTING.md', 'utf8')), 'prose', 'says', 'whose', 'wherein', 'thereof'])

/** Other people's words: in quotation marks, in code, in brackets of JSON. */
const QUOTED = /`[^`]*`|"[^"]*"|“[^”]*”/g

const active: ActiveRule[] = Object.entries(rules).map(([id, rule]) => ({
  id,
  rule,
  severity: rule.severity,
  options: defaultsOf(rule),
}))

function refusedIn(id: string, text: string): string[] {
  const [found] = text.replace(QUOTED, '…').match(REFUSED) ?? []
  return found === undefined ? [] : [`${id}: ${found}: ${text}`]
}

function textsOf({ summary, why, proof, options, evidence }: Rule): string[] {
  const says = [...Object.values(options ?? {}), ...evidence].map((one) => one.says)
  return [summary, why, ...(proof === undefined ? [] : [proof]), ...says]
}

function messagesOf(example: Example): string[] {
  const configuration = configurationOf(example)
  const { diagnostics } =
    configuration === undefined
      ? lint(toolsetOf(example), active, [], { readings: readingsOf(example) })
      : lintConfiguration(configuration, active)
  return diagnostics.flatMap(({ message, patches }) => [message, ...patches.map(({ says }) => says)])
}

test('summary, reason, options and evidence of every rule are free of the words that the glossary refuses', () => {
  const texts = active.flatMap(({ id, rule }) => textsOf(rule).map((text) => [id, text] as const))
  expect(texts.length).toBeGreaterThan(400)
  expect(texts.flatMap(([id, text]) => refusedIn(id, text))).toEqual([])
})

test('so are the messages and patches of all bad examples', { timeout: 60_000 }, () => {
  const messages = new Map(
    active.flatMap(({ id, rule }) => rule.examples.bad.flatMap(messagesOf).map((text) => [text, id] as const)),
  )
  expect(messages.size).toBeGreaterThan(400)
  expect([...messages].flatMap(([text, id]) => refusedIn(id, text))).toEqual([])
})

test('a word of the glossary is found, and one that the message quotes is not', () => {
  expect(refusedIn('a/b', 'The prose of `limit` is short.')).toHaveLength(1)
  expect(refusedIn('a/b', 'The description states "see the prose beside it".')).toEqual([])
})
