import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../../src/core/json.ts'
import { isUnrequested } from '../../../../src/eval/unrequested.ts'

test.each<[says: string, name: string, schema: JsonObject, value: Json, unrequested: boolean]>([
  ['Find red shoes under 50 euros', 'max_price', {}, 50, false],
  ['Find shoes', 'max_price', {}, 50, true],
  ['Find two tickets', 'quantity', {}, 2, false],
  ['Find a ticket', 'quantity', {}, 4, true],
  ['Finde zwei Karten', 'quantity', {}, 2, false],
  ['2枚のチケット', 'quantity', {}, 2, false],
  ['Show the newest files', 'sort', { enum: ['newest', 'oldest'] }, 'newest', false],
  ['Read a.txt', 'recursive', { type: 'boolean' }, true, true],
  ['List it recursively', 'recursive', { type: 'boolean' }, true, false],
  ['Meet Annabel', 'attendees', {}, ['Ann'], true],
  ['Meet Bob tomorrow', 'date', {}, '2026-12-01', false],
  ['Termin morgen um neun', 'date', {}, '2026-12-01', false],
  ['Meet Bob', 'date', {}, '2026-12-01', true],
  ['Write to Ann', 'cc', {}, [], false],
  ['Write to Ann', 'priority', { enum: ['low', 'normal', 'high'] }, 'high', true],
  ['Urgent, high priority: write to Ann', 'priority', { enum: ['low', 'normal', 'high'] }, 'high', false],
  ['Send 1,500 euros', 'amount', {}, 1500, false],
  ['Send 1.500 Euro', 'amount', {}, 1500, false],
  ['Search', 'dry_run', { type: 'boolean', default: true }, false, true],
  ['What is the weather?', 'page_size', {}, 50, false],
  ['What is the weather?', 'per_page', {}, 50, false],
  ['What is the weather?', 'maxResults', {}, 5, false],
  ['What is the weather?', 'offset', {}, 0, false],
  ['Create a dashboard', 'metadata', {}, { source: 'assistant' }, true],
  ['Create', 'tags', {}, ['important'], true],
  ['Tag it important', 'tags', {}, ['important'], false],
  ['Rechnungen von Müller', 'owner', {}, 'Müller', false],
  ['Müllers Rechnungen', 'owner', {}, 'Müller', false],
])('of "%s", the argument %s (%j) with %j', (says, name, schema, value, unrequested) => {
  expect(isUnrequested(name, value, schema, says)).toBe(unrequested)
})

test('names that every object has are no numbers and no formats', () => {
  expect(isUnrequested('days', 3, { type: 'integer' }, 'constructor toString valueOf')).toBe(true)
  expect(isUnrequested('note', 'bob', { type: 'string', format: 'constructor' }, 'go')).toBe(true)
})
