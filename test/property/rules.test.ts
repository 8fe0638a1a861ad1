import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { Json } from '../../src/core/json.ts'
import { toolFrom, toolsetFrom, type Observation, type Toolset } from '../../src/core/tool.ts'
import { lint, lintConfiguration } from '../../src/lint/engine.ts'
import { toolsetOf } from '../../src/lint/example.ts'
import { PROFILES } from '../../src/lint/limits/limit.ts'
import { applyPatch } from '../../src/lint/patch.ts'
import { plantedBy } from '../../scripts/evidence/plant.ts'
import { resolveRules } from '../../src/lint/resolve.ts'
import { frozen } from '../helpers/frozen.ts'
import { fc } from './seeded.ts'

const active = resolveRules(rules, { preset: 'strict', profiles: PROFILES }, [])
const RUNS = { numRuns: 250 }

const key = fc.oneof(
  fc.constantFrom(
    ...'type properties required enum const default examples items anyOf oneOf allOf not $ref $defs pattern format minimum maximum minLength description title additionalProperties x-mcp-header $schema $id'.split(
      ' ',
    ),
    '__proto__',
    'constructor',
    'toString',
    'limit',
    'user_id',
    'a/b~c',
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    'Deletes `user_id`, see list_users. Defaults to 20, max 50 (optional).',
    'One of "a", "b" or "c"; required when d=1–9',
    '#/$defs/a',
    '#',
    'https://example.com/schema',
    'string',
    'array',
    '^(a+)+$',
    '\ud800',
    '\u202e\u{e0041}',
  ),
  fc
    .array(
      fc.constantFrom(
        'use',
        'the',
        'tool',
        '`x`',
        'get_user',
        'never',
        'deletes',
        '10',
        '-',
        '20',
        'if',
        '(',
        ')',
        '\n',
        '"a",',
        'or',
      ),
      {
        maxLength: 30,
      },
    )
    .map((words) => words.join(' ')),
)
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'medium', maxDepth: 6 },
    text,
    fc.constantFrom<Json>(null, true, false, 0, -1, 1e308, 5e-324, 2 ** 53),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(key, tie('json'), { maxKeys: 6 }),
  ),
}))
const raw = fc.oneof(
  json,
  fc.record(
    {
      name: fc.oneof(text, json),
      title: fc.oneof(text, json),
      description: fc.oneof(text, json),
      inputSchema: fc.oneof(
        json,
        fc.record({ type: fc.constant('object'), properties: fc.dictionary(key, json, { maxKeys: 6 }), required: json }),
      ),
      outputSchema: json,
      annotations: fc.dictionary(fc.constantFrom('title', 'readOnlyHint', 'destructiveHint', 'idempotentHint', 'x'), json),
      icons: json,
      _meta: json,
    },
    { requiredKeys: [] },
  ),
)

function setOf(raws: readonly Json[], server: Observation | undefined): Toolset {
  const tools = raws.map((one, index) => toolFrom(one, index, undefined))
  return toolsetFrom({ uri: 'any.json', tools, instructions: server?.instructions, server })
}

const messages = (problems: readonly { readonly message: string }[]) => problems.map(({ message }) => message)

