import type { Span } from '../../core/tool.ts'
import { array, enumeration, nameFrom, object, withPushed } from './evaluate/collections.ts'
import { frameAt, type Frame } from './evaluate/frame.ts'
import { imported, required } from './evaluate/imports.ts'
import { binary, conditional, tagged, template, unary } from './evaluate/operators.ts'
import type { FileScope } from './evaluate/file-scope.ts'
import { argumentValues, partOf } from './evaluate/parts.ts'
import { returnedBy } from './evaluate/returned.ts'
import type { Library } from './library.ts'
import { cooked } from './literal.ts'
import type { Module } from './module.ts'
import type { Declaration } from './module/declaration.ts'
import type { Project } from './project.ts'
import { calleeOf, expressionsIn, bare, type SyntaxNode } from './syntax.ts'
import { movedTo, plain, text, unknown, type FunctionValue, type Value } from './value.ts'

/** Deeper than this nobody writes a tool. */
const MOST_DEPTH = 200
/** What one file may cost; a large server takes a tenth. */
const MOST_STEPS = 200_000

/** A function value with the file that it stands in, and the call that made it. */
interface Known {
  readonly module: Module
  readonly node: SyntaxNode
  readonly frame: Frame | undefined
}

export interface Evaluator {
  /** What an expression is, in a call of the function or a round of the loop around it where that matters. */
  valueOf(module: Module, node: SyntaxNode, frame?: Frame): Value
  /** What a function returns, as far as its only `return` says it. */
  returned(value: FunctionValue): Value
  /** The file and the node of a function. */
  functionOf(value: FunctionValue): Known | undefined
  frameOf(module: Module, scope: SyntaxNode, args: readonly Value[], around: Frame | undefined): Frame
}

