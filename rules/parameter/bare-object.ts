import { isArray, isObject, own, ownObject, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import { isFreeForm } from '../../src/lint/prose/parameters/free-form.ts'
import { isLearnt, tellsShape } from '../../src/lint/prose/parameters/tells-shape.ts'
import { saidOf } from '../../src/lint/prose/parameters/told.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import type { Tool } from '../../src/core/tool.ts'
import { nameParts } from '../../src/lint/prose/text/words.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { isOnly, pick, plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

/** Keywords that tell a model, or a validator, something about the content. */
const SHAPES = 'patternProperties anyOf oneOf allOf $ref enum const required dependentRequired examples example items'.split(' ')
/** Names of maps with keys that a model knows or the user provides. */
const MAP_NAME =
  /(?:schema|headers|env|environment|env_?vars|variables|vars|labels|annotations|tags|cookies|metadata|query_?params)$/i

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary:
    'An object, or a list of anything, does not state in its schema or description what it contains, or its schema allows nothing inside.',
  why: 'A model has to invent the keys, and the server accepts only its own. Declare `properties`. If the keys are open, write `additionalProperties` with a type, and a sentence or an example that explains the keys. The rule reports nothing if the description of the parameter or the tool shows an example, names keys, states where they come from (the variables of a template, the values of a chart, the arguments of a tool) or names the syntax ("an Elasticsearch query"). It also ignores names with well-known keys (`headers`, `env`, `labels`, a `schema`). A list with `items: {}`, or of objects without properties, is checked in the same way ("The columns" of a table: names, or objects with a name and a type?). Lists of arguments, values, names and the like may contain anything. Empty `properties` with `additionalProperties: false` allow only `{}`. That is nearly always a generator that lost the fields.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://platform.openai.com/docs/guides/function-calling#best-practices',
      says: 'Use enums and object structure to make invalid states unrepresentable.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '64 npm servers, 1,843 tools',
      says: 'Of 98 parameters that are objects without properties, 63 explain their keys in the description or have a well-known name. Those are not reported.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      withOne({ type: 'object', properties: {}, additionalProperties: false }),
      withOne({
        type: 'object',
        description: 'Which policies to search.',
        properties: { owner: { type: 'string', description: 'E-mail address of the owner.' } },
      }),
      withOne({ type: 'object', description: 'Words to replace in the answer: keys are what to look for.' }),
      withOne({ type: 'object', description: 'Elasticsearch query, for example {"match": {"title": "leave"}}.' }),
      withOne({ type: 'object', description: 'Number of days by country.', additionalProperties: { type: 'integer' } }),
      withOne({
        type: 'object',
        description: 'Empty object; turns the filter off.',
        properties: {},
        additionalProperties: false,
      }),
      withOne({ type: 'object', description: 'Which policies to search (owner, state).' }),
      { description: '搜索公司政策手册，按关键字返回最多十条结果。', ...withOne({ type: 'object' }) },
      withOne({ type: 'object', description: 'handbook 的配置' }),
      withOne({ type: 'object', description: 'Range of days with first and last' }),
      withOne({ type: 'object', description: 'Values for the placeholders of the letter.' }),
      withOne({ type: 'object', description: 'Arguments of the tool that is called.' }),
      {
        inputSchema: {
          type: 'object',
          properties: {
            command: { type: 'string', description: 'Command of the handbook to call.' },
            parameters: { type: 'object', description: 'Parameters of the command.' },
            learn: { type: 'boolean', description: 'Return the commands and what each takes.' },
          },
        },
      },
      {
        description: 'Search the company policy handbook.\n\nArgs:\n    filter: Which policies, by owner or state.',
        ...withOne({ type: 'object' }),
      },
      withOne({ type: 'array', description: 'Owners with name and office.', items: {} }),
      withOne({ type: 'array', description: 'Any values, in the order of the placeholders.', items: {} }),
      withOne({ type: 'array', description: 'Sections to search, for example {"number": 4}.', items: { type: 'object' } }),
      withOne({ type: 'array', description: 'Numbers of the sections.', items: {} }),
      { inputSchema: { type: 'object', properties: { headers: { type: 'object', description: 'Sent with the request.' } } } },
    ],
    bad: [
      withOne({ type: 'array', description: 'The columns', items: {} }),
      withOne({ type: 'array', description: 'What to change.', items: { type: 'object' } }),
      withOne({ type: 'array', items: { title: 'Section' } }),
      withOne({ type: 'object', description: 'Which policies to search.' }),
      withOne({ type: 'object', description: 'Additional settings of the search', properties: {} }),
      withOne({ type: ['object', 'null'], description: 'Which policies to search.', additionalProperties: true }),
      withOne({
        type: 'object',
        description: 'Which policies to search.',
        propertyNames: { type: 'string' },
        additionalProperties: {},
      }),
      withOne({ type: 'object', description: 'Which policies to search.', properties: {}, additionalProperties: false }),
    ],
  },
  *check(tool) {
    for (const parameter of parametersOf(tool)) {
      if (isFreeForm(tool, parameter)) yield { at: parameter.at, message: freeForm(parameter.name) }
      if (!isOnly(parameter, 'object') || !isBare(parameter.schema)) continue
      const { name, at, schema, description = '' } = parameter
      const shown = `\`${clip(name, 60)}\``
      if (own(schema, 'additionalProperties') === false) {
        // an empty wrapper or branch without a description does no harm
        if (description.trim() === '' || /\bempty\b|\{\}/i.test(description)) continue
        yield {
          at,
          message: `${shown} has no properties and allows no others, so only \`{}\` is valid. Declare the properties, or remove the parameter.`,
        }
        continue
      }
      if (MAP_NAME.test(name) || isLearnt(tool, parameter) || isShown(name, tool.description ?? '')) continue
      if (tellsShape(saidOf(tool, parameter)) || isPatchOf(tool, name) || !isReadable(tool, description)) continue
      yield {
        at,
        message: `${shown} is an object, and nothing states what it contains. A model has to invent the keys. Declare its \`properties\`, or show an example in the description.`,
      }
    }
  },
  plant(tool, random) {
    const object = plantable(tool, random, ({ schema, name }) => isObject(own(schema, 'properties')) && !MAP_NAME.test(name))
    if (object !== undefined) {
      const description = pick(['Filter to apply', 'Options of the request.', undefined], random)
      const to: JsonObject = { type: 'object', ...(description === undefined ? {} : { description }) }
      return [{ tool: tool.index, at: object.at, to: random() < 0.5 ? { ...to, additionalProperties: true } : to }]
    }
    if (ownObject(tool.inputSchema, 'properties') === undefined) return undefined
    const [name, description] = pick(PLANTED, random) ?? PLANTED[0]
    return [{ tool: tool.index, at: join('/inputSchema/properties', name), to: { type: 'object', description } }]
  },
})

