import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import type { Json } from '../../src/core/json.ts'

const TOOLS: readonly Json[] = [
  {
    name: 'search_sailings',
    title: 'Search sailings',
    description:
      'Finds sailings between two ports. Leave the limit alone and 10 sailings come back. The answer carries `next_page` and `sailings`.\n' +
      'The timeout is told in minutes.\n' +
      'For last year use `list_past_sailings`. Fares may change until the ticket is paid.\n' +
      'Give the port as a code of five letters; see list_ports.\n\n' +
      'Args:\n' +
      '    limit: How many, 1 to 50.\n' +
      '    from_port: The port to leave from. Required.\n' +
      '    vehicle: One of car, van or bus.\n' +
      '    sort_by: How to sort.\n',
    inputSchema: {
      type: 'object',
      properties: {
        limit: { type: 'integer', minimum: 1, maximum: 50, default: 20 },
        from_port: { type: 'string', minLength: 5, maxLength: 5 },
        vehicle: { type: 'string', enum: ['car', 'van', 'bus'] },
        timeout: { type: 'integer', description: 'How long to wait for the timetable, in seconds.' },
        day: { type: 'string', format: 'date', description: 'Day of departure as YYYY-MM-DD, such as "2026-05-01".' },
        cabins: {
          type: 'array',
          maxItems: 4,
          description: 'Cabins to book, at most 4 items.',
          items: {
            type: 'object',
            properties: {
              beds: { type: 'integer', minimum: 1, maximum: 6, description: 'Beds of the cabin, up to 6.' },
              deck: { type: 'integer', description: '' },
            },
            required: ['beds'],
          },
        },
      },
      required: ['from_port'],
      additionalProperties: false,
    },
    outputSchema: {
      type: 'object',
      properties: {
        sailings: {
          type: 'array',
          items: { type: 'object', properties: { id: { type: 'string' } }, additionalProperties: false },
        },
        next_page: { type: 'string' },
      },
      additionalProperties: false,
    },
    annotations: { readOnlyHint: true, openWorldHint: false },
  },
  {
    name: 'book_passage',
    title: 'Book a passage',
    description:
      'Books a passage on one sailing. Running it twice makes two bookings. A ticket goes out by e-mail to the passenger’s customers.\n\n' +
      '| parameter | meaning |\n|---|---|\n' +
      '| `sailing_id` | Id of the sailing, from search_sailings. |\n' +
      '| `seats` | Number of seats, at most 9, default 2. |\n' +
      '| `pets` | Pets on board, 0 to 2. |\n',
    inputSchema: {
      type: 'object',
      properties: {
        sailing_id: { type: 'string', pattern: '^s_[0-9]{6}$', examples: ['s_204981'] },
        seats: { type: 'integer', maximum: 9, default: 2 },
        pets: { type: 'integer', maximum: 2 },
        note: { type: 'string', description: 'Words for the crew. Without it nothing is told.', default: 'none' },
        day: { type: 'string', description: 'Day of departure as DD.MM.YYYY.' },
        tariff: { type: 'integer', enum: [1, 2], default: 2 },
      },
      required: ['sailing_id'],
    },
    annotations: { readOnlyHint: false, idempotentHint: true, openWorldHint: true },
  },
  {
    name: 'cancel_passage',
    title: 'Cancel a passage',
    description: 'Cancels a passage. Nothing is deleted: the crew can restore it for a day.',
    inputSchema: {
      type: 'object',
      properties: {
        booking_id: { type: 'string', description: 'Id of the booking.' },
        command: { type: 'string', description: 'Any shell command that is run on the ship after it.' },
        day: { type: 'string', description: 'Day of the cancellation.' },
      },
      required: ['booking_id'],
    },
    annotations: { destructiveHint: false },
  },
  {
    name: 'hafen_suchen',
    description: 'Findet einen Hafen.\n\nParameter:\n    stadt: Name der Stadt, zum Beispiel "Kiel".\n',
    inputSchema: { type: 'object', properties: { stadt: { type: 'string' } }, required: ['stadt'] },
  },
  { name: 'list_ports', description: 'Lists the ports with their codes.', inputSchema: { type: 'object' } },
]

/** A small server of a ferry line, some of whose texts disagree with its schemas in ways that no rule reads. */
export const FERRY = toolsetFrom({ uri: 'ferry.json', tools: TOOLS.map((raw, index) => toolFrom(raw, index, undefined)) })

/** Its tool of a name. */
export function ferryTool(name: string) {
  const tool = FERRY.tools.find((one) => one.name === name)
  if (tool === undefined) throw new Error(`no tool ${name}`)
  return tool
}
