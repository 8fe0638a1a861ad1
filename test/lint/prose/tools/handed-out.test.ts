import { expect, test } from 'vitest'
import { toolFrom, toolsetFrom } from '../../../../src/core/tool.ts'
import { fieldsWithoutId, idNeededFrom, speaksOfIds } from '../../../../src/lint/prose/tools/handed-out.ts'

const need = (lister: string, taker: string, parameter: string, description = 'The thing.') => {
  const schema = { type: 'object', properties: { [parameter]: { type: 'string', description } }, required: [parameter] }
  const tools = [{ name: lister }, { name: taker, inputSchema: schema }].map((raw, index) => toolFrom(raw, index, undefined))
  const [first] = tools
  const set = toolsetFrom({ name: 'set', uri: 'set.json', tools, instructions: undefined })
  return first === undefined ? undefined : idNeededFrom(first, set)
}

test.each([
  ['list_orders', 'cancel_order', 'order_id', 'order_id'],
  ['searchArtists', 'getAlbums', 'artistId', 'artistId'],
  ['stories-search', 'stories-get-by-id', 'storyPublicId', 'storyPublicId'],
  ['list_orders', 'cancel_order', 'reason', undefined],
  ['get_total_orders', 'cancel_order', 'order_id', undefined],
  ['mail_list_orders', 'shop_cancel_order', 'order_id', undefined],
  ['list_rooms', 'cancel_order', 'order_id', undefined],
])('%s and %s with %s: %s', (lister, taker, parameter, expected) => {
  expect(need(lister, taker, parameter)?.parameter).toBe(expected)
})

test.each([
  ['From list_orders.', true],
  ['From the receipt.', false],
])('whether the text of the parameter names the list is told: %s', (text, isNamed) => {
  expect(need('list_orders', 'cancel_order', 'order_id', text)?.isNamed).toBe(isNamed)
})

test.each([
  ['Lists the names of all channels, alphabetically.', 'names'],
  ['Returns printer names and their locations.', 'printer names and their locations'],
  ['Gets the titles of the teams that play.', 'titles'],
])('%j gives fields, and no id', (text, quoted) => {
  const words = fieldsWithoutId(text)
  expect(text.slice(words?.start, words?.end)).toContain(quoted)
})

test.each([
  'Lists names and ids of all channels.',
  'Lists all channels.',
  'Returns name and link of each page.',
  'Renames a channel by its name.',
])('%j leaves no id out', (text) => {
  expect(fieldsWithoutId(text)).toBeUndefined()
})

test.each([
  ['Returns order_id and name', true],
  ['with their IDs', true],
  ['its storyPublicId', true],
  ['Lists the orders of a shop', false],
])('%j speaks of ids: %s', (text, expected) => {
  expect(speaksOfIds(text)).toBe(expected)
})
