import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { lint } from '../../src/lint/engine.ts'
import type { Profile } from '../../src/lint/limits/limit.ts'
import { applyPatch } from '../../src/lint/patch.ts'
import { resolveRules } from '../../src/lint/resolve.ts'

// What clients refuse, kind by kind, as public bug reports tell it; each with variants and with what is accepted.
const OURS = [
  'schema/root-composition',
  'schema/property-key',
  'schema/object-without-properties',
  'schema/pattern-dialect',
  'schema/stray-keyword',
  'schema/ref-target',
  'schema/gemini',
  'parameter/bare-array',
]

function found(inputSchema: JsonObject, profiles: readonly Profile[]) {
  const tool = toolFrom({ name: 'track_parcel', description: 'Find where a parcel is now.', inputSchema }, 0, undefined)
  const toolset = toolsetFrom({ id: 'tools.json', uri: 'tools.json', tools: [tool] })
  const { diagnostics, problems } = lint(toolset, resolveRules(rules, { preset: 'recommended', profiles }, []))
  expect(problems).toEqual([])
  return { toolset, diagnostics: diagnostics.filter(({ rule }) => OURS.includes(rule)) }
}

const short = (schema: JsonObject, profiles: readonly Profile[]) =>
  found(schema, profiles).diagnostics.map(({ severity, rule, at }) => `${severity} ${rule} ${at}`)

const TEXT = { type: 'string', description: 'Number printed on the label.' }
const root = (rest: JsonObject): JsonObject => ({ type: 'object', properties: { tracking: TEXT, order: TEXT }, ...rest })
const one = (schema: JsonObject | boolean): JsonObject => ({ type: 'object', properties: { value: schema } })
const EITHER = [{ required: ['tracking'] }, { required: ['order'] }]

describe('a keyword at the root', () => {
  test.each(['anyOf', 'oneOf', 'allOf'])('%s is an error for everybody, and a warning where it is only deleted', (keyword) => {
    const schema = root({ [keyword]: EITHER })
    for (const profiles of [[], ['anthropic'], ['openai'], ['azure'], ['bedrock'], ['nova'], ['portable']] as const) {
      expect(short(schema, profiles)).toContain(`error schema/root-composition /inputSchema/${keyword}`)
    }
    expect(short(schema, ['vscode'])).toEqual([`warn schema/root-composition /inputSchema/${keyword}`])
  })

  test('below the root it is nothing', () => {
    expect(short(one({ description: 'Number or numbers.', oneOf: [TEXT, { type: 'array', items: TEXT }] }), [])).toEqual([])
  })

  test.each(['not', 'enum'])('%s is refused by OpenAI and not by Anthropic', (keyword) => {
    const schema = root({ [keyword]: keyword === 'not' ? { required: ['tracking', 'order'] } : [{}] })
    expect(short(schema, ['openai'])).toEqual([`error schema/root-composition /inputSchema/${keyword}`])
    expect(short(schema, ['anthropic'])).toEqual([])
    expect(short(schema, [])).toEqual([])
  })

  test.each([
    ['anyOf', EITHER],
    ['oneOf', [{ properties: { a: TEXT } }, { properties: { b: TEXT } }]],
    ['allOf', [{ if: { required: ['order'] }, then: { required: ['tracking'] } }]],
    ['allOf', EITHER],
  ])('the advice on %s names no other keyword that is refused there', (keyword, branches) => {
    const [{ message } = { message: '' }] = found(root({ [keyword]: branches }), []).diagnostics
    const [, advice = ''] = message.split('the tool. ')
    expect(advice).not.toMatch(/anyOf|oneOf|allOf|\bif\b/)
    expect(advice.length).toBeGreaterThan(10)
  })

  test('what only demands properties can be taken out, what declares them cannot', () => {
    expect(found(root({ anyOf: EITHER }), []).diagnostics[0]?.patches).toHaveLength(1)
    expect(found(root({ anyOf: [{ properties: { a: TEXT } }] }), []).diagnostics[0]?.patches).toEqual([])
  })
})

