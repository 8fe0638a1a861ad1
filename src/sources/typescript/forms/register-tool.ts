import type { Form } from '../form.ts'
import { argumentsOf, calleeOf } from '../syntax.ts'
import { fieldOf, unknown } from '../value.ts'
import { emptySchema, entry, schemaOf } from './entry.ts'

/** MCP SDK v1 and v2: `server.registerTool(name, { description, inputSchema, … }, callback)`. */
export const registerTool: Form = {
  nodes: ['CallExpression'],
  defined(node, module, { valueOf }) {
    const property = calleeOf(node)?.getChild('PropertyName')
    if (!property || !/^(?:registerTool|registerAppTool)$/.test(module.text.slice(property.from, property.to))) return undefined
    const [nameNode, configNode] = argumentsOf(node)
    if (nameNode === undefined || configNode === undefined) return undefined
    const span = { start: node.from, end: node.to }
    const name = valueOf(module, nameNode)
    const config = valueOf(module, configNode)
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
