import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { configSchema } from '../../src/session/config-schema.ts'
import { readConfig } from '../../src/config/read.ts'
import { UserError } from '../../src/core/user-error.ts'
import { checkConfig } from '../../src/session/lint.ts'
import { openData } from '../../src/sources/data.ts'

const allowed = new Ajv({ strict: false, allErrors: true }).compile(configSchema(rules))

/** What is wrong for the reader; undefined for a configuration that it takes. */
async function refusal(config: unknown): Promise<string | undefined> {
  try {
    const path = '/project/rightcall.config.json'
    checkConfig(await readConfig(path, async () => openData('rightcall.config.json', JSON.stringify(config))), rules)
    return undefined
  } catch (error) {
    if (error instanceof UserError) return error.message
    throw error
  }
}

async function expectAgreement(config: unknown): Promise<void> {
  const said = await refusal(config)
  const text = JSON.stringify(config)
  expect(allowed(config), `${text}: the reader says ${said ?? 'fine'}, the schema ${JSON.stringify(allowed.errors)}`).toBe(
    said === undefined,
  )
}

/** Each value alone, right or wrong, by the key that it stands at. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  $schema: ['./x.json', 1, null],
  preset: ['strict', 'recommended', 'Strict', true, []],
  profiles: [['openai'], 'cursor', [], ['OpenAI'], 3, [3], {}],
  eval: [
    { thresholds: { 'right-call': 0.9 } },
    { thresholds: { 'right-call': '90 %', selection: '90%', ask: '100 %' } },
    { thresholds: { 'right-call': '101 %' } },
    { thresholds: { 'right-call': '90' } },
    { thresholds: { 'right-call': '9 points' } },
    { thresholds: { 'right-call': { min: 0.9, drop: '3 points' } } },
    { thresholds: { 'right-call': { drop: '1 point' } }, against: 'runs/main' },
    { thresholds: { 'right-call': { drop: 0.03 } }, against: 'previous' },
    { thresholds: { 'right-call': { drop: '3 %' } } },
    { thresholds: { 'right-call': { drop: 3 } } },
    { thresholds: { 'right-call': { drop: -0.1 } } },
    { thresholds: { 'right-call': {} } },
    { thresholds: { 'right-call': { max: 1 } } },
    { thresholds: { 'right-call': null } },
    { thresholds: { 'right-call': [0.9] } },
    { against: '' },
    { against: ' ' },
    { against: 3 },
    { parameters: { temperature: 0, 'max-tokens': 5, 'reasoning-effort': 'low', 'tool-choice': 'auto' } },
    { parameters: { temperature: -1 } },
    { parameters: { 'max-tokens': 0.5 } },
    { parameters: { temprature: 0 } },
    { parameters: { 'tool-choice': 'maybe' } },
  ],
  rules: [
    {},
    { 'description/vague': 'off', 'safety/*': 'error', '*': 'warn' },
    { 'description/vague': ['warn'], 'toolset/*': ['off'] },
    { 'description/too-short': ['warn', { base: 4 }] },
    { 'description/too-short': { base: 50, perWord: 1 } },
    { 'description/too-short': {} },
    { 'description/too-short': { base: 0 } },
    { 'description/too-short': { base: 51 } },
    { 'description/too-short': { base: '3' } },
    { 'description/too-short': { bass: 3 } },
    { 'description/too-short': ['warn', { base: 4 }, 1] },
    { 'description/too-short': ['warn', 4] },
    { 'description/vague': 'loud' },
    { 'description/vague': [] },
    { 'description/vague': null },
    { 'description/vage': 'off' },
    { 'safty/*': 'off' },
    { 'safety/*': ['off', {}] },
    { 'safety/*': { a: 1 } },
    { safety: 'off' },
    { 'safety/**/x': 'off' },
    [],
    'off',
  ],
  ignore: [
    [],
    [{ rule: 'description/vague', reason: 'agreed' }],
    [{ rule: 'safety/*', reason: 'x', tool: 'a', at: '/description' }],
    [{ rule: '*', reason: 'x', at: '' }],
    [{ rule: 'description/vague', reason: ' ' }],
    [{ rule: 'description/vague' }],
    [{ reason: 'x' }],
    [{ rule: 'nope/nope', reason: 'x' }],
    [{ rule: 'description/vague', reason: 'x', at: 'description' }],
    [{ rule: 'description/vague', reason: 'x', at: '/a~2' }],
    [{ rule: 'description/vague', reason: 'x', tool: 7 }],
    [{ rule: 'description/vague', reason: 'x', tools: 'a' }],
    ['description/vague'],
    {},
  ],
  overrides: [
    [],
    [{ files: ['a/**'], rules: { 'description/vague': 'off' } }],
    [{ files: 'a' }],
    [{ files: [] }],
    [{ rules: {} }],
    [{ files: ['a'], rule: {} }],
    [{ files: [1] }],
    [{ files: ['a'], rules: { 'x/y': 'off' } }],
    'a',
  ],
  'max-warnings': [0, 12, -1, 1.5, '3', null],
  lint: [{}, { 'fail-on': 'proved' }, { 'fail-on': 'sure' }, { failOn: 'proved' }, { 'fail-on': null }, 'proved'],
  gate: [[], ['description/*'], 'safety/*', ['description/vague', '*'], ['nope/*'], ['nope'], [1], {}, [null]],
  targets: [
    [],
    ['tools.json', 'https://host/mcp', 'servers/'],
    ['servers/*.json', '!servers/old.json'],
    [{ name: 'a', files: 'a.json' }],
    [{ name: 'a', files: ['a/*.json', '!a/b.json'], rules: { 'safety/*': 'off' }, profiles: ['openai'] }],
    [{ name: 'a', files: 'a', 'max-warnings': 0, gate: ['description/vague'], 'fail-on': 'likely' }],
    [{ name: 'a', url: 'https://host/mcp', headers: { Authorization: 'Bearer ${T}' } }],
    [{ name: 'a', stdio: 'npx -y x', env: { T: '${T}' } }],
    [{ name: 'a', files: 'a' }, { name: 'b', stdio: 'x' }, '!c', 'd'],
    ['!a'],
    ['!a', { name: 'a', files: 'b' }],
    ['!a', 'https://host/mcp'],
    ['-'],
    [''],
    [' '],
    ['https://'],
    ['HTTPS://host'],
    [null],
    [3],
    [[]],
    'tools.json',
    [{ files: 'a' }],
    [{ name: 'a' }],
    [{ name: '', files: 'a' }],
    [{ name: ' ', files: 'a' }],
    [{ name: 3, files: 'a' }],
    [{ name: 'a', files: [] }],
    [{ name: 'a', files: ['!b'] }],
    [{ name: 'a', files: '!b' }],
    [{ name: 'a', files: '-' }],
    [{ name: 'a', files: ['https://host'] }],
    [{ name: 'a', files: ['a', 3] }],
    [{ name: 'a', url: 'host/mcp' }],
    [{ name: 'a', url: 'ws://host' }],
    [{ name: 'a', url: ['https://host'] }],
    [{ name: 'a', stdio: '' }],
    [{ name: 'a', stdio: ['npx'] }],
    [{ name: 'a', files: 'a', url: 'https://host' }],
    [{ name: 'a', files: 'a', stdio: 'x' }],
    [{ name: 'a', files: 'a', env: {} }],
    [{ name: 'a', files: 'a', headers: {} }],
    [{ name: 'a', url: 'https://host', env: { A: '1' } }],
    [{ name: 'a', stdio: 'x', headers: { A: '1' } }],
    [{ name: 'a', stdio: 'x', env: { 'A B': '1' } }],
    [{ name: 'a', stdio: 'x', env: { A: 1 } }],
    [{ name: 'a', stdio: 'x', env: ['A'] }],
    [{ name: 'a', url: 'https://host', headers: { 'a:b': '1' } }],
    [{ name: 'a', files: 'a', rules: { 'x/y': 'off' } }],
    [{ name: 'a', files: 'a', profiles: ['x'] }],
    [{ name: 'a', files: 'a', gate: ['x'] }],
    [{ name: 'a', files: 'a', 'max-warnings': -1 }],
    [{ name: 'a', files: 'a', 'fail-on': 'x' }],
    [{ name: 'a', files: 'a', failOn: 'likely' }],
  ],
  rulez: [{}],
}

