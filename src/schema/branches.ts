import { isArray, isObject, type Json, type JsonObject } from '../core/json.ts'
import { rememberedWithin } from '../core/memo.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { resolveRef } from './ref.ts'

/**
 * When a branch holds: `always`; when its union takes it (`one`); when the `if` next to it holds or fails (`then`, `else`); when a
 * property is `present`. What is only `asked` (`if`, `not`) demands nothing and names what others declare.
 */
type When = 'always' | 'one' | 'then' | 'else' | 'present' | 'asked'

/** A schema that speaks about the same value as the schema that it stands in. */
export interface Branch {
  readonly schema: JsonObject
  readonly at: Pointer
  readonly when: When
  /** The property on whose presence it depends. */
  readonly property?: string
}

const WHEN: Readonly<Record<string, When>> = {
  allOf: 'always',
  anyOf: 'one',
  oneOf: 'one',
  then: 'then',
  else: 'else',
  if: 'asked',
  not: 'asked',
  dependentSchemas: 'present',
  dependencies: 'present',
}

/** True for a keyword whose schemas speak about the same value as the schema that they stand in. */
export function isOfSameValue(keyword: string): boolean {
  return Object.hasOwn(WHEN, keyword)
}

/**
 * The branches of a schema in the order of its keywords, one step deep: compositions, conditions, and what a local `$ref` names.
 * `at` is the place of the schema, `base` that of the root. `then` and `else` without an `if` hold nothing and are left out.
 */
export function branchesOf(root: JsonObject, schema: JsonObject, at: Pointer, base: Pointer): readonly Branch[] {
  const branches: Branch[] = []
  const add = (branch: Json | undefined, where: Pointer, when: When, property?: string): void => {
    if (isObject(branch)) branches.push({ schema: branch, at: where, when, ...(property !== undefined && { property }) })
  }
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword]
    if (keyword === '$ref' && typeof value === 'string') {
      const target = resolveRef(root, value)
      if (target !== undefined) add(target.schema, `${base}${target.at}`, 'always')
    }
    const when = Object.hasOwn(WHEN, keyword) ? WHEN[keyword] : undefined
    if (when === undefined || typeof value !== 'object' || value === null) continue
    if ((when === 'then' || when === 'else') && !Object.hasOwn(schema, 'if')) continue
    const below = join(at, keyword)
    if (isArray(value)) value.forEach((branch, index) => add(branch, join(below, index), when))
    else if (when !== 'present') add(value, below, when)
    else if (isObject(value)) for (const name of Object.keys(value)) add(value[name], join(below, name), when, name)
  }
  return branches
}

/** The same, where nobody asks for places outside of this schema: `at` begins at it. */
export const branchesAt = rememberedWithin((root: JsonObject, schema: JsonObject) => branchesOf(root, schema, '', ''))

const MOST_BRANCHES = 2_000

/** A schema and its branches with theirs, to the end, each once; `asked` for what stands below an `if` or a `not`. */
export function allBranchesOf(
  root: JsonObject,
  schema: JsonObject,
): readonly { readonly schema: JsonObject; readonly asked: boolean }[] {
  const found = [{ schema, asked: false }]
  const seen = new Set([schema])
  for (const outer of found) {
    if (found.length >= MOST_BRANCHES) break
    for (const branch of branchesAt(root, outer.schema)) {
      if (seen.has(branch.schema)) continue
      seen.add(branch.schema)
      found.push({ schema: branch.schema, asked: outer.asked || branch.when === 'asked' })
    }
  }
  return found
}
