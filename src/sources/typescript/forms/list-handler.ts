import type { Form } from '../form.ts'
import { argumentsOf, calleeOf } from '../syntax.ts'
import { fieldOf } from '../value.ts'
import { literalEntry } from './literal.ts'

/** `server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: […] }))`: all tools of a server. */
export const listHandler: Form = {
  nodes: ['CallExpression'],
  defined(node, { module, valueOf, returned }) {
    const property = calleeOf(node)?.getChild('PropertyName')
    if (!property || module.text.slice(property.from, property.to) !== 'setRequestHandler') return undefined
    const [request, handler] = argumentsOf(node)
    if (request === undefined || handler === undefined || !isList(module.text.slice(request.from, request.to))) return undefined
    const span = module.spanOf(node)
    const handled = valueOf(handler)
    const tools = handled.kind === 'function' ? fieldOf(returned(handled), 'tools') : undefined
    if (tools?.kind !== 'list')
      return {
        tools: [],
        complete: false,
        missed: tools?.kind === 'unknown' ? tools.why : 'a list that the handler computes',
        span,
      }
    const read = tools.items.flatMap((item) => literalEntry(item, true) ?? [])
    const missed = read.length < tools.items.length ? 'tools that are computed' : tools.open?.why
    return { tools: read, complete: missed === undefined, missed, span }
  },
}

function isList(request: string): boolean {
  return /^(?:\w+\.)?ListToolsRequestSchema$|^["'`]tools\/list["'`]$/.test(request)
}
