import type { Json } from '../../core/json.ts'
import type { Span } from '../../core/tool.ts'
import { cooked, dedented } from './literal.ts'
import type { Declaration, Module } from './module.ts'
import type { Project } from './project.ts'
import { argumentsOf, calleeOf, childrenOf, expressionsIn, unwrapped, type SyntaxNode } from './syntax.ts'
import { fields, list, movedTo, plain, text, unknown, type Field, type FunctionValue, type Value } from './value.ts'

/** Deeper than this nobody writes a tool. */
const MOST_DEPTH = 200

/** A function value with the file that it stands in. */
interface Known {
  readonly module: Module
  readonly node: SyntaxNode
}

/** A call of something that a package exports, for whoever knows the package. */
export interface ForeignCall {
  readonly from: string
  readonly path: readonly string[]
  readonly args: readonly Value[]
  readonly span: Span
}

/** A method that is called on a value. */
export interface MethodCall {
  readonly on: Value
  readonly name: string
  /** The name of the method, in the source. */
  readonly at: Span
  readonly args: readonly Value[]
  readonly span: Span
}

/** What libraries mean: the value of a call of theirs, or undefined for the next who may know. */
export interface Library {
  called?(call: ForeignCall): Value | undefined
  method?(call: MethodCall): Value | undefined
  /** A member of a value: `.shape`. */
  member?(on: Value, name: string, span: Span): Value | undefined
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
    const value = compute(module, unwrapped(node))
    running.delete(key)
    memory.set(key, value)
    return value
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
        return template(module, node)
      case 'TaggedTemplateExpression':
        return tagged(module, node)
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
        return unary(module, node)
      case 'BinaryExpression':
        return binary(module, node)
      case 'ArrayExpression':
        return array(module, node)
      case 'ObjectExpression':
        return object(module, node)
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

  function template(module: Module, node: SyntaxNode): Value {
    const span = { start: node.from, end: node.to }
    const parts: Value[] = []
    let at = node.from + 1
    const literal = (end: number): void => {
      const { text: says, pieces } = cooked(module.text.slice(at, end), at)
      parts.push(text(says, { start: at, end }, pieces))
    }
    for (const child of node.getChildren('Interpolation')) {
      literal(child.from)
      const inner = expressionsIn(child).find(({ name }) => !name.startsWith('Interpolation'))
      parts.push(inner === undefined ? unknown('an empty `${}`', span) : valueOf(module, inner))
      at = child.to
    }
    literal(Math.max(at, node.to - 1))
    return joined(parts, span)
  }

  function tagged(module: Module, node: SyntaxNode): Value {
    const [tag, quasi] = expressionsIn(node)
    const span = { start: node.from, end: node.to }
    if (tag === undefined || quasi === undefined) return unknown('a template', span)
    const name = module.text.slice(tag.from, tag.to)
    const value = valueOf(module, quasi)
    if (value.kind !== 'text') return value
    if (name === 'String.raw')
      return text(module.text.slice(quasi.from + 1, quasi.to - 1), span, [{ from: 0, start: quasi.from + 1 }])
    if (!/^(?:dedent|outdent|stripIndents?|endent|ts-dedent|html|css|sql|gql|markdown|md)$/.test(name))
      return unknown(`the tag \`${name}\``, span)
    if (!/dent/i.test(name)) return { ...value, span }
    return { kind: 'text', ...dedented(value.text, value.pieces), span }
  }

  function unary(module: Module, node: SyntaxNode): Value {
    const span = { start: node.from, end: node.to }
    const [operator, operand] = expressionsIn(node)
    const value = operand === undefined ? undefined : valueOf(module, operand)
    const sign = operator === undefined ? '' : module.text.slice(operator.from, operator.to)
    if (value?.kind !== 'plain') return unknown('a computed value', span)
    if (typeof value.value === 'number' && (sign === '-' || sign === '+'))
      return plain(sign === '-' ? -value.value : value.value, span)
    return sign === '!' ? plain(!value.value, span) : unknown('a computed value', span)
  }

  function binary(module: Module, node: SyntaxNode): Value {
    const span = { start: node.from, end: node.to }
    const [left, operator, right] = expressionsIn(node)
    if (left === undefined || right === undefined || operator === undefined) return unknown('a computed value', span)
    const sign = module.text.slice(operator.from, operator.to)
    const [a, b] = [valueOf(module, left), valueOf(module, right)]
    if (sign === '+' && (a.kind === 'text' || b.kind === 'text')) return joined([a, b], span)
    if (a.kind === 'plain' && b.kind === 'plain' && typeof a.value === 'number' && typeof b.value === 'number') {
      const [x, y] = [a.value, b.value]
      const result = { '+': x + y, '-': x - y, '*': x * y, '/': x / y, '**': x ** y }[sign]
      if (result !== undefined && Number.isFinite(result)) return plain(result, span)
    }
    return unknown('a computed value', span)
  }

  /** Texts one behind the other; numbers become text, too. */
  function joined(parts: readonly Value[], span: Span): Value {
    let says = ''
    const pieces: { from: number; start: number }[] = []
    for (const part of parts) {
      if (part.kind === 'text') {
        for (const piece of part.pieces) pieces.push({ from: says.length + piece.from, start: piece.start })
        says += part.text
      } else if (part.kind === 'plain') says += String(part.value)
      else return part.kind === 'unknown' ? { ...part, span } : unknown('a computed text', span)
    }
    return text(says, span, pieces)
  }

