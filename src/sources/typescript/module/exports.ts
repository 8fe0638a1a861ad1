import { childrenOf, expressionsIn, type SyntaxNode } from '../syntax.ts'
import type { Declaration } from './declaration.ts'

type Exported = Declaration | { readonly local: string }

export interface Exports {
  readonly names: Map<string, Exported>
  /** Modules that everything is exported from: `export * from`. */
  readonly stars: string[]
}

const DECLARATIONS = ['VariableDeclaration', 'FunctionDeclaration', 'EnumDeclaration', 'ClassDeclaration'] as const

/** Writes down what an `export` exports. */
export function exportNames(
  node: SyntaxNode,
  { names, stars }: Exports,
  textAt: (node: { readonly from: number; readonly to: number }) => string,
): void {
  const string = node.getChild('String')
  const from = string === null ? undefined : textAt(string).slice(1, -1)
  const isDefault = node.getChild('default') !== null
  if (node.getChild('Star') !== null && from !== undefined) {
    const [name] = node.getChildren('VariableName')
    if (name === undefined) stars.push(from)
    else names.set(textAt(name), { kind: 'import', from, name: '*' })
  }
  for (const kind of DECLARATIONS) {
    const declared = node.getChild(kind)
    if (declared === null) continue
    const own = declared.getChild('VariableDefinition') ?? declared.getChild('TypeDefinition')
    for (const name of kind === 'VariableDeclaration' ? bound(declared) : [own])
      if (name) names.set(isDefault ? 'default' : textAt(name), { local: textAt(name) })
  }
  const init = isDefault ? expressionsIn(node).find(({ name }) => !/^(?:export|default)$/.test(name)) : undefined
  if (init !== undefined && !names.has('default')) names.set('default', { kind: 'value', init })
  const group = node.getChild('ExportGroup')
  const parts = group === null ? [] : expressionsIn(group)
  for (const [index, part] of parts.entries()) {
    if (part.name === 'as' || parts[index - 1]?.name === 'as') continue
    const renamed = parts[index + 1]?.name === 'as' ? parts[index + 2] : undefined
    const [local, exposed] = [textAt(part), textAt(renamed ?? part)]
    names.set(exposed, from === undefined ? { local } : { kind: 'import', from, name: local })
  }
}

/** Writes down what `exports.name = …` and `module.exports = …` of CommonJS export. */
export function exportAssigned(
  node: SyntaxNode,
  { names }: Exports,
  textAt: (node: { readonly from: number; readonly to: number }) => string,
): void {
  const [target] = expressionsIn(node)
  const init = expressionsIn(node).at(-1)
  if (node.name !== 'AssignmentExpression' || target === undefined || init === undefined) return
  const [, name] = /^(?:module\.)?exports\.([\w$]+)$/.exec(textAt(target)) ?? []
  if (name !== undefined) names.set(name, { kind: 'value', init })
  else if (textAt(target) === 'module.exports') names.set('default', { kind: 'value', init })
}

/** Names that a declaration binds. */
function bound(node: SyntaxNode, depth = 4): SyntaxNode[] {
  return childrenOf(node).flatMap((child) => {
    if (child.name === 'VariableDefinition') return [child]
    return depth > 0 && /Pattern/.test(child.name) ? bound(child, depth - 1) : []
  })
}
