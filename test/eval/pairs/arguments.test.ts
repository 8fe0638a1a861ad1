import { describe, expect, test } from 'vitest'
import type { Json } from '../../../src/core/json.ts'
import { call, judged } from './score-pair.ts'

type Pair = [name: string, tool: string, expected: Json, given: Json, score: 0 | 1, says?: string]

const check = (pairs: Pair[]) =>
  test.each<Pair>(pairs)('%s', async (_, tool, expected, given, score, says) => {
    const { scores } = await judged({ tool, arguments: expected }, [call(tool, given)], says)
    expect([scores['arguments']?.value, scores['arguments']?.because ?? '']).toEqual([
      score,
      score === 1 ? '' : expect.stringMatching(/\w/),
    ])
    expect(scores['right-call']?.value).toBe(score)
  })

describe('arguments that the suite does not mention', () => {
  const D = 'delete_item'
  check([
    ['force without being asked', D, { id: '7' }, { id: '7', force: true }, 0, 'Delete item 7'],
    ['force when asked', D, { id: '7' }, { id: '7', force: true }, 1, 'Delete item 7, force it'],
    ['force: false says nothing', D, { id: '7' }, { id: '7', force: false }, 1, 'Delete item 7'],
    ['overwrite without being asked', 'file_op', { path: 'a.txt' }, { path: 'a.txt', overwrite: true }, 0, 'Write a.txt'],
    ['overwriting when asked', 'file_op', { path: 'a.txt' }, { path: 'a.txt', overwrite: true }, 1, 'Overwrite a.txt'],
    ['recursive without being asked', 'file_op', { path: 'src' }, { path: 'src', recursive: true }, 0, 'List src'],
    ['recursively when asked', 'file_op', { path: 'src' }, { path: 'src', recursive: true }, 1, 'List src recursively'],
    ['a default', 'file_op', { path: 'a' }, { path: 'a', encoding: 'utf-8' }, 1],
    ['another encoding', 'file_op', { path: 'a' }, { path: 'a', encoding: 'latin1' }, 0],
    ['an empty text', 'file_op', { path: 'a' }, { path: 'a', content: '' }, 1],
    ['content of its own', 'file_op', { path: 'a' }, { path: 'a', content: 'hello' }, 0, 'Touch a'],
    ['content as said', 'file_op', { path: 'a' }, { path: 'a', content: 'hello world' }, 1, 'Put "Hello world" in a'],
    ['an empty list', 'Send_Message', { to: 'Ann', body: 'Hi' }, { to: 'Ann', body: 'Hi', cc: [] }, 1],
    [
      'a recipient nobody named',
      'Send_Message',
      { to: 'Ann', body: 'Hi' },
      { to: 'Ann', body: 'Hi', cc: ['boss'] },
      0,
      'Say hi to Ann',
    ],
    [
      'a recipient who was named',
      'Send_Message',
      { to: 'Ann', body: 'Hi' },
      { to: 'Ann', body: 'Hi', cc: ['Bob'] },
      1,
      'Say hi to Ann, copy Bob',
    ],
    [
      'urgent without being asked',
      'Send_Message',
      { to: 'Ann', body: 'Hi' },
      { to: 'Ann', body: 'Hi', urgent: true },
      0,
      'Say hi to Ann',
    ],
    [
      'urgent when said',
      'Send_Message',
      { to: 'Ann', body: 'Hi' },
      { to: 'Ann', body: 'Hi', urgent: true },
      1,
      'Say hi to Ann, urgently',
    ],
    ['what the schema demands', 'Send_Message', { to: 'Ann' }, { to: 'Ann', body: 'Hello there' }, 1, 'Greet Ann'],
    ['a few more results', 'search', { query: 'x' }, { query: 'x', limit: 20 }, 1],
    ['one result only', 'search', { query: 'x' }, { query: 'x', limit: 1 }, 0, 'Find x'],
    ['as many as asked', 'search', { query: 'x' }, { query: 'x', limit: 3 }, 1, 'Find the three best x'],
    ['another order than usual', 'search', { query: 'x' }, { query: 'x', sort: 'desc' }, 0, 'Find x'],
    ['an owner nobody named', 'search', { query: 'x' }, { query: 'x', filters: { owner: 'bob' } }, 0, 'Find x'],
    ['an owner who was named', 'search', { query: 'x' }, { query: 'x', filters: { owner: 'bob' } }, 1, "Find Bob's x"],
    ['empty filters', 'search', { query: 'x' }, { query: 'x', filters: {} }, 1],
    ['filters at their defaults', 'search', { query: 'x' }, { query: 'x', filters: { archived: false, tags: [] } }, 1],
    ['days from tomorrow', 'get_weather', { city: 'Rome' }, { city: 'Rome', days: 2 }, 1, 'Weather in Rome tomorrow'],
    ['days from nowhere', 'get_weather', { city: 'Rome' }, { city: 'Rome', days: 5 }, 0, 'Weather in Rome'],
    ['Fahrenheit from nowhere', 'get_weather', { city: 'Rome' }, { city: 'Rome', units: 'f' }, 0, 'Weather in Rome'],
    ['half an hour in minutes', 'create_event', { title: 'T' }, { title: 'T', duration: 120 }, 1, 'Book T for two hours'],
    ['a duration from nowhere', 'create_event', { title: 'T' }, { title: 'T', duration: 45 }, 0, 'Book T'],
    ['a date from tomorrow', 'create_event', { title: 'T' }, { title: 'T', date: '2026-12-01' }, 1, 'Book T tomorrow'],
    ['a date from nowhere', 'create_event', { title: 'T' }, { title: 'T', date: '2026-12-01' }, 0, 'Book T'],
    ['null where it is the default', 'create_event', { title: 'T' }, { title: 'T', reminder: null }, 1],
    ['a reminder from nowhere', 'create_event', { title: 'T' }, { title: 'T', reminder: 15 }, 0, 'Book T'],
    [
      'a reminder as said',
      'create_event',
      { title: 'T' },
      { title: 'T', reminder: 15 },
      1,
      'Book T, remind me 15 minutes before',
    ],
  ])

  test.each<[string, Json, Json, 0 | 1]>([
    ['exact, and nothing beside', { exact: true }, { query: 'x' }, 1],
    ['exact, and a default beside', { exact: true }, { query: 'x', limit: 10 }, 1],
    ['exact, and a limit beside', { exact: true }, { query: 'x', limit: 20 }, 0],
    ['only a limit, and that', { only: ['limit'] }, { query: 'x', limit: 1 }, 1],
    ['only a limit, and an order', { only: ['limit'] }, { query: 'x', sort: 'desc' }, 0],
  ])('%s', async (_, beside, given, score) => {
    const expected = { tool: 'search', arguments: { query: 'x' }, ...(typeof beside === 'object' ? beside : {}) }
    expect((await judged(expected, [call('search', given)])).scores['arguments']?.value).toBe(score)
  })

  test('without arguments: any valid ones are right', async () => {
    expect(
      (await judged({ tool: 'delete_item' }, [call('delete_item', { id: '7', force: true })])).scores['right-call']?.value,
    ).toBe(1)
    expect((await judged({ tool: 'delete_item' }, [call('delete_item', {})])).scores['right-call']?.value).toBe(0)
  })
})

