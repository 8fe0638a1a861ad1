import { describe, expect, test } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import { DEFAULTS } from '../../src/config/config.ts'
import { withFlags } from '../../src/config/flags.ts'
import { createSession } from '../../src/session.ts'
import { corpusServers, noCorpus } from '../helpers/corpus.ts'
import { foundIn } from './found-in.ts'
import { fc } from './seeded.ts'

type Data = ReturnType<typeof JSON.parse>

const WORDS = [
  'Returns at most 20 of them, newest first. ',
  'Defaults to 50. ',
  'Deletes it for good. ',
  'Use get_file instead. ',
  'in milliseconds',
  'x',
]

/** What an author does to a list; `a` and `b` are from 0 to below 1 and choose where and what. */
const EDITS: Readonly<Record<string, (tools: Data[], a: number, b: number) => unknown>> = {
  'a description': (tools, a, b) => {
    const tool = one(tools, a)
    const text = String(tool.description ?? '')
    const at = Math.floor(text.length * b)
    tool.description = text.slice(0, at) + one(WORDS, (b * 997) % 1) + text.slice(at)
  },
  'the description of another tool': (tools, a, b) => (one(tools, a).description = one(tools, b).description),
  'no description': (tools, a) => delete one(tools, a).description,
  'the description of a parameter': (tools, a, b) => {
    const property = one(propertiesOf(one(tools, a)), b)
    if (typeof property?.schema === 'object') property.schema.description = `${one(WORDS, (a * 997) % 1)}${property.name}`
  },
  'a text anywhere in a schema': (tools, a, b) => {
    const schema = one(schemasIn(one(tools, a).inputSchema), b)
    if (schema !== undefined) schema[a < 0.8 ? 'description' : 'title'] = one(WORDS, (b * 997) % 1)
  },
  'a keyword anywhere in a schema': (tools, a, b) => {
    const schema = one(schemasIn(one(tools, a).inputSchema), b)
    if (schema !== undefined)
      Object.assign(schema, one([{ minLength: 5, maxLength: 3 }, { $ref: '#' }, { type: 'integer', maxLength: 1 }], a))
  },
  'a default': (tools, a, b) => {
    const property = one(propertiesOf(one(tools, a)), b)
    if (typeof property?.schema === 'object') property.schema.default = Math.floor(b * 100)
  },
  'another parameter': (tools, a, b) => {
    const from = one(propertiesOf(one(tools, b)), a)
    const { inputSchema } = one(tools, a)
    inputSchema.properties = {
      [one(['customer_id', 'limit', 'userID', 'path'], b)]: from?.schema ?? {},
      ...inputSchema.properties,
    }
  },
  'a parameter less': (tools, a, b) =>
    delete one(tools, a).inputSchema?.properties?.[one(propertiesOf(one(tools, a)), b)?.name ?? ''],
  'an output schema': (tools, a, b) => (one(tools, a).outputSchema = one(tools, b).inputSchema),
  'a hint': (tools, a, b) => (one(tools, a).annotations = { readOnlyHint: b < 0.5 }),
  'another name': (tools, a, b) => (one(tools, a).name = `${one(['list', 'get', 'delete'], b)}_${one(tools, b).name}`),
  'another tool': (tools, a, b) =>
    tools.splice(Math.floor(a * tools.length), 0, structuredClone({ ...one(tools, b), title: 'New' })),
  'a tool less': (tools, a) => tools.length > 2 && tools.splice(Math.floor(a * tools.length), 1),
  'another order': (tools, a) => tools.push(...tools.splice(0, Math.floor(a * tools.length))),
  'a tool twice': (tools, a) => tools.push(structuredClone(one(tools, a))),
}

function one<Item>(items: readonly Item[], share: number): Data {
  return items[Math.floor(share * items.length)]
}

function propertiesOf({ inputSchema }: Data): { readonly name: string; readonly schema: Data }[] {
  return Object.entries(inputSchema?.properties ?? {}).map(([name, schema]) => ({ name, schema }))
}

/** Every object in a schema, whatever it stands for. */
function schemasIn(value: Data): Data[] {
  if (typeof value !== 'object' || value === null) return []
  return [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(schemasIn)]
}

const share = fc.nat({ max: 9_999 }).map((of) => of / 10_000)
const edits = fc.array(
  fc.record({ kind: fc.constantFrom(...Object.keys(EDITS)), a: share, b: share, broken: fc.boolean(), undone: fc.boolean() }),
  { minLength: 6, maxLength: 6 },
)
/** Tools of one server, and of two that somebody brings together. */
const lists = fc.record({ first: share, second: share, from: share, many: fc.integer({ min: 3, max: 14 }) })

describe.skipIf(noCorpus)('real lists', () => {
  test('are found the same after every edit as when they are read for the first time', { timeout: 300_000 }, async () => {
    const servers = corpusServers().map(({ served }) => Object(served)['tools'])
    const config = withFlags(DEFAULTS, { preset: 'strict' })
    await createSession(builtins, config).prepare()
    fc.assert(
      fc.property(lists, edits, ({ first, second, from, many }, series) => {
        const session = createSession(builtins, config)
        const some = (at: number) => {
          const tools = one(servers, at)
          const start = Math.floor(from * tools.length)
          return structuredClone(tools.slice(start, start + many))
        }
        let tools = [...some(first), ...some(second)]
        session.lintText('tools.json', JSON.stringify({ tools }, undefined, 2))
        for (const { kind, a, b, broken, undone } of series) {
          const before = structuredClone(tools)
          EDITS[kind]?.(tools, a, b)
          const text = JSON.stringify({ tools }, undefined, 2)
          if (broken) session.lintText('tools.json', text.replace('"name"', '"na'))
          expect(foundIn(session, 'tools.json', text), kind).toEqual(foundIn(createSession(builtins, config), 'tools.json', text))
          if (undone) tools = before
        }
      }),
      { numRuns: 15 },
    )
  })
})
