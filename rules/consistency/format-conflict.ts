import { own, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { conflicts } from '../../src/lint/claims/judge.ts'
import { siblingConflicts } from '../../src/lint/claims/judge/sibling.ts'
import { statementsIn } from '../../src/lint/claims/read.ts'
import { appended } from '../../src/lint/prose/text/appended.ts'
import { defineRule, type Overlay } from '../../src/lint/rule.ts'
import { isOnly, pick, plantable } from '../../src/schema/planting.ts'

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A text asks for a value in one form, and the schema, the name or another text asks for another form.',
  why: 'The text asks for "DD.MM.YYYY" and the schema for a `date-time`, so a model that follows the text is refused. Or one tool expects a channel\'s name, and all other tools expect its id under the same parameter name. A model then reuses the value that worked last. The rule uses only forms that a text states for its own parameter, and no examples. If a text allows two forms, one of them is enough. Other tools count if at least three of them agree.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3',
      says: '`format` names well-known forms: date, date-time, email, uri, uuid.',
      checked: '2026-11-29',
    },
    {
      kind: 'vendor',
      ref: 'https://www.anthropic.com/engineering/writing-tools-for-agents',
      says: 'Make implicit context explicit: specialised formats, terminology, relations between resources.',
      checked: '2026-11-29',
    },
  ],
  entails: ['parameter/format-missing'],
  examples: {
    good: [
      {},
      withOne('since', { type: 'string', format: 'date-time', description: 'First moment to look at (ISO 8601).' }),
      withOne('since', { type: 'string', format: 'date', description: 'First day, as YYYY-MM-DD rather than DD.MM.YYYY.' }),
      withOne('since', { type: 'string', pattern: '^\\d', description: 'First day as YYYY-MM-DD, or Unix time in seconds.' }),
      withOne('office_id', { type: 'string', description: 'Id of the office, as list_offices gives it beside the name.' }),
      withOne('office', { type: 'string', description: 'Name or id of the office.' }),
      // several numbers in one text, each in the unit
      withOne('box', { type: 'string', pattern: '^\\d+,\\d+,\\d+,\\d+$', description: 'Left, top, width and height in pixels.' }),
      withOne('size', { type: 'string', pattern: '^\\d+x\\d+$', description: 'Width by height in pixels.' }),
      withOne('delay', { type: 'string', pattern: '^\\d+-\\d+$', description: 'Shortest and longest delay in minutes.' }),
      withOne('currency', { type: 'string', pattern: '^[a-z]{3}$', description: 'ISO 4217 code in lower case.' }),
      { tools: withZone('IANA time zone.', 'IANA time zone.', 'Offset from UTC in minutes.', 'IANA time zone name.').slice(1) },
    ],
    bad: [
      withOne('since', { type: 'string', format: 'date-time', description: 'First day to look at, as DD.MM.YYYY.' }),
      withOne('since', { type: 'string', format: 'date-time', description: 'When to begin, as Unix time in seconds.' }),
      withOne('since', { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$', description: 'First day, written MM/DD/YYYY.' }),
      withOne('since', { type: 'integer', description: 'When the change was made, as an ISO 8601 timestamp.' }),
      withOne('author', { type: 'string', format: 'email', description: 'Id of the author.' }),
      withOne('currency', { type: 'string', pattern: '^[A-Z]{3}$', description: 'ISO 4217 code in lower case.' }),
      withOne('office_id', { type: 'string', description: 'Display name of the office.' }),
      {
        description: 'Mark policies of the handbook. Tags are given by id, not by their display name.',
        ...withOne('add', { type: 'array', items: { type: 'string' }, description: 'Names of the tags to add.' }),
      },
      { tools: withZone('IANA time zone.', 'IANA time zone name.', 'Offset from UTC in minutes.', 'Time zone, an IANA name.') },
    ],
  },
  *check(tool, { toolset }) {
    yield* conflicts(tool, 'format')
    for (const { kind, ...finding } of siblingConflicts(toolset))
      if (kind === 'format' && finding.tool === tool.index) yield finding
  },
  plant(tool, random) {
    const parameter = plantable(
      tool,
      random,
      (one) =>
        isOnly(one, 'string') &&
        !['enum', 'const', 'pattern', 'format', 'default'].some((keyword) => own(one.schema, keyword) !== undefined) &&
        statementsIn(one.description ?? '', new Set(['format', 'unit'])).length === 0,
    )
    const [format, said] = pick(PLANTED, random) ?? []
    if (parameter === undefined || format === undefined || said === undefined) return undefined
    const to = appended(parameter.description ?? '', said)
    if (to === undefined) return undefined
    return [
      { tool: tool.index, at: join(parameter.at, 'format'), to: format },
      { tool: tool.index, at: join(parameter.at, 'description'), to },
    ]
  },
})

const PLANTED = [
  ['date-time', 'Given as DD.MM.YYYY.'],
  ['date-time', 'As Unix time in seconds.'],
  ['date', 'Format: MM/DD/YYYY.'],
  ['date', 'As an ISO 8601 timestamp.'],
  ['email', 'Given as a UUID.'],
  ['uuid', 'Given by name.'],
  ['uri', 'Base64-encoded.'],
] as const

function withOne(name: string, schema: JsonObject): { readonly inputSchema: JsonObject } {
  return { inputSchema: { type: 'object', properties: { [name]: schema } } }
}

/** Tools that each take a `time_zone`, with these descriptions. */
function withZone(...descriptions: readonly string[]): readonly Overlay[] {
  return descriptions.map((description, index): Overlay => {
    const name = ['list_shifts', 'list_breaks', 'list_leave', 'list_meetings'][index] ?? ''
    const object = ['shifts', 'breaks', 'days of leave', 'meetings'][index] ?? ''
    return {
      name,
      description: `List the ${object} that the handbook names for this week.`,
      ...withOne('time_zone', { type: 'string', description }),
    }
  })
}
