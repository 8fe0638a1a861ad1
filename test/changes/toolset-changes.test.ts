import { expect, test } from 'vitest'
import type { Change } from '../../src/core/change.ts'
import type { Json, JsonObject } from '../../src/core/json.ts'
import { toolFrom } from '../../src/core/tool.ts'
import { toolsetChanges } from '../../src/changes/toolset-changes.ts'
import { wordChanges } from '../../src/session/text-diff.ts'

const TEXT = 'Search the orders of one customer, newest first.'
const tool = (over: JsonObject = {}): Json => ({
  name: 'search_orders',
  description: TEXT,
  inputSchema: { type: 'object' },
  ...over,
})
const input = (properties: JsonObject, more: JsonObject = {}): Json =>
  tool({ inputSchema: { type: 'object', properties, ...more } })
const output = (properties: JsonObject, more: JsonObject = {}): Json =>
  tool({ outputSchema: { type: 'object', properties, ...more } })
const limit = (schema: JsonObject): Json => input({ limit: schema })
const hints = (annotations: JsonObject): Json => tool({ annotations })

/** What changed, in one line each: class, kind, direction, path. */
test.each<[what: string, before: Json, after: Json, expected: readonly string[]]>([
  ['nothing', tool(), tool(), []],
  ['the order of keys', input({ a: {}, b: {} }), input({ b: {}, a: {} }), []],
  ['white space', tool(), tool({ description: ` ${TEXT.replaceAll(' ', '\n')}\n` }), []],
  ['the order of required names', input({}, { required: ['a', 'b'] }), input({}, { required: ['b', 'a'] }), []],
  ['the order of types', limit({ type: ['null', 'integer'] }), limit({ type: ['integer', 'null'] }), []],

  [
    'other words',
    tool(),
    tool({ description: 'Search the invoices of one customer, newest first.' }),
    ['behavioural wording null'],
  ],
  ['a full stop', tool(), tool({ description: TEXT.slice(0, -1) }), ['harmless form null']],
  ['emphasis', tool(), tool({ description: TEXT.replace('newest first', '**newest first**') }), ['harmless form null']],
  ['capitals', tool(), tool({ description: TEXT.toUpperCase() }), ['harmless form null']],
  ['quotation marks', tool({ description: 'Say "paid".' }), tool({ description: 'Say “paid”.' }), ['harmless form null']],
  ['a list', tool({ description: '* one\n* two' }), tool({ description: '- one\n- two' }), ['harmless form null']],
  [
    'the case of a name',
    tool({ description: 'Takes userId.' }),
    tool({ description: 'Takes userid.' }),
    ['behavioural wording null'],
  ],
  ['a sign', tool({ description: 'From -1 on.' }), tool({ description: 'From 1 on.' }), ['behavioural wording null']],
  [
    'a decimal point',
    tool({ description: 'At most 1.5 MB.' }),
    tool({ description: 'At most 15 MB.' }),
    ['behavioural wording null'],
  ],
  ['an invisible character', tool(), tool({ description: `${TEXT}\u200b` }), ['behavioural wording null']],
  ['no text any more', tool(), tool({ description: '' }), ['behavioural wording null']],
  ['a title', tool(), tool({ title: 'Orders' }), ['harmless title null']],
  ['what models do not see', tool(), tool({ _meta: { a: 1 } }), ['harmless metadata null']],

  ['a parameter', input({}), input({ a: {} }), ['behavioural parameter-added a']],
  ['a required parameter', input({}), input({ a: {} }, { required: ['a'] }), ['breaking parameter-added tightened a']],
  ['no parameter any more', input({ a: {} }), input({}), ['breaking parameter-removed a']],
  [
    'none that is declared, where all are let through',
    input({ a: {} }),
    input({}, { additionalProperties: true }),
    ['behavioural parameter-removed a'],
  ],
  ['required now', input({ a: {} }), input({ a: {} }, { required: ['a'] }), ['breaking required tightened a']],
  ['optional now', input({ a: {} }, { required: ['a'] }), input({ a: {} }), ['harmless required loosened a']],
  ['another spelling', input({ userId: {} }), input({ user_id: {} }), ['breaking parameter-renamed userId']],
  [
    'another name, and the same text',
    input({ customer: { type: 'string', description: 'The id of the customer, such as c_102.' } }),
    input({ client: { type: 'string', description: 'The id of the customer, such as c_102.' } }),
    ['breaking parameter-renamed customer'],
  ],
  [
    'two of one type without texts are two',
    input({ from: { type: 'string' } }),
    input({ query: { type: 'string' } }),
    ['behavioural parameter-added query', 'breaking parameter-removed from'],
  ],
  [
    'two with one text, which may be either',
    input({ p: { type: 'string', description: 'An id.' } }),
    input({ q: { type: 'string', description: 'An id.' }, r: { type: 'string', description: 'An id.' } }),
    ['behavioural parameter-added q', 'behavioural parameter-added r', 'breaking parameter-removed p'],
  ],
  [
    'two of one text, which their names tell apart',
    input({ userId: { type: 'string', description: 'An id.' }, teamId: { type: 'string', description: 'An id.' } }),
    input({ team_id: { type: 'string', description: 'An id.' }, user_id: { type: 'string', description: 'An id.' } }),
    ['breaking parameter-renamed userId', 'breaking parameter-renamed teamId'],
  ],
  [
    'a nested one',
    input({ filter: { type: 'object', properties: { a: {} } } }),
    input({ filter: { type: 'object', properties: {} } }),
    ['breaking parameter-removed filter.a'],
  ],
  [
    'one of the items',
    input({ rows: { type: 'array', items: { properties: { a: { type: 'string' } } } } }),
    input({ rows: { type: 'array', items: { properties: { a: { type: 'number' } } } } }),
    ['breaking type changed rows[].a'],
  ],

  ['another type', limit({ type: 'string' }), limit({ type: 'integer' }), ['breaking type changed limit']],
  ['fewer numbers', limit({ type: 'number' }), limit({ type: 'integer' }), ['breaking type tightened limit']],
  ['more types', limit({ type: 'integer' }), limit({ type: ['integer', 'string'] }), ['harmless type loosened limit']],
  [
    'null, too',
    limit({ type: 'integer' }),
    limit({ anyOf: [{ type: 'integer' }, { type: 'null' }] }),
    ['harmless type loosened limit'],
  ],
  ['null by another form', limit({ type: ['integer', 'null'] }), limit({ anyOf: [{ type: 'integer' }, { type: 'null' }] }), []],
  ['arguments, which are objects anyway', tool({ inputSchema: {} }), tool(), []],
  [
    'one form less, of which each has its own limits',
    limit({ anyOf: [{ type: 'string', pattern: '^a' }, { type: 'integer' }] }),
    limit({ type: 'string', pattern: '^a' }),
    ['breaking type tightened limit'],
  ],
  ['any type', limit({ type: 'integer' }), limit({}), ['harmless type loosened limit']],

  ['a value less', limit({ enum: ['a', 'b'] }), limit({ enum: ['a'] }), ['breaking enum tightened limit']],
  ['a value more', limit({ enum: ['a'] }), limit({ enum: ['a', 'b'] }), ['behavioural enum loosened limit']],
  ['other values', limit({ enum: ['a'] }), limit({ enum: ['b'] }), ['breaking enum changed limit']],
  ['values in another order', limit({ enum: ['a', 'b'] }), limit({ enum: ['b', 'a'] }), []],
  ['values as constants', limit({ enum: ['a', 'b'] }), limit({ oneOf: [{ const: 'b' }, { const: 'a' }] }), []],
  ['only some values', limit({ type: 'string' }), limit({ type: 'string', enum: ['a'] }), ['breaking enum tightened limit']],

  ['a lower maximum', limit({ maximum: 50 }), limit({ maximum: 20 }), ['breaking bound tightened limit']],
  ['a higher maximum', limit({ maximum: 50 }), limit({ maximum: 100 }), ['harmless bound loosened limit']],
  ['no maximum', limit({ maximum: 50 }), limit({}), ['harmless bound loosened limit']],
  ['a higher minimum', limit({ minimum: 0 }), limit({ minimum: 1 }), ['breaking bound tightened limit']],
  [
    'the same bound of whole numbers',
    limit({ type: 'integer', exclusiveMinimum: 0 }),
    limit({ type: 'integer', minimum: 1 }),
    [],
  ],
  ['an open bound', limit({ minimum: 0 }), limit({ exclusiveMinimum: 0 }), ['breaking bound tightened limit']],
  [
    'a bound of draft-04',
    limit({ minimum: 0 }),
    limit({ minimum: 0, exclusiveMinimum: true }),
    ['breaking bound tightened limit'],
  ],
  ['a bound that bounds nothing', limit({ type: 'string' }), limit({ type: 'string', minLength: 0 }), []],
  ['the limits of a safe integer', limit({}), limit({ maximum: 9007199254740991 }), []],
  ['a length', limit({ maxLength: 9 }), limit({ maxLength: 5 }), ['breaking bound tightened limit']],
  ['a finer step', limit({ multipleOf: 4 }), limit({ multipleOf: 2 }), ['harmless bound loosened limit']],
  ['another step', limit({ multipleOf: 4 }), limit({ multipleOf: 3 }), ['breaking bound changed limit']],

  ['a pattern', limit({}), limit({ pattern: '^a' }), ['breaking pattern tightened limit']],
  ['another pattern', limit({ pattern: '^a' }), limit({ pattern: '^b' }), ['breaking pattern unknown limit']],
  ['no format', limit({ format: 'date' }), limit({}), ['harmless format loosened limit']],
  ['names that are texts anyway', limit({ type: 'object' }), limit({ type: 'object', propertyNames: { type: 'string' } }), []],
  ['a condition', limit({}), limit({ not: { const: 1 } }), ['breaking condition tightened limit']],

  ['a default', limit({ default: 10 }), limit({ default: 50 }), ['behavioural default limit']],
  ['a default of null', limit({ type: ['integer', 'null'] }), limit({ type: ['integer', 'null'], default: null }), []],
  [
    'other names refused',
    input({ a: {} }),
    input({ a: {} }, { additionalProperties: false }),
    ['behavioural other-names tightened null'],
  ],
  [
    'a map that takes nothing any more',
    limit({ type: 'object' }),
    limit({ type: 'object', additionalProperties: false }),
    ['breaking other-names tightened limit'],
  ],
  [
    'a form less',
    limit({ oneOf: [{ properties: { k: { const: 'a' } } }, { properties: { k: { const: 'b' } } }] }),
    limit({ oneOf: [{ properties: { k: { const: 'a' } } }] }),
    ['breaking alternative tightened limit'],
  ],

  ['reads only', hints({ readOnlyHint: false }), hints({ readOnlyHint: true }), ['behavioural annotation readOnlyHint']],
  ['no longer reads only', hints({ readOnlyHint: true }), hints({ readOnlyHint: false }), ['danger annotation readOnlyHint']],
  ['no longer promises to', hints({ readOnlyHint: true }), tool(), ['danger annotation readOnlyHint']],
  ['destroys', hints({ destructiveHint: false }), hints({ destructiveHint: true }), ['danger annotation destructiveHint']],
  ['destroys, as is meant where nobody says', tool(), hints({ destructiveHint: true }), ['harmless annotation destructiveHint']],
  [
    'destroys, of a tool that only reads',
    hints({ readOnlyHint: true, destructiveHint: false }),
    hints({ readOnlyHint: true, destructiveHint: true }),
    ['harmless annotation destructiveHint'],
  ],
  ['reaches out', hints({ openWorldHint: false }), hints({ openWorldHint: true }), ['danger annotation openWorldHint']],

  ['a declared result', tool(), output({ a: {} }), ['harmless output-added null']],
  ['no declared result', output({ a: {} }), tool(), ['breaking output-removed null']],
  ['a field', output({}), output({ a: {} }), ['harmless field-added a']],
  ['no field any more', output({ a: {} }), output({}), ['breaking field-removed a']],
  ['a field of another type', output({ a: { type: 'string' } }), output({ a: { type: 'number' } }), ['breaking type changed a']],
  ['a field that may be missing', output({ a: {} }, { required: ['a'] }), output({ a: {} }), ['behavioural required loosened a']],
  ['a field that is always there', output({ a: {} }), output({ a: {} }, { required: ['a'] }), ['harmless required tightened a']],
])('%s', (_, before, after, expected) => {
  expect(changes([before], [after]).map(outline).sort()).toEqual([...expected].sort())
})

