import { isArray, own, ownObject, type Json, type JsonObject } from '../../src/core/json.ts'
import { join, type Pointer } from '../../src/core/pointer.ts'
import { clip, list } from '../../src/core/text.ts'
import type { Patch, Tool } from '../../src/core/tool.ts'
import { readType } from '../../src/lint/claims/read/type.ts'
import { isPatchOperation } from '../../src/schema/json-patch.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Keywords that describe a value without `type`, and `readOnly`, which means that no value is sent. */
const SHAPES = (
  'type enum const $ref $dynamicRef $recursiveRef anyOf oneOf allOf not if properties patternProperties additionalProperties ' +
  'required items prefixItems pattern format minLength maxLength minimum maximum readOnly'
).split(' ')
const ANY_MEANT = /\bany (?:valid )?(?:JSON|type|value|kind)\b|\bof any type\b|\bany\b[^.]{0,20}\bvalue\b|\bdepends on\b/i
const TYPE_SAID = /\b(?:strings?|numbers?|numeric|integers?|boolean|objects?|arrays?|list|GeoJSON)\b/i

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A parameter has no type.',
  why: 'An empty schema accepts everything. A model has to guess and sends `"5"` for 5, or JSON in a string for an object, and nothing stops the call. Write `type`, or a list of types if several are allowed. A description that states that any value is allowed is enough. There is one finding per tool with all such parameters, because they have one cause: a generator that lost the types.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-core#section-4.3.2',
      says: 'The empty schema accepts every value: it asserts nothing.',
      checked: '2026-11-21',
    },
    {
      kind: 'report',
      ref: 'https://github.com/redhat-data-and-ai/template-agent/issues/249',
      says: 'Parameters that lost their type on the way to the model came back as objects written as strings.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools, 9,619 parameters',
      says: '34 parameters (0.4 %) in 17 tools have no type.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      {
        inputSchema: {
          type: 'object',
          properties: {
            changes: {
              type: 'array',
              description: 'Changes of the policy, as a JSON Patch.',
              items: {
                type: 'object',
                properties: {
                  op: { type: 'string' },
                  path: { type: 'string', description: 'What to change, for example "/title".' },
                  value: { description: 'What to write there.' },
                },
              },
            },
          },
        },
      },
      withOne({ description: 'Value to store; any JSON value will do.' }),
      withOne({ enum: ['draft', 'active'], description: 'State of the policy.' }),
      withOne({ anyOf: [{ type: 'string' }, { type: 'integer' }], description: 'Number of the section, "4.2" or 4.' }),
      withOne({ type: ['object', 'array'], description: 'One filter or several.', items: {} }),
    ],
    bad: [
      withOne({}),
      withOne({ description: 'An integer, counted from 1: the section to read.' }),
      withOne({ description: 'The section to read.', default: 4 }),
      {
        inputSchema: {
          type: 'object',
          properties: {
            filter: {
              type: 'object',
              description: 'Which policies.',
              properties: { owner: {}, state: { description: 'State.' } },
            },
          },
        },
      },
    ],
  },
  *check(tool) {
    const all = parametersOf(tool)
    const untyped = [
      ...all.filter((parameter) => isUntyped(parameter) && !isPatchOperation(parameter, all)),
      ...trueSchemas(tool),
    ]
    // if descriptions state the type of some, a model has to guess only the others
    const silent = untyped.filter(({ description }) => !(description && TYPE_SAID.test(description)))
    const meant = silent.length > 0 ? silent : untyped
    const [first] = meant
    if (first === undefined) return
    const names = list([...new Set(meant.map(({ name }) => `\`${clip(name, 40)}\``))], 4)
    const patches = untyped.flatMap((parameter) => typing(tool, parameter))
    const they = meant.length === 1 ? names : `${meant.length} parameters (${names})`
    yield {
      at: first.at,
      message:
        silent.length === 0
          ? `Only the description states the type of ${they}. No client can check a call before it is sent. Add \`type\`, which can be a list of types.`
          : `${they} ${meant.length === 1 ? 'has' : 'have'} no type. A model has to guess whether to send a text, a number, an object or a list, and nothing checks it. Add \`type\`, or state in the description that any value is allowed.`,
      // a patch that leaves some of them untyped would not remove the finding
      ...(patches.length === untyped.length
        ? { patches: [{ says: 'add the types', safe: false, edits: patches.flatMap(({ edits }) => edits) }] }
        : {}),
    }
  },
  plant(tool, random) {
    const victim = plantable(tool, random, ({ schema }) => own(schema, 'type') !== undefined)
    if (victim === undefined) return undefined
    const { title, description } = victim.written
    return [
      {
        tool: tool.index,
        at: victim.at,
        to: {
          ...(title === undefined || random() < 0.5 ? {} : { title }),
          ...(description === undefined || random() < 0.3 ? {} : { description }),
        },
      },
    ]
  },
})

type Untyped = Pick<Parameter, 'name' | 'at' | 'description' | 'schema'>

function isUntyped({ schema, description }: Parameter): boolean {
  return !SHAPES.some((keyword) => own(schema, keyword) !== undefined) && !(description && ANY_MEANT.test(description))
}

/** `{"properties": {"x": true}}` also accepts anything. */
function trueSchemas({ inputSchema }: Tool): Untyped[] {
  return Object.entries(ownObject(inputSchema, 'properties') ?? {})
    .filter(([, schema]) => schema === true)
    .map(([name]) => ({ name, at: join('/inputSchema/properties', name), description: undefined, schema: {} }))
}

/** The type according to the default, the examples or the description. */
function typing(tool: Tool, { at, schema, description }: Untyped): Patch[] {
  const examples = own(schema, 'examples')
  const given = own(schema, 'default') ?? (isArray(examples) ? examples[0] : undefined)
  const type = given === undefined || given === null ? description && readType(description)[0]?.type : typeOf(given)
  const edit = (place: Pointer, to: Json) => ({ tool: tool.index, at: place, to })
  return type ? [{ says: `add type: "${type}"`, safe: false, edits: [edit(join(at, 'type'), type)] }] : []
}

function typeOf(value: Json): string | undefined {
  if (isArray(value)) return undefined
  return Number.isInteger(value) ? 'integer' : typeof value
}

function withOne(section: JsonObject) {
  return { inputSchema: { type: 'object', properties: { section } } }
}
