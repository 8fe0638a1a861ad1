import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { toolFrom, toolsetFrom } from '../../../../src/core/tool.ts'
import { isField, outputOf } from '../../../../src/lint/claims/judge/output.ts'
import { missingFields } from '../../../../src/lint/claims/judge/returns.ts'

const AGENT: JsonObject = {
  type: 'object',
  properties: { id: { type: 'integer' }, display_name: { type: 'string' }, open_tickets: { type: 'integer' } },
}
const ANSWER: JsonObject = { type: 'object', properties: { result: { type: 'array', items: AGENT } } }

function tool(description: string, outputSchema = ANSWER) {
  return toolFrom({ name: 'list_agents', description, inputSchema: {}, outputSchema }, 0, undefined)
}
function missing(description: string, outputSchema = ANSWER) {
  const one = tool(description, outputSchema)
  return missingFields(one, toolsetFrom({ uri: 'x', tools: [one] })).map(({ name }) => name)
}

describe('promised fields that the output schema lacks', () => {
  test.each([
    ['List agents.\n\nReturns:\n    A list, each with `id`, `email` and `team`.', ['email', 'team']],
    ['List agents. Returns agents, each with id, name, email and team.', ['email', 'team']],
    ['List agents. The answer has id, email, phone and team of every agent.', ['email', 'phone']],
    ['List agents.\n\nReturns:\n```json\n{"id": 1, "mail": "x", "team": "y"}\n```', ['mail', 'team']],
    ['List agents. Returns `id`, `display_name` and `email`.', ['email']],
  ])('%j', (text, names) => {
    expect(missing(text)).toEqual(names)
  })

  test.each([
    'List agents. Returns all agents with their name, number of tickets and id.',
    'List agents. Returns id, name and tickets of each.',
    'List agents, with status, team and region as filters. Returns them newest first.',
    'List agents. Returns agents who are active, away or busy.',
    'List agents. Never returns `email`, `phone` or `team`.',
  ])('silent on %j', (text) => {
    expect(missing(text)).toEqual([])
  })

  test('an answer that may hold anything promises nothing', () => {
    const open = { type: 'object', properties: { result: { type: 'array' }, total: { type: 'integer' } } }
    expect(missing('List agents. Returns `id`, `email` and `team`.', open)).toEqual([])
    expect([outputOf(tool('', open)).whole, outputOf(tool('')).whole]).toEqual([false, true])
  })

  test('a name with what it is of is that of the field', () => {
    const output = outputOf(tool(''))
    expect(['agent_id', 'name', 'openTickets', 'ticket_count'].map((name) => isField(name, output))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })
})
