import { own, type Json } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { appended } from '../../src/lint/prose/text/appended.ts'
import { isOnly, pick, plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { conflicts } from '../../src/lint/claims/judge.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The description of a parameter states one bound and the schema another.',
  why: 'One of the two bounds is wrong, and a model cannot know which. It follows the description and misses values that work, or it follows the schema and gets an error. The rule compares only what is stated about the parameter itself, with the schema keyword for the same end of the same range. If a bound depends on a condition, or only states what may be sent ("there is room for 255 characters"), it counts only if the schema always refuses it.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6.2',
      says: '`minimum` and `maximum` assert inclusive bounds, so another bound in the description cannot be right too.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'tools/list of 134 servers (64 npm servers, 70 of LiveMCPBench)',
      says: '359 bounds are stated in descriptions, 156 of them next to a keyword for the same end: no finding, so no false alarm. Recall on real defects is not measured.',
      checked: '2026-11-21',
    },
  ],
  entails: ['parameter/range-in-prose'],
  examples: {
    good: [
      {},
      {
        description: 'Collect log lines of the handbook server. Start with a small limit (20-50) for a quick look.',
        ...withLimit({ type: 'integer', description: 'How many lines to collect.', minimum: 1, maximum: 1000 }),
      },
      withLimit({ type: 'integer', description: 'How many passages to return, up to 50.', maximum: 50 }),
      withLimit({ type: 'integer', description: 'How many passages to return. If titles are included, up to 50.', maximum: 100 }),
      withLimit({ type: 'integer', description: 'How many passages to return, at least 1.', exclusiveMinimum: 0 }),
      withLimit({ type: 'integer', description: 'How many passages to return, usually up to 20.', maximum: 100 }),
      withLimit({
        type: 'integer',
        description: 'How many passages to return (1-50); 0 stands for all.',
        minimum: 0,
        maximum: 50,
      }),
    ],
    bad: [
      withLimit({ type: 'integer', description: 'How many passages to return, up to 50.', maximum: 100 }),
      withLimit({ type: 'integer', description: 'How many passages to return (1-20).', minimum: 0, maximum: 20 }),
      withLimit({ type: 'string', description: 'Words to look for, at most 200 characters.', maxLength: 100 }),
      withLimit({
        type: 'array',
        items: { type: 'string' },
        description: 'Sections to look in, 5 items or fewer.',
        maxItems: 10,
      }),
      withLimit({ type: 'string', description: 'Words to look for. There is room for 200 characters.', maxLength: 100 }),
      withLimit({ type: 'integer', description: 'Passages to return, six at the outside.', maximum: 4 }),
      {
        description: 'Search the policy handbook by keyword. Increase `limit` (max 100) to get more passages at a time.',
        ...withLimit({ type: 'integer', description: 'How many passages to return.', maximum: 50 }),
      },
    ],
  },
  check: (tool) => conflicts(tool, 'range'),
  plant(tool, random) {
    const parameter = plantable(
      tool,
      random,
      (one) =>
        isOnly(one, 'integer', 'number') &&
        own(one.schema, 'enum') === undefined &&
        (own(one.schema, 'default') === undefined || own(one.schema, 'maximum') !== undefined) &&
        !/\d/.test(one.description ?? ''),
    )
    const form = pick(['Up to #.', '(max #)', 'Maximum: #', 'At most # allowed.', 'Must not exceed #.', '# or fewer.'], random)
    if (parameter === undefined || form === undefined) return undefined
    const limit = own(parameter.schema, 'maximum')
    const most = typeof limit === 'number' ? limit : 1000
    const to = appended(parameter.description ?? '', form.replace('#', String(most * 2)))
    if (to === undefined || most > 1e9) return undefined
    return [
      { tool: tool.index, at: join(parameter.at, 'description'), to },
      ...(limit === undefined ? [{ tool: tool.index, at: join(parameter.at, 'maximum'), to: most }] : []),
    ]
  },
})

function withLimit(limit: { readonly [key: string]: Json }) {
  return { inputSchema: { type: 'object', properties: { limit } } }
}
