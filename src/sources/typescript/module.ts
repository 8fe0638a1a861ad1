import { calleeOf, childrenOf, expressionsIn, syntaxOf, bare, type SyntaxNode } from './syntax.ts'

/** What a name stands for where it is used. */
export type Declaration =
  | { readonly kind: 'value'; readonly init: SyntaxNode }
  /** `const { limits: name } = init`. */
  | { readonly kind: 'part'; readonly init: SyntaxNode; readonly name: string }
  | { readonly kind: 'function'; readonly node: SyntaxNode }
  | { readonly kind: 'enum'; readonly node: SyntaxNode }
  /** `name` is `*` for a whole module. */
  | { readonly kind: 'import'; readonly from: string; readonly name: string }
  /** A parameter, a class, a name that is assigned again: nobody knows. */
  | { readonly kind: 'unknown'; readonly why: string }

/** A file of source code, with what its names stand for. */
export interface Module {
  readonly uri: string
  readonly text: string
  readonly root: SyntaxNode
  /** What a name stands for at a node: the innermost declaration around it. */
  lookup(name: string, at: SyntaxNode): Declaration | undefined
  /** What the file exports under a name, `default` included; undefined where it does not. */
  exported(name: string): Declaration | undefined
  readonly exportedNames: Iterable<string>
  /** Modules that everything is exported from: `export * from`. */
  readonly stars: readonly string[]
}

const SCOPES = new Set([
  'Script',
  'Block',
  'ArrowFunction',
  'FunctionDeclaration',
  'FunctionExpression',
  'MethodDeclaration',
  'ForStatement',
])

