import type { Span } from '../../core/tool.ts'
import { contextsIn, type Contexts } from './contexts.ts'
import type { Evaluator } from './evaluate.ts'
import type { Frame } from './evaluate/frame.ts'
import type { Module } from './module.ts'
import type { Defined, Form, Values } from './form.ts'
import { aiTool } from './forms/ai-sdk.ts'
import { addTool } from './forms/fastmcp.ts'
import { listHandler } from './forms/list-handler.ts'
import { literalTool } from './forms/literal.ts'
import { registerTool } from './forms/register-tool.ts'
import { toolOverloads } from './forms/tool-overloads.ts'
import { isKnown } from './placed-data.ts'
import type { SyntaxNode } from './syntax.ts'
import { fieldOf, isHere, type FieldsValue } from './value.ts'

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
  const names = new Set<string | undefined>()
  const contextsOf = contextsIn(module, evaluator)
  for (const form of FORMS) {
    for (const node of nodes) {
      if (!form.nodes.includes(node.name) || taken.has(keyOf(module.spanOf(node)))) continue
      const defined = inContext(form, node, { module, evaluator, contextsOf })
      if (defined === undefined) continue
      // a literal may be what another definition of this file is made of
      const isAgain = (tool: FieldsValue): boolean => form === literalTool && names.has(nameOf(tool))
      const tools = defined.tools.filter((tool) => !taken.has(keyOf(tool.span)) && !isAgain(tool))
      if (tools.length === 0 && defined.missed === undefined) continue
      for (const tool of tools) {
        taken.add(keyOf(tool.span))
        if (form !== literalTool) names.add(nameOf(tool))
      }
      found.push({ ...defined, tools })
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

/** What a node defines; where that depends on a loop or on how a function is called, all of its rounds together. */
function inContext(
  form: Form,
  node: SyntaxNode,
  { module, evaluator, contextsOf }: { readonly module: Module; readonly evaluator: Evaluator; readonly contextsOf: Contexts },
): Defined | undefined {
  const alone = form.defined(node, valuesIn(module, evaluator, undefined))
  if (alone !== undefined && alone.missed === undefined && alone.tools.every(isKnown)) return alone
  // an object in a function may be a tool in its calls only
  if (alone === undefined && form !== literalTool && form !== toolOverloads) return undefined
  const rounds = contextsOf(node).map((frame) => form.defined(node, valuesIn(module, evaluator, frame)))
  const defined = rounds.flatMap((round) => round ?? [])
  const tools = defined.flatMap((round) => round.tools)
  const names = new Set(tools.map(nameOf))
  const [first] = defined
  // rounds that differ in no name tell nothing of one tool
  if (first === undefined || tools.length === 0 || names.size < tools.length) return alone
  const missed = rounds.length > defined.length ? undefined : defined.find((round) => round.missed !== undefined)?.missed
  return { ...first, tools: tools.length > 1 ? tools.map(atItsName) : tools, missed }
}

function nameOf(tool: FieldsValue): string | undefined {
  const name = fieldOf(tool, 'name')
  return name?.kind === 'text' ? name.text : undefined
}

/** Of tools that one place defines, each stands where its name does. */
function atItsName(tool: FieldsValue): FieldsValue {
  const name = fieldOf(tool, 'name')
  return name !== undefined && isHere(name.span) ? { ...tool, span: name.span } : tool
}

function valuesIn(module: Module, evaluator: Evaluator, frame: Frame | undefined): Values {
  return { module, valueOf: (node) => evaluator.valueOf(module, node, frame), returned: evaluator.returned }
}

function keyOf({ start, end }: Span): string {
  return `${start} ${end}`
}
