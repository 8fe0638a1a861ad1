import { isArray, isObject, own, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { consequenceSentence } from '../../src/lint/limits/consequence.ts'
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
  summary: 'An array does not state what its items are.',
  why: 'A model has to guess whether the list contains strings, numbers or objects. Worse, OpenAI, Gemini and GitHub Copilot in VS Code refuse a tool with an array without `items`, and one refused tool makes the whole request fail. Write `items` with a type. `items: {}` allows anything, and OpenAI and VS Code accept it. If the text mentions tags, ids or other strings and `items` is `{}`, adding the type is advice. Arrays inside items and unions count too. With `--profile vscode`, an array that has only `prefixItems` is reported, because VS Code checks only `items`.',
  proof:
    'The keyword is absent. The dated limits in `src/lint/limits/` list who refuses that. The check only looks for the keyword.',
  evidence: [
    {
      kind: 'report',
      ref: 'https://github.com/ruvnet/ruflo/issues/1294',
      says: "OpenAI's validator rejects the function: the array schema lacks items.",
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
        message: `The items of \`${clip(name, 60)}\` may be anything, but its description mentions ${said.toLowerCase()}. No client notices when a model sends objects or numbers. Give \`items\` a type.`,
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
      // nobody has reported how clients treat a list of types
      const by = type === 'array' ? refused.filter(({ unless = [] }) => !says(place, unless)) : []
      const silent = !says(place, ITEMS)
      if (!silent && by.length === 0) continue
      const description = own(place.schema, 'description')
      const strings = silent && typeof description === 'string' && STRINGS.test(description)
      const reasons = [
        ...(silent ? ['A model has to guess what the array contains.'] : []),
        ...(by.length > 0 ? [consequenceSentence(by)] : []),
      ]
      yield {
        at: place.at,
        message: `${placeName(place.at)} is an array without \`items\`. ${reasons.join(' ')} ${silent ? 'Add `items` with a type.' : 'Add `"items": {}`, which means the same.'}`,
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

/** Whether a schema describes arrays, alone or among other types; undefined if it only tests a value. */
function arrayIn({ schema, keyword }: Subschema): 'array' | 'list' | undefined {
  if (keyword === 'not' || keyword === 'if' || keyword === 'contains' || own(schema, 'items') !== undefined) return undefined
  const type = own(schema, 'type')
  if (type === 'array') return 'array'
  return isArray(type) && type.includes('array') ? 'list' : undefined
}

/** True if one of the keywords is present. A branch inherits the keywords of the schema around it. */
function says({ schema, keyword, parent }: Subschema, words: readonly string[]): boolean {
  const inherits = ['allOf', 'anyOf', 'oneOf', 'then', 'else'].includes(keyword)
  return words.some(
    (word) => own(schema, word) !== undefined || (inherits && parent !== undefined && own(parent.schema, word) !== undefined),
  )
}

function withOne(sections: JsonObject) {
  return { inputSchema: { type: 'object', properties: { sections } } }
}
