import type { Evaluator } from './evaluate.ts'
import type { Frame } from './evaluate/frame.ts'
import type { Module } from './module.ts'
import { argumentsOf, bare, calleeOf, expressionsIn, type SyntaxNode } from './syntax.ts'
import type { Value } from './value.ts'

/** What one file may cost: rounds of loops and calls of functions that are looked at. */
const MOST_ROUNDS = 5000
const FUNCTIONS = /^(?:ArrowFunction|FunctionExpression|FunctionDeclaration|MethodDeclaration|Property)$/
const EACH = /^(?:forEach|map|flatMap)$/

/** In what rounds of loops and in what calls of functions of this file a node is run; empty where it is run once, or nobody knows. */
export type Contexts = (node: SyntaxNode) => readonly Frame[]

export function contextsIn(module: Module, { valueOf, frameOf }: Evaluator): Contexts {
  const known = new Map<string, readonly Frame[] | undefined>()
  let rounds = 0

  function contextsOf(node: SyntaxNode): readonly Frame[] {
    for (let around = node.parent; around !== null; around = around.parent) {
      const spec = around.name === 'ForStatement' ? around.getChild('ForOfSpec') : null
      const loops = spec !== null && node.from >= spec.to
      const called = FUNCTIONS.test(around.name) && around.getChild('ParamList') !== null
      if (!loops && !called) continue
      const frames = framesOf(around, spec)
      if (frames !== undefined) return frames
    }
    return []
  }

  /** The frames of a loop or a function, once; what runs in itself has none. */
  function framesOf(scope: SyntaxNode, spec: SyntaxNode | null): readonly Frame[] | undefined {
    const key = `${scope.from} ${scope.to}`
    if (known.has(key)) return known.get(key)
    known.set(key, undefined)
    const frames = spec === null ? callsOf(scope) : roundsOver(expressionsIn(spec).at(-1), scope, scope)
    known.set(key, frames)
    return frames
  }

  /** The contexts of a node, with one that says nothing where there are none. */
  function outside(node: SyntaxNode): readonly (Frame | undefined)[] {
    const around = contextsOf(node)
    return around.length === 0 ? [undefined] : around
  }

  function frame(scope: SyntaxNode, args: readonly Value[], around: Frame | undefined): Frame[] {
    rounds += 1
    return rounds > MOST_ROUNDS ? [] : [frameOf(module, scope, args, around)]
  }

  function roundsOver(list: SyntaxNode | null | undefined, at: SyntaxNode, scope: SyntaxNode): readonly Frame[] | undefined {
    if (!list) return undefined
    return outside(at).flatMap((around) => {
      const value = valueOf(module, list, around)
      return value.kind === 'list' ? value.items.flatMap((item) => frame(scope, [item], around)) : []
    })
  }

  function callsOf(node: SyntaxNode): readonly Frame[] | undefined {
    const call = node.parent?.name === 'ArgList' ? node.parent.parent : null
    if (call !== null) {
      const callee = calleeOf(call)
      const member = callee === undefined ? undefined : bare(callee)
      const property = member?.getChild('PropertyName')
      const each = property && EACH.test(module.text.slice(property.from, property.to))
      return each ? roundsOver(member?.firstChild, call, node) : undefined
    }
    const name = calledAs(node)
    if (name === undefined || rounds > MOST_ROUNDS) return undefined
    const frames = module
      .callsOf(name)
      .filter((one) => isCallOf(one, name, node))
      .flatMap((one) =>
        outside(one).flatMap((around) => {
          const args = argumentsOf(one)
          const values = args.every((arg) => arg.name !== 'Spread') ? args.map((arg) => valueOf(module, arg, around)) : []
          return frame(node, values, undefined)
        }),
      )
    return frames.length === 0 ? undefined : frames
  }

  function calledAs(node: SyntaxNode): string | undefined {
    const named =
      node.name === 'FunctionDeclaration'
        ? node.getChild('VariableDefinition')
        : node.parent?.name === 'VariableDeclaration'
          ? node.prevSibling?.prevSibling
          : undefined
    return named?.name === 'VariableDefinition' ? module.text.slice(named.from, named.to) : undefined
  }

  function isCallOf(call: SyntaxNode, name: string, node: SyntaxNode): boolean {
    const declaration = module.lookup(name, call)
    if (declaration?.kind === 'function') return declaration.node.from === node.from
    return declaration?.kind === 'value' && declaration.init.from === node.from
  }

  return contextsOf
}
