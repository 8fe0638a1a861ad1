import { expect, test } from 'vitest'
import { compatible } from '../../src/models/compatible.ts'
import { REQUEST } from '../helpers/dialects.ts'
import { providerServer } from '../helpers/provider-server.ts'

const old = { name: 'search', arguments: '{"q":"a"}' }
const now = [{ id: 'c', type: 'function', function: { name: 'find', arguments: '{}' } }]

test.each([
  ['the one call of old servers', { function_call: old }, [{ tool: 'search', arguments: { q: 'a' } }]],
  ['nothing in its place', { function_call: null }, []],
  ['a text in its place', { function_call: 'search' }, []],
  ['calls in both forms', { function_call: old, tool_calls: now }, [{ tool: 'find', arguments: {} }]],
])('%s is read', async (_, message, calls) => {
  const choices = [{ index: 0, finish_reason: 'function_call', message: { role: 'assistant', content: 'Hm.', ...message } }]
  const { url } = await providerServer({ body: { id: 'x', model: 'm', choices } })
  const model = await compatible.open('m', { env: {}, baseUrl: `${url}/v1`, cwd: '.' })
  expect((await model.ask(REQUEST, new AbortController().signal)).calls).toEqual(calls)
})
