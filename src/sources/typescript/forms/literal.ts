import type { Form } from '../form.ts'
import { fieldOf, type FieldsValue, type Value } from '../value.ts'
import { entry, schemaOf } from './entry.ts'

/** An object that is a tool by its fields: `{ name, description, inputSchema }` of MCP, or as Anthropic and OpenAI write it. */
export const literalTool: Form = {
  nodes: ['ObjectExpression'],
  defined(node, { module, valueOf }) {
    const written = module.text.slice(node.from, node.to)
    if (!/\bname\b/.test(written) || !/\b(?:inputSchema|input_schema|parameters)\b/.test(written)) return undefined
    const value = valueOf(node)
    const tool = literalEntry(value)
    return tool === undefined ? undefined : { tools: [tool], complete: false, span: value.span }
  },
}

/** The tool that a value is by its fields. */
export function literalEntry(value: Value): FieldsValue | undefined {
  if (value.kind !== 'fields') return undefined
  const inner = fieldOf(value, 'function')
  if (inner?.kind === 'fields' && isTextOf(value, 'type', 'function')) return openAiTool(inner, value)
  if (fieldOf(value, 'name')?.kind !== 'text') return undefined
  const schema = fieldOf(value, 'inputSchema') ?? fieldOf(value, 'input_schema')
  if (schema === undefined) return isTextOf(value, 'type', 'function') ? openAiTool(value, value) : undefined
  const known: Record<string, Value | undefined> = {}
  for (const [name, field] of value.fields) if (field.value.kind !== 'function') known[name] = field.value
  delete known['input_schema']
  return entry(
    { ...known, inputSchema: schemaOf(schema), outputSchema: schemaOf(fieldOf(value, 'outputSchema')) },
    value.span,
    value.open,
  )
}

function openAiTool(tool: FieldsValue, { span, open }: FieldsValue): FieldsValue | undefined {
  const [name, parameters] = [fieldOf(tool, 'name'), fieldOf(tool, 'parameters')]
  if (name?.kind !== 'text' || parameters === undefined) return undefined
  return entry({ name, description: fieldOf(tool, 'description'), inputSchema: schemaOf(parameters) }, span, open ?? tool.open)
}

function isTextOf(value: FieldsValue, name: string, expected: string): boolean {
  const field = fieldOf(value, name)
  return field?.kind === 'text' && field.text === expected
}
