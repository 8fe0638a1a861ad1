import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspectSuite } from '../../src/eval/suite.ts'
import { suiteSchema } from '../../src/session/suite-schema.ts'
import { openData } from '../../src/sources/data.ts'

const allowed = new Ajv({ strict: false, allErrors: true }).compile(suiteSchema())

/** What is wrong for the reader. */
async function refusals(suite: unknown): Promise<string[]> {
  return inspectSuite(await openData('intents.json', JSON.stringify(suite))).faults.map(({ says }) => says)
}

async function expectAgreement(suite: unknown): Promise<void> {
  const said = await refusals(suite)
  const text = JSON.stringify(suite)
  expect(
    allowed(JSON.parse(text)),
    `${text}: the reader says ${said.join(' ') || 'fine'}, the schema ${JSON.stringify(allowed.errors)}`,
  ).toBe(said.length === 0)
}

const INTENT = { id: 'a', says: 'Read it.', expect: 'none' }
const intents = [INTENT]
const expecting = (expected: unknown) => ({ intents: [{ ...INTENT, expect: expected }] })
const argument = (matcher: unknown) => expecting({ tool: 'read', arguments: { path: matcher } })

/** Values at a place, right and wrong ones. */
const ANY = [undefined, null, true, false, 0, 3, -1.5, '', ' ', 'none', 'text', [], [1], ['a'], [null], {}, { lines: 1 }]

const PLACES: Readonly<Record<string, (value: unknown) => unknown>> = {
  'the whole': (value) => value ?? null,
  $schema: (value) => ({ $schema: value, intents }),
  toolset: (value) => ({ toolset: value, intents }),
  'the command of a toolset': (value) => ({ toolset: { stdio: value }, intents }),
  'the tools of a toolset': (value) => ({ toolset: { tools: value }, intents }),
  'two toolsets': (value) => ({ toolset: { tools: [], stdio: value }, intents }),
  defaults: (value) => ({ defaults: value, intents }),
  'defaults: not': (value) => ({ defaults: { not: value }, intents }),
  'defaults: tags': (value) => ({ defaults: { tags: value }, intents }),
  'defaults: cluster': (value) => ({ defaults: { cluster: value }, intents }),
  prompt: (value) => ({ prompt: value, intents }),
  'prompt: system': (value) => ({ prompt: { system: value }, intents }),
  'prompt: instructions': (value) => ({ prompt: { instructions: value }, intents }),
  parameters: (value) => ({ parameters: value, intents }),
  'a temperature': (value) => ({ parameters: { temperature: value }, intents }),
  'a limit of tokens': (value) => ({ parameters: { 'max-tokens': value }, intents }),
  'a tool choice': (value) => ({ parameters: { 'tool-choice': value }, intents }),
  'an effort': (value) => ({ parameters: { 'reasoning-effort': value }, intents }),
  'an unknown parameter': (value) => ({ parameters: { temprature: value }, intents }),
  renames: (value) => ({ renames: value, intents }),
  'a rename': (value) => ({ renames: { old: value }, intents }),
  'the new name in a rename': (value) => ({ renames: { old: { to: value, arguments: {} } }, intents }),
  'renamed arguments': (value) => ({ renames: { old: { to: 'new', arguments: value } }, intents }),
  'a renamed argument': (value) => ({ renames: { old: { arguments: { q: value } } }, intents }),
  'an unknown key of a rename': (value) => ({ renames: { old: { to: 'new', name: value } }, intents }),
  intents: (value) => ({ intents: value }),
  'an intent': (value) => ({ intents: [INTENT, value ?? null] }),
  id: (value) => ({ intents: [{ ...INTENT, id: value }] }),
  says: (value) => ({ intents: [{ ...INTENT, says: value }] }),
  expect: expecting,
  not: (value) => ({ intents: [{ ...INTENT, not: value }] }),
  tags: (value) => ({ intents: [{ ...INTENT, tags: value }] }),
  cluster: (value) => ({ intents: [{ ...INTENT, cluster: value }] }),
  'an unknown key': (value) => ({ intents, intent: value }),
  'a later key': (value) => ({ intents, distractors: value }),
  'an unknown key of an intent': (value) => ({ intents: [{ ...INTENT, say: value }] }),
  tool: (value) => expecting({ tool: value }),
  arguments: (value) => expecting({ tool: 'read', arguments: value }),
  'arguments of no tool': (value) => expecting({ arguments: value }),
  calls: (value) => expecting({ calls: value }),
  'calls beside a tool': (value) => expecting({ tool: 'read', calls: value }),
  'a call': (value) => expecting({ calls: [{ tool: 'read' }, value ?? null] }),
  'calls of a call': (value) => expecting({ calls: [{ tool: 'read', calls: value }] }),
  order: (value) => expecting({ calls: [{ tool: 'read' }], order: value }),
  'order of one call': (value) => expecting({ tool: 'read', order: value }),
  anyOf: (value) => expecting({ anyOf: value }),
  'one of several answers': (value) => expecting({ anyOf: [{ tool: 'read' }, value ?? null] }),
  'calls among several answers': (value) => expecting({ anyOf: [{ calls: value }] }),
  'anyOf in anyOf': (value) => expecting({ anyOf: [{ anyOf: value }] }),
  'anyOf beside a tool': (value) => expecting({ tool: 'read', anyOf: value }),
  'an argument': argument,
  ...Object.fromEntries(
    ['equals', 'oneOf', 'matches', 'contains', 'range', 'date', 'any', 'absent', 'schema'].map((name) => [
      `the matcher ${name}`,
      (value: unknown) => argument({ [name]: value }),
    ]),
  ),
  'two matchers': (value) => argument({ contains: 'a', matches: value }),
  'a matcher beside another key': (value) => argument({ contains: 'a', other: value }),
  'the min of a range': (value) => argument({ range: { min: value } }),
  'the max of a range': (value) => argument({ range: { min: -Number.MAX_VALUE, max: value } }),
  'a third bound of a range': (value) => argument({ range: { min: -9, most: value } }),
}

