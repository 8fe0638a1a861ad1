import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { toolFrom } from '../../../../src/core/tool.ts'
import { conflictsOf } from '../../../../src/lint/claims/judge.ts'

function kinds(name: string, schema: JsonObject, description = 'Does it.') {
  const tool = toolFrom({ name: 'x', description, inputSchema: { type: 'object', properties: { [name]: schema } } }, 0, undefined)
  return conflictsOf(tool).map(({ kind }) => kind)
}
const string = (description: string, more: JsonObject = {}): JsonObject => ({ type: 'string', description, ...more })

describe('a text that wants another form than the schema takes', () => {
  test.each([
    ['since', string('First day, as DD.MM.YYYY', { format: 'date-time' })],
    ['since', string('First day, as MM/DD/YYYY', { format: 'date' })],
    ['since', string('First day (YYYYMMDD).', { format: 'date' })],
    ['since', string('First moment, as Unix time in seconds', { format: 'date-time' })],
    ['since', string('Milliseconds since the epoch', { format: 'date-time' })],
    ['since', string('How many minutes ago', { format: 'date-time' })],
    ['since', string('ISO 8601 timestamp of the change', { format: 'date' })],
    ['since', string('First day as YYYY-MM-DD', { format: 'date-time' })],
    ['since', string('First day, as DD/MM/YYYY', { pattern: '^\\d{4}-\\d{2}-\\d{2}$' })],
    ['since', { type: 'integer', description: 'First day, as YYYY-MM-DD' }],
    ['length', string('Length in ISO 8601 duration form', { pattern: '^\\d+[smh]$' })],
    ['author', string('Id of the author', { format: 'email' })],
    ['author', string('Name of the author', { format: 'uuid' })],
    ['author', string('E-mail address of the author', { format: 'uuid' })],
    ['file', string('Path of the file', { format: 'uri' })],
    ['currency', string('ISO 4217 code in upper case', { pattern: '^[a-z]{3}$' })],
    ['country', string('ISO 3166-1 alpha-3 code', { pattern: '^[A-Z]{2}$' })],
    ['country', string('Two-letter country code', { minLength: 3, maxLength: 3 })],
    ['colour', string('Colour as #RRGGBB', { pattern: '^[0-9a-f]{6}$' })],
    ['days', { type: 'array', items: { type: 'string', format: 'date' }, description: 'Days, each as DD.MM.YYYY' }],
  ])('%s %j', (name, schema) => {
    expect(kinds(name, schema)).toEqual(['format'])
  })

  test.each([
    ['its name', 'room_id', string('Display name of the room'), undefined],
    ['its name in reverse', 'roomName', string('Id of the room'), undefined],
    ['a row', 'zone', string('IANA time zone'), 'Does it.\n\nArgs:\n    zone: Offset from UTC'],
    ['the tool by name', 'day', string('Day as YYYY-MM-DD'), 'Does it. `day` is written DD.MM.YYYY.'],
    ['the tool of all', 'start_date', string('First day, as MM/DD/YYYY'), 'Does it. All dates are YYYY-MM-DD.'],
    ['the tool of times', 'since', string('Moment as an ISO 8601 timestamp'), 'Does it. Times are Unix seconds.'],
    ['what the tool rules out', 'add', string('Names of the tags to add'), 'Tags it. Tags are given by id, not by name.'],
  ])('against %s', (_, name, schema, description) => {
    expect(kinds(name, schema, description)).toEqual(['format'])
  })

  test.each([
    ['since', string('First moment (ISO 8601)', { format: 'date-time' }), undefined],
    ['since', string('ISO 8601 date', { format: 'date' }), undefined],
    ['since', string('First day as YYYY-MM-DD or DD.MM.YYYY', { format: 'date' }), undefined],
    ['since', string('First day as YYYY-MM-DD, never DD.MM.YYYY', { format: 'date' }), undefined],
    ['since', { type: 'integer', description: 'Unix time in seconds' }, undefined],
    ['since', { type: 'integer', description: 'First day, as YYYYMMDD' }, undefined],
    ['length', string('Length, in minutes or as 15m', { pattern: '^\\d+m$' }), undefined],
    ['user_id', string('E-mail address of the user, or "me"'), undefined],
    ['user_id', string('Name or id of the user'), undefined],
    ['room_name', string('Name of the room, not its id'), undefined],
    ['author', string('Id of the author, a UUID', { format: 'uuid' }), undefined],
    ['file', string('URL of the file', { format: 'uri' }), undefined],
    ['currency', string('ISO 4217 code in lower case', { pattern: '^[a-z]{3}$' }), undefined],
    ['key', string('Key in lower case', { pattern: '^app_[a-z]+$' }), undefined],
    ['zone', string('IANA time zone'), 'Does it. Returned times carry the offset from UTC.'],
    ['since', string('Day as YYYY-MM-DD'), 'Does it. Returned dates are DD.MM.YYYY.'],
  ])('none in %s %j', (name, schema, description) => {
    expect(kinds(name, schema, description)).toEqual([])
  })
})