test.each<[what: string, before: Json, after: Json, quote: string]>([
  [
    'a bound',
    limit({ type: 'integer', maximum: 50, description: 'How many orders, at most 50.' }),
    limit({ type: 'integer', maximum: 20, description: 'How many orders, at most 50.' }),
    'maximum 20 now',
  ],
  [
    'a default',
    limit({ type: 'integer', default: 20, description: 'How many orders (default: 20).' }),
    limit({ type: 'integer', default: 50, description: 'How many orders (default: 20).' }),
    'its default is 50 now',
  ],
  [
    'a value',
    limit({ type: 'string', enum: ['open', 'paid'], description: 'One of "open" or "paid".' }),
    limit({ type: 'string', enum: ['open'], description: 'One of "open" or "paid".' }),
    '"paid" is no longer accepted',
  ],
  [
    'a parameter that is gone',
    tool({ description: 'Searches. Give `order_id` for one.', inputSchema: { properties: { order_id: {} } } }),
    tool({ description: 'Searches. Give `order_id` for one.', inputSchema: { properties: {} } }),
    'no parameter has that name now',
  ],
])('a text that stands as it did is stale: %s', (_, before, after, quote) => {
  const stale = changes([before], [after]).filter(({ kind }) => kind === 'stale-text')
  expect(stale.map(({ says }) => says)).toEqual([expect.stringContaining(quote)])
})

