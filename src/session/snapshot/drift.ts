import { isEqual } from '../../core/equal.ts'
import { isArray, isObject, own, ownString, type Json } from '../../core/json.ts'
import { join, type Pointer } from '../../core/pointer.ts'
import type { PlaceDrift, SnapshotToolset, ToolDrift } from '../../core/snapshot-report.ts'
import type { LockedTool, LockedToolset } from '../../sources/lockfile/format.ts'

/** How a toolset differs from what is pinned of it. What a change means for a model is for the comparison of two toolsets to say: here is where it would be asked. */
export function driftOf(
  before: LockedToolset,
  after: LockedToolset,
): Pick<SnapshotToolset, 'changes' | 'instructions' | 'serverVersion'> {
  const texts = sides(before.instructions?.text, after.instructions?.text)
  const versions = sides(before.server?.version, after.server?.version)
  return {
    changes: toolDrifts(before.tools, after.tools),
    ...(texts === undefined ? {} : { instructions: texts }),
    ...(versions === undefined ? {} : { serverVersion: versions }),
  }
}

function sides(before: string | undefined, after: string | undefined) {
  return before === after ? undefined : { before: before ?? null, after: after ?? null }
}

/** Tools that are new, gone or changed, by name. A name may come twice: equal tools are paired first, then others in their order. */
export function toolDrifts(before: readonly LockedTool[], after: readonly LockedTool[]): ToolDrift[] {
  const [old, now] = [without(before, after), without(after, before)]
  const names = [...new Set([...old, ...now].map(nameOf))].sort()
  return names.flatMap((tool) => {
    const [was, is] = [old.filter((one) => nameOf(one) === tool), now.filter((one) => nameOf(one) === tool)]
    return Array.from({ length: Math.max(was.length, is.length) }, (_, index) => toolDrift(tool, was[index], is[index]))
  })
}

function toolDrift(tool: string, was: LockedTool | undefined, is: LockedTool | undefined): ToolDrift {
  if (was === undefined) return { tool, change: 'added', places: [] }
  if (is === undefined) return { tool, change: 'removed', places: [] }
  return { tool, change: 'changed', places: placesOf(was.tool, is.tool, '') }
}

/** Those of some tools that others do not have, one for one. */
function without(tools: readonly LockedTool[], others: readonly LockedTool[]): LockedTool[] {
  const left = new Map<string, number>()
  for (const { sha256 } of others) left.set(sha256, (left.get(sha256) ?? 0) + 1)
  return tools.filter(({ sha256 }) => {
    const times = left.get(sha256) ?? 0
    left.set(sha256, times - 1)
    return times <= 0
  })
}

function nameOf({ tool }: LockedTool): string {
  return (isObject(tool) ? ownString(tool, 'name') : undefined) ?? ''
}

/** The smallest values that differ, in the order of the pinned tool; what is new comes after. */
function placesOf(before: Json, after: Json, at: Pointer): PlaceDrift[] {
  if (isEqual(before, after)) return []
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return keys.flatMap((key) => memberOf(own(before, key), own(after, key), join(at, key)))
  }
  if (isArray(before) && isArray(after) && before.length === after.length) {
    return before.flatMap((item, index) => memberOf(item, after[index], join(at, index)))
  }
  return [{ at, before, after }]
}

function memberOf(before: Json | undefined, after: Json | undefined, at: Pointer): PlaceDrift[] {
  if (before !== undefined && after !== undefined) return placesOf(before, after, at)
  return [{ at, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }]
}
