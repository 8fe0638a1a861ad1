import { cooked } from '../literal.ts'
import type { Module } from '../module.ts'
import { childrenOf, expressionsIn, type SyntaxNode } from '../syntax.ts'
import { fields, listValue, plain, unknown, type Field, type Value } from '../value.ts'
import type { FileScope } from './file-scope.ts'

export function array(node: SyntaxNode, { valueOf }: FileScope): Value {
  const span = { start: node.from, end: node.to }
  const items: Value[] = []
  let open
  let spread = false
  for (const child of expressionsIn(node)) {
    if (child.name === 'Spread') {
      spread = true
      continue
    }
    const value = valueOf(child)
    if (!spread) items.push(value)
    else if (value.kind === 'list') {
      items.push(...value.items)
      open ??= value.open
    } else open ??= value.kind === 'unknown' ? value : unknown('a spread list', span)
    spread = false
  }
  return listValue(items, span, open)
}

export function object(node: SyntaxNode, scope: FileScope): Value {
  const span = { start: node.from, end: node.to }
  const known = new Map<string, Field>()
  let open
  for (const property of node.getChildren('Property')) {
    const parts = expressionsIn(property).filter(({ name }) => !/^(?::|async|get|set|Star)$/.test(name))
    const [first, second] = parts
    if (first === undefined) continue
    const key = { start: first.from, end: first.to }
    if (first.name === 'Spread') {
      const value = second === undefined ? unknown('a spread', span) : scope.valueOf(second)
      if (value.kind === 'fields') {
        for (const [name, field] of value.fields) known.set(name, field)
        open ??= value.open
      } else if (value.kind !== 'absent') open ??= value.kind === 'unknown' ? value : unknown('a spread value', span)
      continue
    }
    const computed = property.getChild('[') !== null
    const name = computed ? nameFrom(scope.valueOf(first)) : nameOf(first, scope.module)
    if (name === undefined) {
      open ??= unknown('a computed key', key)
      continue
    }
    if (property.getChild('get') !== null) known.set(name, { key, value: unknown('a getter', key) })
    else if (property.getChild('ParamList') !== null) known.set(name, { key, value: scope.functionValue(property) })
    else if (second === undefined) known.set(name, { key, value: scope.named(name, first) })
    else known.set(name, { key, value: scope.valueOf(second) })
  }
  return { kind: 'fields', fields: known, open, span }
}

function nameOf(node: SyntaxNode, module: Module): string | undefined {
  const written = module.text.slice(node.from, node.to)
  if (node.name === 'String') return cooked(written.slice(1, -1), 0).text
  return node.name === 'Number' ? String(Number(written)) : written
}

/** The key that a computed value is. */
export function nameFrom(value: Value): string | undefined {
  if (value.kind === 'text') return value.text
  return value.kind === 'plain' ? String(value.value) : undefined
}

export function enumeration(node: SyntaxNode, { module, valueOf }: FileScope): Value {
  const span = { start: node.from, end: node.to }
  const body = node.getChild('EnumBody')
  const entries: (readonly [string, Value])[] = []
  let next = 0
  const parts = body === null ? [] : childrenOf(body)
  for (const [index, child] of parts.entries()) {
    if (child.name !== 'PropertyName') continue
    const init = parts[index + 1]?.name === 'Equals' ? parts[index + 2] : undefined
    const value = init === undefined ? plain(next, { start: child.from, end: child.to }) : valueOf(init)
    next = value.kind === 'plain' && typeof value.value === 'number' ? value.value + 1 : next + 1
    entries.push([module.text.slice(child.from, child.to), value])
  }
  return fields(entries, span)
}
