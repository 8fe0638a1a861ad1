import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { DEFAULTS_KEYS, INTENT_KEYS, MATCHERS, SUITE_KEYS } from '../../src/eval/suite-keys.ts'
import { suiteSchema } from '../../src/session/suite-schema.ts'
import { folder } from '../helpers/folder.ts'
import { yamlLanguageServer } from '../helpers/language-client.ts'

const NAME = 'suite.schema.json'
const head = () =>
  `# yaml-language-server: $schema=${pathToFileURL(join(folder({ [NAME]: JSON.stringify(suiteSchema()) }), NAME)).href}\n`
const ONE = 'intents:\n  - id: one\n    says: Look.\n'

test('an editor completes the keys and words of a suite, and says what each is for', { timeout: 60_000 }, async () => {
  const first = head()
  const server = await yamlLanguageServer('intents.yaml')
  const offered = async (text: string) => (await server.offers(first + text)).map(({ label }) => label.replaceAll('"', ''))
  const hovered = async (text: string) => (await server.hover(text)).replaceAll('\\', '')

  expect(await offered('|')).toEqual(expect.arrayContaining(Object.keys(SUITE_KEYS)))
  expect(await offered('intents:\n  - |')).toEqual(expect.arrayContaining(Object.keys(INTENT_KEYS)))
  expect(await offered(`${ONE}    |`)).toEqual(expect.arrayContaining(['expect', 'not', 'tags', 'cluster']))
  expect(await offered('defaults:\n  |')).toEqual(Object.keys(DEFAULTS_KEYS))
  expect(await offered('prompt:\n  instructions: |')).toEqual(['shown', 'hidden'])
  expect(await offered(`${ONE}    expect: |`)).toEqual(expect.arrayContaining(['none', 'ask']))
  expect(await offered(`${ONE}    expect:\n      |`)).toEqual(
    expect.arrayContaining(['tool', 'arguments', 'calls', 'order', 'anyOf']),
  )
  expect(await offered(`${ONE}    expect:\n      calls:\n        - |`)).toEqual(expect.arrayContaining(['tool', 'arguments']))
  expect(await offered(`${ONE}    expect:\n      calls: [{ tool: a }]\n      order: |`)).toEqual(['any', 'given'])
  expect(await offered(`${ONE}    expect:\n      tool: read\n      arguments:\n        path:\n          |`)).toEqual(
    Object.keys(MATCHERS),
  )

  const [key] = await server.offers(`${first}${ONE}    |`)
  expect(key?.documentation).toBe(INTENT_KEYS.expect.says)
  expect(await hovered(`${first}${ONE}    exp|ect: none\n`)).toContain(INTENT_KEYS.expect.says)
  expect(await hovered(`${first}${ONE}    expect: { tool: a, arguments: { b: { cont|ains: c } } }\n`)).toContain(
    MATCHERS.contains.says,
  )
})

test('an editor reports what is wrong with a suite, at its line', { timeout: 60_000 }, async () => {
  const first = head()
  const server = await yamlLanguageServer('intents.yaml')
  const reported = (text: string) => server.reports(first + text)

  expect(await reported(`intent: []\n${ONE}    expect: none\n`)).toEqual(['2: Property intent is not allowed.'])
  expect(await reported(`${ONE}    expect: none\n    tag: [a]\n`)).toEqual(['6: Property tag is not allowed.'])
  expect(await reported(ONE)).toEqual(['3: Missing property "expect".'])
  expect(await reported(`${ONE}    expect: nothing\n`)).toEqual([expect.stringMatching(/^5: /)])
  expect(await reported(`${ONE}    expect: { tol: a }\n`)).toEqual([
    '5: Property tol is not allowed.',
    '5: Missing property "tool".',
  ])
  expect(await reported(`${ONE}    expect: {}\n`)).toEqual(['5: Missing property "tool".'])
  expect(await reported(`${ONE}    expect: { tool: a, arguments: { b: { contains: a, matches: b } } }\n`)).toEqual([
    '5: Object has more properties than limit of 1.',
  ])
  expect(await reported(`${ONE}    expect: { tool: a, arguments: { b: { any: false } } }\n`)).toEqual([
    expect.stringMatching(/^5: .*true/),
  ])
  expect(await reported('toolset: { studio: [npx] }\nintents: []\n')).toEqual(
    expect.arrayContaining(['2: Property studio is not allowed.', expect.stringMatching(/^3: .*too few items/)]),
  )
  for (const name of ['files', 'memory', 'rightcall', 'support-desk'])
    expect(await reported(readFileSync(join(import.meta.dirname, `../../golden/${name}/intents.yaml`), 'utf8')), name).toEqual([])
})
