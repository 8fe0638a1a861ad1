import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { configSchema } from '../../scripts/config-schema.ts'
import { folder } from '../helpers/folder.ts'
import { yamlLanguageServer } from '../helpers/language-client.ts'

test('yaml-language-server completes and reports what the schema says', { timeout: 60_000 }, async () => {
  const schema = pathToFileURL(join(folder({ 'config.schema.json': JSON.stringify(configSchema(rules)) }), 'config.schema.json'))
  const head = `# yaml-language-server: $schema=${schema.href}\n`
  const server = await yamlLanguageServer()
  for (const t of ['|', 'preset: |', 'rules:\n  |', 'rules:\n  description/v|', 'rules:\n  description/vague: |', 'rules:\n  description/too-short: [warn, { | }]', 'rules:\n  description/too-short:\n    |', 'targets:\n  - |', 'targets:\n  - name: a\n    |', 'targets:\n  - name: a\n    fail-on: |', 'gate:\n  - |', 'profiles: [|]', 'ignore:\n  - |', 'lint:\n  |','lint:\n  fail-on: |']) {
    const o = await server.offers(head + t)
    console.log(JSON.stringify(t), o.length, o.slice(0, 12).map((x) => x.label).join(' | '), '::', o[0]?.documentation.slice(0, 100))
  }
  for (const t of ['rulez: {}\n', 'preset: all\n', 'rules:\n  description/vage: off\n', 'rules:\n  description/vague: loud\n', 'rules:\n  description/too-short: { bass: 3 }\n','rules:\n  description/too-short: { base: 99 }\n', 'targets:\n  - { name: a }\n', 'targets:\n  - { name: a, files: b, env: {} }\n', 'max-warnings: -1\n', 'gate: [nope]\n', 'profiles: [opnai]\n', 'preset: strict\nrules: { description/vague: off, safety/*: error }\ntargets: [a.json, { name: b, files: [c.json], fail-on: likely }]\n'])
    console.log(JSON.stringify(t), await server.reports(head + t))
  for (const t of [`$schema: ${schema.href}\npreset: all\n`]) console.log(t, await server.reports(t))
  expect(1).toBe(1)
})
