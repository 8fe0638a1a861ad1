import { describe, expect, test } from 'vitest'
import { rightcall } from '../helpers/command-line.ts'
import { folder } from '../helpers/folder.ts'

const TOOLS = {
  tools: [
    {
      name: 'get_order',
      description: 'Gets an order.',
      inputSchema: {
        type: 'object',
        properties: { id: { type: 'string', pattern: '^\\d+$' }, state: { enum: ['open', 'sent'] } },
        required: ['id'],
      },
    },
    {
      name: 'search',
      description: 'Searches.',
      inputSchema: { type: 'object', properties: { query: { type: 'string' }, limit: { type: 'integer', maximum: 50 } } },
    },
    {
      name: 'delete_order',
      description: 'Deletes an order.',
      inputSchema: { type: 'object', properties: { id: { type: 'string' } } },
    },
  ],
}

async function remarks(intents: readonly object[], more: readonly string[] = []) {
  const suite = { toolset: 'tools.json', intents: intents.map((intent, index) => ({ id: `i${index}`, ...intent })) }
  const cwd = folder({ 'tools.json': JSON.stringify(TOOLS), 'intents.json': JSON.stringify(suite, undefined, 1) })
  const { code, out, err } = await rightcall(['golden', 'lint', 'intents.json', '--format', 'json', ...more], { cwd })
  expect(err).toBe('')
  const found: { check: string; severity: string; message: string; position: { line: number } }[] =
    JSON.parse(out).suites[0].remarks
  return { code, found, of: (check: string) => found.filter((one) => one.check === check).map(({ message }) => message) }
}

const get = { tool: 'get_order' }

describe('golden lint', () => {
  test.each([
    ['Call get_order for my parcel', 1],
    ['call GET_ORDER, please', 1],
    ['get_orders of last week', 0],
    ['forget_order it', 0],
    ['get the order', 0],
  ])('"%s" leaks the name %i times', async (says, times) => {
    expect((await remarks([{ says, expect: get }])).of('leak')).toHaveLength(times)
  })

  test('a name of one plain word, and the name of a tool that is not expected, leak nothing', async () => {
    expect((await remarks([{ says: 'search for shoes', expect: { tool: 'search' } }])).of('leak')).toEqual([])
    expect((await remarks([{ says: 'not get_order but search', expect: { tool: 'search' } }])).of('leak')).toEqual([])
  })

  test('one text with two answers is an error, with one answer a warning; case and punctuation do not count', async () => {
    const two = await remarks([
      { says: 'Where is it?', expect: get },
      { says: 'where is it', expect: 'ask' },
    ])
    expect(two.of('duplicate')).toEqual(['i1 says the same as i0 and expects another answer: one of them is always wrong.'])
    expect(two.code).toBe(1)
    const same = await remarks([
      { says: 'Where is it?', expect: get },
      { says: 'Where is it', expect: get },
    ])
    expect(same.of('duplicate')).toEqual(['i1 says the same as i0. Keep one of them.'])
    expect(same.code).toBe(0)
  })

  test('near duplicates want one cluster, and are quiet once they have it', async () => {
    const [one, other] = ['Where is my parcel right now?', 'Where is my small parcel right now?']
    expect(
      (
        await remarks([
          { says: one, expect: get },
          { says: other, expect: get },
        ])
      ).of('duplicate'),
    ).toHaveLength(1)
    const cluster = 'parcel'
    expect(
      (
        await remarks([
          { says: one, expect: get, cluster },
          { says: other, expect: get, cluster },
        ])
      ).of('duplicate'),
    ).toEqual([])
  })

  test.each([
    ['a value outside the enum', { tool: 'get_order', arguments: { state: 'lost' } }, 1],
    ['a value above the maximum', { tool: 'search', arguments: { limit: 99 } }, 1],
    ['only impossible values', { tool: 'search', arguments: { limit: { oneOf: [60, 70] } } }, 1],
    ['one possible value', { tool: 'search', arguments: { limit: { oneOf: [60, 10] } } }, 0],
    ['a number that YAML writes for a text', { tool: 'get_order', arguments: { id: 5 } }, 0],
    ['a matcher', { tool: 'search', arguments: { limit: { any: true } } }, 0],
  ])('expecting %s is impossible %#', async (_, expected, times) => {
    const { of, code } = await remarks([{ says: 'Go', expect: expected }])
    expect(of('impossible')).toHaveLength(times)
    expect(code).toBe(times)
  })

  test('an id that the intent does not say is unknowable; one that it says in groups is not', async () => {
    const expected = { tool: 'get_order', arguments: { id: '4711' } }
    expect((await remarks([{ says: 'Where is my order?', expect: expected }])).of('unknowable')).toEqual([
      'i0 expects get_order with id "4711", but its words do not contain that value.',
    ])
    expect((await remarks([{ says: 'Where is order 4,711?', expect: expected }])).of('unknowable')).toEqual([])
  })

  test('what is both expected and forbidden is an error at its line', async () => {
    const { found, code } = await remarks([{ says: 'Go', expect: get, not: ['get_order'] }])
    expect(found.find(({ check }) => check === 'forbidden')).toMatchObject({ severity: 'error', position: { line: 4 } })
    expect(code).toBe(1)
  })

  test('tools without intents, one tool for most intents, and no intent without a call are told', async () => {
    const intents = Array.from({ length: 12 }, (_, index) => ({
      says: `thing number ${index} of many ${index * 7}`,
      expect: get,
    }))
    const { of, code } = await remarks(intents)
    expect(of('coverage')).toEqual([
      'search and delete_order have no intent: they are not tested.',
      '12 of 12 intents are for get_order: a model that always calls it looks good here.',
      'Every intent wants a call: a model that calls something each time looks good here. Add some with expect: none.',
      '12 intents cannot show small differences: intervals are wider than 40 points.',
    ])
    expect(code).toBe(0)
    expect((await remarks(intents, ['--strict'])).code).toBe(1)
  })
})

