import { expect, test } from 'vitest'
import { toolFrom, toolsetFrom } from '../../../../src/core/tool.ts'
import { filteredOf } from '../../../../src/lint/prose/rivals/filtered.ts'
import { samePurposes } from '../../../../src/lint/prose/rivals/same-purpose.ts'
import { draftedSentence } from '../../../../src/lint/prose/rivals/difference.ts'

const tool = (name: string, description: string, required: readonly string[] = [], more: object = {}) => ({
  name,
  description,
  inputSchema: {
    type: 'object',
    properties: { ...Object.fromEntries(required.map((one) => [one, { type: 'string' }])), ...more },
    required: [...required],
  },
})
const setOf = (...tools: readonly ReturnType<typeof tool>[]) =>
  toolsetFrom({
    name: 'set',
    uri: 'set.json',
    tools: tools.map((raw, index) => toolFrom(JSON.parse(JSON.stringify(raw)), index, undefined)),
    instructions: undefined,
  })

test.each([
  [
    tool('get_stock_price', 'Returns the latest price of a share by its ticker.', ['ticker']),
    tool('fetch_quote', 'Fetches the current quote for a listed company by ticker symbol.', ['symbol']),
  ],
  [
    tool('close_valve', 'Closes a valve of the plant.', ['valve_id']),
    tool('shut_valve', 'Shuts a valve of the plant.', ['valve_id']),
  ],
])('two tools of one purpose in other words: case %#', (one, other) => {
  expect(samePurposes(setOf(one, other))).toHaveLength(1)
})

test.each([
  [
    tool('open_valve', 'Opens a valve of the plant.', ['valve_id']),
    tool('close_valve', 'Closes a valve of the plant.', ['valve_id']),
  ],
  [
    tool('get_stock_price', 'Returns the latest price of a share by its ticker.', ['ticker']),
    tool('get_price_history', 'Returns daily prices of a share.', ['ticker', 'from']),
  ],
  [
    tool('get_step', 'Get details for a step of a run.', ['step_id']),
    tool('get_step_logs', 'Get logs for a step of a run.', ['step_id']),
  ],
  [tool('get_note', 'Get a note of the office.', ['note_id']), tool('list_notes', 'List notes of the office.', ['note_id'])],
  [
    tool('close_valve', 'Closes a valve of the plant.', ['valve_id']),
    tool('shut_valve', 'Shuts a valve at once; otherwise use close_valve.', ['valve_id']),
  ],
])('tools that are told apart: case %#', (one, other) => {
  expect(samePurposes(setOf(one, other))).toEqual([])
})

test('a filtered version is one with a parameter of the other set', () => {
  const state = { state: { type: 'string', enum: ['open', 'closed'] } }
  const set = setOf(tool('list_tickets', 'Lists tickets.', [], state), tool('list_open_tickets', 'Lists open tickets.'))
  expect(filteredOf(set).map(({ tool, parameter, value }) => `${tool.name} ${parameter} ${value}`)).toEqual([
    'list_open_tickets state "open"',
  ])
  const other = setOf(tool('list_tickets', 'Lists tickets.', [], state), tool('list_overdue_tickets', 'Lists overdue tickets.'))
  expect(filteredOf(other)).toEqual([])
})

test('the drafted sentence names what only the sibling has', () => {
  const { tools } = setOf(
    tool('get_price', 'Returns the price of a share.', ['ticker']),
    tool('get_history', 'Returns prices of a share. Costs one credit a call.', ['ticker', 'from']),
  )
  const [one, other] = tools
  if (one === undefined || other === undefined) throw new Error('two tools were given')
  expect(draftedSentence(one, other, [])).toContain('To give `from`, use get_history instead.')
  expect(draftedSentence(one, other, [])).toContain('Costs one credit a call')
  expect(draftedSentence(other, one, ['latest'])).toContain('Only that tool mentions "latest"')
})