const CASES = Object.entries(VALUES).flatMap(([key, values]) => values.map((value) => [key, value] as const))

describe('the published schema and the reader agree', () => {
  test.each(CASES)('on %s: %j', async (key, value) => {
    await expectAgreement({ [key]: value })
  })

  test.each([[[]], [null], ['strict'], [{}]])('on %j as a whole', async (config) => {
    // the reader asks an empty object nothing
    await expectAgreement(config)
  })

  test('on any mixture of right ones, alone and with one of any kind', async () => {
    const right: Record<string, unknown[]> = {}
    for (const [key, value] of CASES) if ((await refusal({ [key]: value })) === undefined) (right[key] ??= []).push(value)
    const mixture = fc.record(
      Object.fromEntries(Object.entries(right).map(([key, values]) => [key, fc.constantFrom(...values)])),
      { requiredKeys: [] },
    )
    const one = fc.constantFrom(...CASES)
    await fc.assert(
      fc.asyncProperty(mixture, one, async (config, [key, value]) => {
        await expectAgreement(config)
        await expectAgreement({ ...config, [key]: value })
      }),
      { seed: 20261130, numRuns: 200 },
    )
  })

  test('on any value at any place', async () => {
    const any = fc.jsonValue({ maxDepth: 3 })
    const key = fc.constantFrom(...Object.keys(VALUES))
    await fc.assert(
      fc.asyncProperty(key, any, (name, value) => expectAgreement({ [name]: value })),
      { seed: 20261130, numRuns: 500 },
    )
  })

  test('on every option of every rule, at its bounds and beyond', async () => {
    for (const [id, { options = {} }] of Object.entries(rules)) {
      for (const [name, spec] of Object.entries(options)) {
        const { default: value, min, max, oneOf = [] } = spec
        const tried = [value, min, max, ...oneOf, -1, 1e9, 0.5, '', 'x', true, [], ['x'], [1], {}]
        const numbers = [min, max].flatMap((bound) => (bound === undefined ? [] : [bound - 1, bound + 1]))
        for (const one of [...tried, ...numbers])
          if (one !== undefined) await expectAgreement({ rules: { [id]: { [name]: one } } })
      }
    }
  })
})

test('the schema knows every rule, level and option, with what each is for', () => {
  const schema = JSON.stringify(configSchema(rules))
  for (const [id, { summary, options = {} }] of Object.entries(rules)) {
    expect(schema).toContain(JSON.stringify(id))
    expect(schema).toContain(JSON.stringify(summary))
    for (const { says } of Object.values(options)) expect(schema).toContain(JSON.stringify(says))
  }
})
