import { canonical } from '../core/digest.ts'
import type { WordDiff } from '../core/comparison.ts'
import { isObject, own, type Json, type JsonObject } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { list } from '../core/text.ts'
import type { Tool } from '../core/tool.ts'
import { annotationChanges } from './annotation-changes.ts'
import type { Flow } from './change-class.ts'
import type { Found } from './found.ts'
import type { Spot } from './layers.ts'
import type { ToolPair } from './match-tools.ts'
import { textFound } from './said-changes.ts'
import { schemaChanges } from './schema-changes.ts'

/** Everything that changed between two tools that are one tool. Their order of keys and their white space say nothing. */
export function changesOfTool({ before, after, similarity }: ToolPair, diff: WordDiff): Found[] {
  return [
    ...(before.name === after.name ? [] : [renamed(before, after, similarity ?? 0)]),
    ...textFound(
      { before: placeIn(before, '/description'), after: placeIn(after, '/description'), path: null, name: 'the description' },
      diff,
    ),
    ...titles(before, after),
    ...annotationChanges(before, after),
    ...schemaChanges(inputOf(before), inputOf(after), 'input', diff),
    ...outputs(before, after, diff),
    ...metadata(before, after),
  ]
}

/** Less alike, a tool may also have gone, and another come. */
const SURE = 0.9

function renamed(before: Tool, after: Tool, similarity: number): Found {
  const alike = `${Math.round(similarity * 100)} % alike by description, parameters and name`
  return {
    kind: 'tool-renamed',
    path: null,
    before: { pointer: '/name', value: before.name },
    after: { pointer: '/name', value: after.name },
    says: `\`${before.name}\` is ${similarity < SURE ? 'probably ' : ''}called \`${after.name}\` now (${alike}): calls of the old name fail.`,
    similarity,
  }
}

function placeIn({ raw }: Tool, at: '/description' | '/title'): { readonly pointer: Pointer; readonly value: Json | undefined } {
  return { pointer: at, value: isObject(raw) ? own(raw, at.slice(1)) : undefined }
}

function titles(before: Tool, after: Tool): Found[] {
  const places = [
    [placeIn(before, '/title'), placeIn(after, '/title')],
    [annotationTitle(before), annotationTitle(after)],
  ] as const
  return places.flatMap(([old, now]) =>
    old.value === now.value
      ? []
      : [
          {
            kind: 'title' as const,
            path: null,
            before: old,
            after: now,
            says: 'The title changed, which clients show to people.',
          },
        ],
  )
}

function annotationTitle({ annotations }: Tool) {
  return { pointer: '/annotations/title' as const, value: annotations === undefined ? undefined : own(annotations, 'title') }
}

function inputOf({ inputSchema }: Tool): Spot {
  return { root: inputSchema, base: '/inputSchema', schema: inputSchema, at: '/inputSchema' }
}

function outputs(before: Tool, after: Tool, diff: WordDiff): Found[] {
  const [old, now] = [before.outputSchema, after.outputSchema].map((schema) => (isObject(schema) ? schema : undefined))
  const flow: Flow = 'output'
  if (old !== undefined && now !== undefined) return schemaChanges(outputOf(old), outputOf(now), flow, diff)
  if (old === now) return []
  const place = (schema: JsonObject | undefined) => ({
    pointer: '/outputSchema' as const,
    value: schema === undefined ? undefined : list(Object.keys(schemaFields(schema)), 8) || 'no field',
  })
  const isNew = now !== undefined
  return [
    {
      kind: isNew ? 'output-added' : 'output-removed',
      path: null,
      before: place(old),
      after: place(now),
      says: isNew
        ? 'The result has a declared form now.'
        : 'The result no longer has a declared form: code that relied on it finds none.',
    },
  ]
}

function outputOf(schema: JsonObject): Spot {
  return { root: schema, base: '/outputSchema', schema, at: '/outputSchema' }
}

function schemaFields(schema: JsonObject): JsonObject {
  const properties = own(schema, 'properties')
  return isObject(properties) ? properties : {}
}

const SEEN = new Set(['name', 'title', 'description', 'inputSchema', 'outputSchema', 'annotations'])
const HINTS = new Set(['title', 'readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'])

/** What the list holds that no model sees, as one change. */
function metadata(before: Tool, after: Tool): Found[] {
  const keys = [
    ...differing(before.raw, after.raw, SEEN),
    ...differing(before.annotations, after.annotations, HINTS).map((key) => `annotations.${key}`),
  ]
  const [first] = keys
  if (first === undefined) return []
  const at = first.startsWith('annotations.') ? join('/annotations', first.slice('annotations.'.length)) : join('', first)
  return [
    {
      kind: 'metadata',
      path: null,
      before: { pointer: at, value: undefined },
      after: { pointer: at, value: undefined },
      says: `${list(keys.map((key) => `\`${key}\``))} changed, which models do not see.`,
    },
  ]
}

function differing(before: Json | undefined, after: Json | undefined, known: ReadonlySet<string>): string[] {
  const [old, now] = [isObject(before) ? before : {}, isObject(after) ? after : {}]
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((key) => !known.has(key) && textOf(own(old, key)) !== textOf(own(now, key)))
    .sort()
}

function textOf(value: Json | undefined): string {
  return value === undefined ? '' : canonical(value)
}
