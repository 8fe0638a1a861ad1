import { own, type Json, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { isEnglish } from '../../src/lint/prose/text/language.ts'
import { textKindOf } from '../../src/lint/lexicon/text-kinds.ts'
import { saidOf } from '../../src/lint/prose/parameters/told.ts'
import type { Tool } from '../../src/core/tool.ts'
import { parametersOf, type Parameter } from '../../src/schema/parameters.ts'
import { pick } from '../../src/schema/planting.ts'
import { claimsOf } from '../../src/lint/claims/claim.ts'
import { formatsOfAll } from '../../src/lint/claims/read/format-of-all.ts'
import { defineRule } from '../../src/lint/rule.ts'

const FORM = ['format', 'pattern', 'enum', 'const', 'examples', 'example', 'default', 'anyOf', 'oneOf', 'contentMediaType']

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['strict'],
  summary: 'A date, time, country, currency or language is a plain string without a format, a pattern or an example.',
  why: 'A model knows many ways to write a date ("tomorrow", "3/4/26", "2026-04-03") and a country ("Germany", "DE", "de"), and the server accepts one of them. State which one with `format`, `pattern`, `enum`, an example or a word in the description ("ISO 8601", "two-letter code"). The rule checks the name of the parameter. It reports nothing if the description determines the form in any way. A URL, an e-mail address or a UUID has only one common form and is not checked: readers called 9 of 20 such findings wrong, and for the ids of one service the keyword would have been wrong.',
  evidence: [
    {
      kind: 'vendor',
      ref: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
      says: 'Make implicit context explicit: specialised formats, terminology, relations between resources.',
      checked: '2026-11-21',
    },
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3',
      says: '`format` names well-known forms: date, date-time, email, uri, uuid.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      { inputSchema: withOne('since_date', { type: 'string', description: 'First day to look at.', format: 'date' }) },
      { inputSchema: withOne('since_date', { type: 'string', description: 'First day to look at (YYYY-MM-DD).' }) },
      { inputSchema: withOne('country', { type: 'string', description: 'Two-letter country code.' }) },
      { inputSchema: withOne('page_url', { type: 'string', description: 'Page to read.' }) },
      {
        description: 'List the leave of one team.\n\nArgs:\n    since_date (str): First day (YYYYMMDD)',
        inputSchema: withOne('since_date', { type: 'string', title: 'Since Date' }),
      },
      {
        description: 'List the leave of one team. Dates are YYYY-MM-DD.',
        inputSchema: withOne('since_date', { type: 'string', description: 'First day to look at.' }),
      },
      { inputSchema: withOne('date_format', { type: 'string', description: 'How to write days.' }) },
      { inputSchema: withOne('date', { type: 'integer', description: 'Day of the month.' }) },
    ],
    bad: [
      { inputSchema: withOne('since_date', { type: 'string', description: 'First day to look at.' }) },
      { inputSchema: withOne('country', { type: 'string', description: 'Where the employee works.' }) },
      { inputSchema: withOne('startTime', { type: ['string', 'null'], description: 'Beginning of the leave.' }) },
      { inputSchema: withOne('currency', { type: 'string', description: 'In which the allowance is paid.' }) },
    ],
  },
  *check(tool, { toolset }) {
    for (const parameter of parametersOf(tool)) {
      const { name, at, schema, description, descriptionAt } = parameter
      if (!isString(parameter)) continue
      const kind = textKindOf(name)
      if (kind === undefined || FORM.some((keyword) => own(schema, keyword) !== undefined)) continue
      if (isFormSaid(tool, toolset.instructions, parameter)) continue
      const said = saidOf(tool, parameter)
      if (kind.settled.test(said) || !isEnglish(said)) continue
      const format = kind.format
      yield {
        at: description === undefined ? at : descriptionAt,
        message: `\`${name}\` is ${kind.is} in a plain string, and nothing states its format. Models use several formats. Add ${kind.write}.`,
        ...(format !== undefined && parameter.schema === parameter.written
          ? {
              patches: [
                {
                  says: `add format: "${format}"`,
                  safe: false,
                  edits: [{ tool: tool.index, at: join(at, 'format'), to: format }],
                },
              ],
            }
          : {}),
      }
    }
  },
  plant(tool, random) {
    const [name, description] = pick(PLANTED, random) ?? []
    if (name === undefined || description === undefined || own(tool.inputSchema, 'properties') === undefined) return undefined
    return [{ tool: tool.index, at: join('/inputSchema/properties', name), to: { type: 'string', description } }]
  },
})

const PLANTED = [
  ['start_date', 'First day of the period'],
  ['endDate', 'Last day to include.'],
  ['due_date', 'When the task is due'],
  ['date', 'Day to look at'],
  ['start_time', 'When the meeting begins'],
  ['created_at', 'When the entry was made'],
  ['deadline', 'Latest time for an answer.'],
  ['country', 'Country of the office'],
  ['currency', 'Currency of the amounts'],
  ['language', 'Language of the answer'],
  ['locale', 'Locale of the texts'],
  ['timestamp', 'Point in time to compare with'],
] as const

/** True if a text states the form, of the parameter or of everything of its kind. */
function isFormSaid(tool: Tool, instructions: string | undefined, { at }: Parameter): boolean {
  return (
    claimsOf(tool).some(({ about, statement: { kind } }) => about.at === at && (kind === 'format' || kind === 'unit')) ||
    [tool.description, instructions].some((text) => text !== undefined && formatsOfAll(text).length > 0)
  )
}

function isString({ types }: Parameter): boolean {
  const kinds = types.filter((type) => type !== 'null')
  return kinds.length === 1 && kinds[0] === 'string'
}

function withOne(name: string, schema: { readonly [key: string]: Json }): JsonObject {
  return { type: 'object', properties: { [name]: schema } }
}