  function array(module: Module, node: SyntaxNode): Value {
    const span = { start: node.from, end: node.to }
    const items: Value[] = []
    let open
    let spread = false
    for (const child of expressionsIn(node)) {
      if (child.name === 'Spread') {
        spread = true
        continue
      }
      const value = valueOf(module, child)
      if (!spread) items.push(value)
      else if (value.kind === 'list') {
        items.push(...value.items)
        open ??= value.open
      } else open ??= value.kind === 'unknown' ? value : unknown('a spread list', span)
      spread = false
    }
    return list(items, span, open)
  }

  function object(module: Module, node: SyntaxNode): Value {
    const span = { start: node.from, end: node.to }
    const known = new Map<string, Field>()
    let open
    for (const property of node.getChildren('Property')) {
      const parts = expressionsIn(property).filter(({ name }) => !/^(?::|async|get|set|Star)$/.test(name))
      const [first, second] = parts
      if (first === undefined) continue
      const key = { start: first.from, end: first.to }
      if (first.name === 'Spread') {
        const value = second === undefined ? unknown('a spread', span) : valueOf(module, second)
        if (value.kind === 'fields') {
          for (const [name, field] of value.fields) known.set(name, field)
          open ??= value.open
        } else if (value.kind !== 'absent') open ??= value.kind === 'unknown' ? value : unknown('a spread value', span)
        continue
      }
      const computed = property.getChild('[') !== null
      const name = computed ? nameFrom(valueOf(module, first)) : nameOf(module, first)
      if (name === undefined) {
        open ??= unknown('a computed key', key)
        continue
      }
      if (property.getChild('get') !== null) known.set(name, { key, value: unknown('a getter', key) })
      else if (property.getChild('ParamList') !== null) known.set(name, { key, value: functionValue(module, property) })
      else if (second === undefined) known.set(name, { key, value: named(module, name, first) })
      else known.set(name, { key, value: valueOf(module, second) })
    }
    return { kind: 'fields', fields: known, open, span }
  }

  function nameOf(module: Module, node: SyntaxNode): string | undefined {
    const written = module.text.slice(node.from, node.to)
    if (node.name === 'String') return cooked(written.slice(1, -1), 0).text
    return node.name === 'Number' ? String(Number(written)) : written
  }

  function nameFrom(value: Value): string | undefined {
    if (value.kind === 'text') return value.text
    return value.kind === 'plain' ? String(value.value) : undefined
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
        return enumeration(module, declaration.node)
      case 'unknown':
        return unknown(declaration.why, span)
      case 'import':
        return imported(module, declaration, span)
    }
  }

  function imported(module: Module, { from, name }: { readonly from: string; readonly name: string }, span: Span): Value {
    if (from.endsWith('.json')) {
      const data = parsedJson(project.data(module, from))
      const value = data === undefined ? unknown(`${from}, which is not there`, span) : fromJson(data, span)
      return name === '*' || name === 'default' ? value : part(value, name, span)
    }
    const other = project.imported(module, from)
    if (other === undefined) {
      return /^\.{1,2}(?:\/|$)/.test(from)
        ? unknown(`${from}, which is not there`, span)
        : { kind: 'foreign', from, path: name === '*' || name === 'default' ? [] : [name], span }
    }
    if (name === '*') return fields(exportsOf(other, span), span, unknown(`the other exports of ${from}`, span))
    return exported(other, name, span, new Set()) ?? unknown(`\`${name}\` of ${from}`, span)
  }

  function exported(module: Module, name: string, span: Span, seen: Set<string>): Value | undefined {
    if (seen.has(module.uri)) return undefined
    seen.add(module.uri)
    const own = module.exported(name)
    if (own !== undefined) {
      const value = declared(module, own, span)
      return value.kind === 'function' ? value : movedTo(value, span)
    }
    for (const star of module.stars) {
      const other = project.imported(module, star)
      const value = other === undefined ? undefined : exported(other, name, span, seen)
      if (value !== undefined) return value
    }
    return undefined
  }

  function* exportsOf(module: Module, span: Span): Iterable<readonly [string, Value]> {
    for (const name of module.exportedNames) {
      const value = exported(module, name, span, new Set())
      if (value !== undefined) yield [name, value]
    }
  }

  function enumeration(module: Module, node: SyntaxNode): Value {
    const span = { start: node.from, end: node.to }
    const body = node.getChild('EnumBody')
    const entries: (readonly [string, Value])[] = []
    let next = 0
    const parts = body === null ? [] : childrenOf(body)
    for (const [index, child] of parts.entries()) {
      if (child.name !== 'PropertyName') continue
      const init = parts[index + 1]?.name === 'Equals' ? parts[index + 2] : undefined
      const value = init === undefined ? plain(next, { start: child.from, end: child.to }) : valueOf(module, init)
      next = value.kind === 'plain' && typeof value.value === 'number' ? value.value + 1 : next + 1
      entries.push([module.text.slice(child.from, child.to), value])
    }
    return fields(entries, span)
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
    const inner = unwrapped(callee)
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

function parsedJson(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Data of another file: everything stands where its name is used. */
function fromJson(data: Json, span: Span): Value {
  if (typeof data === 'string') return text(data, span)
  if (data === null || typeof data !== 'object') return plain(data, span)
  if (Array.isArray(data))
    return list(
      data.map((item: Json) => fromJson(item, span)),
      span,
    )
  return fields(
    Object.entries(data).map(([name, value]) => [name, fromJson(value, span)] as const),
    span,
  )
}
