import type { Span } from '../../core/tool.ts'
import type { Evaluator } from './evaluate.ts'
import type { Module } from './module.ts'
import type { Defined, Form } from './form.ts'
import { aiTool } from './forms/ai-sdk.ts'
import { addTool } from './forms/fastmcp.ts'
import { listHandler } from './forms/list-handler.ts'
import { literalTool } from './forms/literal.ts'
import { registerTool } from './forms/register-tool.ts'
import { toolOverloads } from './forms/tool-overloads.ts'
import type { SyntaxNode } from './syntax.ts'

const FORMS: readonly Form[] = [listHandler, registerTool, toolOverloads, addTool, aiTool, literalTool]

/** Everything in a file that defines tools, in the order of the file; what one definition holds is not found again. */
export function definitionsIn(module: Module, evaluator: Evaluator): readonly Defined[] {
  const found: Defined[] = []
  const nodes: SyntaxNode[] = []
  const kinds = new Set(FORMS.flatMap((form) => form.nodes))
  module.root.cursor().iterate((ref) => {
    if (kinds.has(ref.name)) nodes.push(ref.node)
  })
  const taken = new Set<string>()
  for (const form of FORMS) {
    for (const node of nodes) {
      if (!form.nodes.includes(node.name)) continue
      const defined = form.defined(node, module, evaluator)
      if (defined === undefined) continue
      const tools = defined.tools.filter(({ span }) => !taken.has(keyOf(span)))
      if (tools.length === 0 && defined.missed === undefined) continue
      for (const tool of tools) taken.add(keyOf(tool.span))
      found.push({ ...defined, tools })
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

function keyOf({ start, end }: Span): string {
  return `${start} ${end}`
}