describe('a property at the root', () => {
  test.each([
    ['scannedAt<', /^"scannedAt<" has "<": the Anthropic API refuses every request/],
    ['kinds[]', /^"kinds\[\]" has "\[" and "\]": /],
    ['$ref', /^"\$ref" has "\$": /],
    ['', /^One name is empty: /],
    ['a b', /^"a b" has a space: /],
    ['größe', /^"größe" has "ö" and "ß": /],
    ['a'.repeat(65), /^"a+…" has 65 characters: /],
  ])('%j is refused by the Anthropic API, and the fault is named', (name, message) => {
    const schema = { type: 'object', properties: { [name]: TEXT } }
    for (const profiles of [[], ['anthropic'], ['bedrock']] as const) {
      const { diagnostics } = found(schema, profiles)
      expect(diagnostics.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(['error schema/property-key'])
    }
    expect(found(schema, []).diagnostics[0]?.message).toMatch(message)
    expect(short(schema, ['openai'])).toEqual([])
  })

  test.each(['filter.state', 'look-back', '__proto__', 'a'.repeat(64)])('%j is accepted', (name) => {
    expect(short(JSON.parse(`{"type":"object","properties":{${JSON.stringify(name)}:{"type":"string"}}}`), [])).toEqual([])
  })

  test('below the root nobody looks', () => {
    expect(short(one({ type: 'object', properties: { 'kinds[]': TEXT } }), ['anthropic'])).toEqual([])
  })
})

describe('a schema without properties', () => {
  test.each<[string, JsonObject]>([
    ['alone', { type: 'object' }],
    ['closed', { type: 'object', additionalProperties: false }],
    ['open', { type: 'object', additionalProperties: { type: 'string' } }],
  ])('%s is refused by OpenAI and Copilot CLI, and repaired safely', (_, schema) => {
    for (const profiles of [['openai'], ['azure'], ['copilot']] as const) {
      expect(short(schema, profiles)).toEqual(['error schema/object-without-properties /inputSchema'])
    }
    expect(short(schema, [])).toEqual([])
    const { toolset, diagnostics } = found(schema, ['openai'])
    const [patch] = diagnostics[0]?.patches ?? []
    if (patch === undefined) throw new Error('no patch')
    expect(patch.safe).toBe(true)
    expect(applyPatch(toolset, patch).tools[0]?.inputSchema).toEqual({ ...schema, properties: {} })
  })

  test('with a union at the root the union is to be mended first', () => {
    expect(short({ type: 'object', oneOf: [one(TEXT), one(TEXT)] }, ['openai'])).toEqual([
      'error schema/root-composition /inputSchema/oneOf',
    ])
  })

  test('an object further down may go without', () => {
    expect(short(one({ type: 'object', description: 'Labels.' }), ['openai'])).toEqual([])
  })
})

describe('a pattern', () => {
  test.each(['^(?!\\.)[a-z]+$', '^(?=.*@).+$', '(?<=a)b', '[\\p{L}]+', '(?<user>a)', '\\u{1F600}'])(
    '%s is refused by OpenAI',
    (pattern) => {
      expect(short(one({ ...TEXT, pattern }), ['openai'])).toEqual([
        'error schema/pattern-dialect /inputSchema/properties/value/pattern',
      ])
      expect(short(one({ type: 'object', patternProperties: { [pattern]: TEXT } }), ['openai'])).toHaveLength(1)
      expect(short(one({ ...TEXT, pattern }), ['anthropic'])).toEqual([])
    },
  )

  test.each(['^[a-z]+$', '^\\(\\?=', '^[(?!]$', '(?:a|b)', '\\\\p{L}'])('%s is accepted', (pattern) => {
    expect(short(one({ ...TEXT, pattern }), ['openai'])).toEqual([])
  })
})

describe('an array without items', () => {
  test('is a warning, and an error for those who refuse it', () => {
    const schema = one({ type: 'array', description: 'Numbers.' })
    expect(short(schema, [])).toEqual(['warn parameter/bare-array /inputSchema/properties/value'])
    for (const profiles of [['vscode'], ['openai'], ['gemini']] as const) {
      expect(short(schema, profiles)).toEqual(['error parameter/bare-array /inputSchema/properties/value'])
    }
  })

  test('with prefixItems is refused by VS Code alone, and items: {} is the remedy', () => {
    const schema = one({ type: 'array', prefixItems: [TEXT] })
    expect(short(schema, [])).toEqual([])
    const [first] = found(schema, ['vscode']).diagnostics
    expect(first?.message).toContain('Add `"items": {}`, which says the same.')
    expect(short(one({ type: 'array', prefixItems: [TEXT], items: {} }), ['vscode'])).toEqual([])
  })
})

describe("Gemini's field parameters", () => {
  test.each<[string, JsonObject | boolean, string[]]>([
    ['a list of types', { type: ['integer', 'null'] }, ['/type']],
    ['an empty string in an enum', { type: 'string', enum: ['in', 'out', ''] }, ['/enum/2']],
    ['numbers in an enum', { type: 'integer', enum: [0, 1] }, ['/enum']],
    ['an enum without type', { enum: ['in', 'out'] }, ['']],
    ['a value without type', { description: 'Any value.' }, ['']],
    ['a boolean schema', true, ['']],
    ['items that are true', { type: 'array', items: true }, ['/items']],
    ['items without type', { type: 'array', items: {} }, ['/items']],
    ['an exclusive bound', { type: 'integer', exclusiveMinimum: 0 }, ['/exclusiveMinimum']],
    ['a format', { type: 'string', format: 'uri' }, []],
    ['an object without properties', { type: 'object', properties: {} }, []],
    ['a nullable union', { anyOf: [TEXT, { type: 'null' }] }, []],
  ])('%s', (_, schema, places) => {
    const all = short(one(schema), ['gemini']).filter((text) => text.includes('schema/gemini'))
    expect(all).toEqual(places.map((place) => `warn schema/gemini /inputSchema/properties/value${place}`))
    expect(short(one(schema), []).filter((text) => text.includes('schema/gemini'))).toEqual([])
  })

  test('properties of a string say nothing to anybody, and Gemini refuses them', () => {
    const schema = one({ type: 'string', properties: { row: TEXT }, required: ['row'] })
    const place = 'warn schema/stray-keyword /inputSchema/properties/value/properties'
    expect(short(schema, [])).toEqual([place])
    expect(short(schema, ['gemini'])).toEqual([place])
    expect(found(schema, ['gemini']).diagnostics[0]?.message).toContain('refuses every request that contains the tool')
  })
})

test.each([
  ['#/properties/tracking', 1],
  ['#/definitions/a', 1],
  ['#/$defs/a', 0],
])('a reference to %s gives %i findings for Kimi', ($ref, many) => {
  const schema = root({ properties: { tracking: TEXT, order: { $ref } }, $defs: { a: TEXT }, definitions: { a: TEXT } })
  expect(short(schema, ['kimi'])).toHaveLength(many)
  expect(short(schema, [])).toEqual([])
})
