import type { Json } from '../../../core/json.ts'
import type { Span } from '../../../core/tool.ts'
import type { Module } from '../module.ts'
import type { Declaration } from '../module/declaration.ts'
import type { Project } from '../project.ts'
import { fields, listValue, movedTo, plain, text, unknown, type Value } from '../value.ts'

/** What imports need: the other files, and the values of what is declared there. */
export interface Imports {
  readonly project: Project
  declared(module: Module, declaration: Declaration, span: Span): Value
  part(value: Value, name: string, span: Span): Value
}

/** What a name that a file imports stands for, at the place where it is used. */
export function imported(
  module: Module,
  { from, name }: { readonly from: string; readonly name: string },
  span: Span,
  imports: Imports,
): Value {
  const { project, part } = imports
  if (from.endsWith('.json')) {
    const data = parsedJson(project.data(module, from))
    const value = data === undefined ? unknown(`${from}, which does not exist`, span) : fromJson(data, span)
    return name === '*' || name === 'default' ? value : part(value, name, span)
  }
  const other = project.imported(module, from)
  if (other === undefined) {
    return /^\.{1,2}(?:\/|$)/.test(from)
      ? unknown(`${from}, which does not exist`, span)
      : { kind: 'foreign', from, path: name === '*' || name === 'default' ? [] : [name], span }
  }
  if (name === '*') {
    const known = [...exportsOf(other, span, imports)]
    // `module.exports = { … }` of CommonJS
    const whole = known.length === 1 && known[0]?.[0] === 'default' ? known[0][1] : undefined
    if (whole?.kind === 'fields')
      return fields([...[...whole.fields].map(([key, field]) => [key, field.value] as const), ...known], span)
    return fields(known, span, unknown(`the other exports of ${from}`, span))
  }
  return exported(other, name, span, imports, new Set()) ?? unknown(`\`${name}\` of ${from}`, span)
}

/** What `require('…')` of CommonJS gives. */
export function required(module: Module, from: Value | undefined, span: Span, imports: Imports): Value {
  return from?.kind === 'text' ? imported(module, { from: from.text, name: '*' }, span, imports) : unknown('a module', span)
}

function exported(module: Module, name: string, span: Span, imports: Imports, seen: Set<string>): Value | undefined {
  if (seen.has(module.uri)) return undefined
  seen.add(module.uri)
  const own = module.exported(name)
  if (own !== undefined) return movedTo(imports.declared(module, own, span), span)
  for (const star of module.stars) {
    const other = imports.project.imported(module, star)
    const value = other === undefined ? undefined : exported(other, name, span, imports, seen)
    if (value !== undefined) return value
  }
  return undefined
}

function* exportsOf(module: Module, span: Span, imports: Imports): Iterable<readonly [string, Value]> {
  for (const name of module.exportedNames) {
    const value = exported(module, name, span, imports, new Set())
    if (value !== undefined) yield [name, value]
  }
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
    return listValue(
      data.map((item: Json) => fromJson(item, span)),
      span,
    )
  return fields(
    Object.entries(data).map(([name, value]) => [name, fromJson(value, span)] as const),
    span,
  )
}
