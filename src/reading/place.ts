import { isArray, isObject, type Json } from '../core/json.ts'
import { childOf, isPointer, segmentsOf, valueAt, type Pointer } from '../core/pointer.ts'
import type { Tool, Toolset } from '../core/tool.ts'

/** A place that a reader names: in the tool itself, or behind `NAME#` in a sibling. */
export interface ClaimPlace {
  readonly tool: Tool
  readonly at: Pointer
}

/** What a tool has; below anything else a reader finds nothing of use. */
const FIELDS: ReadonlySet<string> = new Set(['name', 'title', 'description', 'inputSchema', 'outputSchema', 'annotations'])

/** The place that a reader names, whether or not something stands there; undefined for one that no tool can have. */
export function claimedPlace(written: string, tool: Tool, toolset: Toolset): ClaimPlace | undefined {
  const own = written.startsWith('#/') ? written.slice(1) : written
  if (own === '' || own.startsWith('/')) return isPointer(own) && isInTool(own, tool) ? { tool, at: own } : undefined
  for (const sibling of toolset.tools) {
    const at = sibling !== tool && written.startsWith(`${sibling.name}#`) ? written.slice(sibling.name.length + 1) : undefined
    if (at !== undefined && at !== '' && isPointer(at) && isInTool(at, sibling)) return { tool: sibling, at }
  }
  return undefined
}

/** True where each step but the last leads through an object or a list that is there, or through nothing. */
function isInTool(at: Pointer, { raw }: Tool): boolean {
  const segments = segmentsOf(at)
  if (segments.length > 0 && !FIELDS.has(segments[0] ?? '')) return false
  let value: Json | undefined = raw
  for (const segment of segments) {
    if (value === undefined) return true
    if (!isObject(value) && !isArray(value)) return false
    value = childOf(value, segment)
  }
  return true
}

/** True where something stands, or can be added to an object that is there. */
export function canPoint({ tool, at }: ClaimPlace): boolean {
  if (valueAt(tool.raw, at) !== undefined) return true
  const end = at.lastIndexOf('/')
  const holder = at.slice(0, end)
  return isPointer(holder) && isObject(valueAt(tool.raw, holder))
}

/** True for a place of which nobody can know what stands there without running the program that makes the tool. */
export function isUnknown({ tool, at }: ClaimPlace): boolean {
  return (tool.unknown ?? []).some((place) => {
    const known = place.endsWith('/…') ? place.slice(0, -2) : place
    return at === known || at.startsWith(`${known}/`) || known.startsWith(`${at}/`)
  })
}
