import type { Span } from '../../../core/tool.ts'
import { cooked, dedented } from '../literal.ts'
import { expressionsIn, type SyntaxNode } from '../syntax.ts'
import { plain, text, unknown, type Value } from '../value.ts'
import type { FileScope } from './file-scope.ts'

export function template(node: SyntaxNode, { module, valueOf }: FileScope): Value {
  const span = module.spanOf(node)
  const parts: Value[] = []
  let at = node.from + 1
  const literal = (end: number): void => {
    const place = module.spanOf({ from: at, to: end })
    const { text: says, pieces } = cooked(module.text.slice(at, end), place.start)
    parts.push(text(says, place, pieces))
  }
  for (const child of node.getChildren('Interpolation')) {
    literal(child.from)
    const inner = expressionsIn(child).find(({ name }) => !name.startsWith('Interpolation'))
    parts.push(inner === undefined ? unknown('an empty `${}`', span) : valueOf(inner))
    at = child.to
  }
  literal(Math.max(at, node.to - 1))
  return joined(parts, span)
}

export function tagged(node: SyntaxNode, { module, valueOf }: FileScope): Value {
  const [tag, quasi] = expressionsIn(node)
  const span = module.spanOf(node)
  if (tag === undefined || quasi === undefined) return unknown('a template', span)
  const name = module.text.slice(tag.from, tag.to)
  const value = valueOf(quasi)
  if (value.kind !== 'text') return value
  if (name === 'String.raw')
    return text(module.text.slice(quasi.from + 1, quasi.to - 1), span, [{ from: 0, start: module.spanOf(quasi).start + 1 }])
  if (!/^(?:dedent|outdent|stripIndents?|endent|ts-dedent|html|css|sql|gql|markdown|md)$/.test(name))
    return unknown(`the tag \`${name}\``, span)
  if (!/dent/i.test(name)) return { ...value, span }
  return { kind: 'text', ...dedented(value.text, value.pieces), span }
}

export function unary(node: SyntaxNode, { module, valueOf }: FileScope): Value {
  const span = module.spanOf(node)
  const [operator, operand] = expressionsIn(node)
  const value = operand === undefined ? undefined : valueOf(operand)
  const sign = operator === undefined ? '' : module.text.slice(operator.from, operator.to)
  if (value?.kind !== 'plain') return unknown('a computed value', span)
  if (typeof value.value === 'number' && (sign === '-' || sign === '+'))
    return plain(sign === '-' ? -value.value : value.value, span)
  return sign === '!' ? plain(!value.value, span) : unknown('a computed value', span)
}

export function binary(node: SyntaxNode, { module, valueOf }: FileScope): Value {
  const span = module.spanOf(node)
  const [left, operator, right] = expressionsIn(node)
  if (left === undefined || right === undefined || operator === undefined) return unknown('a computed value', span)
  const sign = module.text.slice(operator.from, operator.to)
  const [a, b] = [valueOf(left), valueOf(right)]
  if (sign === '??' || sign === '||' || sign === '&&') return chosen(sign, a, b, span)
  if (sign === '+' && (a.kind === 'text' || b.kind === 'text')) return joined([a, b], span)
  if (a.kind === 'plain' && b.kind === 'plain' && typeof a.value === 'number' && typeof b.value === 'number') {
    const [x, y] = [a.value, b.value]
    const result = { '+': x + y, '-': x - y, '*': x * y, '/': x / y, '**': x ** y }[sign]
    if (result !== undefined && Number.isFinite(result)) return plain(result, span)
  }
  return unknown('a computed value', span)
}

/** What a logical operator gives where its left side is known. */
function chosen(sign: string, a: Value, b: Value, span: Span): Value {
  const truth = truthOf(a)
  if (sign === '??') {
    if (a.kind === 'absent' || (a.kind === 'plain' && a.value === null)) return b
    return truth === undefined ? unknown('a value with a fallback', span) : a
  }
  if (truth === undefined) return unknown('a value that depends on a condition', span)
  return truth === (sign === '&&') ? b : a
}

export function conditional(node: SyntaxNode, { module, valueOf }: FileScope): Value {
  const span = module.spanOf(node)
  const [condition, yes, no] = expressionsIn(node).filter(({ name }) => name !== 'LogicOp')
  if (condition === undefined || yes === undefined || no === undefined) return unknown('a condition', span)
  const truth = truthOf(valueOf(condition))
  return truth === undefined ? unknown('a value that depends on a condition', span) : valueOf(truth ? yes : no)
}

function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'text':
      return value.text !== ''
    case 'plain':
      return Boolean(value.value)
    case 'absent':
      return false
    case 'unknown':
    case 'foreign':
      return undefined
    default:
      return true
  }
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
