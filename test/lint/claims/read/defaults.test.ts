import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { toolFrom } from '../../../../src/core/tool.ts'
import { claimsOf, ofKind, quoteOf } from '../../../../src/lint/claims/claim.ts'
import { statedDefault } from '../../../../src/lint/claims/judge/default.ts'

function stated(description: string, schema: JsonObject, name = 'limit') {
  const inputSchema = { type: 'object', properties: { [name]: { ...schema, description } } }
  return statedDefault(ofKind(claimsOf(toolFrom({ name: 'x', inputSchema }, 0, undefined)), 'default'))
}

const INTEGER = { type: 'integer' }
const STRING = { type: 'string' }
const FLAG = { type: 'boolean' }

describe('a default that a description states', () => {
  test.each([
    ['How many rows to return. Defaults to 20.', INTEGER, 20],
    ['How many rows to return (default: 20)', INTEGER, 20],
    ['How many rows to return (1-50, default 20)', INTEGER, 20],
    ['How many rows to return [default=20]', INTEGER, 20],
    ['Rows to return. The default is 20 and the maximum is 50.', INTEGER, 20],
    ['Rows to return; if omitted, 20.', INTEGER, 20],
    ['Rows to return; when not provided, defaults to 20', INTEGER, 20],
    ['Rows to return (20 by default)', INTEGER, 20],
    ['Rows to return (20 if omitted)', INTEGER, 20],
    ['Rows to return. **Default**: 1,000', INTEGER, 1000],
    ['For lists: rows to return. Defaults to 20 when omitted.', INTEGER, 20],
    ['Cache threshold (0-1, default 0.7)', { type: 'number' }, 0.7],
    ['Order of the rows. Default is `desc`.', STRING, 'desc'],
    ["Order of the rows, defaults to 'desc'.", STRING, 'desc'],
    ['Order of the rows: "asc" or "desc" (default).', STRING, 'desc'],
    ['Order of the rows. Default: desc', STRING, 'desc'],
    ['Default is Desc', { ...STRING, enum: ['asc', 'desc'] }, 'desc'],
    ['If true, only shows what would change (default: false)', FLAG, false],
    ['Whether to follow links (optional, defaults to true)', FLAG, true],
    ['Set to true (default) to follow links.', FLAG, true],
    ['Events to watch, defaults to ["push"]', { type: 'array', items: STRING }, ['push']],
  ])('%s', (text, schema, value) => {
    expect(stated(text, schema)?.value).toEqual(value)
  })

  test.each([
    ['Rows to return. Defaults to 20 for lists and 50 for searches.', INTEGER],
    ['Rows to return. Default 20 when a cursor is given.', INTEGER],
    ['When grouping, defaults to 20.', INTEGER],
    ['Rows to return (default: 20 for lists, otherwise 50)', INTEGER],
    ['Rows to return, typically defaults to 20.', INTEGER],
    ['List default: 20. Search default: 50.', INTEGER],
    ['Rows to return (0 for default of 100)', INTEGER],
    ['Rows a page. The API default: 100', INTEGER],
    ['Defaults to the current user.', STRING],
    ['Project to look in; if omitted, all projects.', STRING],
    ['Defaults to TEAM_ID.', STRING],
    ['Name of an agent; everybody when left out.', STRING],
    ['If provided, organization and region are taken from it.', STRING],
    ['Branch, defaults to repository default', STRING],
    ['Default: now', STRING],
    ['Defaults to 20 rows', FLAG],
    ['Standardwert der Liste (default: 20), wenn nichts angegeben ist und die Liste nicht leer ist oder wird.', INTEGER],
    ['The default sort order of the list', STRING],
    ['Defaults to false', { type: ['boolean', 'string'] }],
    ['Default is fastest', { ...STRING, enum: ['asc', 'desc'] }],
  ])('not in: %s', (text, schema) => {
    expect(stated(text, schema)).toBeUndefined()
  })

  test('none in a unit that the name contradicts', () => {
    expect(stated('Time limit. Default: 30 seconds', INTEGER, 'timeout_ms')).toBeUndefined()
    expect(stated('Time limit. Default: 30 seconds', INTEGER, 'timeout')?.value).toBe(30)
  })

  test('with the words that state it', () => {
    const text = 'Rows to return (default: 20), newest first.'
    const claim = stated(text, INTEGER)?.claim
    expect(claim && quoteOf(claim)).toBe('default: 20')
  })
})
