import type { Span } from '../../core/tool.ts'
import { array, enumeration, nameFrom, object } from './evaluate/collections.ts'
import { imported } from './evaluate/imports.ts'
import { binary, tagged, template, unary } from './evaluate/operators.ts'
import type { FileScope } from './evaluate/file-scope.ts'
import type { Library } from './library.ts'
import { cooked } from './literal.ts'
import type { Declaration, Module } from './module.ts'
import type { Project } from './project.ts'
import { argumentsOf, calleeOf, expressionsIn, bare, type SyntaxNode } from './syntax.ts'
import { plain, text, unknown, type FunctionValue, type Value } from './value.ts'

/** Deeper than this nobody writes a tool. */
const MOST_DEPTH = 200

/** A function value with the file that it stands in. */
interface Known {
  readonly module: Module
  readonly node: SyntaxNode
}

export interface Evaluator {
  /** What an expression is. */
  valueOf(module: Module, node: SyntaxNode): Value
  /** What a function returns, as far as its only `return` says it. */
  returned(value: FunctionValue): Value
}

/** Computes what is known of expressions without running anything. */
export function evaluator(project: Project, libraries: readonly Library[]): Evaluator {
  const memory = new Map<string, Value>()
  const running = new Set<string>()
  const functions = new WeakMap<FunctionValue, Known>()

  function valueOf(module: Module, node: SyntaxNode): Value {
    const key = `${module.uri} ${node.from} ${node.to} ${node.name}`
    const known = memory.get(key)
    if (known !== undefined) return known
    const span = { start: node.from, end: node.to }
    if (running.has(key)) return unknown('a value that is made of itself', span)
    if (running.size > MOST_DEPTH) return unknown('a value that is nested too deep', span)
    running.add(key)
    const value = compute(module, bare(node))
    running.delete(key)
    memory.set(key, value)
    return value
  }

  function scopeOf(module: Module): FileScope {
    return {
      module,
      valueOf: (node) => valueOf(module, node),
      named: (name, at) => named(module, name, at),
      functionValue: (node) => functionValue(module, node),
    }
  }

  function compute(module: Module, node: SyntaxNode): Value {
    const span = { start: node.from, end: node.to }
    const written = module.text.slice(node.from, node.to)
    switch (node.name) {
      case 'String': {
        const { text: says, pieces } = cooked(written.slice(1, -1), node.from + 1)
        return text(says, span, pieces)
      }
      case 'TemplateString':
        return template(node, scopeOf(module))
      case 'TaggedTemplateExpression':
        return tagged(node, scopeOf(module))
      case 'Number': {
        const value = Number(written.replaceAll('_', ''))
        return Number.isFinite(value) ? plain(value, span) : unknown('a number', span)
      }
      case 'RegExp':
        return text(written.replace(/^\/(.*)\/[a-z]*$/s, '$1'), span)
      case 'BooleanLiteral':
        return plain(written === 'true', span)
      case 'null':
        return plain(null, span)
      case 'UnaryExpression':
        return unary(node, scopeOf(module))
      case 'BinaryExpression':
        return binary(node, scopeOf(module))
      case 'ArrayExpression':
        return array(node, scopeOf(module))
      case 'ObjectExpression':
        return object(node, scopeOf(module))
      case 'ArrowFunction':
      case 'FunctionExpression':
      case 'MethodDeclaration':
        return functionValue(module, node)
      case 'VariableName':
        return written === 'undefined' ? { kind: 'absent', span } : named(module, written, node)
      case 'MemberExpression':
        return member(module, node)
      case 'CallExpression':
        return call(module, node)
      case 'ConditionalExpression':
        return unknown('a value that depends on a condition', span)
      default:
        return unknown(`\`${written.length > 40 ? `${written.slice(0, 40)}…` : written}\``, span)
    }
  }

  function functionValue(module: Module, node: SyntaxNode): FunctionValue {
    const value: FunctionValue = { kind: 'function', span: { start: node.from, end: node.to } }
    functions.set(value, { module, node })
    return value
  }

  function named(module: Module, name: string, at: SyntaxNode): Value {
    const span = { start: at.from, end: at.to }
    const declaration = module.lookup(name, at)
    return declaration === undefined ? { kind: 'foreign', from: '', path: [name], span } : declared(module, declaration, span)
  }

  /** The value of a declaration; one of another file stands where its name is used. */
  function declared(module: Module, declaration: Declaration, span: Span): Value {
    switch (declaration.kind) {
      case 'value':
        return valueOf(module, declaration.init)
      case 'part':
        return part(valueOf(module, declaration.init), declaration.name, span)
      case 'function':
        return functionValue(module, declaration.node)
      case 'enum':
        return enumeration(declaration.node, scopeOf(module))
      case 'unknown':
        return unknown(declaration.why, span)
      case 'import':
        return imported(module, declaration, span, { project, declared, part })
    }
  }

  function part(value: Value, name: string, span: Span): Value {
    if (value.kind === 'foreign') return { ...value, path: [...value.path, name], span }
    if (value.kind === 'fields') {
      const field = value.fields.get(name)
      if (field !== undefined) return field.value
      return value.open === undefined ? { kind: 'absent', span } : unknown(`\`${name}\` of ${value.open.why}`, span)
    }
    for (const library of libraries) {
      const found = library.member?.(value, name, span)
      if (found !== undefined) return found
    }
    if (value.kind === 'list' && /^\d+$/.test(name)) return value.items[Number(name)] ?? unknown('an item of a list', span)
    return value.kind === 'unknown' ? { ...value, span } : unknown(`\`.${name}\``, span)
  }

  function member(module: Module, node: SyntaxNode): Value {
    const span = { start: node.from, end: node.to }
    const object = node.firstChild
    if (object === null) return unknown('a member', span)
    const property = node.getChild('PropertyName')
    if (property !== null) return part(valueOf(module, object), module.text.slice(property.from, property.to), span)
    const inner = expressionsIn(node)[1]
    const name = inner === undefined ? undefined : nameFrom(valueOf(module, inner))
    return name === undefined ? unknown('a computed member', span) : part(valueOf(module, object), name, span)
  }

  function call(module: Module, node: SyntaxNode): Value {
    const span = { start: node.from, end: node.to }
    const callee = calleeOf(node)
    if (callee === undefined) return unknown('a call', span)
    const args = argumentsOf(node)
    const values = (): Value[] => args.filter(({ name }) => name !== 'Spread').map((arg) => valueOf(module, arg))
    const inner = bare(callee)
    if (inner.name === 'MemberExpression' && inner.firstChild !== null) {
      const on = valueOf(module, inner.firstChild)
      const property = inner.getChild('PropertyName')
      if (on.kind !== 'foreign' && property !== null) {
        const name = module.text.slice(property.from, property.to)
        const method = { on, name, at: { start: property.from, end: node.to }, args: values(), span }
        for (const library of libraries) {
          const value = library.method?.(method)
          if (value !== undefined) return value
        }
        return on.kind === 'unknown' ? { ...on, span } : unknown(`a call of \`.${name}\``, span)
      }
    }
    const value = valueOf(module, callee)
    if (value.kind === 'function')
      return args.length === 0 ? returned(value) : unknown(`a call of \`${module.text.slice(callee.from, callee.to)}\``, span)
    if (value.kind !== 'foreign') return value.kind === 'unknown' ? { ...value, span } : unknown('a call', span)
    const foreign = { from: value.from, path: value.path, args: values(), span }
    for (const library of libraries) {
      const known = library.called?.(foreign)
      if (known !== undefined) return known
    }
    return unknown(`a call of \`${value.path.join('.') || value.from}\``, span)
  }

  function returned(value: FunctionValue): Value {
    const known = functions.get(value)
    if (known === undefined) return unknown('a function', value.span)
    const { module, node } = known
    const block = node.getChild('Block')
    if (block === null) {
      const body = node.name === 'ArrowFunction' ? expressionsIn(node).at(-1) : undefined
      return body === undefined ? unknown('a function', value.span) : valueOf(module, body)
    }
    const returns: SyntaxNode[] = []
    block.cursor().iterate((ref) => {
      if (ref.name === 'ReturnStatement') returns.push(ref.node)
      return !(ref.from !== block.from && /Function|MethodDeclaration/.test(ref.name))
    })
    const [only] = returns
    const said =
      returns.length === 1 && only !== undefined
        ? expressionsIn(only).find(({ name }) => name !== 'return' && name !== ';')
        : undefined
    return said === undefined ? unknown('a function that returns by cases', value.span) : valueOf(module, said)
  }

  return { valueOf, returned }
}
