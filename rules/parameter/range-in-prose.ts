import { isObject, own, type Json } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { schemaBound } from '../../src/schema/bound.ts'
import { claimsAbout, quoteOf } from '../../src/lint/claims/claim.ts'
import { boundsIn, type StatedBound } from '../../src/lint/claims/judge/bounds.ts'
import { fewestIn } from '../../src/lint/claims/read/fewest.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { isOnly, pick, plantable } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'The description states a range or a limit for a parameter, and the schema has no keyword for it.',
  why: 'A description is a hint, and a keyword is a rule. Clients validate `minimum` and `maximum` before they send a call, strict modes restrict the output with them, and a model that overlooked the sentence gets an error message. Only certain statements count ("1-50", "at most fifty", "max: 100", "up to 400 characters", "two or more files"). Conditions, examples, vague statements, dates, versions and limits of something else do not count.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6.2',
      says: '`minimum` and `maximum` assert bounds on a number. A description asserts nothing.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      withLimit({ type: 'array', items: { type: 'string' }, description: 'Sections to compare; at least 2.', minItems: 2 }),
      withLimit({ type: 'array', items: { type: 'string' }, description: 'One or more sections. When comparing, at least 2.' }),
      {
        inputSchema: {
          type: 'object',
          properties: { country: { type: 'string', description: 'Country to search in, limited to 2 character country codes.' } },
        },
      },
      withLimit({ type: 'integer', description: 'How many passages to return (1-50, default 10).', minimum: 1, maximum: 50 }),
      withLimit({ type: 'integer', description: 'How many passages to return. When exporting, at most 50.' }),
      withLimit({ type: 'integer', description: 'Pages to skip; for example 1-5 on a long list.' }),
      withLimit({ type: 'string', description: 'Edition of the handbook, such as 2024-01 or 1.2-3.4.' }),
      withLimit({ type: 'integer', description: 'How many passages to return, retried up to 3 times.' }),
    ],
    bad: [
      withLimit({ type: 'array', items: { type: 'string' }, description: 'Sections to compare; two or more.' }),
      withLimit({ type: 'array', items: { type: 'string' }, description: 'Sections to delete; must not be empty.' }),
      withLimit({ type: 'integer', description: 'How many passages to return (1-50, default 10).' }),
      withLimit({ type: 'integer', description: 'How many passages to return, at most fifty.' }),
      withLimit({ type: 'integer', minimum: 1, description: 'How many passages to return. Maximum: 100' }),
      withLimit({ type: 'string', description: 'Words to look for, up to 200 characters.' }),
      withLimit({ type: 'array', items: { type: 'string' }, description: 'Sections to look in, between 1 and 5 items.' }),
    ],
  },
  *check(tool) {
    for (const claims of claimsAbout(tool, 'range')) {
      const [parameter] = claims.map(({ about }) => about)
      const missing = boundsIn(
        claims.filter(({ statement, stretch }) => statement.holds === 'always' && stretch.by !== 'clause'),
      ).filter(({ keyword, claim }) => schemaBound(claim.about, keyword) === undefined)
      const [first] = missing
      if (parameter === undefined || first === undefined || own(parameter.schema, 'enum') !== undefined) continue
      const keywords = missing.map(({ keyword, value }) => `\`${keyword}: ${value}\``).join(' and ')
      yield {
        at: first.claim.at,
        words: first.claim.words,
        message: `Only the description of \`${parameter.name}\` states "${quoteOf(first.claim)}". Nothing refuses a value outside this limit before the call. Add ${keywords} to the schema.`,
        ...(canTake(parameter, missing) ? { patches: [adding({ tool: tool.index, parameter, missing })] } : {}),
      }
    }
    for (const { name, types, schema, written, at, description, descriptionAt } of parametersOf(tool)) {
      const fewest = description && types.includes('array') && isEnglish(description) ? fewestIn(description) : undefined
      if (!description || fewest === undefined || own(schema, 'minItems') !== undefined || own(schema, 'items') === undefined)
        continue
      const { least, words } = fewest
      const canTakeIt = ['$ref', 'anyOf', 'oneOf', 'allOf', 'default'].every((keyword) => own(written, keyword) === undefined)
      yield {
        at: descriptionAt,
        words,
        message: `Only the description of \`${name}\` states "${description.slice(words.start, words.end)}". Nothing refuses a list with fewer items before the call. Add \`minItems: ${least}\` to the schema.`,
        ...(canTakeIt && {
          patches: [
            { says: `add minItems ${least}`, safe: false, edits: [{ tool: tool.index, at: join(at, 'minItems'), to: least }] },
          ],
        }),
      }
    }
  },
  plant(tool, random) {
    const bounded = plantable(
      tool,
      random,
      (parameter) => isOnly(parameter, 'integer') && own(parameter.schema, 'enum') === undefined,
    )
    const text = plantable(tool, random, ({ schema }) => own(schema, 'type') === 'string' && own(schema, 'enum') === undefined)
    const victim = random() < 0.7 ? (bounded ?? text) : (text ?? bounded)
    if (victim === undefined) return undefined
    const wording = pick(isOnly(victim, 'string') ? LENGTHS : BOUNDS, random) ?? ''
    const rest = Object.fromEntries(Object.entries(victim.written).filter(([keyword]) => !LIMITING.has(keyword)))
    const { description = '' } = victim
    return [{ tool: tool.index, at: victim.at, to: { ...rest, description: `${description.replace(/[. ]+$/, '')}${wording}` } }]
  },
})

const LIMITING = new Set('minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength default examples'.split(' '))
const BOUNDS = [
  ' (1-50)',
  '. Maximum: 100',
  ', between 1 and 50',
  '. Must be at most 100.',
  ' (max 200)',
  ', up to 100',
  '. Range: 1 to 20',
  '. Cannot exceed 500.',
]
const LENGTHS = [
  ' (max 200 characters)',
  '. At most 500 characters.',
  ', up to 80 characters',
  '. Must not exceed 1000 characters',
]

function adding({ tool, parameter, missing }: { tool: number; parameter: Parameter; missing: readonly StatedBound[] }) {
  return {
    says: `add ${missing.map(({ keyword, value }) => `${keyword}: ${value}`).join(', ')}`,
    safe: false,
    edits: missing.map(({ keyword, value }) => ({ tool, at: join(parameter.at, keyword), to: value })),
  }
}

/** False if the keyword would be next to a `$ref` or a union, or would forbid the schema's own default or examples. */
function canTake({ written, schema }: Parameter, missing: readonly StatedBound[]): boolean {
  if (['$ref', 'anyOf', 'oneOf'].some((keyword) => own(written, keyword) !== undefined)) return false
  const examples = own(schema, 'examples')
  const values = [own(schema, 'default'), own(schema, 'example'), ...(Array.isArray(examples) ? examples : [])]
  return values.every((value) => value === undefined || missing.every((bound) => fits(value, bound)))
}

function fits(value: Json, { keyword, value: bound }: StatedBound): boolean {
  const size = typeof value === 'string' || Array.isArray(value) ? value.length : value
  if (typeof size !== 'number' || isObject(value)) return true
  return keyword.startsWith('min') ? size >= bound : size <= bound
}

function withLimit(limit: { readonly [key: string]: Json }) {
  return { inputSchema: { type: 'object', properties: { limit } } }
}
