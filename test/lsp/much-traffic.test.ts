import { expect, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { editing, placeOf } from '../helpers/editing.ts'

const listOf = (description: string, more: readonly object[] = []) =>
  JSON.stringify({ tools: [...more, { ...CLEAN_TOOL, description }] }, undefined, 2)
const quotes =
  (words: string) =>
  ({ message }: { message: string }) =>
    message.includes(words)

test('ten editors that type at once each get the diagnostics of their last text', { timeout: 120_000 }, async () => {
  const editors = Array.from({ length: 10 }, (_, number) => {
    const client = editing({}, `editor ${number}`)
    return { client, number, uri: client.uri('tools.json') }
  })
  await Promise.all(
    editors.map(async ({ client, number, uri }) => {
      await client.start({}, [client.rootUri])
      client.open(uri, listOf('weather'))
      let version = 1
      for (let key = 0; key < 50; key++) {
        const at = placeOf(listOf('weather'), 'weather', 7)
        version = client.change(uri, { range: { start: at, end: at }, text: 'x' })
      }
      version = client.change(uri, { text: listOf(number % 2 === 0 ? 'weather' : 'Get the rain of a day.') })
      expect((await client.published(uri, version)).some(quotes('"weather"')), `editor ${number}`).toBe(number % 2 === 0)
    }),
  )
  for (const { client } of editors) {
    expect(client.errors()).toBe('')
    expect(await client.stop()).toBe(0)
  }
})

test('whoever types in a list of 10 MB gets the diagnostics of the last text', { timeout: 120_000 }, async () => {
  const tools = Array.from({ length: 9_000 }, (_, index) => ({
    ...CLEAN_TOOL,
    name: `list_orders_${index}`,
    description: `${CLEAN_TOOL.description} Shop ${index}.`,
  }))
  const text = listOf('weather', tools)
  expect(text.length).toBeGreaterThan(8_000_000)
  const client = editing()
  await client.start({}, [client.rootUri])
  const uri = client.uri('large.json')
  client.open(uri, text)
  expect((await client.published(uri, 1)).some(quotes('"weather"'))).toBe(true)
  const start = placeOf(text, '"weather"', '"weather'.length)
  let version = 1
  for (const [index, letter] of [...'cock'].entries()) {
    const at = { ...start, character: start.character + index }
    version = client.change(uri, { range: { start: at, end: at }, text: letter })
  }
  expect((await client.published(uri, version)).some(quotes('"weathercock"'))).toBe(true)
  client.open(client.uri('small.json'), listOf('weather'))
  expect((await client.published(client.uri('small.json'))).some(quotes('"weather"'))).toBe(true)
  expect(await client.stop()).toBe(0)
})
