import { isArray, isObject, type Json } from '../core/json.ts'
import { segmentsOf } from '../core/pointer.ts'
import { toolFrom, type Patch, type Toolset } from '../core/tool.ts'

/** The toolset with a patch's edits made. Edits at places that do not exist create the last segment or change nothing. */
export function applyPatch(toolset: Toolset, patch: Patch): Toolset {
  const tools = toolset.tools.map((tool) => {
    const edits = patch.edits.filter((edit) => edit.tool === tool.index)
    if (edits.length === 0) return tool
    const raw = edits.reduce((value, { at, to }) => replaced(value, segmentsOf(at), to) ?? null, tool.raw)
    return toolFrom(raw, tool.index, tool.origin)
  })
  for (const { tool, at, to } of patch.edits) {
    if (tool === tools.length && at === '' && to !== undefined) tools.push(toolFrom(to, tool, undefined))
  }
  return { ...toolset, tools }
}

function replaced(value: Json, [key, ...rest]: readonly string[], to: Json | undefined): Json | undefined {
  if (key === undefined) return to
  if (isArray(value)) {
    // as RFC 6901 has it: `Number` alone would take '' and ' 0' and '0x0' for the first item
    const at = /^(0|[1-9]\d*)$/.test(key) ? Number(key) : -1
    const current = value[at]
    if (current === undefined) return value
    const inner = replaced(current, rest, to)
    return inner === undefined
      ? value.filter((_, index) => index !== at)
      : value.map((item, index) => (index === at ? inner : item))
  }
  if (!isObject(value)) return value
  const current = Object.hasOwn(value, key) ? value[key] : undefined
  const inner = current === undefined ? (rest.length === 0 ? to : undefined) : replaced(current, rest, to)
  const others = Object.entries(value).filter(([name]) => name !== key)
  if (inner === undefined) return Object.fromEntries(others)
  // keeps the order of the keys, as every written file should
  return current === undefined
    ? Object.fromEntries([...others, [key, inner]])
    : Object.fromEntries(Object.entries(value).map(([name, old]) => [name, name === key ? inner : old]))
}
