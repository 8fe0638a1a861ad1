import { isArray, isObject, own, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { consequenceOf } from '../../src/lint/limits/consequence.ts'
import { placeName } from '../../src/schema/place-name.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { clip } from '../../src/core/text.ts'
import { plantable } from '../../src/schema/planting.ts'
import { subschemasOf, type Subschema } from '../../src/schema/walk.ts'
import { defineRule } from '../../src/lint/rule.ts'

const ITEMS = ['items', 'prefixItems', '$ref', 'enum', 'const', 'contains']
const STRINGS = /\b(?:strings?|names|ids|paths|urls|tags|labels|words|keywords|emails|keys|slugs|usernames|domains|symbols)\b/i

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  profiles: { openai: 'error', azure: 'error', vscode: 'error', gemini: 'error' },
  summary: 'An array does not say what its items are.',
  why:
    'A model has to guess whether the list holds strings, numbers or objects. Worse, OpenAI, Gemini and GitHub Copilot in VS Code refuse a tool whose array has no `items`, and one refused tool fails ' +
    'the whole request. Write `items` with a type; `items: {}` says that anything goes, and OpenAI and VS Code accept it. Where the text speaks of tags, ids or other texts all the same it is advice to type them. Arrays inside items and unions count too. With `--profile vscode` an array with `prefixItems` alone counts, for VS Code looks for `items` and nothing else.',
  proof:
    'The keyword is absent, and the dated limits in `src/lint/limits/` say who refuses that; decided by looking for the keyword.',
  evidence: [
    {
      kind: 'report',
      ref: 'https://github.com/ruvnet/ruflo/issues/1294',
      says: "OpenAI's validator rejects the function: array schema missing items.",
      checked: '2026-11-21',
    },
    {
      kind: 'report',
      ref: 'https://github.com/agentscope-ai/ReMe/issues/84',
      says: 'GitHub Copilot in VS Code fails to validate the tool: an array type must have items.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      withOne({ type: 'array', description: 'Sections to search.', items: { type: 'string' } }),
      withOne({ type: 'array', description: 'Values to fill in, in order.', items: {} }),
      withOne({ type: 'array', description: 'Names or objects with a name and a number.', items: {} }),
      withOne({ type: 'array', description: 'Tags to set.', items: { type: 'string' } }),
      withOne({ type: 'array', description: 'First and last section.', prefixItems: [{ type: 'integer' }, { type: 'integer' }] }),
    ],
    bad: [
      withOne({ type: 'array', description: 'Sections to search.' }),
      withOne({ type: ['array', 'null'], description: 'Sections to search.' }),
      withOne({ type: 'array', description: 'Tags to set.', items: {} }),
      withOne({
        type: 'array',
        description: 'Identifiers of the sections, such as the ids of a search.',
        items: { title: 'Section' },
      }),
      withOne({ type: 'array', description: 'Keywords that must occur', items: {} }),
      withOne({ type: 'array', description: 'Rows of cells.', items: { type: 'array' } }),
      withOne({ anyOf: [{ type: 'string' }, { type: 'array' }], description: 'Section or sections to search.' }),
    ],
  },
  *check(tool, { limits }) {
    const refused = limits('array-without-items')
    for (const { name, at, schema, written, description = '', types } of parametersOf(tool)) {
      const items = own(schema, 'items')
      if (!types.includes('array') || !isObject(items) || !isEmpty(items) || !STRINGS.test(description) || ANY.test(description))
        continue
      const [said = ''] = STRINGS.exec(description) ?? []
      yield {
        at,
        severity: 'info',
        message: `The items of \`${clip(name, 60)}\` may be anything, though its text speaks of ${said.toLowerCase()}; a model that sends objects or numbers is not told so before the call. Give \`items\` a type.`,
        ...(own(written, 'items') !== undefined && {
          patches: [
            {
              says: 'type the items as string',
              safe: false,
              edits: [{ tool: tool.index, at: join(join(at, 'items'), 'type'), to: 'string' }],
            },
          ],
        }),
      }
    }
    for (const place of subschemasOf(tool.inputSchema, '/inputSchema')) {
      const type = arrayIn(place)
      if (type === undefined) continue
      // of a list of types nobody has reported what they do
      const by = type === 'array' ? refused.filter(({ unless = [] }) => !says(place, unless)) : []
      const silent = !says(place, ITEMS)
      if (!silent && by.length === 0) continue
      const description = own(place.schema, 'description')
      const strings = silent && typeof description === 'string' && STRINGS.test(description)
      const reasons = [...(silent ? ['a model has to guess what to put in'] : []), ...(by.length > 0 ? [consequenceOf(by)] : [])]
      yield {
        at: place.at,
        message: `${placeName(place.at)} is an array without \`items\`: ${reasons.join(', and ')}. ${silent ? 'Add `items` with a type.' : 'Add `"items": {}`, which says the same.'}`,
        patches: [
          strings
            ? {
                says: 'add items: {"type": "string"}',
                safe: false,
                edits: [{ tool: tool.index, at: join(place.at, 'items'), to: { type: 'string' } }],
              }
            : { says: 'add items: {}', safe: true, edits: [{ tool: tool.index, at: join(place.at, 'items'), to: {} }] },
        ],
      }
    }
  },
  plant(tool, random) {
    const array = plantable(tool, random, ({ schema }) => own(schema, 'type') === 'array' && own(schema, 'items') !== undefined)
    if (array !== undefined) return [{ tool: tool.index, at: join(array.at, 'items'), to: undefined }]
    const text = plantable(tool, random, ({ schema }) => own(schema, 'type') === 'string')
    return text && [{ tool: tool.index, at: text.at, to: { type: 'array', description: text.description ?? 'List of values' } }]
  },
})

const ANY = /\b(?:any|mixed|values?|or (?:objects?|numbers?)|objects?)\b/i

function isEmpty(items: JsonObject): boolean {
  return Object.keys(items).every((keyword) => keyword === 'title' || keyword === 'description')
}

/** Whether a schema is of arrays, alone or among other types; undefined where it only tests a value. */
function arrayIn({ schema, keyword }: Subschema): 'array' | 'list' | undefined {
  if (keyword === 'not' || keyword === 'if' || keyword === 'contains' || own(schema, 'items') !== undefined) return undefined
  const type = own(schema, 'type')
  if (type === 'array') return 'array'
  return isArray(type) && type.includes('array') ? 'list' : undefined
}

/** True where one of the keywords stands; a branch narrows what the schema around it says. */
function says({ schema, keyword, parent }: Subschema, words: readonly string[]): boolean {
  const inherits = ['allOf', 'anyOf', 'oneOf', 'then', 'else'].includes(keyword)
  return words.some(
    (word) => own(schema, word) !== undefined || (inherits && parent !== undefined && own(parent.schema, word) !== undefined),
  )
}

function withOne(sections: JsonObject) {
  return { inputSchema: { type: 'object', properties: { sections } } }
}
