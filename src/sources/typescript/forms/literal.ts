import type { Form } from '../form.ts'
import { fieldOf, type FieldsValue, type Value } from '../value.ts'
import { isKnown } from '../placed-data.ts'
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

const OWN = /^(?:name|title|description|inputSchema|outputSchema|annotations|_meta|icons|execution)$/
const RUNS = /^(?:execute|handler|handle|run|callback|cb|func|invoke)$/

/** The tool that a value is by its fields. One that a server serves as it stands is `served` with all of its data. */
export function literalEntry(value: Value, served = false): FieldsValue | undefined {
  if (value.kind !== 'fields') return undefined
  const inner = fieldOf(value, 'function')
  if (inner?.kind === 'fields' && isTextOf(value, 'type', 'function')) return openAiTool(inner, value)
  if (fieldOf(value, 'name')?.kind !== 'text') return undefined
  const schema = fieldOf(value, 'inputSchema') ?? fieldOf(value, 'input_schema') ?? parametersOf(value)
  if (schema === undefined) return isTextOf(value, 'type', 'function') ? openAiTool(value, value) : undefined
  const known: Record<string, Value | undefined> = {}
  for (const [name, field] of value.fields) if (OWN.test(name) || (served && isKnown(field.value))) known[name] = field.value
  return entry(
    { ...known, inputSchema: schemaOf(schema), outputSchema: schemaOf(fieldOf(value, 'outputSchema')) },
    value.span,
    value.open,
  )
}

/** Validators of an object that says what it runs: FastMCP and what servers make of their own. */
function parametersOf(value: FieldsValue): Value | undefined {
  const parameters = fieldOf(value, 'parameters')
  const isShape =
    parameters?.kind === 'fields' &&
    parameters.fields.size > 0 &&
    [...parameters.fields.values()].every((field) => field.value.kind === 'schema')
  if (parameters?.kind !== 'schema' && !isShape) return undefined
  return [...value.fields.keys()].some((name) => RUNS.test(name)) ? parameters : undefined
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
