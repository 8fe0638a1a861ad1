import type { Form } from '../form.ts'
import { argumentsOf, calleeOf } from '../syntax.ts'
import { fieldOf, type Value } from '../value.ts'
import { emptySchema, entry, schemaOf } from './entry.ts'

const ANNOTATIONS = new Set(['title', 'readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'])

/** What a callback may be; a method of another API takes a text or an object last. */
const CALLBACK = new Set(['function', 'foreign', 'unknown'])

/** MCP SDK v1: `server.tool(name, [description], [shape or annotations], [annotations], callback)`; mcp-use: `server.tool({ name, … }, callback)`. */
export const toolOverloads: Form = {
  nodes: ['CallExpression'],
  defined(node, { module, valueOf }) {
    const callee = calleeOf(node)
    const property = callee?.name === 'MemberExpression' ? callee.getChild('PropertyName') : null
    if (!property || module.text.slice(property.from, property.to) !== 'tool') return undefined
    const args = argumentsOf(node).map((arg) => valueOf(arg))
    const span = module.spanOf(node)
    const [first, ...rest] = args
    if (first?.kind === 'fields' && args.length === 2) {
      const field = (key: string): Value | undefined => fieldOf(first, key)
      if (field('name')?.kind !== 'text') return undefined
      const tool = entry(
        {
          name: field('name'),
          title: field('title'),
          description: field('description'),
          inputSchema: schemaOf(field('schema') ?? field('inputSchema')) ?? emptySchema(span),
          outputSchema: schemaOf(field('outputSchema')),
          annotations: field('annotations'),
        },
        span,
        first.open,
      )
      return { tools: [tool], complete: false, span }
    }
    const callback = rest.at(-1)?.kind
    if (first?.kind !== 'text' || callback === undefined || !CALLBACK.has(callback)) return undefined
    const [description] = rest[0]?.kind === 'text' || (rest[0]?.kind === 'unknown' && rest.length > 1) ? rest.splice(0, 1) : []
    const objects = rest.slice(0, -1)
    const annotations = objects.findLast(isAnnotations)
    const shape = objects.find((value) => value !== annotations)
    const tool = entry({ name: first, description, inputSchema: schemaOf(shape) ?? emptySchema(span), annotations }, span)
    return { tools: [tool], complete: false, span }
  },
}

function isAnnotations(value: Value): boolean {
  return (
    value.kind === 'fields' &&
    value.fields.size > 0 &&
    [...value.fields].every(([name, { value: field }]) => ANNOTATIONS.has(name) && field.kind !== 'schema')
  )
}
