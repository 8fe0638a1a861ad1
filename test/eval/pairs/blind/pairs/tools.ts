import type { Json, JsonObject } from '../../../../../src/core/json.ts'
import { toolFrom } from '../../../../../src/core/tool.ts'

/** What was asked and what came, beside the scores that a careful person gives. They were decided before the judge was looked at. */
export interface Pair {
  readonly name: string
  /** What the user said, where it matters. */
  readonly says?: string
  readonly expect: Json
  readonly not?: readonly string[]
  /** A list of calls, a text, or a whole reply. */
  readonly reply: Json
  readonly scores: Readonly<Record<string, number | null>>
}

/** A call in a reply or an expectation. */
export const call = (tool: string, args: Json = {}): JsonObject => ({ tool, arguments: args })

const text = { type: 'string' }
const object = (properties: JsonObject, required: readonly string[] = [], more: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
  ...more,
})

const SCHEMAS: Readonly<Record<string, JsonObject>> = {
  search: object(
    {
      query: text,
      limit: { type: 'integer', default: 10, minimum: 1 },
      sort: { type: 'string', enum: ['asc', 'desc'], default: 'asc' },
      filters: object({
        tags: { type: 'array', items: text },
        archived: { type: 'boolean', default: false },
        owner: text,
        since: { type: 'string', format: 'date' },
      }),
    },
    ['query'],
  ),
  create_event: object(
    {
      title: text,
      date: text,
      attendees: { type: 'array', items: text, uniqueItems: true },
      duration: { type: 'number', default: 30 },
      notes: { type: ['string', 'null'] },
      location: text,
      reminders: {
        type: 'array',
        items: object({ minutes: { type: 'integer', minimum: 0 }, method: { type: 'string', enum: ['email', 'popup'] } }, [
          'minutes',
        ]),
      },
    },
    ['title'],
  ),
  delete_item: object({ id: text, force: { type: 'boolean' } }, ['id']),
  get_weather: object(
    { city: text, units: { type: 'string', enum: ['c', 'f'], default: 'c' }, days: { type: 'integer', minimum: 1, maximum: 7 } },
    ['city'],
  ),
  list_items: object({}),
  run_code: object({ code: text }, ['code']),
  run_query: object({ sql: text }, ['sql']),
  run_command: object({ command: { type: 'array', items: text, minItems: 1 } }, ['command']),
  read_file: object({ path: text, encoding: { type: 'string', default: 'utf8' } }, ['path']),
  fetch_page: object({ url: { type: 'string', format: 'uri' } }, ['url']),
  send_email: object(
    {
      to: { type: 'string', format: 'email' },
      subject: { type: 'string', maxLength: 40 },
      body: text,
      cc: { type: 'array', items: text },
    },
    ['to', 'body'],
  ),
  translate: object({ text, target: { type: 'string', pattern: '^[a-z]{2}$', description: 'Language code.' } }, [
    'text',
    'target',
  ]),
  set_status: object(
    {
      issue: { type: 'string', pattern: '^[A-Z]+-[0-9]+$', description: 'Key of the issue, such as WEB-12.' },
      status: { type: 'string', enum: ['Open', 'In Progress', 'Done'] },
    },
    ['issue', 'status'],
  ),
  update_user: {
    ...object(
      {
        user_id: { type: 'integer' },
        name: text,
        email: { anyOf: [text, { type: 'null' }] },
        address: { $ref: '#/$defs/address' },
        labels: { type: 'object', additionalProperties: text },
      },
      ['user_id'],
    ),
    $defs: {
      address: object({ street: text, city: text, country: { type: 'string', description: 'Two-letter country code.' } }),
    },
  },
  transfer: object(
    {
      amount: { type: 'number', exclusiveMinimum: 0 },
      currency: { type: 'string', pattern: '^[A-Z]{3}$' },
      to_account: text,
    },
    ['amount', 'currency', 'to_account'],
  ),
  book: object({ kind: { type: 'string', enum: ['hotel', 'flight'] }, city: text }, ['kind'], {
    if: { properties: { kind: { const: 'flight' } }, required: ['kind'] },
    then: { properties: { from: text, to: text }, required: ['from', 'to'] },
    else: { required: ['city'] },
  }),
  pay: {
    type: 'object',
    properties: { amount: { type: 'number' } },
    required: ['amount'],
    oneOf: [
      { properties: { card: text }, required: ['card'] },
      { properties: { iban: text }, required: ['iban'] },
    ],
  },
  find_route: object({ stops: { type: 'array', items: text, minItems: 2, description: 'Places in the order of the journey.' } }, [
    'stops',
  ]),
  find_near: object({ point: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 } }, ['point']),
  restart_server: object({ server: text, reason: { type: 'string', description: 'Why, for the log.' } }, ['server', 'reason']),
  Send_Message: object({ to: text, body: text }, ['to', 'body']),
}

export const TOOLS = Object.entries(SCHEMAS).map(([name, inputSchema], index) =>
  toolFrom({ name, description: `${name} of the test.`, inputSchema }, index, undefined),
)
