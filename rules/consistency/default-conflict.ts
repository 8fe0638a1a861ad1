import { isArray, own, type Json, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import { appended } from '../../src/lint/prose/text/appended.ts'
import { proseOf, textsAbout, wordsAt } from '../../src/lint/claims/read/about-parameters.ts'
import { statedDefault } from '../../src/lint/claims/read/defaults.ts'
import { unitsOf } from '../../src/lint/lexicon/units.ts'
import type { Parameter } from '../../src/schema/parameters.ts'
import { pick, plantable } from '../../src/schema/planting.ts'
import { misfit } from '../../src/schema/value.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The prose gives a parameter one default and the schema another.',
  why:
    'A model leaves a parameter out when the default suits the request. With two defaults it counts on one and gets the other: fewer rows than the user asked for, a draft that is sent. ' +
    'Only a default that the prose states outright is compared: none under a condition, none that is worked out ("the current user"), none in another unit.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-9.2',
      says: '`default` supplies the default value of a schema, so another one in the prose cannot hold too.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: 'tools/list of 64 npm servers',
      says: '403 texts state a default for their parameter, 69 of them beside a `default` in the schema; one differs (200 against 20), and it is right.',
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
      withLimit({ type: 'string', description: 'Order of the passages, defaults to `DESC`.', default: 'desc' }),
    ],
    bad: [
      withLimit({ type: 'integer', description: 'How many passages to return (default: 10).', default: 20 }),
      withLimit({ type: 'boolean', description: 'Whether to include drafts. Defaults to false.', default: true }),
      withLimit({ type: 'string', description: 'Order of the passages; if omitted, "newest".', default: 'oldest' }),
      {
        description: 'Search the policy handbook by keyword.\n\nArgs:\n    limit: How many passages to return, defaults to 10',
        ...withLimit({ type: 'integer', description: 'How many passages to return.', default: 50 }),
      },
    ],
  },
  *check(tool) {
    for (const about of textsAbout(tool)) {
      const { parameter, text } = about
      const given = own(parameter.schema, 'default')
      if (given === undefined || given === null || given === '') continue
      const said = statedDefault(parameter)
      if (said === undefined || areSame(said.value, given) || areOneInTwoUnits(said.value, given, text)) continue
      const quoted = clip(text.slice(said.words.start, said.words.end), 60)
      const fits = parameter.schema === parameter.written && misfit(tool.inputSchema, parameter.schema, said.value) === undefined
      const edits = [{ tool: tool.index, at: join(parameter.at, 'default'), to: said.value }]
      yield {
        at: about.at,
        words: wordsAt(about, said.words),
        message: `${proseOf(about)} says "${quoted}", its schema \`default: ${clip(JSON.stringify(given), 60)}\`; a model that leaves it out counts on one and may get the other. Make both say what the server uses.`,
        ...(fits ? { patches: [{ says: `set default to ${JSON.stringify(said.value)}`, safe: false, edits }] } : {}),
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

/** A default to write into the prose, and another one that the schema allows. */
function defaultsFor({ types, schema, description }: Parameter): readonly [said: string, given: Json] | undefined {
  if (types.length !== 1 || /default|omit/i.test(description ?? '')) return undefined
  if (types[0] === 'boolean') return ['false', true]
  if (types[0] !== 'integer') return undefined
  const [low, high] = [own(schema, 'minimum'), own(schema, 'maximum')]
  const from = typeof low === 'number' ? Math.ceil(low) : 1
  if (typeof high === 'number' && high < from + 3) return undefined
  return [String(from + 3), from + 1]
}

/** Equal but for letter case and the order of a list. */
function areSame(said: Json, given: Json): boolean {
  return form(said) === form(given)
}

function form(value: Json): string {
  if (isArray(value)) return JSON.stringify(value.map(form).sort())
  return String(typeof value === 'object' ? JSON.stringify(value) : value)
    .trim()
    .toLowerCase()
}

const FACTORS = new Set([7, 12, 24, 60, 100, 365, 1000, 1024, 3600, 60_000, 86_400, 1_048_576, 1_000_000, 3_600_000, 86_400_000])

/** "30 seconds" beside 30000: the same in milliseconds. */
function areOneInTwoUnits(said: Json, given: Json, text: string): boolean {
  if (typeof said !== 'number' || typeof given !== 'number' || said === 0 || given === 0) return false
  return unitsOf(text).length > 0 && FACTORS.has(Math.max(said / given, given / said))
}

function withLimit(limit: JsonObject) {
  return { inputSchema: { type: 'object', properties: { limit } } }
}
