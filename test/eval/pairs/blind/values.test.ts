import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../../src/core/json.ts'
import { argumentFault } from '../../../../src/eval/match.ts'
import { keyOf } from '../../../../src/eval/spoken.ts'

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
  ['recipients', { type: 'array' }, ['Ann', 'Bob'], ['Bob', 'Ann'], true],
  ['args', { type: 'array' }, ['a', 'b'], ['b', 'a'], false],
  ['columns', { type: 'array' }, ['a', 'b'], ['a', 'b'], true],
  ['query', {}, 'It’s “ok”', 'It\'s "ok"', true],
  ['query', {}, 'naïve', 'naive', false],
  ['regex', {}, 'A+', 'a+', false],
  ['hash', {}, '9fCE', '9fce', false],
  ['id', {}, '3f2504e0-4f89-41d3-9a0c-0305e82c3301', '3F2504E0-4F89-41D3-9A0C-0305E82C3301', true],
])('%s, by the schema %j: %j and %j', (name, schema, expected, given, same) => {
  const root = { type: 'object', properties: { [name]: schema } }
  const at = keyOf({ path: '', name: '', root, schema: root }, name)
  expect(argumentFault({ equals: expected }, given, at, () => true) === undefined).toBe(same)
})
