import { isArray, own } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { list } from '../../src/core/text.ts'
import { consequenceSentence } from '../../src/lint/limits/consequence.ts'
import type { GeminiConstruct } from '../../src/lint/limits/gemini.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { placeName } from '../../src/schema/place-name.ts'
import { plantable } from '../../src/schema/planting.ts'
import { subschemasOf } from '../../src/schema/walk.ts'

/** The types that a keyword applies to; values of all other types are valid (JSON Schema 2020-12, Validation 6.2 to 6.5, Core 10.3). */
const SPOKEN_OF: ReadonlyMap<string, readonly string[]> = new Map(
  (
    [
      [['object'], 'properties required patternProperties additionalProperties propertyNames minProperties maxProperties'],
      [['array'], 'items prefixItems contains minItems maxItems uniqueItems'],
      [['string'], 'minLength maxLength pattern'],
      [['number', 'integer'], 'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf'],
    ] as const
  ).flatMap(([types, names]) => names.split(' ').map((name) => [name, types] as const)),
)

/** Gemini's names for some of these mistakes. */
const CONSTRUCTS: ReadonlyMap<string, GeminiConstruct> = new Map([
  ['properties', 'properties of no object'],
  ['required', 'properties of no object'],
  ['items', 'items of no array'],
])

const tool = (filter: object) => ({
  inputSchema: { type: 'object', properties: { filter: { description: 'What to narrow the search to.', ...filter } } },
})

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  profiles: { gemini: 'warn' },
  summary: 'A keyword is next to a type that it does not apply to, such as `properties` next to `"type": "string"`.',
  why: "JSON Schema applies a keyword only to values of its own type. `properties` on a string or `minimum` on an array have no effect. Either the type or the keyword is a mistake, and a model that reads both does not know which. Some providers are stricter: Gemini's `parameters` refuses `properties` and `required` on anything except an object, and `items` on anything except an array. Correct the type, or remove the keyword.",
  proof: 'JSON Schema 2020-12, Validation 6.2 to 6.5 and Core 10.3: each of these keywords is ignored for values of other types.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6',
      says: 'Validation keywords for one type of value have no effect on values of another type.',
      checked: '2026-11-30',
    },
    {
      kind: 'report',
      ref: 'https://github.com/anomalyco/opencode/issues/11889',
      says: 'Gemini answers with status 400 if properties and required are on a type other than object.',
      checked: '2026-11-30',
    },
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools',
      says: 'One schema has such a keyword: an object with items.',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [
      {},
      tool({ type: 'string', minLength: 2, maxLength: 20 }),
      tool({ type: ['string', 'array'], items: { type: 'string' }, maxLength: 20 }),
      tool({ type: 'number', minimum: 0 }),
    ],
    bad: [
      tool({ type: 'string', properties: { section: { type: 'string', description: 'Section number.' } } }),
      tool({ type: 'object', items: { type: 'string' }, properties: {} }),
      tool({ type: 'string', minimum: 1, maximum: 5 }),
      tool({ type: 'integer', maxLength: 3 }),
    ],
  },
  *check(tool, { limits }) {
    const constructs = limits('schema-construct')
    for (const { schema, at } of subschemasOf(tool.inputSchema, '/inputSchema')) {
      const type = own(schema, 'type')
      const types = isArray(type) ? type : [type]
      if (type === undefined || types.some((one) => typeof one !== 'string')) continue
      const strays = Object.keys(schema).filter((key) => SPOKEN_OF.get(key)?.some((one) => types.includes(one)) === false)
      const [first] = strays
      if (first === undefined) continue
      const meant = list([...new Set(strays.flatMap((key) => SPOKEN_OF.get(key)?.[0] ?? []))].map((one) => `"${one}"`))
      const by = constructs.filter(({ words }) => strays.some((key) => words?.includes(CONSTRUCTS.get(key) ?? '') === true))
      const refused = by.length === 0 ? 'A model cannot know which is right.' : consequenceSentence(by)
      const one = strays.length === 1
      yield {
        at: join(at, first),
        message: `${placeName(at)} has the type ${list(types.map((name) => `"${String(name)}"`))}, but ${list(strays.map((key) => `"${key}"`))} ${one ? 'does' : 'do'} not apply to that type. ${refused} Change the type to ${meant}, or remove ${one ? 'the keyword' : 'the keywords'}.`,
      }
    }
  },
  plant(tool, random) {
    const text = plantable(tool, random, ({ schema }) => own(schema, 'type') === 'string')
    if (text === undefined) return undefined
    return random() < 0.5
      ? [{ tool: tool.index, at: join(text.at, 'minimum'), to: 1 }]
      : [
          {
            tool: tool.index,
            at: join(text.at, 'properties'),
            to: { value: { type: 'string', description: 'The value itself.' } },
          },
        ]
  },
})