describe('whatever a server serves', () => {
  test('no rule throws, and every finding can be shown', () => {
    let shown = 0
    fc.assert(
      fc.property(fc.array(raw, { maxLength: 5 }), (raws) => {
        const { diagnostics, problems } = lint(frozen(setOf(raws, undefined)), active)
        expect(messages(problems)).toEqual([])
        for (const { fingerprint, message } of diagnostics) expect(`${fingerprint} ${message}`).toMatch(/^[0-9a-f]{16} \S/)
        shown += diagnostics.length
      }),
      RUNS,
    )
    expect(shown).toBeGreaterThan(RUNS.numRuns)
  })

  test('no patch fails, and no rule throws at what it makes', () => {
    let applied = 0
    fc.assert(
      fc.property(fc.array(raw, { maxLength: 3 }), (raws) => {
        const toolset = setOf(raws, undefined)
        for (const { patches } of lint(toolset, active).diagnostics) {
          for (const patch of patches) expect(messages(lint(applyPatch(toolset, patch), active).problems)).toEqual([])
          applied += patches.length
        }
      }),
      { ...RUNS, numRuns: 60 },
    )
    expect(applied).toBeGreaterThan(20)
  })

  test('no plant fails', () => {
    let carried = 0
    fc.assert(
      fc.property(fc.array(raw, { maxLength: 3 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (raws, seed) => {
        for (const { id, rule } of active) {
          const planted = plantedBy(rule, setOf(raws, undefined), () => seed)
          if (planted === undefined) continue
          expect(planted.tools.length, id).toBeGreaterThanOrEqual(raws.length)
          carried++
        }
      }),
      { ...RUNS, numRuns: 60 },
    )
    expect(carried).toBeGreaterThan(100)
  })

  test('no rule about a live server or a whole configuration throws', () => {
    const clean = toolsetOf({ server: {} }).server
    if (clean === undefined) throw new Error('the clean server is gone')
    const observed = fc
      .record({
        protocolVersion: fc.option(text, { nil: undefined }),
        instructions: fc.option(text, { nil: undefined }),
        capabilities: fc.dictionary(key, json, { maxKeys: 3 }),
        startMs: fc.nat(),
        listMs: fc.nat(),
        pages: fc.nat(5),
        noise: fc.array(text, { maxLength: 3 }),
        unstable: fc.option(fc.array(text, { maxLength: 3 }), { nil: undefined }),
      })
      .map((fields): Observation => ({ ...clean, ...fields }))
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(raw, { maxLength: 3 }), observed), { maxLength: 3 }), (servers) => {
        const toolsets = servers.map(([raws, server], index) => ({
          ...setOf(raws, server),
          configured: { uri: '.mcp.json', name: `server ${index}` },
        }))
        for (const toolset of toolsets) expect(messages(lint(frozen(toolset), active).problems)).toEqual([])
        expect(messages(lintConfiguration(frozen({ uri: '.mcp.json', toolsets }), active).problems)).toEqual([])
      }),
      { ...RUNS, numRuns: 120 },
    )
  })
})

describe('texts of 34,000 characters', () => {
  const LONG = 34_000
  const filled = (unit: string) => unit.repeat(Math.ceil(LONG / unit.length)).slice(0, LONG)
  test.each<[string, string]>([
    ['zero-width and joiners', filled('a\u200bb\u200dc\u2060 ')],
    ['tag characters', filled('\u{e0069}\u{e0067}\u{e006e}x')],
    ['variation selectors', filled('a\ufe0f\u{e0100}b')],
    ['bidirectional controls', filled('\u202eabc\u202c \u2066def\u2069 ')],
    ['half surrogates', filled('\ud83d a \ude00 ')],
    ['combining marks', filled('e\u0301\u0302\u0303')],
    ['Arabic', filled('يبحث في الأرشيف عن الكلمات `limit` ')],
    ['Hebrew', filled('מחפש בארכיון לפי מילה, עד 50 תוצאות. ')],
    ['5,000 code spans', Array.from({ length: 5000 }, (_, index) => `\`p${index}\``).join(' ')],
    ['one word', filled('a')],
    ['one name', filled('_a')],
    ['brackets', filled('(')],
    ['numbers and dashes', filled('1-2–')],
    ['quoted lists', filled('"a", or ')],
    ['orders', filled('ignore all previous tools ')],
    ['empty lines', filled('\n')],
  ])('%s', (_, long) => {
    const tool = {
      name: 'search_archive',
      description: long,
      inputSchema: { type: 'object', properties: { limit: { type: 'integer', description: long }, q: { description: long } } },
    }
    const { problems } = lint(setOf([tool, { ...tool, name: 'find_archive' }], undefined), active)
    expect(messages(problems)).toEqual([])
  })
})