describe('texts', () => {
  const M = (body: string, given: string, score: 0 | 1, name = body): Pair => [
    name,
    'Send_Message',
    { to: 'Ann', body },
    { to: 'Ann', body: given },
    score,
  ]
  const W = (city: string, given: string, score: 0 | 1): Pair => [
    `${city}: ${given}`,
    'get_weather',
    { city },
    { city: given },
    score,
  ]
  const I = (id: string, given: string, score: 0 | 1): Pair => [`${id}: ${given}`, 'delete_item', { id }, { id: given }, score]
  const one = (tool: string, key: string, expected: Json, given: Json, score: 0 | 1): Pair => [
    `${key} ${JSON.stringify(expected)}: ${JSON.stringify(given)}`,
    tool,
    tool === 'file_op' && key !== 'path' ? { path: 'a', [key]: expected } : { [key]: expected },
    tool === 'file_op' && key !== 'path' ? { path: 'a', [key]: given } : { [key]: given },
    score,
  ]
  check([
    M('I am late', 'i am late.', 1),
    M("It's fine", 'It’s fine', 1),
    M('He said "no"', 'He said “no”', 1),
    M('a - b', 'a – b', 1),
    M('line one\nline two', 'line one line two', 0, 'a lost line break'),
    M('line one\nline two', 'line one\r\nline two', 1, 'another line break'),
    M('I am late', 'I am not late', 0, 'another meaning'),
    M('Café', 'Cafe\u0301', 1),
    M('ＡＢＣ', 'ABC', 1),
    W('Berlin', 'berlin', 1),
    W('Berlin', 'Berlin, Germany', 1),
    W('Berlin', 'Berlin, DE', 1),
    W('Paris', 'Paris, Texas', 0),
    W('Paris', 'Paris, TX', 0),
    W('Paris', 'Paris, France', 1),
    W('London', 'London, UK', 1),
    W('London', 'London, England', 1),
    W('San Francisco', 'San Francisco, CA', 1),
    W('Portland', 'Portland, OR, USA', 1),
    W('Zürich', 'Zurich', 1),
    W('São Paulo', 'Sao Paulo, Brazil', 1),
    W('Berlin', 'Bern', 0),
    W('Berlin', 'Berlin or Bonn', 0),
    W('New York', 'York', 0),
    W('Berlin, Germany', 'Berlin', 1),
    W('London, UK', 'London, United Kingdom', 1),
    W('London, UK', 'London, Canada', 0),
    W('Springfield, IL', 'Springfield', 0),
    W('東京', '東京, 日本', 1),
    W('London', 'London, Ontario', 0),
    I('aB3xZ', 'ab3xz', 0),
    I('PK-1', 'pk-1', 0),
    I('550e8400', '550E8400', 0),
    I('5', '5', 1),
    I('order_9', 'order_9', 1),
    I('A 1', 'A  1', 0),
    one('query_db', 'user_id', 'U_Ann', 'u_ann', 0),
    one('query_db', 'sql', 'SELECT a FROM b', 'select a from b', 0),
    one('query_db', 'sql', 'SELECT a FROM b', 'SELECT a FROM b', 1),
    one('query_db', 'regex', '[A-Z]+', '[a-z]+', 0),
    one('run_code', 'code', 'print("Hi")', 'print("hi")', 0),
    one('run_code', 'code', "print('a')", 'print(’a’)', 0),
    one('run_code', 'code', 'x = 1', 'x = 1\n', 1),
    one('file_op', 'path', 'README.md', 'readme.md', 0),
    one('file_op', 'path', 'README.md', './README.md', 1),
    one('file_op', 'path', 'src/a', 'src/a/', 1),
    one('file_op', 'path', '/etc/a', 'etc/a', 0),
    one('navigate', 'url', 'https://Example.com', 'https://example.com/', 1),
    one('navigate', 'url', 'https://example.com/A', 'https://example.com/a', 0),
    one('navigate', 'email', 'ann@example.com', 'Ann@Example.com', 1),
    one('navigate', 'email', 'ann@example.com', 'an@example.com', 0),
    one('search', 'query', 'Budget 2026', 'budget 2026', 1),
    one('search', 'query', { matches: 'report' }, 'Annual REPORT', 1),
    one('search', 'query', { matches: '^[A-Z]{3}$' }, 'abc', 0),
    one('file_op', 'path', { matches: 'README' }, 'readme.md', 0),
    one('delete_item', 'id', { matches: '^PK-' }, 'pk-1', 0),
    one('search', 'query', { contains: "don't" }, 'I DON’T know', 1),
    one('search', 'query', { oneOf: ['NYC', 'New York'] }, 'new york', 1),
  ])
})

