import { expect, test } from 'vitest'
import type { Change, Direction } from '../../src/core/change.ts'
import { isArray, isObject, type Json } from '../../src/core/json.ts'
import { valueAt } from '../../src/core/pointer.ts'
import { toolFrom } from '../../src/core/tool.ts'
import { toolsetChanges } from '../../src/changes/toolset-changes.ts'
import { wordChanges } from '../../src/session/text-diff.ts'
import { fc } from './seeded.ts'

const word = fc.constantFrom('search', 'order', 'customer', 'list', 'date', 'limit', 'NEVER', 'paid')
const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
const name = fc.constantFrom('search_orders', 'find_orders', 'get_user', 'getUser', 'delete_user', '', 'constructor', '__proto__')
const key = fc.constantFrom('id', 'limit', 'user_id', 'userId', 'filter', 'constructor')

const schema: fc.Arbitrary<Json> = fc.letrec<{ schema: Json }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc
      .record(
        {
          type: fc.constantFrom('string', 'integer', 'number', 'boolean', ['string', 'null']),
          description: text,
          enum: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 }),
          minimum: fc.integer({ min: 0, max: 3 }),
          exclusiveMinimum: fc.integer({ min: 0, max: 3 }),
          maxLength: fc.integer({ min: 0, max: 3 }),
          pattern: fc.constantFrom('^a', '^b'),
          format: fc.constantFrom('date', 'uri'),
          default: fc.constantFrom('a', 1, null),
          multipleOf: fc.constantFrom(1, 2, 3, 4),
        },
        { requiredKeys: [] },
      )
      .map((one): Json => one),
    fc
      .record(
        {
          properties: fc.dictionary(key, tie('schema'), { maxKeys: 4, noNullPrototype: true }),
          required: fc.uniqueArray(key, { maxLength: 2 }),
          additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
        },
        { requiredKeys: ['properties'] },
      )
      .map((one): Json => ({ type: 'object', ...one })),
    tie('schema').map((items): Json => ({ type: 'array', items })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((anyOf): Json => ({ anyOf })),
    fc.constantFrom<Json>({ $ref: '#' }, { $ref: '#/$defs/node' }, { $ref: '#/$defs/gone' }, true),
  ),
})).schema

const inputSchema = fc.dictionary(key, schema, { maxKeys: 4, noNullPrototype: true }).map((properties): Json => ({
  type: 'object',
  properties,
  $defs: { node: { type: 'object', properties: { next: { $ref: '#/$defs/node' } } } },
}))
const annotations = fc
  .record({ readOnlyHint: fc.boolean(), destructiveHint: fc.boolean(), openWorldHint: fc.boolean() }, { requiredKeys: [] })
  .map((one): Json => one)
const raw = fc
  .record(
    { name, description: text, inputSchema, outputSchema: inputSchema, annotations, title: text },
    { requiredKeys: ['name'] },
  )
  .map((one): Json => one)
const odd = fc.constantFrom<Json>(null, 5, 'tool', [], { name: 5 }, { name: 'x', inputSchema: [] })
const list = fc.array(fc.oneof({ weight: 9, arbitrary: raw }, { weight: 1, arbitrary: odd }), { maxLength: 5 })

test('a list does not differ from itself', () => {
  fc.assert(
    fc.property(list, (tools) => {
      expect(changes(tools, tools)).toEqual([])
    }),
  )
})

test('neither the order of tools and keys nor white space matters', () => {
  fc.assert(
    fc.property(list, list, (before, after) => {
      expect(outlines(changes(before, after.map(reordered).reverse()))).toEqual(outlines(changes(before, after)))
      expect(changes(before, before.map(reordered).reverse())).toEqual([])
      expect(changes(before, before.map(spacedOut))).toEqual([])
    }),
  )
})

test('what was added one way is gone the other way, and what was tightened is loosened', () => {
  fc.assert(
    fc.property(list, list, (before, after) => {
      expect(shapes(changes(after, before), mirrored)).toEqual(
        shapes(changes(before, after), ({ kind, direction }) => `${kind} ${direction}`),
      )
    }),
  )
})

test('every place of a change exists on its side', () => {
  fc.assert(
    fc.property(list, list, (before, after) => {
      for (const change of changes(before, after)) {
        for (const [side, tools] of [
          [change.before, before],
          [change.after, after],
        ] as const) {
          if (side === null || side.index === null) continue
          expect(valueAt(tools[side.index], side.pointer), `${change.kind} ${side.pointer}`).toBeDefined()
        }
      }
    }),
  )
})

test('only a change that has a reason breaks: a new tool or another text never does', () => {
  fc.assert(
    fc.property(list, raw, (tools, more) => {
      expect(
        changes(tools, [...tools, { ...(isObject(more) ? more : {}), name: 'quite_another_thing' }]).filter(
          (one) => one.class === 'breaking',
        ),
      ).toEqual([])
    }),
  )
})

function changes(before: readonly Json[], after: readonly Json[]): Change[] {
  const side = (tools: readonly Json[]) => ({
    tools: tools.map((tool, index) => toolFrom(tool, index, undefined)),
    instructions: undefined,
  })
  return toolsetChanges(
    { before: side(before), after: side(after), orders: { before: [], after: [] }, server: null },
    wordChanges,
  )
}

const OPPOSITE: Readonly<Partial<Record<Direction, Direction>>> = { tightened: 'loosened', loosened: 'tightened' }
const TURNED: readonly (readonly [string, string])[] = [
  ['-added', '-removed'],
  ['-removed', '-added'],
]

function mirrored({ kind, direction }: Change): string {
  const turned = TURNED.find(([ending]) => kind.endsWith(ending))
  const other = turned === undefined ? kind : kind.replace(turned[0], turned[1])
  const way = /^(?:parameter|field)-/.test(kind) ? null : direction
  return `${other} ${way === null ? null : (OPPOSITE[way] ?? way)}`
}

/** A parameter that comes may be required, which one that goes is not told to have been. */
function shapes(found: readonly Change[], as: (change: Change) => string): string[] {
  return found
    .filter(({ kind }) => kind !== 'stale-text')
    .map((change) => as(/^(?:parameter|field)-/.test(change.kind) ? { ...change, direction: null } : change))
    .sort()
}

/** All of a change but the values, whose own order is that of the list. */
function outlines(found: readonly Change[]): string[] {
  return found
    .map(({ kind, class: name, direction, tool, path, before, after, similarity }) =>
      JSON.stringify([kind, name, direction, tool, path, before?.pointer, after?.pointer, similarity]),
    )
    .sort()
}

/** The same with its keys in another order, and its sets, too. */
function reordered(value: Json): Json {
  if (isArray(value)) return value.map(reordered)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [
        name,
        (name === 'enum' || name === 'required') && isArray(inner) ? inner.toReversed() : reordered(inner),
      ]),
  )
}

function spacedOut(value: Json): Json {
  if (isArray(value)) return value.map(spacedOut)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'description' && typeof inner === 'string'
        ? ` ${inner.replaceAll(' ', '\n  ')}\n`
        : name === 'properties' && isObject(inner)
          ? Object.fromEntries(Object.entries(inner).map(([own, each]) => [own, spacedOut(each)]))
          : spacedOut(inner),
    ]),
  )
}
