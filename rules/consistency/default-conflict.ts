import { own, type Json, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip, oneLine } from '../../src/core/text.ts'
import { harmfulDefaults } from '../../src/lint/claims/judge/harmful-default.ts'
import { appended } from '../../src/lint/prose/text/appended.ts'
import type { Parameter } from '../../src/schema/parameters.ts'
import { pick, plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { conflicts } from '../../src/lint/claims/judge.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary:
    'The description of a parameter states one default and the schema another. Or a default makes the tool delete what it is called to change.',
  why: 'A model leaves a parameter out when the default suits the request. With two defaults it expects one and gets the other: fewer rows than the user asked for, or a draft that is sent. A default may be stated outright ("defaults to 10") or as the result of a call without the value ("say nothing and 10 come back"). The rule does not compare conditional defaults, computed ones ("the current user"), or values in another unit. The second case is `default: true` next to "Set to true to archive (delete)": a client that fills in defaults then deletes what it was supposed to change. A default that the text names is intended, and not reported.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-9.2',
      says: '`default` supplies the default value of a schema, so another default in the description cannot be right too.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'tools/list of 64 npm servers',
      says: '403 texts state a default for their parameter, and 69 of these parameters also have a `default` in the schema. One pair differs (200 against 20), and that finding is right.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      withLimit({ type: 'integer', description: 'How many passages to return (default: 10).', default: 10 }),
      withLimit({
        type: 'integer',
        description: 'How many passages to return. Defaults to 10 for a search of titles.',
        default: 5,
      }),
      withLimit({ type: 'integer', description: 'Time limit, default 30 seconds.', default: 30000 }),
      withLimit({ type: 'string', description: 'Owner of the passages, defaults to the current user.', default: 'all' }),
      withFlag('archived', { description: 'Set to true to archive (delete) a policy.', default: false }),
      withFlag('archived', { description: 'Set to true to archive (delete) a policy.' }),
      withFlag('drafts', { description: 'Set to true to delete the drafts.', default: true }),
      withFlag('archived', { description: 'Set to true to archive a policy, which is so by default.', default: true }),
      { ...withFlag('archived', { description: 'Set to true to archive a policy.', default: true }), name: 'archive_policy' },
      withLimit({ type: 'string', description: 'Order of the passages, defaults to `DESC`.', default: 'desc' }),
    ],
    bad: [
      withFlag('archived', {
        description: 'Set to true to archive (delete) a policy. Set to false to restore it.',
        default: true,
      }),
      withFlag('active', { description: 'If false, the policy is deleted.', default: false }),
      withFlag('trash', { description: 'true moves the policy to the trash', default: true }),
      withFlag('deleted', { description: 'State of the policy.', default: true }),
      withFlag('status', { type: 'string', description: 'State of the policy afterwards.', default: 'archived' }),
      withLimit({ type: 'integer', description: 'How many passages to return (default: 10).', default: 20 }),
      withLimit({ type: 'boolean', description: 'Whether to include drafts. Defaults to false.', default: true }),
      withLimit({ type: 'string', description: 'Order of the passages; if omitted, "newest".', default: 'oldest' }),
      withLimit({ type: 'integer', description: 'How many passages to return. Say nothing and 10 come back.', default: 20 }),
      {
        description: 'Search the policy handbook by keyword.\n\nArgs:\n    limit: How many passages to return, defaults to 10',
        ...withLimit({ type: 'integer', description: 'How many passages to return.', default: 50 }),
      },
    ],
  },
  *check(tool) {
    yield* conflicts(tool, 'default')
    for (const { parameter, value, words } of harmfulDefaults(tool)) {
      const text = parameter.description ?? ''
      const said = words && ` (its description: "${clip(oneLine(text.slice(words.start, words.end)), 80)}")`
      yield {
        at: join(parameter.at, 'default'),
        message: `\`${clip(parameter.name, 60)}\` is ${value} by default${said ?? ''}. A client that fills in defaults, or a model that copies them, then deletes or archives what it was supposed to change. Remove the default, or choose the value that keeps everything.`,
      }
    }
  },
  plant(tool, random) {
    const parameter = plantable(tool, random, (one) => !own(one.schema, 'enum') && defaultsFor(one) !== undefined)
    const [said, given] = (parameter && defaultsFor(parameter)) ?? []
    const sentence = pick(['Defaults to #.', '(default: #)', 'If omitted, #.', 'Default is #.', '**Default**: #'], random)
    if (parameter === undefined || said === undefined || given === undefined || sentence === undefined) return undefined
    const description = appended(parameter.description ?? '', sentence.replace('#', said))
    if (description === undefined) return undefined
    return [
      { tool: tool.index, at: join(parameter.at, 'description'), to: description },
      { tool: tool.index, at: join(parameter.at, 'default'), to: given },
    ]
  },
})

/** A default to write into the description, and another one that the schema allows. */
function defaultsFor({ types, schema, description }: Parameter): readonly [said: string, given: Json] | undefined {
  if (types.length !== 1 || /default|omit/i.test(description ?? '')) return undefined
  if (types[0] === 'boolean') return ['false', true]
  if (types[0] !== 'integer') return undefined
  const [low, high] = [own(schema, 'minimum'), own(schema, 'maximum')]
  const from = typeof low === 'number' ? Math.ceil(low) : 1
  if (typeof high === 'number' && high < from + 3) return undefined
  return [String(from + 3), from + 1]
}

function withFlag(name: string, more: JsonObject) {
  return {
    name: 'update_policy',
    description: 'Change title or text of a policy of the handbook.',
    annotations: { readOnlyHint: false },
    inputSchema: { type: 'object', properties: { [name]: { type: 'boolean', ...more } } },
  }
}

function withLimit(limit: JsonObject) {
  return { inputSchema: { type: 'object', properties: { limit } } }
}
