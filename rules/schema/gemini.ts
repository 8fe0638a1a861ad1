import { own } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { capital, list } from '../../src/core/text.ts'
import { consequenceSentence } from '../../src/lint/limits/consequence.ts'
import { GEMINI } from '../../src/lint/limits/gemini.ts'
import { geminiFaultsOf } from '../../src/lint/limits/gemini-faults.ts'
import type { LimitKind } from '../../src/lint/limits/limit.ts'
import { nameFault } from '../../src/lint/limits/name-fault.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { subschemasOf } from '../../src/schema/walk.ts'

const of = (kind: LimitKind) => GEMINI.filter((limit) => limit.kind === kind)

const tool = (name: string, schema: object) => ({
  inputSchema: { type: 'object', properties: { [name]: { description: 'Number of days to look back.', ...schema } } },
})

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: [],
  profiles: { gemini: 'warn' },
  summary: "Gemini's field `parameters` refuses a construct of the schema or the name of a parameter.",
  why: "Gemini accepts tools in two fields. `parametersJsonSchema`, which Gemini CLI and Google's own SDK fill from MCP, accepts JSON Schema. Since 2025, lists of types, unions and references are fine there. `parameters` is a subset of OpenAPI and still refuses them, and many clients use it: the AI SDK and GitHub Copilot were reported in September 2026. They translate the schema first, and every construct that remains makes every request fail. Since 2025, two constructs are accepted and no longer reported: formats of strings other than `date-time`, and objects without properties. The rule is off unless the profile `gemini` is selected.",
  proof: 'Checked keyword by keyword against the dated limits in `src/lint/limits/gemini.ts`.',
  evidence: [
    {
      kind: 'vendor',
      ref: '@google/genai 2.32.0, type declarations of FunctionDeclaration and Schema',
      says: 'Parameter names start with a letter or underscore and have at most 64 of a-z, A-Z, 0-9 and underscore. An enum lists strings. A schema has one type. Parameters and parametersJsonSchema exclude each other.',
      checked: '2026-11-30',
    },
    {
      kind: 'report',
      ref: 'https://github.com/vercel/ai/pull/19000',
      says: 'August 2026: the AI SDK fills parameters by translation, and schemas of MCP servers fail. parametersJsonSchema accepts them unchanged.',
      checked: '2026-11-30',
    },
    {
      kind: 'report',
      ref: 'https://github.com/NousResearch/hermes-agent/pull/98928',
      says: 'August 2026: with parametersJsonSchema, unions, bare arrays, additionalProperties and inlined references no longer fail.',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [
      {},
      tool('look_back', { type: 'integer', minimum: 1, maximum: 30 }),
      tool('unit', { type: 'string', enum: ['day', 'week'] }),
      tool('page', { type: 'string', format: 'uri' }),
      tool('options', { type: 'object', properties: {} }),
    ],
    bad: [
      tool('look-back', { type: 'integer' }),
      tool('days', { type: 'integer', enum: [1, 7, 30] }),
      tool('days', { oneOf: [{ type: 'integer' }, { type: 'string' }] }),
      tool('days', { type: 'integer', exclusiveMinimum: 0 }),
      tool('days', { type: ['integer', 'null'] }),
      tool('unit', { type: 'string', enum: ['day', 'week', ''] }),
      tool('unit', { enum: ['day', 'week'] }),
      tool('days', { type: 'array', items: true }),
      tool('days', { type: 'array', items: {} }),
    ],
  },
  *check(tool) {
    const names = of('parameter-name')
    for (const { name, at } of parametersOf(tool)) {
      for (const { pattern = /^/, client, does } of names.filter((limit) => limit.pattern?.test(name) === false)) {
        yield { at, message: `${capital(nameFault(name, pattern))}. ${client} ${does}. Rename it.` }
      }
    }
    const constructs = of('schema-construct')
    const faults = geminiFaultsOf(tool.inputSchema, '/inputSchema')
    for (const { at, construct, says, remedy } of faults) {
      const by = constructs.filter(({ words }) => words?.includes(construct) === true)
      if (by.length > 0) yield { at, message: `${capital(says)}. ${consequenceSentence(by)} ${remedy}` }
    }
    const refused = of('schema-keyword')
    const outside = subschemasOf(tool.inputSchema, '/inputSchema').flatMap(({ schema, at }) =>
      Object.keys(schema)
        // closing an object only narrows it, and every client drops the keyword
        .filter((keyword) => keyword !== 'additionalProperties' || typeof own(schema, keyword) !== 'boolean')
        .filter((keyword) => refused.some(({ words }) => words?.includes(keyword) === true))
        .map((keyword) => ({ keyword, at: join(at, keyword) })),
    )
    const [first] = outside
    if (first === undefined) return
    const keywords = [...new Set(outside.map(({ keyword }) => keyword))]
    yield {
      at: first.at,
      message: `The schema has ${list(keywords.map((keyword) => `"${keyword}"`))}, which Gemini's field "parameters" does not support. Clients that use this field drop the keyword, or every request fails. Write the schema without it, or make sure that your clients send "parametersJsonSchema".`,
    }
  },
  plant({ index, inputSchema }, random) {
    const node = subschemasOf(inputSchema, '/inputSchema').find(({ schema }) => own(schema, 'type') === 'integer')
    if (node === undefined) return undefined
    return random() < 0.5
      ? [{ tool: index, at: join(node.at, 'enum'), to: [1, 5, 10] }]
      : [{ tool: index, at: join(node.at, 'multipleOf'), to: 1 }]
  },
})
