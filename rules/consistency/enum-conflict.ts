import { own, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { appended } from '../../src/lint/prose/text/appended.ts'
import { pick, plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { conflicts } from '../../src/lint/claims/judge.ts'
import { choicesIn } from '../../src/lint/claims/read/choices.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The description offers a value that the enum of the schema does not have.',
  why: 'A model that takes the value from the description is refused by the schema. Usually one of the two was not updated. The rule compares only lists ("one of a, b or c", `(asc|desc)`, values explained one by one) and values that a text tells the model to send. Part of the list must be in the enum, exactly, nearly, or in another letter case. Single quoted words are ignored, because they are usually values of other parameters.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.2',
      says: 'A value validates against `enum` only when it equals one of its elements; letter case counts.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'tools/list of 134 servers (64 npm servers, 70 of LiveMCPBench)',
      says: '721 texts about parameters with an enum: no finding, so no false alarm. Recall on real defects is not measured.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      withOrder({
        type: 'string',
        description: 'Order of the passages: one of "newest" or "oldest".',
        enum: ['newest', 'oldest', 'relevance'],
      }),
      withOrder({
        type: 'string',
        description: 'Order of the passages. There is no "random" order.',
        enum: ['newest', 'oldest'],
      }),
      withOrder({ type: 'string', description: "Required when kind is 'list' or 'search'.", enum: ['newest', 'oldest'] }),
      withOrder({ type: 'string', description: 'Newest or oldest first (Newest, Oldest).', enum: ['newest', 'oldest'] }),
    ],
    bad: [
      withOrder({
        type: 'string',
        description: 'Order of the passages: one of "newest", "oldest" or "relevance".',
        enum: ['newest', 'oldest'],
      }),
      withOrder({
        type: 'string',
        description: 'Pass newest for the last changes or oldest for the first.',
        enum: ['NEWEST', 'OLDEST'],
      }),
      withOrder({ type: 'string', description: 'Order of the passages (asc|desc)', enum: ['ascending', 'descending'] }),
      withOrder({
        type: 'string',
        description: "'newest' = by last change, 'oldest' = by first publication, 'title' = by name",
        enum: ['newest', 'oldest', 'name'],
      }),
      withOrder({
        description:
          "Order of the passages. The following values are supported: 'newest' - last changed first. 'title' - by name.",
        anyOf: [{ const: 'newest' }, { const: 'oldest' }],
      }),
      withOrder({
        type: 'array',
        items: { type: 'string', enum: ['title', 'modified'] },
        description: 'What to sort by. Allowed values: title, modified, section.',
      }),
    ],
  },
  check: (tool) => conflicts(tool, 'choices'),
  plant(tool, random) {
    const parameter = plantable(
      tool,
      random,
      (one) =>
        one.types.length === 1 &&
        one.types[0] === 'string' &&
        choicesIn(one.description ?? '') === undefined &&
        !/e\.g|["'`]/.test(one.description ?? '') &&
        !own(one.schema, 'pattern') &&
        !own(one.schema, 'format') &&
        own(one.schema, 'default') === undefined,
    )
    const values = pick(LISTS, random)
    const form = pick(
      ['One of "#", "#" or "#".', 'Allowed values: #, #, #', '(#|#|#)', "'#' (the first), '#' (the second), '#' (the rest)"],
      random,
    )
    if (parameter === undefined || values === undefined || form === undefined) return undefined
    let next = 0
    const sentence = form.replaceAll('#', () => values[next++] ?? '')
    const to = appended(parameter.description ?? '', sentence)
    if (to === undefined) return undefined
    return [
      { tool: tool.index, at: join(parameter.at, 'description'), to },
      { tool: tool.index, at: join(parameter.at, 'enum'), to: values.slice(0, 2) },
      ...['minLength', 'maxLength', 'examples'].flatMap((keyword) =>
        own(parameter.schema, keyword) === undefined
          ? []
          : [{ tool: tool.index, at: join(parameter.at, keyword), to: undefined }],
      ),
    ]
  },
})

const LISTS = [
  ['open', 'closed', 'merged'],
  ['created', 'updated', 'comments'],
  ['png', 'jpeg', 'webp'],
  ['low', 'medium', 'high'],
] as const

function withOrder(order: JsonObject) {
  return { inputSchema: { type: 'object', properties: { order } } }
}
