import type { Form } from '../form.ts'
import { argumentsOf, calleeOf } from '../syntax.ts'
import { fieldOf, type FieldsValue, type Value } from '../value.ts'
import { emptySchema, entry, schemaOf } from './entry.ts'

/** FastMCP for TypeScript: `server.addTool({ name, description, parameters, … })` and `server.addTools([…])`. */
export const addTool: Form = {
  nodes: ['CallExpression'],
  defined(node, { module, valueOf }) {
    const property = calleeOf(node)?.getChild('PropertyName')
    const method = property ? module.text.slice(property.from, property.to) : ''
    if (method !== 'addTool' && method !== 'addTools') return undefined
    const [argument] = argumentsOf(node)
    if (argument === undefined) return undefined
    const span = module.spanOf(node)
    const value = valueOf(argument)
    const given: readonly Value[] = method === 'addTool' ? [value] : value.kind === 'list' ? value.items : []
    const tools = given.flatMap((one) => toolOf(one))
    const missed = tools.length < given.length || value.kind === 'unknown' ? 'tools that are made elsewhere' : undefined
    return { tools, complete: false, missed, span }
  },
}

function toolOf(value: Value): FieldsValue[] {
  if (value.kind !== 'fields' || fieldOf(value, 'name')?.kind !== 'text') return []
  const field = (key: string): Value | undefined => fieldOf(value, key)
  return [
    entry(
      {
        name: field('name'),
        description: field('description'),
        inputSchema: schemaOf(field('parameters')) ?? emptySchema(value.span),
        outputSchema: schemaOf(field('outputSchema')),
        annotations: field('annotations'),
        _meta: field('_meta'),
      },
      value.span,
      value.open,
    ),
  ]
}
