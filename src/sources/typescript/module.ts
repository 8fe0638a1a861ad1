import type { Span } from '../../core/tool.ts'
import { declarer } from './module/declare.ts'
import type { Declaration } from './module/declaration.ts'
import { exportAssigned, exportNames, type Exports } from './module/exports.ts'
import { scopesOf } from './module/scopes.ts'
import { argumentsOf, bare, calleeOf, expressionsIn, syntaxOf, type SyntaxNode } from './syntax.ts'

/** A file of source code, with what its names stand for. */
export interface Module {
  readonly uri: string
  readonly text: string
  readonly root: SyntaxNode
  /** The place of a node, apart from those of all other files of the project. */
  spanOf(node: { readonly from: number; readonly to: number }): Span
  /** What a name stands for at a node: the innermost declaration around it. */
  lookup(name: string, at: SyntaxNode): Declaration | undefined
  /** What the file exports under a name, `default` included; undefined where it does not. */
  exported(name: string): Declaration | undefined
  readonly exportedNames: Iterable<string>
  /** Modules that everything is exported from: `export * from`. */
  readonly stars: readonly string[]
  /** The calls of a name, in the order of the file. */
  callsOf(name: string): readonly SyntaxNode[]
}

const SCOPES = new Set([
  'Block',
  'ArrowFunction',
  'FunctionDeclaration',
  'FunctionExpression',
  'MethodDeclaration',
  'ForStatement',
  'CatchClause',
  'SwitchBody',
])
const CHANGES = /^(?:unshift|splice|sort|reverse|pop|shift|fill|copyWithin)$/

/** Reads a file. What it cannot parse is left out; the rest counts. Its places start at `base`. */
export function moduleOf(uri: string, text: string, base: number): Module {
  const root = syntaxOf(uri, text)
  const scopes = scopesOf(text.length)
  const exports: Exports = { names: new Map(), stars: [] }
  const changes: { readonly name: string; readonly at: number }[] = []
  const pushes: { readonly name: string; readonly call: SyntaxNode }[] = []
  const calls = new Map<string, SyntaxNode[]>()
  const textAt = ({ from, to }: { from: number; to: number }): string => text.slice(from, to)
  const declare = declarer(scopes, textAt)

  root.cursor().iterate(
    (ref) => {
      switch (ref.name) {
        case 'FunctionDeclaration':
        case 'ClassDeclaration':
          declare.named(ref.node)
          break
        case 'VariableDeclaration':
          declare.variables(ref.node)
          break
        case 'EnumDeclaration':
          declare.enumeration(ref.node)
          break
        case 'ImportDeclaration':
          declare.imports(ref.node)
          break
        case 'ExportDeclaration':
          exportNames(ref.node, exports, textAt)
          break
        case 'AssignmentExpression':
        case 'UnaryExpression':
        case 'PostfixExpression':
          change(ref.node)
          break
        case 'CallExpression':
          called(ref.node)
      }
      if (!SCOPES.has(ref.name) && !isMethod(ref)) return undefined
      scopes.enter(ref.from, ref.to)
      if (ref.name === 'CatchClause') declare.caught(ref.node)
      const spec = ref.name === 'ForStatement' ? ref.node.getChild('ForOfSpec') : null
      if (spec !== null) declare.item(spec, ref.node)
      const parameters = ref.name === 'Block' ? null : ref.node.getChild('ParamList')
      if (parameters !== null) declare.parameters(parameters, ref.node)
      return undefined
    },
    (ref) => {
      if (SCOPES.has(ref.name) || isMethod(ref)) scopes.leave()
    },
  )
  for (const { name, at } of changes) scopes.declaring(name, at)?.changed.add(name)
  for (const { name, call } of pushes) {
    const scope = scopes.declaring(name, call.from)
    if (scope === undefined) continue
    const block = call.parent?.name === 'ExpressionStatement' ? call.parent.parent : null
    const always = block !== null && (block.name === 'Script' ? scope.around === undefined : block.from === scope.from)
    scope.pushed.set(name, [...(scope.pushed.get(name) ?? []), { call, always }])
  }

  function isMethod({ name, node }: { readonly name: string; readonly node: SyntaxNode }): boolean {
    return name === 'Property' && node.getChild('ParamList') !== null
  }

  function change(node: SyntaxNode): void {
    const [first, second] = expressionsIn(node)
    if (first === undefined || second === undefined) return
    const operator = node.name === 'UnaryExpression' ? textAt(first) : node.name === 'PostfixExpression' ? textAt(second) : '='
    if (!/^(?:delete|\+\+|--|=)$/.test(operator)) return
    const base = rootName(node.name === 'UnaryExpression' ? second : first)
    if (base === undefined) return
    if (/^(?:module|exports)$/.test(textAt(base))) {
      exportAssigned(node, exports, textAt)
      return
    }
    changes.push({ name: textAt(base), at: base.from })
  }

  function called(call: SyntaxNode): void {
    const callee = calleeOf(call)
    if (callee?.name === 'VariableName') {
      const name = textAt(callee)
      const known = calls.get(name)
      if (known === undefined) calls.set(name, [call])
      else known.push(call)
    }
    const property = callee?.name === 'MemberExpression' ? callee.getChild('PropertyName') : null
    if (!callee || property === null) return
    const method = textAt(property)
    const assigns = textAt(callee) === 'Object.assign'
    if (method !== 'push' && !assigns && !CHANGES.test(method)) return
    const base = rootName(assigns ? argumentsOf(call)[0] : callee.firstChild)
    if (base === undefined) return
    const direct = method === 'push' && callee.firstChild?.name === 'VariableName'
    if (direct) pushes.push({ name: textAt(base), call })
    else changes.push({ name: textAt(base), at: base.from })
  }

  const lookup = (name: string, at: { readonly from: number }): Declaration | undefined => scopes.lookup(name, at.from)
  return {
    uri,
    text,
    root,
    spanOf: ({ from, to }) => ({ start: base + from, end: base + to }),
    lookup,
    stars: exports.stars,
    callsOf: (name) => calls.get(name) ?? [],
    get exportedNames() {
      return exports.names.keys()
    },
    exported(name) {
      const found = exports.names.get(name)
      return found !== undefined && 'local' in found ? lookup(found.local, { from: text.length }) : found
    },
  }
}

/** The first name of `a.b.c`. */
function rootName(node: SyntaxNode | null | undefined): SyntaxNode | undefined {
  if (!node) return undefined
  const inner = bare(node)
  if (inner.name === 'VariableName') return inner
  if (inner.name !== 'MemberExpression' && inner.name !== 'CallExpression') return undefined
  return rootName(inner.name === 'CallExpression' ? calleeOf(inner) : inner.firstChild)
}