test.each([
  [['golden'], /golden takes a subcommand: lint/],
  [['golden', 'lnt'], /no golden lnt/],
  [['golden', 'lint'], /No golden suite/],
  [['golden', 'lint', 'gone.yaml'], /gone\.yaml/],
])('%j exits with 2 and says why', async (argv, says) => {
  const { code, err, out } = await rightcall(argv, { cwd: folder({}) })
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(says)
})

describe('golden tools', () => {
  const server = `${process.execPath} ${new URL('../fixtures/servers/tells-its-environment.mjs', import.meta.url).pathname}`
  const shop = {
    tools: [
      {
        name: 'order',
        description: 'Orders things.\nMore.',
        inputSchema: {
          type: 'object',
          properties: {
            what: { enum: ['tea', 'milk'], description: 'The thing.' },
            count: { type: 'integer', default: 1 },
            to: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
            colour: { enum: Array.from({ length: 30 }, (_, index) => `c${index}`) },
            free: {},
          },
          required: ['what'],
        },
      },
    ],
  }
  const project = () =>
    folder({
      'tools.json': JSON.stringify(shop),
      'suite.yaml': 'toolset: tools.json\nintents: [{ id: a, says: Go, expect: none }]\n',
    })

  test('lists the tools of a suite with their arguments', async () => {
    const { code, out } = await rightcall(['golden', 'tools', 'suite.yaml'], { cwd: project() })
    expect(code).toBe(0)
    expect(out).toBe(
      [
        'order',
        '  Orders things.',
        '  what: "tea" | "milk"   The thing.',
        '  count?: integer, default 1',
        '  to?: object',
        '  colour?: "c0" | "c1" | "c2" | "c3" | "c4" | "c5" | "c6" | "c7" | … (30 values)',
        '  free?: anything',
        '  to.city: string',
        '',
      ].join('\n'),
    )
  })

  test('gives them as tools/list does, so that a suite can name the file', async () => {
    const cwd = project()
    const { out } = await rightcall(['golden', 'tools', 'suite.yaml', '--format', 'json'], { cwd })
    expect(JSON.parse(out)).toEqual(shop)
  })

  test('takes a server and what it needs, without a suite', async () => {
    const { out } = await rightcall(['golden', 'tools', '--stdio', server, '--env', 'KEY'], {
      cwd: folder(),
      env: { KEY: 'secret' },
    })
    expect(out).toMatch(/^KEY$/m)
    expect(out).not.toContain('secret')
  })

  test.each([
    [['golden', 'tools'], /No tools were named.*--stdio/s],
    [['golden', 'tools', 'suite.yaml', 'suite.yaml'], /golden tools takes one suite/],
    [['golden', 'tool'], /There is no golden tool.*Did you mean tools/s],
    [['golden', 'tools', 'gone.yaml'], /gone\.yaml/],
  ])('%j is refused', async (argv, says) => {
    const { code, err } = await rightcall(argv, { cwd: project() })
    expect([code, err]).toEqual([2, expect.stringMatching(says)])
  })
})
