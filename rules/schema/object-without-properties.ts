import { isArray, own } from '../../src/core/json.ts'
import { consequenceSentence } from '../../src/lint/limits/consequence.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** With one of these at the root, `schema/root-composition` reports more important faults first. */
const ELSEWHERE = ['anyOf', 'oneOf', 'allOf', '$ref']

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: [],
  profiles: { portable: 'warn', openai: 'error', azure: 'error', copilot: 'error' },
  summary: 'The input schema has no `properties`, and the OpenAI API refuses it.',
  why: 'For a tool without parameters, MCP itself recommends `{"type": "object", "additionalProperties": false}`. The OpenAI API answers "object schema missing properties", in strict mode or not, and refuses the whole request. Most clients add the keyword themselves, but those that pass the schema on do not. `"properties": {}` means the same and is accepted everywhere. Objects below the root do not need it. The rule is off unless a profile requires it.',
  proof: 'The keyword is absent at the root, and the dated limits in `src/lint/limits/` list who refuses that.',
  evidence: [
    {
      kind: 'report',
      ref: 'https://github.com/inboxapi/cli/issues/106',
      says: 'May 2026: OpenAI refuses the tool with "object schema missing properties".',
      checked: '2026-11-30',
    },
    {
      kind: 'report',
      ref: 'https://github.com/github/copilot-cli/issues/1825',
      says: 'March 2026: the schema that MCP recommends breaks every prompt of GitHub Copilot CLI.',
      checked: '2026-11-30',
    },
    {
      kind: 'report',
      ref: 'https://github.com/caozhiyuan/copilot-api/pull/131',
      says: 'March 2026: adding the keyword at the top level is enough, as a test showed.',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [
      {},
      { inputSchema: { type: 'object', properties: {} } },
      { inputSchema: { type: 'object', properties: { labels: { type: 'object', description: 'Labels by name.' } } } },
    ],
    bad: [{ inputSchema: { type: 'object' } }, { inputSchema: { type: 'object', additionalProperties: false } }],
  },
  *check({ inputSchema, index }, { limits }) {
    const type = own(inputSchema, 'type')
    if (type !== 'object' && !(isArray(type) && type.includes('object'))) return
    if (own(inputSchema, 'properties') !== undefined || ELSEWHERE.some((key) => own(inputSchema, key) !== undefined)) return
    const by = limits('object-without-properties')
    if (by.length === 0) return
    yield {
      at: '/inputSchema',
      message: `The input schema has no "properties". ${consequenceSentence(by)} Add "properties": {}, which means the same.`,
      patches: [{ says: 'add "properties": {}', safe: true, edits: [{ tool: index, at: '/inputSchema/properties', to: {} }] }],
    }
  },
  plant({ index, inputSchema }) {
    const properties = own(inputSchema, 'properties')
    if (properties === undefined || JSON.stringify(properties) !== '{}') return undefined
    return [{ tool: index, at: '/inputSchema/properties', to: undefined }]
  },
})
