import type { Span } from '../../../core/tool.ts'
import type { Library } from '../library.ts'
import { argumentsOf, type SyntaxNode } from '../syntax.ts'
import { unknown, type Value } from '../value.ts'
import type { FileScope } from './file-scope.ts'

/** A member of a value: of an object, a list, a package, or of what a library makes. */
export function partOf(value: Value, name: string, span: Span, libraries: readonly Library[]): Value {
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

/** What a call is given, known lists spread. */
export function argumentValues(node: SyntaxNode, { module, valueOf }: FileScope): Value[] {
  const nodes = argumentsOf(node)
  return nodes.flatMap((arg, index) => {
    if (arg.name === 'Spread') return []
    if (nodes[index - 1]?.name !== 'Spread') return [valueOf(arg)]
    const spread = valueOf(arg)
    return spread.kind === 'list' && spread.open === undefined ? spread.items : [unknown('a spread', module.spanOf(arg))]
  })
}
