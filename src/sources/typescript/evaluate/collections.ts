import { cooked } from '../literal.ts'
import type { Module } from '../module.ts'
import type { Pushed } from '../module/declaration.ts'
import { argumentsOf, childrenOf, expressionsIn, type SyntaxNode } from '../syntax.ts'
import { fields, listValue, plain, unknown, type Field, type Value } from '../value.ts'
import type { FileScope } from './file-scope.ts'

export function array(node: SyntaxNode, { module, valueOf }: FileScope): Value {
  const span = module.spanOf(node)
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

/** A list with the items that are added to it later. */
export function withPushed(value: Value, pushed: readonly Pushed[], { module, valueOf }: FileScope): Value {
  if (value.kind !== 'list') return value
  let open = value.open
  const items = [...value.items]
  for (const { call, always } of pushed) {
    const args = argumentsOf(call)
    if (always && args.every(({ name }) => name !== 'Spread')) items.push(...args.map(valueOf))
    else open ??= unknown('items that are added later', module.spanOf(call))
  }
  return { ...value, items, open }
}

export function object(node: SyntaxNode, scope: FileScope): Value {
  const { module } = scope
  const span = module.spanOf(node)
  const known = new Map<string, Field>()
  let open
  for (const property of node.getChildren('Property')) {
    const parts = expressionsIn(property).filter(({ name }) => !/^(?::|async|get|set|Star)$/.test(name))
    const [first, second] = parts
    if (first === undefined) continue
    const key = module.spanOf(first)
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
    if (property.getChild('get') !== null) known.set(name, { key, value: scope.applied(scope.functionValue(property), [], key) })
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
  const span = module.spanOf(node)
  const body = node.getChild('EnumBody')
  const entries: (readonly [string, Value])[] = []
  let next = 0
  const parts = body === null ? [] : childrenOf(body)
  for (const [index, child] of parts.entries()) {
    if (child.name !== 'PropertyName') continue
    const init = parts[index + 1]?.name === 'Equals' ? parts[index + 2] : undefined
    const value = init === undefined ? plain(next, module.spanOf(child)) : valueOf(init)
    next = value.kind === 'plain' && typeof value.value === 'number' ? value.value + 1 : next + 1
    entries.push([module.text.slice(child.from, child.to), value])
  }
  return fields(entries, span)
}
