import { expect, test } from 'vitest'
import { toolFrom, toolsetFrom, type Toolset } from '../../../../src/core/tool.ts'
import { rivalsOf } from '../../../../src/lint/prose/rivals/rivals.ts'

const set = (...tools: readonly (readonly [name: string, description: string])[]): Toolset =>
  toolsetFrom({
    id: 'test',
    uri: 'test.json',
    tools: [
      ...tools,
      ['book_room', 'Reserve a meeting room for an hour.'] as const,
      ['ring_bell', 'Ring the bell of the office door.'] as const,
    ].map(([name, description], index) => toolFrom({ name, description, inputSchema: { type: 'object' } }, index, undefined)),
  })
const pairs = (toolset: Toolset) => rivalsOf(toolset).map(({ tool, sibling }) => `${tool.name} ${sibling.name}`)

test.each([
  ['search and list', ['search_invoices', 'Search invoices by customer.'], ['list_invoices', 'List invoices of a customer.']],
  [
    'two verbs for making',
    ['create_invoice', 'Create an invoice of a customer.'],
    ['add_invoice', 'Add an invoice of a customer.'],
  ],
  ['synonyms for one object', ['find_documents', 'Find documents by keyword.'], ['search_docs', 'Search docs by keyword.']],
] as const)('%s compete', (_, one, other) => {
  expect(pairs(set(one, other))).toEqual([`${other[0]} ${one[0]}`])
})

test.each([
  ['verbs', ['create_invoice', 'Create an invoice of a customer.'], ['delete_invoice', 'Delete an invoice of a customer.']],
  ['nouns', ['list_invoices', 'List invoices of a customer.'], ['list_orders', 'List orders of a customer.']],
  [
    'one and many',
    ['get_invoice', 'Get one invoice of a customer by number.'],
    ['list_invoices', 'List invoices of a customer.'],
  ],
  [
    'one and several at once',
    ['create_invoice', 'Create an invoice of a customer.'],
    ['create_invoices', 'Create multiple invoices of a customer in bulk.'],
  ],
  [
    'a word that excludes',
    ['search_invoices', 'Search invoices by customer.'],
    ['list_invoices', 'List invoices of a customer; not for searching.'],
  ],
  [
    'the name of the other',
    ['search_invoices', 'Search invoices by customer. See list_invoices for all.'],
    ['list_invoices', 'List invoices of a customer.'],
  ],
  [
    'qualifiers of one noun',
    ['list_installed_themes', 'List the themes installed, and updates available.'],
    ['list_available_themes', 'List the themes available to be installed.'],
  ],
  [
    'a thing and what belongs to it',
    ['get_order_list', 'Get the orders, with transfers under way.'],
    ['get_order_transfer_list', 'Get the orders whose transfer is under way.'],
  ],
  [
    'a second verb in the name',
    ['update_request_state', 'Update the state of a request (open or closed).'],
    ['update_request_draft_state', 'Update the draft state of a request (draft or ready).'],
  ],
  [
    'a noun that is a verb elsewhere',
    ['create_board', 'Create a new board.'],
    ['add_list_to_board', 'Add a new list to a board.'],
  ],
  [
    'words to find and everything',
    ['search_invoices', 'Search invoices of a customer by keyword.'],
    ['list_invoices', 'List invoices of a customer.'],
  ],
  [
    'all places and one of them',
    ['search_invoices', 'Search for invoices across all branch offices.'],
    ['list_invoices', 'List the invoices of a branch office.'],
  ],
  [
    'a qualifier that the other text only tells of its things',
    ['get_inspected_lift', 'Get details of a single inspected lift (inspector).'],
    ['get_lift', 'Get lift details (floor, inspection state).'],
  ],
  ['container and content', ['list_tables', 'List tables of a base.'], ['list_records', 'List records of a table.']],
] as const)('%s tell two tools apart', (_, one, other) => {
  expect(pairs(set(one, other))).toEqual([])
})

test('sentences that many tools share make no rivals', () => {
  const boilerplate =
    ' Requires a token with the scope read. Errors are returned as text with a code and a hint about what to do next.'
  const nouns = ['invoice', 'parcel', 'voucher', 'holiday', 'printer']
  expect(pairs(set(...nouns.map((noun) => [`get_${noun}`, `Get one ${noun}.${boilerplate}`] as const)))).toEqual([])
})

test('a thousand tools with one text each pair with few, not with all', () => {
  const tools = Array.from(
    { length: 1000 },
    (_, index) => [`search_invoices_${index}`, 'Search invoices by customer and month.'] as const,
  )
  expect(rivalsOf(set(...tools)).length).toBeLessThan(5000)
})

test('only words that stand in both texts are quoted, whatever they have in common otherwise', () => {
  const [pair] = rivalsOf(
    set(['list_invoices', 'List all invoices with their inspection.'], ['search_invoices', 'Search for inspected invoices.']),
  )
  expect(pair?.shared).toEqual(['invoices'])
})
