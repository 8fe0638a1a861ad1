import { isObject, own, type JsonObject } from '../../src/core/json.ts'
import { clip } from '../../src/core/text.ts'
import type { Tool } from '../../src/core/tool.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { pick, plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Signs of an example in a text: a brace, a code span, a word such as "e.g.". */
const SHOWN = /[{`]|\be\.g\b|\bexamples?\b|\bfor instance\b|\["|"\w+":/i
const EXAMPLES = ['examples', 'example', 'default']
const TEXT = 'Search the company policy handbook by keyword and list the passages with title, section and last-modified date.'

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['strict'],
  summary: 'Nothing shows a required object or list with many fields as a whole.',
  why: 'A schema states which fields are allowed. It does not state which belong together, how deep a value is nested or what a typical call looks like. Models then fill in too many fields, or put one on the wrong level. Describe which fields belong together. An example may help or harm: in recorded runs, models copied its values and chose other tools. Test one with `rightcall compare` before you keep it. The rule is therefore only in the preset `strict`. It checks required parameters with at least six fields inside, or with nested fields. An example of the tool, the parameter or any field in it is enough.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/define-tools',
      says: 'Give input examples for complex tools with nested objects or format-sensitive inputs. Simple ones cost 20 to 50 tokens, complex ones 100 to 200.',
      checked: '2026-11-21',
    },
    {
      kind: 'recomputed',
      row: 'composio/call-examples',
      says: 'An example call in every description led to fewer right calls, or made no significant difference. The models chose the tool of another example, and copied its id and options.',
    },
    {
      kind: 'recomputed',
      row: 'composio/parameter-examples',
      says: 'Examples of single values led to fewer right tools with one model, and made no significant difference with the other.',
    },
    {
      kind: 'recomputed',
      row: 'smelly/no-examples',
      says: 'Removing examples from long rewritten descriptions made no significant difference, so there is no evidence either way.',
    },
  ],
  options: {
    fields: { default: 6, min: 1, says: 'The number of fields inside a flat parameter from which an example is expected.' },
  },
  examples: {
    good: [
      {},
      withOne({ type: 'object', description: 'Filter, for example {"owner": "legal"}.', properties: fields(8) }),
      withOne({ type: 'object', description: 'Which policies to search.', properties: fields(3) }),
      withOne({
        type: 'object',
        description: 'Which policies to search.',
        properties: fields(8),
        required: Object.keys(fields(8)),
      }),
      withOne({
        type: 'object',
        description: 'Which policies to search.',
        properties: fields(8),
        examples: [{ field_a: 'legal' }],
      }),
      {
        inputSchema: {
          type: 'object',
          properties: { filter: { type: 'object', description: 'Filter.', properties: fields(8) } },
        },
      },
    ],
    bad: [
      withOne({ type: 'object', description: 'Which policies to search.', properties: fields(8) }),
      withOne({
        type: 'array',
        description: 'Filters, of which one must match.',
        items: { type: 'object', properties: { by: { type: 'object', description: 'Filter by owner.', properties: fields(2) } } },
      }),
    ],
  },
  *check(tool, { options }) {
    const all = parametersOf(tool)
    if (all.every(({ depth }) => depth === 0) || isShownByTool(tool)) return
    for (const parameter of all) {
      const { name, at, depth, required } = parameter
      if (depth > 0 || !required || isShown(parameter)) continue
      const inside = all.filter((other) => other.at.startsWith(`${at}/`))
      const nested = inside.some((other) => other.depth > 1)
      if ((inside.length < options.fields && !nested) || inside.length < 2 || inside.some(isShown)) continue
      // all fields are required, so there is no choice to show
      if (inside.every((field) => field.required)) continue
      yield {
        at,
        message: `\`${clip(name, 60)}\` has ${inside.length} fields${nested ? ' on several levels' : ''}, and nothing shows which of them belong together. Models fill in too many, or put one on the wrong level. Describe which belong together. An example may help or harm, so measure it before you keep it.`,
      }
    }
  },
  plant(tool, random) {
    if (isShownByTool(tool)) return undefined
    const victim = plantable(tool, random, ({ depth, required }) => depth === 0 && required)
    if (victim === undefined) return undefined
    const description = pick(['What to search for', 'The request to send.', 'Search request with all its settings'], random) ?? ''
    const nested = { type: 'object', description: 'Where to look.', properties: fields(3) }
    const properties: JsonObject = random() < 0.5 ? fields(7) : { ...fields(3), scope: nested }
    return [{ tool: tool.index, at: victim.at, to: { type: 'object', description, properties } }]
  },
})

function isShownByTool({ description, raw }: Tool): boolean {
  // an input example of the whole call, as the Anthropic API accepts it
  return (
    (description !== undefined && SHOWN.test(description) && /[{`]/.test(description)) ||
    (isObject(raw) && own(raw, 'input_examples') !== undefined)
  )
}

function isShown({ schema, description }: Parameter): boolean {
  return EXAMPLES.some((keyword) => own(schema, keyword) !== undefined) || (description !== undefined && SHOWN.test(description))
}

function fields(count: number): JsonObject {
  const names = Array.from({ length: count }, (_, index) => `field_${String.fromCharCode(97 + index)}`)
  return Object.fromEntries(
    names.map((name) => [name, { type: 'string', description: `Text that ${name} of the policy contains.` }]),
  )
}

function withOne(filter: JsonObject) {
  return { description: TEXT, inputSchema: { type: 'object', properties: { filter }, required: ['filter'] } }
}
