import { own, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import type { Tool } from '../../src/core/tool.ts'
import { draftedUnit } from '../../src/lint/drafts/unit.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { claimsOf } from '../../src/lint/claims/claim.ts'
import { unitOfAllFor } from '../../src/lint/claims/judge/unit.ts'
import { quantityOf, quantitySaid } from '../../src/lint/lexicon/quantities.ts'
import { saidOf } from '../../src/lint/prose/parameters/told.ts'
import { unitsOf } from '../../src/lint/lexicon/units.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { pick } from '../../src/schema/planting.ts'
import { suggested } from '../../src/lint/drafts/suggested.ts'
import { defineRule } from '../../src/lint/rule.ts'

const SAID =
  /\bISO\b|\b(?:e\.g\.|for example|such as)|\d\s?[a-z%°]{1,3}\b|\bunits?\b|\bper\b|\bsame (?:unit|currency)|\btimes?tamp\b|\bepoch\b|\bzoom\b/i

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary:
    'A number is a duration, size, distance, angle or sum of money, and neither the name nor the description gives its unit.',
  why: 'A model that reads `timeout` sends 30 or 30000, and both look right. Put the unit into the name (`timeout_ms`) or into the first words of the description ("Seconds to wait"). The rule checks names that end with the quantity (`timeout`, `max_age`, `radius`, `price`), and descriptions that begin with it ("How long to keep the answer"). Counts, ids, indices, ports, versions and points in time are not checked. Money is not checked if another parameter takes the currency or the unit.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
      says: 'Parameter names and descriptions should leave no ambiguity about what a value means.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { inputSchema: withOne('timeout_ms', { type: 'integer', description: 'How long to wait for the handbook.' }) },
      { inputSchema: withOne('timeout', { type: 'integer', description: 'Seconds to wait for the handbook.' }) },
      { inputSchema: withOne('price', { type: 'number', description: 'Highest price, in the currency of the shop.' }) },
      { inputSchema: withOne('timeout_count', { type: 'integer', description: 'How many timeouts to accept.' }) },
      {
        description: 'Find offices near a place.\n\nArgs:\n    radius: How far to look, in meters',
        inputSchema: withOne('radius', { type: 'number', title: 'Radius' }),
      },
      {
        description: 'Find offices near a place. Amounts are in the minor unit of the currency.',
        inputSchema: withOne('price', { type: 'integer', description: 'Highest rent to accept.' }),
      },
      { inputSchema: withOne('keep', { type: 'integer', description: 'How many answers to keep.' }) },
      { inputSchema: withOne('length', { type: 'integer', description: 'How long the passage may be.' }) },
      { inputSchema: withOne('duration', { type: 'string', description: 'How long the course lasts.' }) },
      {
        inputSchema: {
          type: 'object',
          properties: {
            radius: { type: 'number', description: 'How far to look.' },
            unit: { type: 'string', enum: ['km', 'mi'], description: 'Of the radius.' },
          },
        },
      },
    ],
    bad: [
      { inputSchema: withOne('timeout', { type: 'integer', description: 'How long to wait for the handbook.' }) },
      { inputSchema: withOne('max_price', { type: 'number', description: 'Highest price to accept.' }) },
      { inputSchema: withOne('searchRadius', { type: ['number', 'null'], description: 'How far around the office to look.' }) },
      { inputSchema: withOne('keep', { type: 'integer', description: 'How long to keep the answer.' }) },
      { inputSchema: withOne('max_file_size', { type: 'integer', description: 'Largest file to read.' }) },
    ],
  },
  *check(tool, { toolset }) {
    const parameters = parametersOf(tool)
    for (const parameter of parameters) {
      if (!isNumber(parameter)) continue
      const quantity = quantityOf(parameter.name) ?? quantitySaid(parameter.description ?? '')
      if (quantity === undefined || saysUnit(tool, toolset.instructions, parameter)) continue
      if (parameters.some(({ name }) => /unit|currency/i.test(name))) continue
      const patch = draftedUnit(toolset, tool, parameter)
      yield {
        at: parameter.description === undefined ? parameter.at : parameter.descriptionAt,
        message: `\`${parameter.name}\` is ${quantity === 'angle' || quantity === 'amount of money' ? 'an' : 'a'} ${quantity} without a unit. A model has to guess ${GUESSES[quantity] ?? 'it'}. Name the unit in the description or the name.`,
        ...suggested(patch),
      }
    }
  },
  plant(tool, random) {
    const [name, description] = pick(PLANTED, random) ?? []
    if (name === undefined || description === undefined || own(tool.inputSchema, 'properties') === undefined) return undefined
    if (parametersOf(tool).some((other) => /unit|currency/i.test(other.name))) return undefined
    const to = { type: random() < 0.5 ? 'integer' : 'number', description }
    return [{ tool: tool.index, at: join('/inputSchema/properties', name), to }]
  },
})

const PLANTED = [
  ['timeout', 'Request timeout'],
  ['timeout', 'How long to wait for an answer.'],
  ['duration', 'Duration of the booking'],
  ['delay', 'Delay before the next attempt (default: 5)'],
  ['cacheTtl', 'How long to keep the answer'],
  ['max_age', 'Maximum age of cached entries'],
  ['radius', 'Search radius around the office'],
  ['maxDistance', 'Largest distance to consider.'],
  ['max_file_size', 'Largest file to look into'],
  ['budget', 'Budget of the trip'],
  ['min_price', 'Lowest price to include.'],
  ['rotation', 'Rotation of the picture'],
] as const

const GUESSES: Readonly<Record<string, string>> = {
  duration: 'between seconds and milliseconds',
  size: 'between bytes and megabytes',
  distance: 'between metres, kilometres and miles',
  angle: 'between degrees and radians',
  'amount of money': 'the currency, and whether it means cents',
}

function isNumber({ types }: Parameter): boolean {
  const kinds = types.filter((type) => type !== 'null')
  return kinds.length > 0 && kinds.every((type) => type === 'number' || type === 'integer')
}

function saysUnit(tool: Tool, instructions: string | undefined, parameter: Parameter): boolean {
  const { name, schema, description = '' } = parameter
  const said = saidOf(tool, parameter)
  return (
    unitsOf(name).length > 0 ||
    claimsOf(tool).some(
      ({ about, statement: { kind } }) => about.at === parameter.at && (kind === 'unit' || kind === 'format'),
    ) ||
    [tool.description, instructions].some((text) => text !== undefined && unitOfAllFor(text, parameter) !== undefined) ||
    unitsOf(said).length > 0 ||
    SAID.test(said) ||
    !isEnglish(description) ||
    own(schema, 'enum') !== undefined
  )
}

function withOne(name: string, schema: JsonObject): JsonObject {
  return { type: 'object', properties: { [name]: schema } }
}
