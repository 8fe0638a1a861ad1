import { isArray, isObject, own, type Json, type JsonObject } from '../../src/core/json.ts'
import { join, type Pointer } from '../../src/core/pointer.ts'
import { clip, oneLine } from '../../src/core/text.ts'
import type { Patch, Span, Tool } from '../../src/core/tool.ts'
import { claimsAbout, quoteOf } from '../../src/lint/claims/claim.ts'
import { codedLettersIn } from '../../src/lint/claims/read/coded-letters.ts'
import { codedValuesIn } from '../../src/lint/claims/read/coded-values.ts'
import { isOpenList, mayBeOpenList } from '../../src/lint/prose/parameters/open-list.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { schemaBound } from '../../src/schema/bound.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { isOnly, pick, plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The description lists the values of a parameter, and the schema has no enum.',
  why: 'A model reads the list and may still write `descending` for `desc`. An `enum` is checked before the call, and limits the output in strict modes. Only closed lists count: "one of a, b or c", `(asc|desc)`, `\'a\' | \'b\'`, `0 = off, 1 = on, 2 = auto`, or a text with nothing but values and labels (`P - present, A - absent`). Examples, "etc.", "includes" and lists of fields to combine are not reported.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.2',
      says: '`enum` restricts a value to the listed ones. A description restricts nothing.',
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
      withOrder({
        type: 'string',
        description: 'State of the policy (draft, active, retired). See the handbook for the full list.',
      }),
      withOrder({ type: 'string', description: 'Either "newest" or a date in ISO 8601.' }),
      withOrder({ type: 'integer', description: '1 point for a goal, 2 for a win' }),
      withOrder({ type: 'boolean', description: 'One of "true" or "false".' }),
      withOrder({ type: 'integer', description: 'Zoom 0-21 (0 = world, 15 = streets, 21 = buildings).' }),
    ],
    bad: [
      withOrder({ type: 'string', description: 'Order of the passages (asc|desc).' }),
      withOrder({ type: 'string', description: 'Order of the passages: one of "newest", "oldest" or "relevance".' }),
      withOrder({ type: 'integer', description: 'Order of the passages (0 = newest, 1 = oldest, 2 = best match).' }),
      withOrder({ type: 'integer', description: '0 not important, 1 important' }),
      withOrder({ type: 'string', description: 'P - present, A - absent, R - refused' }),
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
    const names = new Set(parametersOf(tool).map(({ name }) => name))
    for (const { parameter, values, said, at, words, isSure } of listsIn(tool)) {
      const place = open(parameter) ?? openNumber(parameter)
      if (place === undefined || values.some((value) => names.has(String(value)))) continue
      const to = place.nullable ? [...values, null] : values
      const patch: Patch = {
        says: `add enum ${JSON.stringify(to)}`,
        safe: false,
        edits: [{ tool: tool.index, at: join(place.at, 'enum'), to }],
      }
      yield {
        at,
        words,
        message: `Only the description lists the values of \`${clip(parameter.name, 60)}\` ("${clip(oneLine(said), 120)}"). A model may write another value, and nothing refuses it. Add the values to the schema as an enum.`,
        ...(isSure && canTake(place, values) ? { patches: [patch] } : {}),
      }
    }
  },
  plant(tool, random) {
    const victim = plantable(
      tool,
      random,
      ({ schema, types }) => isArray(own(schema, 'enum')) && types.length === 1 && types[0] === 'string',
    )
    const taken = victim && own(victim.written, 'enum')
    const values = isArray(taken) ? taken.map(String) : (pick(VALUES, random) ?? [])
    const wording = pick(WORDINGS, random)
    if (wording === undefined || values.length < 2 || own(tool.inputSchema, 'properties') === undefined) return undefined
    const name = victim?.name ?? pick(['order', 'mode', 'state', 'kind'], random) ?? 'order'
    const { enum: _enum, default: _default, ...rest } = victim?.written ?? { type: 'string' }
    return [
      {
        tool: tool.index,
        at: victim?.at ?? join('/inputSchema/properties', name),
        to: { ...rest, description: wording(name, values) },
      },
    ]
  },
})

const VALUES = [
  ['newest', 'oldest', 'relevance'],
  ['asc', 'desc'],
  ['draft', 'active', 'retired'],
  ['summary', 'full_text'],
]

