import type { Diagnostic } from '../core/finding.ts'
import type { Span, Tool, Toolset } from '../core/tool.ts'

/**
 * Where a finding is shown in a text, and suppressed there. One about the whole set stands where its first tool begins, up to the end of its
 * name. Undefined for a live server.
 */
export function placeIn({ tools }: Toolset, diagnostic: Diagnostic): { readonly tool: Tool; readonly span: Span } | undefined {
  const tool = tools[diagnostic.index ?? 0]
  const span = diagnostic.index === undefined ? headOf(tool) : diagnostic.span
  return tool === undefined || span === undefined ? undefined : { tool, span }
}

function headOf(tool: Tool | undefined): Span | undefined {
  const whole = tool?.origin?.span('')
  const name = tool?.origin?.span('/name')
  const isInside = whole !== undefined && name !== undefined && name.start >= whole.start && name.end <= whole.end
  return isInside ? { start: whole.start, end: name.end } : whole
}
