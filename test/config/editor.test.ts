import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { configSchema } from '../../scripts/config-schema.ts'
import { FILE_KEYS, TARGET_KEYS } from '../../src/config/keys.ts'
import { LEVELS } from '../../src/config/settings.ts'
import { CERTAINTIES } from '../../src/core/certainty.ts'
import { PROFILES } from '../../src/lint/limits/limit.ts'
import { folder } from '../helpers/folder.ts'
import { yamlLanguageServer } from '../helpers/language-client.ts'

const root = () =>
  pathToFileURL(join(folder({ 'config.schema.json': JSON.stringify(configSchema(rules)) }), 'config.schema.json')).href

test('an editor completes keys, rules, levels and options, and says what each is for', { timeout: 60_000 }, async () => {
  const head = `# yaml-language-server: $schema=${root()}\n`
  const server = await yamlLanguageServer()
  const offered = async (text: string) => (await server.offers(head + text)).map(({ label }) => label.replaceAll('"', ''))

  expect(await offered('|')).toEqual(Object.keys(FILE_KEYS))
  expect(await offered('preset: |')).toEqual(['recommended', 'strict'])
  expect(await offered('rules:\n  |')).toEqual(expect.arrayContaining([...Object.keys(rules), 'safety/*']))
  expect(await offered('rules:\n  description/vague: |')).toEqual(LEVELS)
  expect(await offered('rules:\n  description/too-short:\n    |')).toEqual(
    Object.keys(rules['description/too-short']?.options ?? {}),
  )
  expect(await offered('gate:\n  - |')).toEqual(expect.arrayContaining(Object.keys(rules)))
  expect(await offered('profiles: [|]')).toEqual(PROFILES)
  expect(await offered('lint:\n  fail-on: |')).toEqual(CERTAINTIES)
  expect(await offered('targets:\n  - |')).toEqual(expect.arrayContaining(Object.keys(TARGET_KEYS)))
  expect(await offered('targets:\n  - name: a\n    rules:\n      schema/size: |')).toEqual(LEVELS)
  const [first] = await server.offers(`${head}rules:\n  |`)
  expect(first?.documentation).toBe(rules[first?.label ?? '']?.summary)
})

test('an editor reports what is wrong, at its line', { timeout: 60_000 }, async () => {
  const schema = root()
  const server = await yamlLanguageServer()
  const reported = (text: string) => server.reports(`# yaml-language-server: $schema=${schema}\n${text}`)

  expect(await reported('rulez: {}\n')).toEqual(['2: Property rulez is not allowed.'])
  expect(await reported('rules:\n  description/vage: off\n')).toEqual(['3: Property description/vage is not allowed.'])
  expect(await reported('rules:\n  description/vague: loud\n')).toEqual([
    expect.stringMatching(/^3: .*"off", "error", "warn", "info"/),
  ])
  expect(await reported('rules:\n  description/too-short: { bass: 3 }\n')).toEqual(['3: Property bass is not allowed.'])
  expect(await reported('rules:\n  description/too-short: { base: 99 }\n')).toEqual(['3: Value is above the maximum of 50.'])
  expect(await reported('targets:\n  - { name: a, files: b, env: {} }\n')).toEqual([expect.stringMatching(/^3: .*stdio/)])
  expect(await reported('targets:\n  - { name: a, files: b, fail-on: sure }\n')).toEqual([
    expect.stringMatching(/^3: .*"proved", "likely", "advice"/),
  ])
  expect(await reported('max-warnings: -1\n')).toEqual([expect.stringMatching(/^2: .*minimum of 0/)])
  expect(
    await reported(
      'preset: strict\nrules: { description/vague: off, safety/*: error }\ntargets: [a.json, { name: b, files: [c.json] }]\n',
    ),
  ).toEqual([])
  // the key of the file itself does as well as a comment
  expect(await server.reports(`$schema: ${schema}\npreset: all\n`)).toEqual([
    expect.stringMatching(/^2: .*"recommended", "strict"/),
  ])
})
