import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'
import { readerServer, remembered } from '../helpers/reader.ts'

vi.mock('../../src/reading/request.ts', async (original) => remembered(await original<object>()))
vi.mock('../../src/reading/look.ts', async (original) => remembered(await original<object>()))

const TOOLS = {
  tools: [
    {
      name: 'search_orders',
      description:
        'Searches the orders of one customer. Returns the newest first. The last entry of the list is the most recent order.',
      inputSchema: {
        type: 'object',
        properties: {
          customer: { type: 'string', description: 'The id of the customer, such as "c_102".' },
          limit: { type: 'integer', default: 50, maximum: 100, description: 'How many orders. Leave it out and you get twenty.' },
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
    },
  ],
}

const FINDS = {
  search_orders: [
    {
      kind: 'default',
      at: '/inputSchema/properties/limit/description',
      claims: [
        { at: '/inputSchema/properties/limit/description', quote: 'Leave it out and you get twenty', about: 'limit', value: '20' },
        { at: '/inputSchema/properties/limit/default', quote: '50', about: 'limit', value: '50' },
      ],
    },
    {
      kind: 'returns',
      at: '/description',
      claims: [
        { at: '/description', quote: 'newest first' },
        { at: '/description', quote: 'The last entry of the list is the most recent' },
      ],
    },
  ],
}

test('a model reads, the program verifies, lint reports, and a second run asks nobody', async () => {
  const cwd = folder({ 'tools.json': JSON.stringify(TOOLS, undefined, 2) })
  const reader = await readerServer({ finds: FINDS })
  const first = await rightcall(['read', 'tools.json', ...reader.argv], { cwd })
  console.log(first.out, first.err, first.code)
  console.log(readFileSync(join(cwd, 'rightcall.reading.jsonl'), 'utf8'))
  const linted = await rightcall(['lint', 'tools.json'], { cwd })
  console.log(linted.out, linted.err)
  const again = await rightcall(['read', 'tools.json', ...reader.argv], { cwd })
  console.log(again.out, again.err, again.code)
  expect(first.code).toBe(0)
})