test.each<[what: string, before: Json, after: Json]>([
  [
    'that was changed with the schema',
    limit({ type: 'integer', maximum: 50, description: 'At most 50.' }),
    limit({ type: 'integer', maximum: 20, description: 'At most 20.' }),
  ],
  [
    'that was wrong before',
    limit({ type: 'integer', maximum: 40, description: 'At most 50.' }),
    limit({ type: 'integer', maximum: 20, description: 'At most 50.' }),
  ],
  [
    'that uses an ordinary word',
    tool({ inputSchema: { properties: { orders: {} } } }),
    tool({ inputSchema: { properties: {} } }),
  ],
])('no text is stale %s', (_, before, after) => {
  expect(changes([before], [after]).filter(({ kind }) => kind === 'stale-text')).toEqual([])
})

test('a text that sends a model to a renamed tool is stale', () => {
  const find = tool({ name: 'find_customer', description: 'Find a customer by name or e-mail address.' })
  const search = tool({ description: 'Search orders. Call find_customer first.' })
  const found = changes([find, search], [{ ...Object(find), name: 'findCustomer' }, search])
  expect(found.map(outline)).toEqual(['breaking tool-renamed null', 'behavioural stale-text null'])
  expect(found[1]?.says).toContain('that tool is called `findCustomer` now')
})

