import { describe, expect, test } from 'vitest'
import { callsIn } from '../../../../src/lint/claims/read/call.ts'

/** As `tool(names)`, with `…` for a call that does not show everything. */
function called(text: string) {
  return callsIn(text).map(({ tool, args, whole }) => `${tool ?? ''}(${[...args.keys()].join(', ')}${whole ? '' : ' …'})`)
}

describe('calls that a text writes', () => {
  test.each([
    ["find_mail(query='x', limit=5)", ['find_mail(query, limit)']],
    ['Try `find_mail({ query: "x" })` first.', ['find_mail(query)']],
    ['`find_mail(query="x", ...)`', ['find_mail(query …)']],
    ['```json\n{"name": "find_mail", "arguments": {"query": "x"}}\n```', ['find_mail(query)']],
    ['{"method": "tools/call", "params": {"name": "find_mail", "arguments": {"query": "x"}}}', ['find_mail(query)']],
    ['## Example\n```json\n{"query": "x", "limit": "5"}\n```', ['(query, limit)']],
    ['Example: {"query": "x"}', ['(query)']],
    ['<example>\n{"query": "x"}\n{"limit": 5}\n</example>', ['(query)', '(limit)']],
    ['Example:\n```yaml\nquery: x\nlimit: "5"\n```', ['(query, limit)']],
    ['Find bills: query="bill", limit=100', ['(query, limit …)']],
  ])('%j', (text, calls) => {
    expect(called(text)).toEqual(calls)
  })

  test.each([
    'find_mail() lists all of it',
    'Response:\n```json\n{"query": "x"}\n```',
    'Returns {"id": 1}',
    'Do not write find_mail(limit=5000).',
    'The value is {"a": 1}.',
    'f(x) = y',
    'A set {a, b} of things',
    'Example config file: {"port": 80}',
  ])('none in: %j', (text) => {
    expect(called(text)).toEqual([])
  })
})
