import type { ReaderFinding } from './reader.ts'

/** A list of two tools, with faults that no rule finds and one that arithmetic decides. */
export const SHOP = {
  tools: [
    {
      name: 'search_orders',
      description:
        'Searches the orders of one customer. Returns the newest first. The last entry of the list is the most recent order.',
      inputSchema: {
        type: 'object',
        properties: {
          customer: { type: 'string', description: 'The id of the customer, such as "c_102".' },
          limit: { type: 'integer', maximum: 100, description: 'How many orders to return.' },
        },
        required: ['customer'],
      },
      annotations: { readOnlyHint: true },
    },
    {
      name: 'cancel_order',
      description: 'Cancels an order that was not shipped yet and returns the new state.',
      inputSchema: {
        type: 'object',
        properties: { order: { type: 'string', description: 'The id of the order, such as "o_17".' } },
        required: ['order'],
      },
      annotations: { readOnlyHint: false, destructiveHint: true },
    },
    {
      name: 'list_invoices',
      description: 'Lists the invoices of a month with their sums in euros.',
      inputSchema: {
        type: 'object',
        properties: { month: { type: 'string', description: 'The month, such as "2026-11".' } },
        required: ['month'],
      },
      annotations: { readOnlyHint: true },
    },
  ],
}

/** The contradiction of two sentences, which only a second look decides. */
export const NEWEST: ReaderFinding = {
  kind: 'returns',
  at: '/description',
  what: 'The two sentences put the newest order at opposite ends of the list.',
  claims: [
    { at: '/description', quote: 'newest first' },
    { at: '/description', quote: 'The last entry of the list is the most recent' },
  ],
}

/** The same tools, with one description changed. */
export function shopWith(name: string, description: string): typeof SHOP {
  return { tools: SHOP.tools.map((tool) => (tool.name === name ? { ...tool, description } : tool)) }
}

/** As a file of a project. */
export function fileOf(tools: object): string {
  return `${JSON.stringify(tools, undefined, 2)}\n`
}