describe('numbers, null and lists', () => {
  const E = 'create_event'
  check([
    ['a number as text', 'get_weather', { city: 'Rome', days: 3 }, { city: 'Rome', days: '3' }, 0],
    ['a text of digits for a number in YAML', 'get_weather', { city: 'Rome', days: '3' }, { city: 'Rome', days: 3 }, 1],
    ['a number in YAML for an id', 'delete_item', { id: 5 }, { id: '5' }, 1],
    ['a number for an id', 'delete_item', { id: '5' }, { id: 5 }, 0],
    ['a float without fraction', E, { title: 'T', duration: 30 }, { title: 'T', duration: 30.0 }, 1],
    [
      'binary fractions',
      'pay',
      { amount: 0.3, method: 'card', card: { number: '4' } },
      { amount: 0.1 + 0.2, method: 'card', card: { number: '4' } },
      1,
    ],
    [
      'another fraction',
      'pay',
      { amount: 0.3, method: 'card', card: { number: '4' } },
      { amount: 0.31, method: 'card', card: { number: '4' } },
      0,
    ],
    ['a boolean as text', 'delete_item', { id: '7', force: true }, { id: '7', force: 'true' }, 0],
    [
      'null where the schema refuses it',
      'get_weather',
      { city: 'Rome', days: { absent: true } },
      { city: 'Rome', days: null },
      0,
    ],
    ['null where the schema takes it', E, { title: 'T', notes: { absent: true } }, { title: 'T', notes: null }, 1],
    ['null expected, left out', E, { title: 'T', notes: null }, { title: 'T' }, 1],
    ['null expected, a text given', E, { title: 'T', notes: null }, { title: 'T', notes: 'x' }, 0],
    ['false expected, left out', 'delete_item', { id: '7', force: false }, { id: '7' }, 1],
    ['a text expected, null given', E, { title: 'T', notes: 'x' }, { title: 'T', notes: null }, 0],
    [
      'people in another order',
      E,
      { title: 'T', attendees: ['Ann', 'Bob', 'Cy'] },
      { title: 'T', attendees: ['Cy', 'Ann', 'Bob'] },
      1,
    ],
    ['one of the people', E, { title: 'T', attendees: ['Ann', 'Bob'] }, { title: 'T', attendees: ['Ann'] }, 0],
    ['one person twice', E, { title: 'T', attendees: ['Ann', 'Bob'] }, { title: 'T', attendees: ['Ann', 'Ann'] }, 0],
    ['stops in another order', 'navigate', { waypoints: ['Rome', 'Bern'] }, { waypoints: ['Bern', 'Rome'] }, 0],
    ['stops in any order', 'navigate', { waypoints: { unordered: ['Rome', 'Bern'] } }, { waypoints: ['Bern', 'Rome'] }, 1],
    ['a point turned round', 'query_db', { point: [1, 2] }, { point: [2, 1] }, 0],
    [
      'a matcher in a list',
      E,
      { title: 'T', attendees: [{ contains: 'ann' }, 'Bob'] },
      { title: 'T', attendees: ['Ann Lee', 'Bob'] },
      1,
    ],
    [
      'matchers in any order',
      E,
      { title: 'T', attendees: { unordered: [{ matches: '^A' }, 'Bob'] } },
      { title: 'T', attendees: ['Bob', 'Ann'] },
      1,
    ],
    ['a text for a list', E, { title: 'T', attendees: ['Ann'] }, { title: 'T', attendees: 'Ann' }, 0],
    [
      'a matcher in an object',
      'search',
      { query: 'x', filters: { tags: { contains: 'a' } } },
      { query: 'x', filters: { tags: ['b', 'a'] } },
      1,
    ],
    [
      'a matcher in an object that fails',
      'search',
      { query: 'x', filters: { owner: { oneOf: ['ann', 'bob'] } } },
      { query: 'x', filters: { owner: 'cy' } },
      0,
    ],
    [
      'objects of a list with a matcher',
      'pay',
      { amount: 1, method: 'card', card: { number: { any: true } }, lines: [{ sku: 'A1', quantity: { range: { min: 2 } } }] },
      { amount: 1, method: 'card', card: { number: '4' }, lines: [{ sku: 'A1', quantity: 3 }] },
      1,
    ],
    ['enum in another case', 'search', { query: 'x', sort: 'asc' }, { query: 'x', sort: 'ASC' }, 0],
    [
      'a currency in small letters',
      'pay',
      { amount: 1, method: 'bank', iban: 'X', currency: 'EUR' },
      { amount: 1, method: 'bank', iban: 'X', currency: 'eur' },
      1,
    ],
  ])
})

