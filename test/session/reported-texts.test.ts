import { expect, test } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import type { LintReport } from '../../src/core/report.ts'
import { createSession } from '../../src/session.ts'
import { folder } from '../helpers/folder.ts'

async function linted(...tools: readonly object[]): Promise<LintReport> {
  const cwd = folder({ 'tools.json': JSON.stringify({ tools }) })
  const session = createSession(builtins, undefined, { cwd })
  const { targets } = await session.targets({ args: ['tools.json'] })
  return (await session.lint(targets)).report
}

/** The texts of the first finding of a rule, its own first, with the marked words. */
function textsOf({ diagnostics, texts = [] }: LintReport, rule: string) {
  const found = diagnostics.find((one) => one.rule === rule)
  return (found?.places ?? []).map(({ text, words }) => {
    const at = texts[text]
    return [at?.tool, at?.pointer, words === null ? null : at?.text.slice(words.start, words.end)]
  })
}

const orders = {
  name: 'search_orders',
  description: "Searches one customer's orders, newest first. Call find_customer first.",
  inputSchema: {
    type: 'object',
    properties: { limit: { type: 'integer', default: 50, maximum: 100, description: 'How many orders (default: 20).' } },
  },
  annotations: { readOnlyHint: true },
}

test('a finding points to the words in the text that it is about', async () => {
  expect(textsOf(await linted(orders), 'consistency/unknown-tool')).toEqual([['search_orders', '/description', 'find_customer']])
})

test('a contradiction has both places: the prose and the schema without its prose', async () => {
  const report = await linted(orders)
  expect(textsOf(report, 'consistency/default-conflict')).toEqual([
    ['search_orders', '/inputSchema/properties/limit/description', 'default: 20'],
    ['search_orders', '/inputSchema/properties/limit', null],
  ])
  expect(report.texts?.map(({ text }) => text)).toContain(
    JSON.stringify({ type: 'integer', default: 50, maximum: 100 }, undefined, 2),
  )
})

test('an annotation that the prose contradicts has both places', async () => {
  const deletes = { ...orders, name: 'delete_order', description: 'Deletes an order for good.' }
  expect(textsOf(await linted(deletes), 'annotation/read-only-contradiction')).toEqual([
    ['delete_order', '/annotations/readOnlyHint', null],
    ['delete_order', '/description', null],
  ])
})

test('tools that compete stand next to each other', async () => {
  const twin = { ...orders, name: 'find_orders' }
  expect(textsOf(await linted(orders, twin), 'toolset/identical-description').map(([tool]) => tool)).toEqual([
    'search_orders',
    'find_orders',
  ])
})

test('each text stands there once, and a long one is cut, with words behind the cut marked nowhere', async () => {
  const long = { ...orders, description: `${'Reads one order of the shop. '.repeat(400)}Call find_customer first.` }
  const report = await linted(long)
  const keys = (report.texts ?? []).map(({ tool, pointer }) => `${tool}${pointer}`)
  expect(new Set(keys).size).toBe(keys.length)
  const cut = report.texts?.find(({ pointer }) => pointer === '/description')
  expect(cut?.text).toHaveLength(8_000)
  expect(cut?.cutFrom).toBe(long.description.length)
  expect(textsOf(report, 'consistency/unknown-tool')).toEqual([['search_orders', '/description', null]])
})