/** Computes what is known of expressions without running anything. */
export function evaluator(project: Project, libraries: readonly Library[]): Evaluator {
  const memory = new Map<string, Value>()
  const running = new Set<string>()
  const functions = new WeakMap<FunctionValue, Known>()
  const markers = new WeakMap<Module, boolean>()
  let steps = 0
  let frames = 0

  function valueOf(module: Module, node: SyntaxNode, outer?: Frame): Value {
    const span = module.spanOf(node)
    const frame = frameAt(module, node, outer)
    const key = `${span.start} ${span.end} ${node.name} ${frame?.id ?? ''}`
    const known = memory.get(key)
    if (known !== undefined) return known
    if (running.has(key)) return unknown('a value that refers to itself', span)
    if (running.size > MOST_DEPTH) return unknown('a value that is nested too deep', span)
    steps += 1
    if (steps > MOST_STEPS) return unknown('a value that takes too long to compute', span)
    running.add(key)
    const value = compute(bare(node), scopeOf(module, frame))
    running.delete(key)
    memory.set(key, value)
    return value
  }

  function scopeOf(module: Module, frame: Frame | undefined): FileScope {
    return {
      module,
      valueOf: (node) => valueOf(module, node, frame),
      named: (name, at) => named(module, name, at, frame),
      functionValue: (node) => functionValue(module, node, frame),
      applied: (value, args, span) => applied(value, args, span),
    }
  }

  function compute(node: SyntaxNode, scope: FileScope): Value {
    const { module } = scope
    const span = module.spanOf(node)
    const written = module.text.slice(node.from, node.to)
    switch (node.name) {
      case 'String': {
        const { text: says, pieces } = cooked(written.slice(1, -1), span.start + 1)
        return text(says, span, pieces)
      }
      case 'TemplateString':
        return template(node, scope)
      case 'TaggedTemplateExpression':
        return tagged(node, scope)
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
        return unary(node, scope)
      case 'BinaryExpression':
        return binary(node, scope)
      case 'ConditionalExpression':
        return conditional(node, scope)
      case 'SequenceExpression': {
        const last = expressionsIn(node).at(-1)
        return last === undefined ? unknown('a sequence', span) : scope.valueOf(last)
      }
      case 'ArrayExpression':
        return array(node, scope)
      case 'ObjectExpression':
        return object(node, scope)
      case 'ArrowFunction':
      case 'FunctionExpression':
      case 'MethodDeclaration':
        return scope.functionValue(node)
      case 'VariableName':
        return written === 'undefined' ? { kind: 'absent', span } : scope.named(written, node)
      case 'MemberExpression':
        return member(node, scope)
      case 'CallExpression':
        return call(node, scope)
      default:
        return unknown(`\`${written.length > 40 ? `${written.slice(0, 40)}…` : written}\``, span)
    }
  }

  function functionValue(module: Module, node: SyntaxNode, frame: Frame | undefined): FunctionValue {
    const value: FunctionValue = { kind: 'function', span: module.spanOf(node) }
    functions.set(value, { module, node, frame })
    return value
  }

  function named(module: Module, name: string, at: SyntaxNode, frame: Frame | undefined): Value {
    const span = module.spanOf(at)
    const declaration = module.lookup(name, at)
    if (declaration === undefined) return { kind: 'foreign', from: '', path: [name], span }
    return declared(module, declaration, span, frame)
  }

  /** The value of a declaration; one of another file stands where its name is used. */
  function declared(module: Module, declaration: Declaration, span: Span, frame?: Frame): Value {
    switch (declaration.kind) {
      case 'value': {
        const value = valueOf(module, declaration.init, frame)
        return declaration.pushed === undefined ? value : withPushed(value, declaration.pushed, scopeOf(module, frame))
      }
      case 'part': {
        const value = part(declared(module, declaration.of, span, frame), declaration.name, span)
        return value.kind === 'absent' && declaration.fallback ? valueOf(module, declaration.fallback, frame) : value
      }
      case 'parameter': {
        let found = frame
        while (found !== undefined && found.scope.from !== declaration.scope.from) found = found.around
        if (found?.module !== module) return unknown(`the parameter \`${declaration.name}\``, span)
        const value = found.args[declaration.index] ?? { kind: 'absent', span }
        return value.kind === 'absent' && declaration.fallback ? valueOf(module, declaration.fallback, frame) : value
      }
      case 'function':
        return functionValue(module, declaration.node, frame)
      case 'enum':
        return enumeration(declaration.node, scopeOf(module, frame))
      case 'unknown':
        return unknown(declaration.why, span)
      case 'import':
        return imported(module, declaration, span, { project, declared, part })
    }
  }

  const part = (value: Value, name: string, span: Span): Value => partOf(value, name, span, libraries)

  function member(node: SyntaxNode, { module, valueOf: value }: FileScope): Value {
    const span = module.spanOf(node)
    const object = node.firstChild
    if (object === null) return unknown('a member', span)
    const property = node.getChild('PropertyName')
    const inner = property === null ? expressionsIn(node)[1] : undefined
    const name = property === null ? inner && nameFrom(value(inner)) : module.text.slice(property.from, property.to)
    if (name === undefined) return unknown('a computed member', span)
    const own = module.text.slice(object.from, object.to) === 'exports' ? module.exported(name) : undefined
    return own === undefined ? part(value(object), name, span) : declared(module, own, span)
  }

  function call(node: SyntaxNode, scope: FileScope): Value {
    const value = calledValue(node, scope)
    if (value.kind !== 'unknown') return value
    // a bundle holds the library itself, whose code says less than its name
    const property = bare(calleeOf(node) ?? node).getChild('PropertyName')
    const bundled = property === null ? [] : libraries.filter(({ marker }) => holds(scope.module, marker))
    const name = property === null ? '' : scope.module.text.slice(property.from, property.to)
    for (const library of bundled) {
      const args = argumentValues(node, scope)
      const known = library.called?.({
        from: '',
        path: [library.name ?? '', name],
        args,
        span: value.span,
        applied: scope.applied,
      })
      if (known !== undefined) return known
    }
    return value
  }

  function holds(module: Module, marker: string | undefined): boolean {
    if (marker === undefined) return false
    const known = markers.get(module) ?? module.text.includes(marker)
    markers.set(module, known)
    return known
  }

  function calledValue(node: SyntaxNode, scope: FileScope): Value {
    const { module } = scope
    const span = module.spanOf(node)
    const callee = calleeOf(node)
    if (callee === undefined) return unknown('a call', span)
    const args = argumentValues(node, scope)
    const inner = bare(callee)
    const property = inner.name === 'MemberExpression' ? inner.getChild('PropertyName') : null
    if (property !== null && inner.firstChild !== null) {
      const on = scope.valueOf(inner.firstChild)
      const name = module.text.slice(property.from, property.to)
      const own = on.kind === 'fields' ? on.fields.get(name)?.value : undefined
      if (on.kind !== 'foreign' && own?.kind !== 'function') {
        const at = { start: module.spanOf(property).start, end: span.end }
        const method = { on, name, at, args, span, applied: scope.applied }
        for (const library of libraries) {
          const value = library.method?.(method)
          if (value !== undefined) return value
        }
        return on.kind === 'unknown' ? { ...on, span } : unknown(`a call of \`.${name}\``, span)
      }
    }
    const value = scope.valueOf(callee)
    if (value.kind === 'function') return applied(value, args, span)
    if (value.kind !== 'foreign') return value.kind === 'unknown' ? { ...value, span } : unknown('a call', span)
    if (value.from === '' && value.path.join('.') === 'require')
      return required(module, args[0], span, { project, declared, part })
    const foreign = { from: value.from, path: value.path, args, span, applied: scope.applied }
    for (const library of libraries) {
      const known = library.called?.(foreign)
      if (known !== undefined) return known
    }
    return unknown(`a call of \`${value.path.join('.') || value.from}\``, span)
  }

  function applied(value: Value, args: readonly Value[], span: Span): Value {
    const known = value.kind === 'function' ? functions.get(value) : undefined
    if (known === undefined) return unknown('a call', span)
    const { module, node } = known
    const body = returnedBy(node)
    if (body === undefined) return unknown('a function that returns by cases', span)
    const frame = node.getChild('ParamList') === null ? known.frame : frameOf(module, node, args, known.frame)
    return movedTo(valueOf(module, body, frame), span)
  }

  function frameOf(module: Module, scope: SyntaxNode, args: readonly Value[], around: Frame | undefined): Frame {
    frames += 1
    return { id: frames, module, scope, args, around }
  }

  return {
    valueOf,
    returned: (value) => applied(value, [], value.span),
    functionOf: (value) => functions.get(value),
    frameOf,
  }
}
