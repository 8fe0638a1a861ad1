import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { Json, JsonObject } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom, type Patch } from '../../src/core/tool.ts'
import { lint } from '../../src/lint/engine.ts'
import { defaultsOf } from '../../src/lint/options.ts'
import { applyPatch } from '../../src/lint/patch.ts'

type Raw = JsonObject & { readonly name: string }

const given = (properties: JsonObject, required: readonly string[] = []): JsonObject => ({
  type: 'object',
  properties,
  required: [...required],
})
const text = (description?: string): JsonObject => ({ type: 'string', ...(description === undefined ? {} : { description }) })

/** The drafts of a rule for a set, and the set after the first. */
function draftsOf(id: string, tools: readonly Raw[]): { patches: readonly Patch[]; after: Readonly<Record<string, Json>> } {
  const rule = rules[id]
  if (rule === undefined) throw new Error(`no rule ${id}`)
  const set = toolsetFrom({
    uri: 'tools.json',
    tools: tools.map((raw, index) => toolFrom({ inputSchema: given({}), ...raw }, index, undefined)),
  })
  const { diagnostics, problems } = lint(set, [{ id, rule, severity: rule.severity, options: defaultsOf(rule) }])
  expect(problems).toEqual([])
  const patches = diagnostics.flatMap((found) => found.patches)
  const [first] = patches
  const made = first === undefined ? set : applyPatch(set, first)
  return { patches, after: Object.fromEntries(made.tools.map(({ name, raw }) => [name, raw])) }
}

