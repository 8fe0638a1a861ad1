import type { LintReport } from '../../core/report.ts'
import type { Toolset } from '../../core/tool.ts'
import type { ReadingFile } from '../../reading/file.ts'
import { unreadIn } from '../../reading/fresh.ts'

/** The tools that no model read as they are now, in their order. */
export function unreadTools(toolsets: readonly Toolset[], file: ReadingFile): NonNullable<LintReport['unread']> {
  return toolsets.flatMap((toolset) => {
    const unread = unreadIn(toolset, file)
    return toolset.tools.flatMap((tool) => {
      const why = unread(tool)
      return why === undefined ? [] : [{ toolset: toolset.key, tool: tool.name, why }]
    })
  })
}
