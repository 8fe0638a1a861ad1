import type { Diagnostic } from '../core/finding.ts'
import type { Span, Tool, Toolset } from '../core/tool.ts'

/** Where a finding is shown in a text, and suppressed there: one about the whole set stands at the name of its first tool. Undefined for a live server. */
export function placeIn({ tools }: Toolset, diagnostic: Diagnostic): { readonly tool: Tool; readonly span: Span } | undefined {
  const tool = tools[diagnostic.index ?? 0]
  const span = diagnostic.index === undefined ? tool?.origin?.span('/name') : diagnostic.span
  return tool === undefined || span === undefined ? undefined : { tool, span }
}
