import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../src/core/json.ts'
import { argument } from '../../src/eval/argument.ts'
import { sameValue } from '../../src/eval/same-value.ts'

test.each<[name: string, schema: JsonObject, expected: Json, given: Json, same: boolean]>([
  ['city', {}, 'Köln', 'Köln, Deutschland', true],
  ['city', {}, 'Tokyo', 'Tokyo, Japan', true],
  ['city', {}, 'Tokyo', 'Tokyo (Japan)', true],
  ['city', {}, '東京', '東京、日本', true],
  ['city', {}, 'London', 'London, Ontario', false],
  ['city', {}, 'Cambridge', 'Cambridge, Massachusetts', false],
  ['city', {}, 'Berlin', 'Berlin Germany', true],
  ['city', {}, 'Prague', 'Prague, Czech Republic', true],
  ['city', {}, 'Seoul', 'Seoul, South Korea', true],
  ['city', {}, 'Seattle', 'Seattle, United States', true],
  ['city', {}, 'Seattle', 'Seattle, USA', true],
  ['city', {}, 'Seattle', 'Seattle, United States of America', true],
  ['city', {}, 'Edinburgh', 'Edinburgh, Scotland', true],
  ['city', {}, 'London', 'London, England', true],
  ['country', {}, 'USA', 'United States', true],
  ['country', {}, 'Germany', 'Deutschland', true],
  ['country', {}, 'Germany', 'France', false],
  ['from', {}, 'Rome', 'Rome, Italy', true],
  ['query', {}, 'Rome', 'Rome, Italy', false],
  ['tracking', { type: 'string', description: 'Tracking number such as PK-20931.' }, 'PK-1', 'pk-1', false],
  ['order', { type: 'string', description: 'Order ID' }, 'A1', 'a1', false],
  ['topic', { type: 'string', description: 'Key words to look for.' }, 'Tax', 'tax', true],
  ['name', { type: 'string', description: 'Name or id of the person' }, 'Ann', 'ann', true],
  ['sku', { type: 'string' }, 'AB-1', 'ab-1', false],
  ['phone', { type: 'string' }, '+49 30 1234', '+49301234', true],
  ['phone', { type: 'string' }, '+49 30 1234', '+49301235', false],
  ['email', { type: 'string' }, 'Ann@Example.com', 'ann@example.com', true],
  ['url', {}, 'https://example.com/a?b=1', 'https://example.com/a?b=2', false],
  ['url', {}, 'example.com', 'https://example.com', false],
  ['path', {}, 'C:\\a', 'C:\\A', false],
  ['api_key', {}, 'abc', 'ABC', false],
  ['apiKey', {}, 'abc', 'ABC', false],
  ['keywords', {}, 'Tax', 'tax', true],
  ['monkey', {}, 'Bob', 'bob', true],
  ['valid', {}, 'Yes', 'yes', true],
  ['zip_code', {}, 'AB1', 'ab1', false],
  ['recipients', { type: 'array' }, ['Ann', 'Bob'], ['Bob', 'Ann'], true],
  ['args', { type: 'array' }, ['a', 'b'], ['b', 'a'], false],
  ['columns', { type: 'array' }, ['a', 'b'], ['a', 'b'], true],
  ['query', {}, 'It’s “ok”', 'It\'s "ok"', true],
  ['query', {}, 'naïve', 'naive', false],
  ['regex', {}, 'A+', 'a+', false],
  ['title', {}, 'Q3 plan!', 'Q3 plan', true],
  ['body', {}, 'Hi Ann,\n\nsee you', 'Hi Ann,\nsee you', true],
  ['hash', {}, '9fCE', '9fce', false],
  ['id', {}, '3f2504e0-4f89-41d3-9a0c-0305e82c3301', '3F2504E0-4F89-41D3-9A0C-0305E82C3301', true],
])('%s, by the schema %j: %j and %j', (name, schema, expected, given, same) => {
  expect(sameValue(expected, given, argument(schema, name, schema))).toBe(same)
})

test('what a reference names counts inside of a value', () => {
  const root = {
    $defs: { filter: { properties: { sort: { anyOf: [{ type: 'string', default: 'asc' }, { type: 'null' }] } } } },
  }
  const filter = argument(root, 'filter', { $ref: '#/$defs/filter' })
  expect(sameValue({}, { sort: 'asc' }, filter)).toBe(true)
  expect(sameValue({}, { sort: 'desc' }, filter)).toBe(false)
})
