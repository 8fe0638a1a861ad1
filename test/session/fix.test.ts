import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DEFAULTS } from '../../src/config/config.ts'
import { withFlags } from '../../src/config/flags.ts'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { builtins, type Catalogue } from '../../src/builtins.ts'
import type { OptionSpecs, RuleDefinition } from '../../src/lint/rule.ts'
import { fixDocuments } from '../../src/session/fix-documents.ts'
import { corpusServers, noCorpus } from '../helpers/corpus.ts'
import { openText, testIo } from '../sources/io.ts'

async function fixed(uri: string, text: string, config = DEFAULTS) {
  const document = await openText(uri, text)
  return fixDocuments([{ kind: 'document', document }], { catalogue: builtins, config, io: testIo({ cwd: '/' }) })
}

test('makes repairs of one text in turn', async () => {
  const description = `This tool allows you to ${String(CLEAN_TOOL['description'])}`.replace('keyword,', 'keyword\u200b,')
  const { files } = await fixed('tools.json', JSON.stringify({ tools: [{ ...CLEAN_TOOL, description }] }))
  expect(files.map(({ findings, after }) => [findings, JSON.parse(after.text).tools[0].description])).toEqual([
    [2, CLEAN_TOOL['description']],
  ])
})

test('leaves a repair that would raise another finding, and says which', async () => {
  const twin = { ...CLEAN_TOOL, name: 'find_policies' }
  const description = `This tool allows you to ${String(CLEAN_TOOL['description'])}`
  const { files, left } = await fixed('tools.json', JSON.stringify({ tools: [{ ...CLEAN_TOOL, description }, twin] }))
  expect(files).toEqual([])
  expect(left).toEqual([expect.stringContaining('it would cause toolset/identical-description')])
})

test('repairs an error though advice appears that it had hidden', async () => {
  const config = withFlags(DEFAULTS, { preset: 'strict' })
  const { inputSchema: _schema, ...rest } = CLEAN_TOOL
  const { files, left } = await fixed(
    'tools.json',
    JSON.stringify({ tools: [{ ...rest, inputSchema: { properties: {} } }] }),
    config,
  )
  expect(files.map(({ after }) => JSON.parse(after.text).tools[0].inputSchema.type)).toEqual(['object'])
  expect(left).toEqual([])
})

test.skipIf(noCorpus)(
  'repairs real servers, and a second time there is nothing to do',
  async () => {
    let repaired = 0
    for (const { id: file, path } of corpusServers()) {
      const once = await fixed(`${file}.json`, readFileSync(path, 'utf8'))
      for (const { after } of once.files) {
        const twice = await fixed(`${file}.json`, after.text)
        expect(twice.files, file).toEqual([])
        repaired++
      }
    }
    expect(repaired).toBeGreaterThan(5)
  },
  60_000,
)

const patched = (check: RuleDefinition<'tool', OptionSpecs>['check']): Catalogue => {
  const rule = {
    scope: 'tool',
    severity: 'warn',
    presets: ['recommended'],
    summary: '',
    why: '',
    evidence: [],
    examples: { good: [], bad: [] },
    check,
  } as const
  return { ...builtins, rules: { 'mine/rule': rule } }
}

test.each<[string, RuleDefinition<'tool', OptionSpecs>['check'], string]>([
  [
    'a repair that changes something else',
    function* (tool) {
      yield {
        at: '/name',
        message: 'x',
        patches: [{ says: 'x', safe: true, edits: [{ tool: tool.index, at: '/title', to: `${tool.title} now` }] }],
      }
    },
    'the finding would remain',
  ],
])('leaves %s', async (_, check, why) => {
  const document = await openText('tools.json', JSON.stringify({ tools: [CLEAN_TOOL] }))
  const { files, left } = fixDocuments([{ kind: 'document', document }], {
    catalogue: patched(check),
    config: DEFAULTS,
    io: testIo({ cwd: '/' }),
  })
  expect(files).toEqual([])
  expect(left).toEqual([`mine/rule on search_policies: ${why}`])
})
