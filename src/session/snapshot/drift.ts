import { matchTools } from '../../changes/match-tools.ts'
import { isEqual } from '../../core/equal.ts'
import { isArray, isObject, own, type Json } from '../../core/json.ts'
import { join, type Pointer } from '../../core/pointer.ts'
import type { PlaceDrift, SnapshotToolset, ToolDrift } from '../../core/snapshot-report.ts'
import type { Tool, Toolset } from '../../core/tool.ts'
import { byText } from './pinned.ts'

/** Where a toolset differs from what is pinned of it, value by value. What that means for a model, `comparedSets` tells. */
export function driftOf(before: Toolset, after: Toolset): Pick<SnapshotToolset, 'changes' | 'instructions' | 'serverVersion'> {
  const texts = sides(before.instructions, after.instructions)
  const versions = sides(before.version, after.version)
  return {
    changes: toolDrifts(before.tools, after.tools),
    ...(texts === undefined ? {} : { instructions: texts }),
    ...(versions === undefined ? {} : { serverVersion: versions }),
  }
}

function sides(before: string | undefined, after: string | undefined) {
  return before === after ? undefined : { before: before ?? null, after: after ?? null }
}

/** Tools that are new, gone or changed, by name. One that is renamed is gone under one name and new under the other. */
export function toolDrifts(before: readonly Tool[], after: readonly Tool[]): ToolDrift[] {
  const { pairs, removed, added } = matchTools(before, after)
  const renamed = pairs.filter((pair) => pair.before.name !== pair.after.name)
  const drifts = [
    ...pairs.flatMap((pair): ToolDrift[] => {
      const places = placesOf(pair.before.raw, pair.after.raw, '')
      return renamed.includes(pair) || places.length === 0 ? [] : [{ tool: pair.before.name, change: 'changed', places }]
    }),
    ...[...removed, ...renamed.map((pair) => pair.before)].map((tool) => oneSided(tool, 'removed')),
    ...[...added.map(({ tool }) => tool), ...renamed.map((pair) => pair.after)].map((tool) => oneSided(tool, 'added')),
  ]
  return drifts.sort((one, other) => byText(one.tool, other.tool))
}

function oneSided({ name }: Tool, change: 'added' | 'removed'): ToolDrift {
  return { tool: name, change, places: [] }
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