test('a new tool is told with the tool that it competes with', () => {
  const other = tool({ name: 'find_orders', description: 'Find the orders of one customer, newest first.' })
  const [added] = changes([tool()], [tool(), other])
  expect(added).toMatchObject({ kind: 'tool-added', class: 'behavioural', before: null, tool: 'find_orders' })
  expect(added?.says).toMatch(/\d\d % like `search_orders`/)
})

test('siblings are not taken for one another', () => {
  const labels = (verb: string) =>
    tool({ name: `${verb.toLowerCase()}_label`, description: `${verb} a label of the workspace by its id.` })
  const kept = ['Create', 'Update', 'Archive'].map(labels)
  const kinds = changes([...kept, labels('Get')], [...kept, labels('Delete')]).map(({ kind }) => kind)
  expect(kinds).toEqual(['tool-removed', 'tool-added'])
})

test('tools with one name are matched by what they say', () => {
  const [a, b] = [tool({ description: 'Reads a file.' }), tool({ description: 'Sends a letter.' })]
  expect(changes([a, b], [b, a])).toEqual([])
  expect(changes([a, b], [b]).map(outline)).toEqual(['breaking tool-removed null'])
})

test.each<[what: string, schema: JsonObject]>([
  ['refers to itself', { $ref: '#' }],
  ['refers to a loop', { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } }],
  ['holds itself', { properties: { child: { $ref: '#' } } }],
  ['is a list of itself', { type: 'array', items: { $ref: '#' } }],
])('a schema that %s is compared to its end', (_, schema) => {
  const before = tool({ inputSchema: { ...schema } })
  const after = tool({ inputSchema: { ...schema, maxProperties: 3 } })
  expect(changes([before], [before])).toEqual([])
  expect(changes([before], [after]).map(outline)).toContain('breaking bound tightened null')
})

test('what source code does not tell is no change', () => {
  const known = toolFrom(tool({ inputSchema: { type: 'object', properties: { a: {}, b: {} } } }), 0, undefined)
  const raw = { name: 'search_orders', inputSchema: { type: 'object', properties: { a: { type: 'string' } } } }
  const unknown = { ...toolFrom(raw, 0, undefined), unknown: ['/description', '/inputSchema/properties/…'] as const }
  const found = toolsetChanges(
    {
      before: { tools: [known], instructions: undefined },
      after: { tools: [unknown], instructions: undefined },
      orders: { before: [], after: [] },
      server: null,
    },
    wordChanges,
  )
  expect(found.map(outline)).toEqual(['breaking type tightened a'])
})

test('what stands behind a reference is compared', () => {
  const page = (maximum: number) => input({ page: { $ref: '#/$defs/page' } }, { $defs: { page: { type: 'integer', maximum } } })
  const [change] = changes([page(9)], [page(5)])
  expect(change).toMatchObject({ kind: 'bound', path: 'page', after: { pointer: '/inputSchema/$defs/page/maximum' } })
})

function changes(before: readonly Json[], after: readonly Json[]): Change[] {
  const side = (tools: readonly Json[]) => ({
    tools: tools.map((one, index) => toolFrom(one, index, undefined)),
    instructions: undefined,
  })
  return toolsetChanges(
    { before: side(before), after: side(after), orders: { before: [], after: [] }, server: null },
    wordChanges,
  )
}

function outline(change: Change): string {
  const { kind, direction, path, danger } = change
  return [danger ? 'danger' : change.class, kind, ...(direction === null ? [] : [direction]), path].map(String).join(' ')
}
