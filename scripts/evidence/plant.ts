import type { Toolset } from '../../src/core/tool.ts'
import { applyPatch } from '../../src/lint/patch.ts'
import type { Rule } from '../../src/lint/rule.ts'

/**
 * The toolset with a rule's defect in it: in its first tool that can carry it, in the set, or in what its server showed.
 * Undefined where nothing here can. Rules about whole configurations plant nothing into one set.
 */
export function plantedBy(rule: Rule, toolset: Toolset, random: () => number): Toolset | undefined {
  if (rule.plant === undefined || rule.scope === 'configuration') return undefined
  if (rule.scope === 'server') {
    const { server } = toolset
    const fields = server === undefined ? undefined : rule.plant(server, random)
    return server === undefined || fields === undefined ? undefined : { ...toolset, server: { ...server, ...fields } }
  }
  if (rule.scope === 'toolset') return edited(toolset, rule.plant(toolset, random))
  for (const tool of toolset.tools) {
    const planted = edited(toolset, rule.plant(tool, random))
    if (planted !== undefined) return planted
  }
  return undefined
}

function edited(toolset: Toolset, edits: Parameters<typeof applyPatch>[1]['edits'] | undefined): Toolset | undefined {
  return edits === undefined ? undefined : applyPatch(toolset, { says: 'Plant a defect', safe: false, edits })
}
