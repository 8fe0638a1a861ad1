import { isArray, own, type JsonObject } from '../../src/core/json.ts'
import { clip } from '../../src/core/text.ts'
import { join, segmentsOf } from '../../src/core/pointer.ts'
import { plantable } from '../../src/schema/planting.ts'
import { subschemasOf, type Subschema } from '../../src/schema/walk.ts'
import { defineRule } from '../../src/lint/rule.ts'

const ITEMS = ['items', 'prefixItems', '$ref', 'enum', 'const', 'contains']
const STRINGS = /\b(?:strings?|names|ids|paths|urls|tags|labels|words|keywords|emails|keys|slugs|usernames|domains|symbols)\b/i

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  profiles: { openai: 'error', vscode: 'error' },
  summary: 'An array does not say what its items are.',
  why:
    'A model has to guess whether the list holds strings, numbers or objects. Worse, OpenAI and GitHub Copilot in VS Code refuse a tool whose array has no `items`, and one refused tool can fail ' +
    'the whole request. Write `items` with a type; `items: {}` says that anything goes and is accepted. Arrays inside items and unions count too.',
  proof: 'OpenAI and VS Code refuse an array without `items`, with status 400; decided by looking for the keyword.',
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
      withOne({ type: 'array', description: 'First and last section.', prefixItems: [{ type: 'integer' }, { type: 'integer' }] }),
    ],
    bad: [
      withOne({ type: 'array', description: 'Sections to search.' }),
      withOne({ type: ['array', 'null'], description: 'Sections to search.' }),
      withOne({ type: 'array', description: 'Rows of cells.', items: { type: 'array' } }),
      withOne({ anyOf: [{ type: 'string' }, { type: 'array' }], description: 'Section or sections to search.' }),
    ],
  },
  *check(tool) {
    for (const place of subschemasOf(tool.inputSchema, '/inputSchema')) {
      if (!isBare(place)) continue
      const description = own(place.schema, 'description')
      const strings = typeof description === 'string' && STRINGS.test(description)
      yield {
        at: place.at,
        message: `${nameOf(place)} is an array without \`items\`: a model has to guess what to put in, and OpenAI and VS Code refuse the whole tool. Add \`items\` with a type.`,
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

function isBare({ schema, keyword, parent }: Subschema): boolean {
  const type = own(schema, 'type')
  if (type !== 'array' && !(isArray(type) && type.includes('array'))) return false
  if (keyword === 'not' || keyword === 'if' || keyword === 'contains') return false
  // a branch narrows what the schema around it says
  const inherits = ['allOf', 'anyOf', 'oneOf', 'then', 'else'].includes(keyword)
  return !ITEMS.some(
    (word) => own(schema, word) !== undefined || (inherits && parent !== undefined && own(parent.schema, word) !== undefined),
  )
}

/** The nearest property above, `in` which the array stands. */
function nameOf({ at }: Subschema): string {
  const segments = segmentsOf(at)
  const last = segments.lastIndexOf('properties')
  const name = `\`${clip(segments[last + 1] ?? segments.at(-1) ?? '', 60)}\``
  return segments.length > last + 2 && segments.at(-1) === 'items' ? `What each item of ${name} holds` : name
}

function withOne(sections: JsonObject) {
  return { inputSchema: { type: 'object', properties: { sections } } }
}