const said = (after: Readonly<Record<string, Json>>, tool: string, ...path: readonly string[]): unknown => {
  let value: unknown = after[tool]
  for (const key of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return value
}

describe('the hints of a whole list', () => {
  const LIST: readonly Raw[] = [
    { name: 'list_orders', description: 'List the orders of a customer.' },
    { name: 'get_order', description: 'Get one order with its lines.' },
    { name: 'delete_order', description: 'Delete an order for good.' },
    { name: 'create_order', description: 'Create an order.' },
    { name: 'get_report', description: 'Create a report and mail it to the owner.' },
    { name: 'sync', description: 'Get everything from the shop.' },
  ]

  test('are one patch for those whose name and text agree, and name the others', () => {
    const { patches, after } = draftsOf('annotation/missing', LIST)
    expect(patches).toHaveLength(1)
    expect(patches[0]).toMatchObject({ safe: false, partial: true })
    expect(patches[0]?.says).toBe(
      'set readOnlyHint: true for 2 tools that only read, destructiveHint: true for 1 tool that deletes; 3 left for you to decide: "create_order", "get_report" and "sync"',
    )
    expect(said(after, 'get_order', 'annotations')).toEqual({ readOnlyHint: true })
    expect(said(after, 'delete_order', 'annotations')).toEqual({ readOnlyHint: false, destructiveHint: true })
    for (const open of ['create_order', 'get_report', 'sync']) expect(said(after, open, 'annotations')).toBeUndefined()
  })

  test('keep a title that is there, and are whole where nothing is left', () => {
    const { patches, after } = draftsOf('annotation/missing', [
      { ...LIST[0], name: 'list_orders', annotations: { title: 'Orders' } },
    ])
    expect(patches[0]?.partial).toBeUndefined()
    expect(said(after, 'list_orders', 'annotations')).toEqual({ title: 'Orders', readOnlyHint: true })
  })

  test.each([
    ['a parameter that chooses a change', given({ action: { type: 'string', enum: ['list', 'delete'] } })],
    ['a text in another language', given({})],
  ])('leave out %s', (what, inputSchema) => {
    const description = what.includes('language') ? 'Listet die Bestellungen eines Kunden auf.' : 'List the orders.'
    expect(draftsOf('annotation/missing', [{ name: 'list_orders', description, inputSchema }]).patches).toEqual([])
  })
})

describe('the text of a sibling', () => {
  const OWNER = 'Login of the account that owns the repository.'
  const drafted = (
    here: Partial<Raw>,
    parameter: JsonObject,
    ...others: readonly (readonly [name: string, schema: JsonObject, required?: boolean])[]
  ) =>
    draftsOf('parameter/description-missing', [
      { name: 'get_page', description: 'Look at one.', ...here, inputSchema: given({ owner: parameter }) },
      ...others.map(([name, schema, required]) => ({
        name,
        description: 'Look.',
        inputSchema: given({ owner: schema }, required ? ['owner'] : []),
      })),
    ])

  test('is taken where all who describe it say the same', () => {
    const { patches, after } = drafted({}, text(), ['get_note', text(OWNER)], ['list_notes', text(` ${OWNER.slice(0, -1)}`)])
    expect(said(after, 'get_page', 'inputSchema', 'properties', 'owner', 'description')).toBe(OWNER)
    expect(patches[0]).toMatchObject({ safe: false, says: `use "${OWNER}", as get_note has it` })
  })

  test.each<[string, JsonObject, readonly (readonly [string, JsonObject, boolean?])[]]>([
    [
      'they differ',
      text(),
      [
        ['get_note', text(OWNER)],
        ['list_notes', text('Number of the owner.')],
      ],
    ],
    ['the type is another', { type: 'integer' }, [['get_note', text(OWNER)]]],
    ['other values are allowed', { ...text(), maxLength: 5 }, [['get_note', text(OWNER)]]],
    ['it speaks of what the sibling does', text(), [['delete_note', text('Login of the account whose note to delete.')]]],
    ['it filters there and is set here', text(), [['list_notes', text('Filter by the login of the owner.')]]],
    ['it repeats the name', text(), [['get_note', text('The owner')]]],
    ['it is in another language', text(), [['get_note', text('仓库所有者帐户的登录名')]]],
  ])('is not taken where %s', (what, parameter, others) => {
    const here = what.includes('set here') ? { name: 'create_page', description: 'Create a page.' } : {}
    expect(drafted(here, parameter, ...others).patches).toEqual([])
  })

  test('is not taken where it tells of a default that has to be given here', () => {
    const tools = [true, false].map((required, index) => ({
      name: index === 0 ? 'set_host' : 'make_host',
      description: 'Look.',
      inputSchema: given(
        { host: text(required ? undefined : 'Overrides the default name of the machine.') },
        required ? ['host'] : [],
      ),
    }))
    expect(draftsOf('parameter/description-missing', tools).patches).toEqual([])
  })
})

describe('units', () => {
  test.each([
    ['timeout_ms', 'Timeout in milliseconds.'],
    ['maxDelaySeconds', 'Max delay in seconds.'],
    ['radius_km', 'Radius in kilometres.'],
    ['minutes_ago', undefined],
    ['days', undefined],
    ['price_per_kg', undefined],
  ])('come from the name %s', (name, description) => {
    const { after } = draftsOf('parameter/description-missing', [
      { name: 'ping', description: 'Look.', inputSchema: given({ [name]: { type: 'integer' } }) },
    ])
    expect(said(after, 'ping', 'inputSchema', 'properties', name, 'description')).toBe(description)
  })

  const tools = (here: string, ...others: readonly string[]) =>
    [here, ...others].map((description, index) => ({
      name: `call_${index}`,
      description: 'Look.',
      inputSchema: given({ timeout: { type: 'integer', description } }),
    }))

  test('come from siblings that agree, and stand where the number is spoken of', () => {
    const { after, patches } = draftsOf(
      'parameter/unit-missing',
      tools('How long to wait. Short is fine.', 'Milliseconds to wait.'),
    )
    expect(said(after, 'call_0', 'inputSchema', 'properties', 'timeout', 'description')).toBe(
      'How long to wait, in milliseconds. Short is fine.',
    )
    expect(patches[0]?.says).toBe('say that it is in milliseconds, as call_1 does')
  })

  test('do not come from siblings that differ', () => {
    expect(
      draftsOf('parameter/unit-missing', tools('How long to wait.', 'Seconds to wait.', 'Milliseconds to wait.')).patches,
    ).toEqual([])
  })
})

describe('the line about the answer', () => {
  const drafted = (outputSchema: JsonObject, description = 'Look into the sales of a customer.') =>
    said(draftsOf('returns/fields-untold', [{ name: 'look', description, outputSchema }]).after, 'look', 'description')
  const ORDERS = { type: 'array', items: given({ order_id: text(), total: { type: 'number' } }) }

  test.each<[string, JsonObject, string]>([
    ['lists with their fields', { orders: ORDERS, nextCursor: text() }, 'Returns { orders: [{ order_id, total }], nextCursor }.'],
    [
      'objects with theirs',
      { order: ORDERS.items, tags: { type: 'array', items: text() } },
      'Returns { order: { order_id, total }, tags[] }.',
    ],
    [
      'a text that tells a unit',
      { wait: { type: 'integer', description: 'Seconds until the next try.' } },
      'Returns { wait } (wait: seconds until the next try).',
    ],
  ])('has %s', (_, properties, line) => {
    expect(drafted(given(properties))).toBe(`Look into the sales of a customer. ${line}`)
  })

  test.each<[string, JsonObject]>([
    ['of several forms', { oneOf: [given({ orders: ORDERS }), given({ problem: text() })] }],
    ['with a field that no name can be made of', given({ 'two words': text() })],
    [
      'with very many fields',
      given(Object.fromEntries([...'abcdefghij'].map((letter) => [`${letter}${letter}${letter}`, text()]))),
    ],
  ])('is not drafted for an answer %s', (_, outputSchema) => {
    expect(draftsOf('returns/fields-untold', [{ name: 'look', description: 'Look into it.', outputSchema }]).patches).toEqual([])
  })

  test('goes behind the first paragraph', () => {
    expect(drafted(given({ orders: ORDERS }), 'Look into it\n\nExamples:\n- today')).toBe(
      'Look into it. Returns { orders: [{ order_id, total }] }.\n\nExamples:\n- today',
    )
  })
})

describe('an output schema from a Returns block', () => {
  const drafted = (description: string) =>
    said(draftsOf('returns/output-schema-missing', [{ name: 'get_order', description }]).after, 'get_order', 'outputSchema')

  test.each([
    [
      'Google style',
      'Get one order.\n\nReturns:\n    order_id (str): Number of the order.\n    lines (list[dict]): Its lines.\n    paid (bool | None): Whether it is paid.',
    ],
    [
      'Markdown',
      'Get one order.\n\n## Returns\n\n- `order_id` (string): Number of the order.\n- `lines` (object[]): Its lines.\n- `paid` (boolean or null): Whether it is paid.',
    ],
    [
      'a table',
      'Get one order.\n\n## Returns\n\n| Field | Type | Description |\n| --- | --- | --- |\n| order_id | string | Number of the order. |\n| lines | array of objects | Its lines. |\n| paid | boolean, nullable | Whether it is paid. |',
    ],
  ])('is read from %s', (_, description) => {
    expect(drafted(description)).toEqual({
      type: 'object',
      properties: {
        order_id: { type: 'string', description: 'Number of the order.' },
        lines: { type: 'array', items: { type: 'object' }, description: 'Its lines.' },
        paid: { type: ['boolean', 'null'], description: 'Whether it is paid.' },
      },
    })
  })

  test.each([
    ['a row states no type', 'Get one.\n\nReturns:\n    order_id (str): Number.\n    paid: Whether it is paid.'],
    ['a type is unknown', 'Get one.\n\nReturns:\n    order_id (str): Number.\n    paid (Money): What was paid.'],
    ['the rows are about what is taken', 'Get one.\n\nArgs:\n    order_id (str): Number.\n    paid (bool): Paid ones.'],
    ['the whole is one value', 'Get one.\n\nReturns:\n    str: Number of the order.'],
    ['rows are nested', 'Get one.\n\nReturns:\n    order (dict): The order.\n        order_id (str): Number.'],
  ])('is not drafted where %s', (_, description) => expect(drafted(description)).toBeUndefined())
})

describe('when to take which of two tools', () => {
  const pair = (one: Partial<Raw>, other: Partial<Raw>) =>
    draftsOf('toolset/overlap', [
      { name: 'find_docs', description: 'Find handbook documents.', ...one },
      { name: 'search_documents', description: 'Search the handbook documents.', ...other },
    ])

  test('is told in both by what only one of them needs', () => {
    const { after } = pair({}, { inputSchema: given({ region: text() }, ['region']), name: 'find_documents' })
    expect([said(after, 'find_docs', 'description'), said(after, 'find_documents', 'description')]).toEqual([
      'Find handbook documents. If you have the `region`, use find_documents instead.',
      'Search the handbook documents. Without `region`, use find_docs instead.',
    ])
  })

  test.each<[string, JsonObject, JsonObject]>([
    ['nothing that is written down differs', given({}), given({})],
    ['each needs something of its own', given({ docId: text() }, ['docId']), given({ id: text() }, ['id'])],
    ['one asks for a choice', given({}), given({ mode: { type: 'string', enum: ['a', 'b'] } }, ['mode'])],
    ['a choice has no list of values', given({}), given({ method: text('What to do: add or remove.') }, ['method'])],
    ['it does several things', given({}), given({ method: text(), threadId: text() }, ['method'])],
    ['only paging differs', given({}), given({ page: { type: 'integer' }, limit: { type: 'integer' } })],
    ['a name would break the text', given({}), given({ 'a`b': text() }, ['a`b'])],
  ])('is not drafted where %s', (_, one, other) => {
    expect(pair({ inputSchema: one }, { inputSchema: other, name: 'find_documents' }).patches).toEqual([])
  })
})