describe('validity', () => {
  const card = { number: '4' }
  test.each<[string, Json, 0 | 1, RegExp?]>([
    ['all well', { amount: 5, method: 'card', card }, 1],
    ['below a bound', { amount: 0, method: 'card', card }, 0, /amount/],
    ['no value of the enum', { amount: 5, method: 'cash', card }, 0, /method/],
    ['a condition unmet', { amount: 5, method: 'bank' }, 0, /iban is required/],
    ['the other branch unmet', { amount: 5, method: 'card' }, 0, /card is required/],
    ['an unknown key', { amount: 5, method: 'card', card, tip: 1 }, 0, /tip is unknown/],
    ['an unknown key further down', { amount: 5, method: 'card', card: { ...card, cvv: '1' } }, 0, /card\.cvv is unknown/],
    [
      'an unknown key deep down',
      { amount: 5, method: 'card', card: { ...card, expiry: { day: 1 } } },
      0,
      /card\.expiry\.day is unknown/,
    ],
    [
      'an unknown key in a list',
      { amount: 5, method: 'card', card, lines: [{ sku: 'a', price: 2 }] },
      0,
      /lines\[0\]\.price is unknown/,
    ],
    ['any key of an open object', { amount: 5, method: 'card', card, meta: { anything: { at: 'all' } } }, 1],
    ['a bound deep down', { amount: 5, method: 'card', card: { ...card, expiry: { month: 13 } } }, 0, /card\.expiry\.month/],
    ['a bound in a list', { amount: 5, method: 'card', card, lines: [{ sku: 'a', quantity: 0 }] }, 0, /lines\[0\]\.quantity/],
    ['what an item lacks', { amount: 5, method: 'card', card, lines: [{}] }, 0, /lines\[0\]\.sku is required/],
    ['a pattern', { amount: 5, method: 'card', card, currency: 'euro' }, 0, /currency/],
    ['no object', 'amount=5', 0, /not a JSON object/],
  ])('%s', async (_, given, score, because = /^$/) => {
    const { scores } = await judged({ tool: 'pay' }, [call('pay', given)])
    expect([scores['valid']?.value, scores['right-call']?.value, scores['selection']?.value]).toEqual([score, score, 1])
    expect(scores['valid']?.because ?? '').toMatch(because)
  })
})
