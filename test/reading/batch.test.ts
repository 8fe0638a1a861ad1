import { describe, expect, test } from 'vitest'
import type { Json } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom, type Toolset } from '../../src/core/tool.ts'
import { batchesOf, tooLargeToRead } from '../../src/reading/batch.ts'
import { competingTools } from '../../src/reading/competing.ts'
import { readRequest } from '../../src/reading/request.ts'
import { MOST_UNITS } from '../../src/reading/shown.ts'

function setOf(tools: readonly Json[]): Toolset {
  return toolsetFrom({ uri: 'tools.json', tools: tools.map((raw, index) => toolFrom(raw, index, undefined)) })
}

const tool = (name: string, description: string): Json => ({ name, description, inputSchema: { type: 'object' } })
const numbered = (count: number, text = 'Does a thing'): Json[] =>
  Array.from({ length: count }, (_, index) => tool(`tool_${index}`, `${text} ${index}.`))
const all = ({ tools }: Toolset): number[] => tools.map(({ index }) => index)

describe('batches', () => {
  test.each([
    [0, []],
    [1, [1]],
    [12, [12]],
    [13, [7, 6]],
    [25, [9, 8, 8]],
    [100, [12, 11, 11, 11, 11, 11, 11, 11, 11]],
  ])('%i small tools come in batches of about one size', (count, sizes) => {
    const toolset = setOf(numbered(count))
    expect(batchesOf(toolset, all(toolset)).map(({ tools }) => tools.length)).toEqual(sizes)
  })

  test('hold every tool that was asked for once, and no other', () => {
    const toolset = setOf(numbered(50))
    const asked = all(toolset).filter((index) => index % 3 === 0)
    const batches = batchesOf(toolset, asked)
    expect(batches.flatMap(({ tools }) => tools).sort((a, b) => a - b)).toEqual(asked)
    for (const { tools, competing } of batches) expect(competing.filter((index) => tools.includes(index))).toEqual([])
  })

  test('a tool with a long text goes alone, and is sent whole', () => {
    const text = 'A sentence of some words. '.repeat(1_600)
    const toolset = setOf([...numbered(3), tool('long', text), tool('longer', `${text}${text}`)])
    const batches = batchesOf(toolset, all(toolset))
    expect(batches.map(({ tools }) => tools)).toContainEqual([3])
    expect(batches.map(({ tools }) => tools)).toContainEqual([4])
    const alone = batches.find(({ tools }) => tools.includes(4)) ?? { tools: [], competing: [] }
    expect(readRequest(toolset, alone, 'seed').request.says).toContain(`${text}${text}`)
    expect(tooLargeToRead(toolset, all(toolset))).toEqual([])
  })

  test('a tool beyond the limit is in no batch, and is named', () => {
    const toolset = setOf([...numbered(2), tool('huge', 'x'.repeat(MOST_UNITS))])
    expect(batchesOf(toolset, all(toolset)).flatMap(({ tools }) => tools)).toEqual([0, 1])
    expect(tooLargeToRead(toolset, all(toolset))).toEqual([2])
  })

  test('an index that no tool has is ignored in batches', () => {
    expect(batchesOf(setOf(numbered(1)), [0, 5]).map(({ tools }) => tools)).toEqual([[0]])
  })

  test('most tools come with their nearest competitor, in their batch or for comparison', () => {
    const fruits = Array.from('abcdefghijklmnopqrst', (letter) => `${letter}berry`)
    const toolset = setOf([
      ...fruits.map((fruit) => tool(`find_${fruit}`, `Finds every ${fruit} in the garden.`)),
      ...fruits.map((fruit) => tool(`search_${fruit}`, `Searches the garden for a ${fruit}.`)),
    ])
    const apart = batchesOf(toolset, all(toolset)).flatMap(({ tools, competing }) =>
      tools.filter((index) => ![...tools, ...competing].includes((index + 20) % 40)),
    )
    expect(apart.length).toBeLessThanOrEqual(4)
  })
})

describe('competing tools', () => {
  const LIST = [
    tool('find_orders', 'Finds the orders of a customer.'),
    tool('search_orders', 'Searches orders by customer.'),
    tool('delete_webhook', 'Removes a webhook.'),
    ...Array.from({ length: 9 }, (_, index) =>
      tool(`list_orders_${'abcdefghi'[index] ?? ''}`, 'Lists orders of a customer by region.'),
    ),
  ]

  test('are at most five, nearest first, never the tool itself', () => {
    const nearest = competingTools(setOf(LIST))
    expect(nearest(0)[0]).toBe(1)
    for (const index of LIST.keys()) {
      expect(nearest(index).length).toBeLessThanOrEqual(5)
      expect(nearest(index)).not.toContain(index)
    }
  })

  test('a tool with nothing in common competes with none', () => expect(competingTools(setOf(LIST))(2)).toEqual([]))
  test('an index that no tool has competes with none', () => expect(competingTools(setOf(LIST))(99)).toEqual([]))

  test('a changed tool moves no pair that it is not part of', () => {
    const changed = LIST.map((one, index) =>
      index === 2 ? tool('find_hooks', 'Finds hooks of a customer with all their orders.') : one,
    )
    const [before, after] = [competingTools(setOf(LIST)), competingTools(setOf(changed))]
    for (const index of LIST.keys()) {
      if (index === 2 || after(index).includes(2)) continue
      expect(after(index)).toEqual(before(index))
    }
  })

  test('names and texts of any form are no trouble', () => {
    const odd = setOf([
      null,
      1,
      [],
      {},
      { name: '\ud800', description: '__proto__' },
      { name: '__proto__', description: 'constructor' },
      { name: 'x'.repeat(1e6), description: 'y '.repeat(1e6) },
    ])
    for (const index of all(odd)) expect(competingTools(odd)(index).length).toBeLessThanOrEqual(5)
  })
})