/** Reads a file. What it cannot parse is left out; the rest counts. */
export function moduleOf(uri: string, text: string): Module {
  const root = syntaxOf(uri, text)
  const scopes = new Map<string, Map<string, Declaration>>()
  const exports = new Map<string, Declaration | { readonly local: string }>()
  const stars: string[] = []
  const assigned = new Set<string>()
  const nested: SyntaxNode[] = []
  const textAt = ({ from, to }: { from: number; to: number }) => text.slice(from, to)
  const declare = (name: string, declaration: Declaration): void => {
    const scope = nested.at(-1)
    if (scope === undefined) return
    const known = scopes.get(keyOf(scope)) ?? new Map<string, Declaration>()
    known.set(
      name,
      known.has(name) && declaration.kind !== 'function'
        ? { kind: 'unknown', why: `\`${name}\`, which is declared twice` }
        : declaration,
    )
    scopes.set(keyOf(scope), known)
  }

  root.cursor().iterate(
    (ref) => {
      if (ref.name === 'FunctionDeclaration' || ref.name === 'ClassDeclaration') declareNamed(ref.node)
      if (SCOPES.has(ref.name)) nested.push(ref.node)
      if (ref.name === 'VariableDeclaration') declareVariables(ref.node)
      else if (ref.name === 'EnumDeclaration') declareEnum(ref.node)
      else if (ref.name === 'ImportDeclaration') declareImports(ref.node)
      else if (ref.name === 'ExportDeclaration') exportNames(ref.node)
      else if (ref.name === 'ParamList')
        for (const name of namesIn(ref.node)) declare(textAt(name), { kind: 'unknown', why: `the parameter \`${textAt(name)}\`` })
      else if (ref.name === 'AssignmentExpression') assign(ref.node)
      return undefined
    },
    (ref) => {
      if (SCOPES.has(ref.name)) nested.pop()
    },
  )

  function declareNamed(node: SyntaxNode): void {
    const name = node.getChild('VariableDefinition') ?? node.getChild('TypeDefinition')
    if (name === null) return
    declare(
      textAt(name),
      node.name === 'FunctionDeclaration'
        ? { kind: 'function', node }
        : { kind: 'unknown', why: `the class \`${textAt(name)}\`` },
    )
  }

  function declareVariables(node: SyntaxNode): void {
    const parts = expressionsIn(node)
    for (const [index, part] of parts.entries()) {
      if (part.name !== 'VariableDefinition' && part.name !== 'ObjectPattern' && part.name !== 'ArrayPattern') continue
      const equals = parts.findIndex((other, at) => at > index && other.name === 'Equals')
      const next = parts.findIndex(
        (other, at) => at > index && /^(?:VariableDefinition|ObjectPattern|ArrayPattern)$/.test(other.name),
      )
      const init = equals !== -1 && (next === -1 || equals < next) ? parts[equals + 1] : undefined
      if (part.name === 'VariableDefinition') {
        declare(
          textAt(part),
          init === undefined
            ? { kind: 'unknown', why: `\`${textAt(part)}\`, which gets its value later` }
            : { kind: 'value', init },
        )
      } else {
        declarePattern(part, init)
      }
    }
  }

  function declarePattern(pattern: SyntaxNode, init: SyntaxNode | undefined): void {
    for (const property of pattern.getChildren('PatternProperty')) {
      const [first, ...rest] = expressionsIn(property)
      const definition = rest.at(-1)?.name === 'VariableDefinition' ? rest.at(-1) : first
      if (first === undefined || definition?.name !== 'VariableDefinition') continue
      const simple = init !== undefined && pattern.name === 'ObjectPattern' && rest.length <= 2
      declare(
        textAt(definition),
        simple ? { kind: 'part', init, name: textAt(first) } : { kind: 'unknown', why: `\`${textAt(definition)}\`` },
      )
    }
  }

  function declareEnum(node: SyntaxNode): void {
    const name = node.getChild('TypeDefinition')
    if (name !== null) declare(textAt(name), { kind: 'enum', node })
  }

  function declareImports(node: SyntaxNode): void {
    const string = node.getChild('String')
    if (string === null) return
    const from = textAt(string).slice(1, -1)
    const star = node.getChild('Star') !== null
    for (const child of node.getChildren('VariableDefinition'))
      declare(textAt(child), { kind: 'import', from, name: star ? '*' : 'default' })
    const group = node.getChild('ImportGroup')
    let original: string | undefined
    for (const child of group === null ? [] : childrenOf(group)) {
      if (child.name === 'VariableName') original = textAt(child)
      if (child.name !== 'VariableDefinition') continue
      declare(textAt(child), { kind: 'import', from, name: original ?? textAt(child) })
      original = undefined
    }
  }

  function exportNames(node: SyntaxNode): void {
    const string = node.getChild('String')
    const from = string === null ? undefined : textAt(string).slice(1, -1)
    if (node.getChild('Star') !== null && from !== undefined) stars.push(from)
    for (const kind of ['VariableDeclaration', 'FunctionDeclaration', 'EnumDeclaration', 'ClassDeclaration'] as const) {
      const declared = node.getChild(kind)
      if (declared === null) continue
      const names =
        kind === 'VariableDeclaration'
          ? namesIn(declared, 1)
          : [declared.getChild('VariableDefinition') ?? declared.getChild('TypeDefinition')]
      for (const name of names)
        if (name) exports.set(node.getChild('default') === null ? textAt(name) : 'default', { local: textAt(name) })
    }
    const init =
      node.getChild('default') === null ? undefined : expressionsIn(node).find(({ name }) => !/^(?:export|default)$/.test(name))
    if (init !== undefined && !exports.has('default')) exports.set('default', { kind: 'value', init })
    const group = node.getChild('ExportGroup')
    const parts = group === null ? [] : expressionsIn(group)
    for (const [index, part] of parts.entries()) {
      if (part.name === 'as' || parts[index - 1]?.name === 'as') continue
      const renamed = parts[index + 1]?.name === 'as' ? parts[index + 2] : undefined
      const [local, exposed] = [textAt(part), textAt(renamed ?? part)]
      exports.set(exposed, from === undefined ? { local } : { kind: 'import', from, name: local })
    }
  }

  function assign(node: SyntaxNode): void {
    const target = node.firstChild
    if (target === null) return
    const base = target.name === 'MemberExpression' ? rootName(target) : target.name === 'VariableName' ? target : undefined
    if (base === undefined) return
    // `module.exports = …` and `exports.tools = …` are exports of CommonJS
    if (/^(?:module|exports)$/.test(textAt(base))) return
    assigned.add(textAt(base))
  }

  /** Names that a declaration or a list of parameters binds. */
  function namesIn(node: SyntaxNode, depth = 4): SyntaxNode[] {
    return childrenOf(node).flatMap((child) =>
      child.name === 'VariableDefinition'
        ? [child]
        : depth > 1 && /Pattern|PatternProperty/.test(child.name)
          ? namesIn(child, depth - 1)
          : [],
    )
  }

  function lookup(name: string, at: SyntaxNode): Declaration | undefined {
    for (let node: SyntaxNode | null = at; node !== null; node = node.parent) {
      if (!SCOPES.has(node.name)) continue
      const found = scopes.get(keyOf(node))?.get(name)
      if (found === undefined) continue
      const changes = assigned.has(name) && (found.kind === 'value' || found.kind === 'part')
      return changes ? { kind: 'unknown', why: `\`${name}\`, which is changed later` } : found
    }
    return undefined
  }

  return {
    uri,
    text,
    root,
    lookup,
    stars,
    get exportedNames() {
      return exports.keys()
    },
    exported(name) {
      const found = exports.get(name)
      return found !== undefined && 'local' in found ? lookup(found.local, root) : found
    },
  }
}

function keyOf({ name, from, to }: SyntaxNode): string {
  return `${name} ${from} ${to}`
}

/** The first name of `a.b.c`. */
function rootName(node: SyntaxNode): SyntaxNode | undefined {
  const inner = bare(node)
  if (inner.name === 'VariableName') return inner
  if (inner.name !== 'MemberExpression' && inner.name !== 'CallExpression') return undefined
  const first = inner.name === 'CallExpression' ? calleeOf(inner) : inner.firstChild
  return first === null || first === undefined ? undefined : rootName(first)
}
