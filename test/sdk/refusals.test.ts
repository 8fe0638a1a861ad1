import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { lint } from '../../src/lint/engine.ts'
import { defaultsOf } from '../../src/lint/options.ts'
import { NEWER_SDK, OLDER_SDK } from '../../src/schema/sdk.ts'
import { newerClient, olderClient, type Outcome } from '../helpers/sdk-clients.ts'

const active = Object.entries(rules)
  .filter(([id]) => id.startsWith('schema/') || id.startsWith('returns/'))
  .map(([id, rule]) => ({ id, rule, severity: rule.severity, options: defaultsOf(rule) }))

const output = (properties: JsonObject, rest: JsonObject = {}) => ({
  inputSchema: { type: 'object' },
  outputSchema: { type: 'object', properties, ...rest },
})
const input = (properties: JsonObject, rest: JsonObject = {}) => ({ inputSchema: { type: 'object', properties, ...rest } })
const to = (name: string) => ({ $ref: `#/$defs/${name}` })
const N = { type: 'integer' }
const dialect = ($schema: string) => output({ n: N }, { $schema })

/** What the findings claim of a client: that it loses the list, that it loses the call, or nothing. */
function claimed(tool: JsonObject, client: string): Outcome {
  const set = toolsetFrom({ id: 'odd', uri: 'odd.json', tools: [toolFrom(tool, 0, undefined)] })
  const messages = lint(set, active).diagnostics.map(({ message }) => message)
  const list = (message: string): boolean =>
    new RegExp(`${client}(?: and [^,:]*)?(?: then)? refuses? the whole tool list`).test(message) ||
    new RegExp(`and ${client} refuse the whole tool list`).test(message) ||
    message.includes('SDK clients then reject the whole tool list')
  const call = (message: string): boolean =>
    new RegExp(`${client}(?: refuses)? every call of the tool`).test(message) ||
    (message.includes(`${client} does not support`) && message.includes('fails every call'))
  return messages.some(list) ? 'list' : messages.some(call) ? 'call' : 'fine'
}

test('the SDKs are installed in the versions that the messages name', () => {
  for (const named of [OLDER_SDK, NEWER_SDK]) {
    const [name, version] = named.split(' ')
    const installed: unknown = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'))
    expect(installed).toMatchObject({ version })
  }
})

