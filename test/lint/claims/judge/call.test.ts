import { describe, expect, test } from 'vitest'
import { toolFrom, toolsetFrom } from '../../../../src/core/tool.ts'
import { refusedCalls } from '../../../../src/lint/claims/judge/call.ts'

/** The refused calls of a description, as `kind: message up to its first full stop`. */
function refused(description: string) {
  const inputSchema = {
    type: 'object',
    properties: {
      query: { type: 'string' },
      limit: { type: 'integer', maximum: 50 },
      since: { type: 'string', format: 'date' },
      filter: { type: 'object', properties: { unread: { type: 'boolean' } }, additionalProperties: false },
    },
    required: ['query'],
  }
  const tool = toolFrom({ name: 'find_mail', description, inputSchema }, 0, undefined)
  const other = { name: 'get_mail', inputSchema: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] } }
  const tools = [tool, toolFrom(other, 1, undefined)]
  return [...refusedCalls(tool, toolsetFrom({ uri: 'x', tools }))].map(({ kind, finding }) => `${kind}: ${finding.message}`)
}

describe('calls that the schema refuses', () => {
  test.each([
    ["find_mail(query='x', top=5)", /^exists: .*"top"/],
    ["find_mail(query='x', limit='5')", /^example: .*`limit: "5"` is a string/],
    ["find_mail(query='x', limit=500)", /outside "maximum": 50/],
    ['find_mail(limit=5)', /leaves out `query`/],
    ["find_mail(query='x', filter={'unread': 'yes'})", /`filter.unread: "yes"`/],
    ["find_mail(query='x', filter={'read': True})", /`filter.read` is no property/],
    ['Then get_mail(mail_id="a").', /^exists: .*"mail_id".*`get_mail`/],
    ['Example:\n```json\n{"query": "x", "limit": "ten"}\n```', /`limit: "ten"`/],
    ['Example: `filter: {"unread": 1}`', /`filter.unread: 1`/],
  ])('%s', (text, message) => {
    expect(refused(text)).toEqual([expect.stringMatching(message)])
  })

  test.each([
    "find_mail(query='x', limit=5)",
    'find_mail(limit=5, ...)',
    "find_mail(query='<words>', limit=n)",
    "find_mail(query='x', since='yesterday')",
    'find_mail() and find_mail("x")',
    'get_mail(id="a") needs more: get_mail(...)',
    'Response:\n```json\n{"query": 1, "limit": "x"}\n```',
    'Do not call find_mail(top=5).',
    'other_tool(top=5)',
  ])('silent on %s', (text) => {
    expect(refused(text)).toEqual([])
  })
})
