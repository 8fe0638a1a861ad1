import { edited } from '../core/edit.ts'
import { toolFrom, type Patch, type Toolset } from '../core/tool.ts'

/** The toolset with a patch's edits made. Edits at places that do not exist create the last segment or change nothing. */
export function applyPatch(toolset: Toolset, patch: Patch): Toolset {
  const tools = toolset.tools.map((tool) => {
    const edits = patch.edits.filter((edit) => edit.tool === tool.index)
    if (edits.length === 0) return tool
    const raw = edits.reduce((value, { at, to }) => edited(value, at, to), tool.raw)
    return toolFrom(raw, tool.index, tool.origin)
  })
  for (const { tool, at, to } of patch.edits) {
    if (tool === tools.length && at === '' && to !== undefined) tools.push(toolFrom(to, tool, undefined))
  }
  return { ...toolset, tools }
}