const WORDINGS: readonly ((name: string, values: readonly string[]) => string)[] = [
  (name, values) => `The ${name} to use. One of: ${values.join(', ')}`,
  (name, values) => `The ${name} (${values.join('|')})`,
  (name, values) => `The ${name} of the results. Possible values: ${values.map((value) => `"${value}"`).join(', ')}`,
  (name, values) => `Which ${name} to apply: ${values.map((value) => `'${value}'`).join(' | ')}`,
  (name, values) =>
    `Must be ${values
      .slice(0, -1)
      .map((value) => `'${value}'`)
      .join(', ')} or '${values.at(-1) ?? ''}'`,
  (name, values) => `The ${name}. Valid values are ${values.map((value) => `\`${value}\``).join(', ')}.`,
  (name, values) =>
    `The ${name}, either ${values
      .slice(0, 2)
      .map((value) => `"${value}"`)
      .join(' or ')}`,
  (name, values) => `The ${name}. Options:\n${values.map((value) => `- "${value}": the usual one`).join('\n')}`,
]

interface Listed {
  readonly parameter: Parameter
  readonly values: readonly (string | number)[]
  readonly said: string
  readonly at: Pointer
  readonly words: Span
  /** False if the list may be open or depend on a condition. Then the schema must not refuse other values. */
  readonly isSure: boolean
}

/** The closed lists of values in texts, at most one per parameter. */
function* listsIn(tool: Tool): Iterable<Listed> {
  for (const claims of claimsAbout(tool, 'choices')) {
    const claim = claims.find(({ statement, stretch }) => statement.closed && stretch.by !== 'clause')
    if (claim === undefined || isNumber(claim.about) || isOpenList(claim.stretch.text)) continue
    const values = claim.statement.values.map(({ value }) => value)
    // "China, province, city" are kinds of names, and "pdf, docx" are endings of a path
    if (new Set(values.map(initialOf)).size > 1 || HOLDS_MORE.test(claim.about.name)) continue
    const isSure = !mayBeOpenList(claim.stretch.text, claim.statement.words.start)
    yield { parameter: claim.about, values, said: quoteOf(claim), at: claim.at, words: claim.words, isSure }
  }
  for (const parameter of parametersOf(tool)) {
    const { description, descriptionAt: at } = parameter
    const read = isNumber(parameter) ? codedValuesIn : isOnly(parameter, 'string') ? codedLettersIn : undefined
    const coded = description && isEnglish(description) ? read?.(description) : undefined
    if (!description || coded === undefined || isOpenList(description)) continue
    const { values, words } = coded
    const isSure = !mayBeOpenList(description, words.start)
    yield { parameter, values, said: description.slice(words.start, words.end), at, words, isSure }
  }
}

/** Names of parameters for which a list of formats or kinds describes only a part of the value. */
const HOLDS_MORE = /(?:path|file|files|filename|url|uri|query|content|text|document|image)$/i

function initialOf(value: string): 'capital' | 'small' {
  const [first = ''] = value
  return first === first.toLowerCase() ? 'small' : 'capital'
}

interface Place {
  readonly schema: JsonObject
  readonly at: Pointer
  /** True if null is also a value. */
  readonly nullable: boolean
}

/** The place for an enum, if strings are still unrestricted: the parameter, or its items. */
function open({ schema, types, at, written }: Parameter): Place | undefined {
  const kinds = types.filter((type) => type !== 'null')
  if (kinds.length !== 1) return undefined
  if (kinds[0] === 'string') return isFree(schema) ? { schema: written, at, nullable: types.includes('null') } : undefined
  const items = kinds[0] === 'array' ? own(schema, 'items') : undefined
  if (!isObject(items) || own(items, 'type') !== 'string' || !isFree(items)) return undefined
  return { schema: own(written, 'items') === undefined ? { $ref: '' } : items, at: join(at, 'items'), nullable: false }
}

/** The same for a number without bounds of its own. Generators write the bounds of a safe integer. */
function openNumber(parameter: Parameter): Place | undefined {
  const { schema, at, written } = parameter
  const bounded = schemaBound(parameter, 'minimum') !== undefined && schemaBound(parameter, 'maximum') !== undefined
  return isNumber(parameter) && !bounded && isFree(schema)
    ? { schema: written, at, nullable: parameter.types.includes('null') }
    : undefined
}

function isNumber(parameter: Parameter): boolean {
  return isOnly(parameter, 'integer', 'number')
}

function isFree(schema: JsonObject): boolean {
  return ['enum', 'const', 'pattern', 'format', 'anyOf', 'oneOf', 'allOf'].every((keyword) => own(schema, keyword) === undefined)
}

/** False if the enum would be next to a `$ref` or a union, or would forbid the schema's own default or examples. */
function canTake({ schema, nullable }: Place, values: readonly Json[]): boolean {
  if (['$ref', 'anyOf', 'oneOf'].some((keyword) => own(schema, keyword) !== undefined)) return false
  const examples = own(schema, 'examples')
  const given: (Json | undefined)[] = [own(schema, 'default'), ...(isArray(examples) ? examples : [])]
  return given.every((value) => value === undefined || (nullable && value === null) || values.includes(value))
}

function withOrder(order: JsonObject) {
  return { inputSchema: { type: 'object', properties: { order } } }
}
