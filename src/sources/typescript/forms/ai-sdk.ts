import type { Form } from '../form.ts'
import type { Module } from '../module.ts'
import { argumentsOf, calleeOf, type SyntaxNode } from '../syntax.ts'
import { fieldOf, text, type Value } from '../value.ts'
import { emptySchema, entry, schemaOf } from './entry.ts'

/** Vercel AI SDK: `{ search: tool({ description, inputSchema, execute }) }`; the name is the key, or that of the constant. */
export const aiTool: Form = {
  nodes: ['CallExpression'],
  defined(node, { module, valueOf }) {
    const callee = calleeOf(node)
    if (callee === undefined || !/(?:^|\.)(?:tool|dynamicTool)$/.test(module.text.slice(callee.from, callee.to))) return undefined
    const called = valueOf(callee)
    if (called.kind !== 'foreign' || called.from === '') return undefined
    const [argument] = argumentsOf(node)
    const given = argument === undefined ? undefined : valueOf(argument)
    if (given?.kind !== 'fields') return undefined
    const field = (key: string): Value | undefined => fieldOf(given, key)
    // packages of servers have a `tool` like that of the AI SDK
    const isLike = field('description')?.kind === 'text' && (field('parameters') ?? field('inputSchema'))?.kind === 'schema'
    if (called.from !== 'ai' && !isLike) return undefined
    const span = module.spanOf(node)
    const name = nameOf(node, module)
    if (name === undefined) return { tools: [], complete: false, missed: 'a tool without a key', span }
    const tool = entry(
      {
        name,
        title: field('title'),
        description: field('description'),
        inputSchema: schemaOf(field('inputSchema') ?? field('parameters')) ?? emptySchema(span),
        outputSchema: schemaOf(field('outputSchema')),
        annotations: field('annotations'),
      },
      span,
      given.open,
    )
    return { tools: [tool], complete: false, span }
  },
}

function nameOf(node: SyntaxNode, module: Module): Value | undefined {
  const { parent } = node
  const named =
    parent?.name === 'Property'
      ? parent.firstChild
      : parent?.name === 'VariableDeclaration'
        ? node.prevSibling?.prevSibling
        : undefined
  if (!named || !/^(?:PropertyDefinition|String|VariableDefinition)$/.test(named.name)) return undefined
  const quotes = named.name === 'String' ? 1 : 0
  const start = named.from + quotes
  return text(module.text.slice(start, named.to - quotes), { start: named.from, end: named.to }, [{ from: 0, start }])
}
