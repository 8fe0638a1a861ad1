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

function findingsOf(example: Example) {
  const configuration = configurationOf(example)
  return configuration === undefined
    ? lint(toolsetOf(example), active, [], { readings: readingsOf(example) }).diagnostics
    : lintConfiguration(configuration, active).diagnostics
}

/** What all bad examples are told, each with a rule that it is told of: messages, and what patches would do. */
const found = active.flatMap(({ id, rule }) => rule.examples.bad.flatMap(findingsOf).map((one) => ({ ...one, id })))
const messages = new Map(found.map(({ message, id }) => [message, id]))
const offers = new Map(found.flatMap(({ patches, id }) => patches.map(({ says }) => [says, id] as const)))

test('summary, reason, options and evidence of every rule are free of the words that the glossary refuses', () => {
  const texts = active.flatMap(({ id, rule }) => textsOf(rule).map((text) => [id, text] as const))
  expect(texts.length).toBeGreaterThan(400)
  expect(texts.flatMap(([id, text]) => refusedIn(id, text))).toEqual([])
})

test('so are the messages and patches of all bad examples', () => {
  expect(messages.size).toBeGreaterThan(300)
  expect(offers.size).toBeGreaterThan(50)
  expect([...messages, ...offers].flatMap(([text, id]) => refusedIn(id, text))).toEqual([])
})

test('what a patch does is a clause that reports and editors continue: a small letter first, no full stop', () => {
  expect([...offers].filter(([text]) => !/^[a-z].*[^.]$/s.test(text))).toEqual([])
})

test('a word of the glossary is found, and one that the message quotes is not', () => {
  expect(refusedIn('a/b', 'The prose of `limit` is short.')).toHaveLength(1)
  expect(refusedIn('a/b', 'The description states "see the prose beside it".')).toEqual([])
})
