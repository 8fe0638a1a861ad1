import { isArray, isObject, own, type Json, type JsonObject } from '../../src/core/json.ts'
import { join, type Pointer } from '../../src/core/pointer.ts'
import { list } from '../../src/core/text.ts'
import type { Patch } from '../../src/core/tool.ts'
import { choicesIn } from '../../src/lint/prose/choices.ts'
import { isEnglish } from '../../src/lint/prose/language.ts'
import { parametersOf, type Parameter } from '../../src/lint/schema/parameters.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The prose lists the values that a parameter takes, and the schema has no enum.',
  why:
    'A model reads the list and may still write `descending` for `desc`; an `enum` is checked before the call and constrains decoding in strict modes. Only closed lists count: ' +
    '"one of a, b or c", `(asc|desc)`, `\'a\' | \'b\'`. Examples, "etc.", "includes" and lists of fields to combine stay prose.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.2',
      says: '`enum` restricts a value to the listed ones; a description restricts nothing.',
      checked: '2026-11-21',
    },
    {
      kind: 'vendor',
      ref: 'https://platform.openai.com/docs/guides/function-calling#best-practices',
      says: 'Use enums and object structure to make invalid states unrepresentable.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      withOrder({ type: 'string', description: 'Order of the passages (asc|desc).', enum: ['asc', 'desc'] }),
      withOrder({ type: 'string', description: 'Word to sort by, e.g. "title", "date".' }),
      withOrder({ type: 'string', description: 'Comma-separated list of fields: title, section, modified.' }),
      withOrder({ type: 'string', description: 'Field to sort by, such as one of "title" or "modified".' }),
      withOrder({ type: 'string', description: 'Either "newest" or a date in ISO 8601.' }),
      withOrder({ type: 'boolean', description: 'One of "true" or "false".' }),
    ],
    bad: [
      withOrder({ type: 'string', description: 'Order of the passages (asc|desc).' }),
      withOrder({ type: 'string', description: 'Order of the passages: one of "newest", "oldest" or "relevance".' }),
      withOrder({ type: 'string', description: "How to sort: 'newest' | 'oldest'" }),
      withOrder({ type: 'string', description: 'State of the policy (draft, active, retired)' }),
      withOrder({ type: 'string', description: 'State of the policy. Allowed values: draft, active, retired.' }),
      withOrder({
        type: 'array',
        items: { type: 'string' },
        description: 'States to show. Valid values are `draft`, `active` and `retired`.',
      }),
    ],
  },
  *check(tool) {
    const parameters = parametersOf(tool)
    const names = new Set(parameters.map(({ name }) => name))
    for (const parameter of parameters) {
      const { description, name } = parameter
      const place = open(parameter)
      if (!description || place === undefined) continue
      const found = choicesIn(description)
      if (found === undefined || found.values.some((value) => names.has(value)) || !isEnglish(description)) continue
      const values = list(found.values.map((value) => `"${value}"`))
      const patch: Patch = {
        says: `add enum ${JSON.stringify(found.values)}`,
        safe: false,
        edits: [{ tool: tool.index, at: join(place.at, 'enum'), to: found.values }],
      }
      yield {
        at: parameter.descriptionAt,
        words: found.words,
        message: `The values of \`${name}\`, ${values}, stand only in prose, so a model may write another. Add them to the schema as an enum.`,
        ...(canTake(place, found.values) ? { patches: [patch] } : {}),
      }
    }
  },
})

interface Place {
  readonly schema: JsonObject
  readonly at: Pointer
}

/** Where an enum would stand, when strings may still be anything: the parameter, or its items. */
function open({ schema, types, at, written }: Parameter): Place | undefined {
  const kinds = types.filter((type) => type !== 'null')
  if (kinds.length !== 1) return undefined
  if (kinds[0] === 'string') return isFree(schema) ? { schema: written, at } : undefined
  const items = kinds[0] === 'array' ? own(schema, 'items') : undefined
  if (!isObject(items) || own(items, 'type') !== 'string' || !isFree(items)) return undefined
  return { schema: own(written, 'items') === undefined ? { $ref: '' } : items, at: join(at, 'items') }
}

function isFree(schema: JsonObject): boolean {
  return ['enum', 'const', 'pattern', 'format', 'anyOf', 'oneOf', 'allOf'].every((keyword) => own(schema, keyword) === undefined)
}

/** False where the enum would stand beside a `$ref` or a union, or would forbid the schema's own default or examples. */
function canTake({ schema }: Place, values: readonly string[]): boolean {
  if (['$ref', 'anyOf', 'oneOf'].some((keyword) => own(schema, keyword) !== undefined)) return false
  const examples = own(schema, 'examples')
  const given: (Json | undefined)[] = [own(schema, 'default'), ...(isArray(examples) ? examples : [])]
  return given.every((value) => value === undefined || (typeof value === 'string' && values.includes(value)))
}

function withOrder(order: JsonObject) {
  return { inputSchema: { type: 'object', properties: { order } } }
}