/** Right values that no list of any values would hit. */
const MORE: Readonly<Record<string, readonly unknown[]>> = {
  toolset: [
    'https://host/mcp',
    { stdio: ['npx', 'server'] },
    { tools: [{ name: 'read' }] },
    { stdio: ['npx', 3] },
    { command: 'x' },
  ],
  prompt: [{ system: 'You help.', instructions: 'hidden' }, { systems: 'x' }],
  expect: [
    'ask',
    'nothing',
    { tool: 'a' },
    { calls: [{ tool: 'a' }], order: 'given' },
    { anyOf: [{ tool: 'a' }, { calls: [{ tool: 'b' }] }] },
  ],
  order: ['any', 'given', 'sorted'],
  'a tool choice': ['auto', 'required'],
  'an effort': ['low', 'max'],
  says: ['x'.repeat(20_000), 'x'.repeat(20_001)],
  'the matcher range': [{ min: 1 }, { max: 2 }, { min: 1, max: 2 }, { min: '1' }, {}],
  'the matcher date': ['2026-11-30', '30.11.2026', '2026-11-3'],
  'an argument': [{ other: 1, more: 2 }, { oneOf: ['a'], contains: 'b' }, { '': 1 }, [{ '': {} }], { a: 1 }],
}

const CASES = Object.entries(PLACES).flatMap(([place, at]) =>
  [...ANY, ...(MORE[place] ?? [])].map((value) => [place, value, at(value)] as const),
)

describe('the published schema of suites and their reader agree', () => {
  test.each(CASES)('on %s: %j', async (_, __, suite) => {
    await expectAgreement(suite)
  })

  test('on any value at any place', async () => {
    const place = fc.constantFrom(...Object.values(PLACES))
    await fc.assert(
      fc.asyncProperty(place, fc.jsonValue({ maxDepth: 3 }), (at, value) => expectAgreement(at(value))),
      { seed: 20261130, numRuns: 1_000 },
    )
  })

  // what a schema cannot say, so that a new difference is noticed
  test.each([
    ['an id that repeats', { intents: [INTENT, INTENT] }],
    ['an empty range', argument({ range: { min: 2, max: 1 } })],
    ['a day that does not exist', argument({ date: '2026-02-30' })],
    ['a pattern that is none', argument({ matches: '(' })],
    ['a matcher that is nearly one', argument({ contain: 'a' })],
  ])('but for %s, which only the reader refuses', async (_, suite) => {
    expect(await refusals(suite)).toHaveLength(1)
    expect(allowed(suite)).toBe(true)
  })
})

const golden = join(import.meta.dirname, '../../golden')
const suites = readdirSync(golden, { recursive: true, encoding: 'utf8' }).filter((path) => /(?:^|\/)intents\.\w+$/.test(path))

test('the suites of this repository are there', () => expect(suites.length).toBeGreaterThanOrEqual(3))

test.each(suites)('golden/%s is valid', async (path) => {
  const { data } = await openData(path, readFileSync(join(golden, path), 'utf8'))
  expect(allowed(data), JSON.stringify(allowed.errors)).toBe(true)
})

test('every key and every choice says what it is for', () => {
  const undescribed: string[] = []
  const look = (value: unknown, at: string): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      if (at.endsWith('/properties') && !('description' in Object(inner) && Object(inner).description.length > 10))
        undescribed.push(`${at}/${key}`)
      look(inner, `${at}/${key}`)
    }
  }
  look(suiteSchema(), '')
  expect(undescribed).toEqual([])
})
