import { own, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import { dateNotationIn } from '../../src/lint/claims/read/date-notation.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { isOnly, pick } from '../../src/schema/planting.ts'
import { defineRule } from '../../src/lint/rule.ts'

const withDay = (day: JsonObject) => ({
  inputSchema: {
    type: 'object',
    properties: { query: { type: 'string', description: 'Keywords, for example "leave".' }, day: { type: 'string', ...day } },
    required: ['query'],
  },
})

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'The description names the notation of a date or a time, and the schema has neither format nor pattern.',
  why: 'A keyword is checked before the call, and a description is not: "30.11.2026" reaches the server. The rule is advice. Models of 2024 and later nearly always write a date as the text asks, so a `format` helps programs that check calls more than models. For a notation that is not RFC 3339 (`DD.MM.YYYY`, `HH:MM`), write a `pattern`. Texts that also allow another form are not reported.',
  evidence: [
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers, 9,619 parameters',
      says: '42 parameters of 13 servers name the notation of a date only in the description.',
      checked: '2026-11-30',
    },
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3.1',
      says: '`date` and `date-time` name the notations of RFC 3339.',
      checked: '2026-11-30',
    },
  ],
  examples: {
    good: [
      {},
      withDay({ description: 'Day as YYYY-MM-DD', format: 'date' }),
      withDay({ description: 'Day as YYYY-MM-DD', pattern: '^\\d{4}-\\d\\d-\\d\\d$' }),
      withDay({ description: 'Day as YYYY-MM-DD, or "today"' }),
    ],
    bad: [
      withDay({ description: 'Day as YYYY-MM-DD' }),
      withDay({ description: 'Start of the search, an RFC 3339 timestamp' }),
      withDay({ description: 'Start of the search, like 2026-01-31T10:00:00Z' }),
      withDay({ description: 'Day to look at, in the form dd/mm/yyyy.' }),
      withDay({ description: 'Month (YYYY-MM)' }),
      withDay({ description: 'When it opens, as HH:MM' }),
    ],
  },
  *check(tool) {
    for (const parameter of parametersOf(tool)) {
      const { name, description, descriptionAt, schema, written, at } = parameter
      const notation = description && isOnly(parameter, 'string') ? dateNotationIn(description) : undefined
      if (!description || notation === undefined) continue
      if (['format', 'pattern', 'enum', 'const'].some((keyword) => own(schema, keyword) !== undefined)) continue
      const { format, pattern = '', words } = notation
      const [keyword, value] = format === undefined ? ['pattern', pattern] : ['format', format]
      const canTakeIt = ['$ref', 'anyOf', 'oneOf', 'default', 'examples'].every((keyword) => own(written, keyword) === undefined)
      yield {
        at: descriptionAt,
        words,
        message: `Only the description of \`${clip(name, 60)}\` states the form "${clip(description.slice(words.start, words.end), 40)}". No client refuses a date in another form before the call. Add \`${keyword}: ${value}\`.`,
        ...(canTakeIt && {
          patches: [
            { says: `add ${keyword} ${value}`, safe: false, edits: [{ tool: tool.index, at: join(at, keyword), to: value }] },
          ],
        }),
      }
    }
  },
  plant(tool, random) {
    const description =
      pick(
        ['Day to look at (YYYY-MM-DD)', 'Since when, an RFC 3339 timestamp', 'Format: YYYY-MM-DD', 'Day as dd.mm.yyyy'],
        random,
      ) ?? ''
    if (own(tool.inputSchema, 'properties') === undefined) return undefined
    return [{ tool: tool.index, at: '/inputSchema/properties/plantedDay', to: { type: 'string', description } }]
  },
})