const PLANTED = [
  ['options', 'Additional options'],
  ['filter', 'Filter object'],
  ['config', 'Configuration for the request.'],
  ['payload', 'The data to send'],
] as const

function isBare(schema: JsonObject): boolean {
  if (SHAPES.some((keyword) => own(schema, keyword) !== undefined)) return false
  const [properties, additional, fallback] = ['properties', 'additionalProperties', 'default'].map((keyword) =>
    own(schema, keyword),
  )
  if (isObject(properties) && Object.keys(properties).length > 0) return false
  // a default with keys is an example
  if ((isObject(fallback) && Object.keys(fallback).length > 0) || isArray(fallback)) return false
  return !isObject(additional) || Object.keys(additional).length === 0
}

/** True if the tool's own text shows the parameter in an example or in code style. */
function isShown(name: string, text: string): boolean {
  return [`"${name}"`, `\`${name}\``, `${name}:`, `${name}.`].some((form) => text.includes(form))
}

/** Without a description of the parameter, the tool's own text may explain it. A text in another language is not read. */
function isReadable(tool: Tool, description: string): boolean {
  const text = description.trim() === '' ? (tool.description ?? '') : description
  return isEnglish(text) && !/[\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}/.test(text)
}

/** `patchData` of a tool that states which kinds of patch it takes. */
function isPatchOf({ description = '' }: Tool, name: string): boolean {
  return nameParts(name).includes('patch') && /\b(?:merge|JSON) patch\b/i.test(description)
}

function freeForm(name: string): string {
  return `\`${clip(name, 60)}\` is a list of anything, and nothing states what its items are. A model has to guess whether they are texts, numbers or objects, and which keys an object has. Give \`items\` a type and properties, or show one item in the description.`
}

function withOne(filter: JsonObject) {
  return { inputSchema: { type: 'object', properties: { filter } } }
}
