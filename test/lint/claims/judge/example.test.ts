import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { toolFrom } from '../../../../src/core/tool.ts'
import { conflicts } from '../../../../src/lint/claims/judge.ts'

function found(schema: JsonObject, description: string) {
  const inputSchema = { type: 'object', properties: { it: { ...schema, description } } }
  return conflicts(toolFrom({ name: 'x', inputSchema }, 0, undefined), 'example').length
}

const STATE = { type: 'string', enum: ['open', 'pending', 'solved'] }
const COUNT = { type: 'integer', minimum: 1, maximum: 100 }
const LABELS = { type: 'array', items: { type: 'string', enum: ['bug', 'feature'] } }

describe('examples that the schema refuses', () => {
  test.each<[JsonObject, string]>([
    [STATE, 'State, for instance `resolved`.'],
    [STATE, 'State (e.g. closed).'],
    [STATE, 'State, such as open, pending or closed.'],
    [COUNT, 'How many, for example 500.'],
    [COUNT, 'Something like 2.5.'],
    [COUNT, 'How long, e.g. 15m or 2h.'],
    [LABELS, 'Labels, e.g. `defect`.'],
    [LABELS, 'Labels, e.g. ["bug", "defect"].'],
    [{ type: 'string', pattern: '^[a-z]{3}$' }, 'Currency, e.g. EUR.'],
    [{ type: 'object', properties: { age: { type: 'integer' } } }, 'Person, e.g. `{"age": "30"}`'],
    [{ type: 'object', additionalProperties: { type: 'string' } }, 'Values, e.g. `{"replicas": 3}`'],
  ])('%j %s', (schema, text) => {
    expect(found(schema, text)).toBe(1)
  })

  test.each<[JsonObject, string]>([
    [STATE, 'State, e.g. `open` or `pending`.'],
    [STATE, 'State of the ticket, e.g. OPEN.'],
    [STATE, 'Only for tickets, such as incidents or requests.'],
    [STATE, 'Kind, e.g. "Waiting for the customer" in the user interface.'],
    [STATE, 'Never e.g. `closed`.'],
    [COUNT, 'How long in minutes, e.g. 2000 seconds.'],
    [COUNT, 'Number, e.g. <number>.'],
    [LABELS, 'Labels, e.g. `bug`.'],
    [{ type: 'string', format: 'date' }, 'Day, e.g. 24 December.'],
    [{ type: 'string', pattern: '^ch_[a-z]{16}$' }, 'Id, e.g. `ch_...`.'],
    [{ type: 'string' }, 'Number, e.g. 12.'],
    [{ type: 'object', additionalProperties: { type: 'string' } }, 'Values, e.g. `{"replicas": "3"}`'],
  ])('silent on %j %s', (schema, text) => {
    expect(found(schema, text)).toBe(0)
  })
})
