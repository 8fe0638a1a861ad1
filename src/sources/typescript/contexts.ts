import type { Evaluator } from './evaluate.ts'
import type { Frame } from './evaluate/frame.ts'
import type { Module } from './module.ts'
import { argumentsOf, bare, calleeOf, expressionsIn, type SyntaxNode } from './syntax.ts'
import type { Value } from './value.ts'

/** More rounds than this of one definition are not looked at. */
const MOST_ROUNDS = 2000
const MOST_DEPTH = 6
const FUNCTIONS = /^(?:ArrowFunction|FunctionExpression|FunctionDeclaration|MethodDeclaration|Property)$/
const EACH = /^(?:forEach|map|flatMap)$/

/** The rounds of loops and the calls of functions of this file in which a node is run; empty where it is run once, or nobody knows. */
export function contextsOf(module: Module, node: SyntaxNode, evaluator: Evaluator, depth = 0): readonly (Frame | undefined)[] {
  for (let around = node.parent; around !== null && depth < MOST_DEPTH; around = around.parent) {
    const rounds =
      around.name === 'ForStatement'
        ? loopRounds(module, around, node, evaluator, depth)
        : FUNCTIONS.test(around.name) && around.getChild('ParamList') !== null
          ? callsOf(module, around, evaluator, depth)
          : undefined
    if (rounds !== undefined) return rounds
  }
  return []
}

/** The contexts of a node, with one that says nothing where there are none. */
function outside(module: Module, node: SyntaxNode, evaluator: Evaluator, depth: number): readonly (Frame | undefined)[] {
  const around = contextsOf(module, node, evaluator, depth + 1)
  return around.length === 0 ? [undefined] : around
}

function loopRounds(module: Module, loop: SyntaxNode, node: SyntaxNode, evaluator: Evaluator, depth: number): Frame[] | undefined {
  const spec = loop.getChild('ForOfSpec')
  const list = spec === null ? undefined : expressionsIn(spec).at(-1)
  if (list === undefined || node.from < (spec?.to ?? 0)) return undefined
  return outside(module, loop, evaluator, depth).flatMap((around) =>
    itemsOf(evaluator.valueOf(module, list, around)).map((item) => evaluator.frameOf(module, loop, [item], around)),
  )
}

function callsOf(module: Module, node: SyntaxNode, evaluator: Evaluator, depth: number): Frame[] | undefined {
  const call = node.parent?.name === 'ArgList' ? node.parent.parent : null
  if (call !== null) return roundsOver(module, call, node, evaluator, depth)
  const name = nameOf(module, node)
  if (name === undefined) return undefined
  const calls = module.callsOf(name).filter((one) => isCallOf(module, one, name, node))
  const frames = calls.flatMap((one) =>
    outside(module, one, evaluator, depth).map((around) => {
      const args = argumentsOf(one)
      const values = args.every((arg) => arg.name !== 'Spread') ? args.map((arg) => evaluator.valueOf(module, arg, around)) : []
      return evaluator.frameOf(module, node, values, undefined)
    }),
  )
  return frames.length === 0 ? undefined : frames.slice(0, MOST_ROUNDS)
}

/** `tools.forEach((tool) => …)`. */
function roundsOver(module: Module, call: SyntaxNode, node: SyntaxNode, evaluator: Evaluator, depth: number): Frame[] | undefined {
  const callee = calleeOf(call)
  const member = callee === undefined ? undefined : bare(callee)
  const property = member?.getChild('PropertyName')
  const list = member?.firstChild
  if (!property || !list || !EACH.test(module.text.slice(property.from, property.to))) return undefined
  return outside(module, call, evaluator, depth).flatMap((around) =>
    itemsOf(evaluator.valueOf(module, list, around)).map((item) => evaluator.frameOf(module, node, [item], around)),
  )
}

function itemsOf(value: Value): readonly Value[] {
  return value.kind === 'list' ? value.items.slice(0, MOST_ROUNDS) : []
}

/** What a function is called by. */
function nameOf(module: Module, node: SyntaxNode): string | undefined {
  const named =
    node.name === 'FunctionDeclaration'
      ? node.getChild('VariableDefinition')
      : node.parent?.name === 'VariableDeclaration'
        ? node.prevSibling?.prevSibling
        : undefined
  return named?.name === 'VariableDefinition' ? module.text.slice(named.from, named.to) : undefined
}

function isCallOf(module: Module, call: SyntaxNode, name: string, node: SyntaxNode): boolean {
  const declaration = module.lookup(name, call)
  if (declaration?.kind === 'function') return declaration.node.from === node.from
  return declaration?.kind === 'value' && declaration.init.from === node.from
}