const CASES: readonly (readonly [says: string, tool: JsonObject, older: Outcome, newer: Outcome])[] = [
  ['a plain input', input({ a: { type: 'string' } }), 'fine', 'fine'],
  ['a property true', input({ a: true }), 'list', 'fine'],
  ['a property false', input({ a: false }), 'list', 'fine'],
  ['a property true of the output', output({ n: true }), 'list', 'fine'],
  ['a boolean below the root', input({ a: { type: 'object', properties: { b: true } } }), 'fine', 'fine'],
  ['boolean items', input({ a: { type: 'array', items: true } }), 'fine', 'fine'],
  ['a property that is null', input({ a: null }), 'list', 'fine'],
  ['a property that is a number', input({ a: 3 }), 'list', 'fine'],
  ['a property that is a text', input({ a: 'string' }), 'list', 'fine'],
  ['a property that is a list', input({ a: ['string'] }), 'fine', 'fine'],
  ['properties as a list', { inputSchema: { type: 'object', properties: [] } }, 'list', 'list'],
  ['required as a flag', input({ a: N }, { required: true }), 'list', 'list'],
  ['a number in required', input({ a: N }, { required: ['a', 5] }), 'list', 'list'],
  ['a name twice in required', input({ a: N }, { required: ['a', 'a'] }), 'fine', 'fine'],
  ['no type', { inputSchema: { properties: {} } }, 'list', 'list'],
  ['a plain output', output({ n: N }), 'fine', 'fine'],
  ['an output in draft-04', dialect('http://json-schema.org/draft-04/schema#'), 'fine', 'call'],
  ['an output in an unknown dialect', dialect('https://example.com/dialect'), 'fine', 'call'],
  ['an output in the dialect of OpenAPI', dialect('https://spec.openapis.org/oas/3.1/dialect/base'), 'fine', 'call'],
  ['an output in hyper-schema', dialect('http://json-schema.org/draft-07/hyper-schema#'), 'fine', 'call'],
  ['an output in draft-06', dialect('http://json-schema.org/draft-06/schema#'), 'fine', 'fine'],
  ['an output in draft-07', dialect('https://json-schema.org/draft-07/schema'), 'fine', 'fine'],
  ['an output in 2019-09', dialect('https://json-schema.org/draft/2019-09/schema'), 'fine', 'fine'],
  ['an output in 2020-12', dialect('http://json-schema.org/draft/2020-12/schema#'), 'fine', 'fine'],
  ['an input in draft-04', input({ a: N }, { $schema: 'http://json-schema.org/draft-04/schema#' }), 'fine', 'fine'],
  ['A to A', output({ n: to('A') }, { $defs: { A: to('A') } }), 'list', 'call'],
  ['A to A with a text', output({ n: to('A') }, { $defs: { A: { ...to('A'), description: 'A.' } } }), 'list', 'call'],
  ['A to B to A', output({ n: to('A') }, { $defs: { A: to('B'), B: to('A') } }), 'list', 'call'],
  ['a property that is itself', output({ n: { $ref: '#/properties/n' } }), 'list', 'call'],
  ['a loop that nothing uses', output({ n: N }, { $defs: { A: to('A') } }), 'fine', 'fine'],
  ['a loop in the input', input({ a: to('A') }, { $defs: { A: to('A') } }), 'fine', 'fine'],
  ['a tree', output({ n: N, tree: to('A') }, { $defs: { A: { type: 'object', properties: { a: to('A') } } } }), 'fine', 'fine'],
  ['nullable beside a type', output({ n: { ...N, nullable: true } }), 'fine', 'fine'],
  ['nullable without a type', output({ n: { nullable: true } }), 'list', 'call'],
  ['nullable beside a reference', output({ n: { ...to('A'), nullable: true } }, { $defs: { A: N } }), 'list', 'call'],
  ['nullable beside a union', output({ n: { anyOf: [N], nullable: false } }), 'list', 'call'],
  ['nullable false beside null', output({ n: { type: ['integer', 'null'], nullable: false } }), 'list', 'call'],
  ['nullable as a text', output({ n: { ...N, nullable: 'yes' } }), 'list', 'call'],
  ['nullable in a definition that nothing uses', output({ n: N }, { $defs: { A: { nullable: true } } }), 'fine', 'fine'],
  ['id', output({ n: { ...N, id: 'n' } }), 'list', 'call'],
  ['a pattern that the flag u forbids', output({ n: N, a: { type: 'string', pattern: '^a\\-b$' } }), 'list', 'call'],
  ['a pattern of Python', output({ n: N, a: { type: 'string', pattern: '\\A[a-z]+\\Z' } }), 'list', 'call'],
  ['a pattern that is none', output({ n: N, a: { type: 'string', pattern: '[a-' } }), 'list', 'call'],
  ['a dead reference', output({ n: to('A') }), 'list', 'call'],
  ['a dead reference that nothing uses', output({ n: N }, { $defs: { A: to('B') } }), 'fine', 'fine'],
]

describe('what a message says of an SDK client, the client does', () => {
  test.each(CASES)('%s', async (_, schemas, older, newer) => {
    const tool = { name: 'odd', description: 'Show the depot.', ...schemas }
    expect({ older: await olderClient(tool, { n: 1 }), newer: await newerClient(tool, { n: 1 }) }).toEqual({ older, newer })
    expect({ older: claimed(tool, OLDER_SDK), newer: claimed(tool, NEWER_SDK) }).toEqual({ older, newer })
  })
})

describe('no answer passes where a finding says that none can, or that a validator comes to no end', () => {
  const endless = { type: 'object', properties: { a: to('A') }, required: ['a'] }
  test.each<[says: string, tool: JsonObject, rule: string]>([
    ['an endless requirement', output({ n: to('A') }, { $defs: { A: endless } }), 'returns/output-schema-invalid'],
    [
      'allOf in a circle',
      output({ n: to('A') }, { $defs: { A: { allOf: [to('B')] }, B: { allOf: [to('A')] } } }),
      'schema/reference-loop',
    ],
    ['a reference to the root from the root', output({ n: N }, { allOf: [{ $ref: '#' }] }), 'schema/reference-loop'],
    ['a union with itself', output({ n: to('A') }, { $defs: { A: { oneOf: [N, to('A')] } } }), 'schema/reference-loop'],
    ['the negation of itself', output({ n: to('A') }, { $defs: { A: { not: to('A') } } }), 'schema/reference-loop'],
  ])('%s', async (_, schemas, rule) => {
    const tool = { name: 'odd', description: 'Show the depot.', ...schemas }
    for (const answer of [{ n: 1 }, { n: { a: {} } }, { n: { a: { a: null } } }]) {
      expect(await olderClient(tool, answer)).toBe('call')
      expect(await newerClient(tool, answer)).toBe('call')
    }
    const set = toolsetFrom({ id: 'odd', uri: 'odd.json', tools: [toolFrom(tool, 0, undefined)] })
    expect(lint(set, active).diagnostics.map((found) => found.rule)).toContain(rule)
  })
})
