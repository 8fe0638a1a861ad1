import type { Form } from '../form.ts'
import { argumentsOf, bare, calleeOf, type SyntaxNode } from '../syntax.ts'
import { fieldOf, unknown } from '../value.ts'
import { emptySchema, entry, schemaOf } from './entry.ts'

const METHODS = /^(?:registerTool|registerToolTask)$/

/**
 * MCP SDK v1 and v2: `server.registerTool(name, { description, inputSchema, … }, callback)`, and `registerAppTool(server, name, { … })` of
 * MCP apps.
 */
export const registerTool: Form = {
  nodes: ['CallExpression'],
  defined(node, { module, valueOf }) {
    const [nameNode, configNode] = registered(node, (part) => module.text.slice(part.from, part.to))
    if (nameNode === undefined || configNode === undefined) return undefined
    const span = module.spanOf(node)
    const name = valueOf(nameNode)
    const config = valueOf(configNode)
    if (name.kind !== 'text')
      return { tools: [], complete: false, missed: name.kind === 'unknown' ? name.why : 'a computed name', span }
    const field = (key: string) => fieldOf(config, key)
    const open = config.kind === 'fields' ? config.open : unknown('what is passed to `registerTool`', config.span)
    const tool = entry(
      {
        name,
        title: field('title'),
        description: field('description'),
        inputSchema: schemaOf(field('inputSchema')) ?? (open === undefined ? emptySchema(span) : undefined),
        outputSchema: schemaOf(field('outputSchema')),
        annotations: field('annotations'),
        _meta: field('_meta'),
      },
      span,
      open,
    )
    return { tools: [tool], complete: false, span }
  },
}

/** The nodes of name and definition. */
function registered(node: SyntaxNode, textAt: (node: SyntaxNode) => string): SyntaxNode[] {
  const callee = calleeOf(node)
  if (callee === undefined) return []
  const property = bare(callee).getChild('PropertyName')
  if (property !== null && METHODS.test(textAt(property))) return argumentsOf(node)
  return /(?:^|\.)registerAppTool$/.test(textAt(callee)) ? argumentsOf(node).slice(1) : []
}
