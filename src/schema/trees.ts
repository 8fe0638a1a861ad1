import { ownString, type JsonObject } from '../core/json.ts'
import type { Pointer } from '../core/pointer.ts'
import { resolveRef } from './ref.ts'
import { rememberedForShape } from './shape.ts'
import { subschemasOf } from './walk.ts'

/**
 * Places, below the root of a schema, of the schemas that hold themselves (a block of blocks, a filter of filters), and of
 * what only they refer to: their values are trees of any depth.
 */
export const treesIn: (root: JsonObject) => readonly Pointer[] = rememberedForShape((root: JsonObject): readonly Pointer[] => {
  const references = subschemasOf(root, '').flatMap(({ schema, at }) => {
    const ref = ownString(schema, '$ref')
    const target = ref === undefined ? undefined : resolveRef(root, ref)
    return target === undefined ? [] : [{ from: at, to: target.at }]
  })
  const targets = [...new Set(references.map(({ to }) => to))]
  if (targets.length > MOST_TARGETS) return []
  const next = new Map(targets.map((at) => [at, references.filter(({ from }) => isWithin(from, at)).map(({ to }) => to)]))
  const recursive = targets.filter((at) => reachedFrom(next.get(at) ?? [], next).has(at))
  const inside = reachedFrom(recursive, next)
  // what a flat part of the schema refers to, too, is no tree there
  const shared = new Set(references.filter(({ from }) => ![...inside].some((tree) => isWithin(from, tree))).map(({ to }) => to))
  return [...inside].filter((at) => recursive.includes(at) || !shared.has(at))
})

/** A schema with more definitions is not looked through: every pair of them would be. */
const MOST_TARGETS = 400

function isWithin(at: Pointer, outer: Pointer): boolean {
  return at === outer || at.startsWith(`${outer}/`)
}

function reachedFrom(starts: readonly Pointer[], next: ReadonlyMap<Pointer, readonly Pointer[]>): ReadonlySet<Pointer> {
  const seen = new Set(starts)
  // a set that grows is walked to its end
  for (const at of seen) for (const to of next.get(at) ?? []) seen.add(to)
  return seen
}
