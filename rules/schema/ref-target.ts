import { ownString } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import { consequenceSentence } from '../../src/lint/limits/consequence.ts'
import { KIMI } from '../../src/lint/limits/kimi.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { keywords, subschemasWith } from '../../src/schema/walk.ts'

const REFS = keywords('$ref')
const TARGETS = KIMI.filter(({ kind }) => kind === 'ref-target')
const SECTION = { type: 'string', description: 'Section number, for example "4.2".' }

const tool = ($ref: string, schema: object = {}) => ({
  inputSchema: { type: 'object', properties: { first: SECTION, last: { $ref } }, required: ['first'], ...schema },
})

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: [],
  profiles: { kimi: 'error' },
  summary: 'A `$ref` does not point into `$defs`, as Kimi models require.',
  why: 'In JSON Schema, a reference may point anywhere in the schema. Generators that find the same type twice point to the first place, `#/properties/first`. Moonshot serves Kimi models only with references into `#/$defs/`. A reference to another property or to the `definitions` of older drafts is refused, and one such tool makes every request fail. Move the schema to `$defs`, or write it out where it is used. Addresses outside the schema are reported by `schema/remote-ref`. The rule is off unless the profile `kimi` is selected.',
  proof: 'The first characters of the reference, against the dated limit in `src/lint/limits/kimi.ts`.',
  evidence: [
    {
      kind: 'report',
      ref: 'https://github.com/NousResearch/hermes-agent/pull/14802',
      says: 'April 2026: the error states that references must start with #/$defs/. Definitions is refused too.',
      checked: '2026-11-30',
    },
    {
      kind: 'report',
      ref: 'https://github.com/Softeria/ms-365-mcp-server/issues/458',
      says: 'May 2026: a schema with a reference to an earlier property fails with the same error.',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [{}, tool('#/$defs/section', { $defs: { section: SECTION } })],
    bad: [
      tool('#/properties/first'),
      tool('#/definitions/section', { $schema: 'http://json-schema.org/draft-07/schema#', definitions: { section: SECTION } }),
    ],
  },
  *check({ inputSchema }) {
    for (const { schema, at } of subschemasWith(inputSchema, '/inputSchema', REFS)) {
      const ref = ownString(schema, '$ref')
      if (ref?.startsWith('#') !== true) continue
      const by = TARGETS.filter(({ pattern }) => pattern?.test(ref) === false)
      if (by.length === 0) continue
      yield {
        at: join(at, '$ref'),
        message: `"${clip(ref, 60)}" does not point into "#/$defs/". ${consequenceSentence(by)} Move the schema to "$defs", or write it out here.`,
      }
    }
  },
  plant(tool) {
    const [first, second] = parametersOf(tool).filter(({ depth, at }) => depth === 0 && at.startsWith('/inputSchema/properties/'))
    if (first === undefined || second === undefined) return undefined
    return [{ tool: tool.index, at: second.at, to: { $ref: first.at.replace('/inputSchema', '#') } }]
  },
})
