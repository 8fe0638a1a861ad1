import { childrenOf, expressionsIn, type SyntaxNode } from '../syntax.ts'
import type { Declaration } from './declaration.ts'
import type { Scopes } from './scopes.ts'

type TextAt = (node: { readonly from: number; readonly to: number }) => string

const TARGET = /^(?:VariableDefinition|ObjectPattern|ArrayPattern)$/

/** Writes down what the declarations of a file declare. */
export function declarer(scopes: Scopes, textAt: TextAt) {
  const { declare } = scopes

  function target(node: SyntaxNode, declaration: Declaration): void {
    if (node.name === 'VariableDefinition') declare(textAt(node), declaration)
    else if (node.name === 'ObjectPattern') objectPattern(node, declaration)
    else if (node.name === 'ArrayPattern') arrayPattern(node, declaration)
  }

  function objectPattern(pattern: SyntaxNode, of: Declaration): void {
    for (const property of pattern.getChildren('PatternProperty')) {
      const parts = expressionsIn(property)
      const equals = parts.findIndex(({ name }) => name === 'Equals')
      const fallback = equals === -1 ? undefined : parts[equals + 1]
      const inner = parts.slice(0, equals === -1 ? undefined : equals).filter(({ name }) => name !== ':')
      const [first, second = first] = inner
      if (first === undefined || second === undefined) continue
      const name = first.name === 'String' ? textAt(first).slice(1, -1) : textAt(first)
      const known = first.name !== 'Spread' && property.getChild('[') === null
      target(second, known ? { kind: 'part', of, name, fallback } : { kind: 'unknown', why: `\`${textAt(second)}\`` })
    }
  }

  function arrayPattern(pattern: SyntaxNode, of: Declaration): void {
    let index = 0
    let rest = false
    const children = childrenOf(pattern)
    for (const [at, child] of children.entries()) {
      if (child.name === ',') index++
      if (child.name === 'Spread') rest = true
      const fallback = children[at + 1]?.name === 'Equals' ? children[at + 2] : undefined
      target(child, rest ? { kind: 'unknown', why: `\`${textAt(child)}\`` } : { kind: 'part', of, name: String(index), fallback })
    }
  }

  return {
    named(node: SyntaxNode): void {
      const name = node.getChild('VariableDefinition') ?? node.getChild('TypeDefinition')
      if (name === null) return
      const why = `the class \`${textAt(name)}\``
      declare(textAt(name), node.name === 'FunctionDeclaration' ? { kind: 'function', node } : { kind: 'unknown', why })
    },

    enumeration(node: SyntaxNode): void {
      const name = node.getChild('TypeDefinition')
      if (name !== null) declare(textAt(name), { kind: 'enum', node })
    },

    variables(node: SyntaxNode): void {
      const parts = expressionsIn(node)
      for (const [index, part] of parts.entries()) {
        if (!TARGET.test(part.name)) continue
        const equals = parts.findIndex(({ name }, at) => at > index && name === 'Equals')
        const next = parts.findIndex(({ name }, at) => at > index && TARGET.test(name))
        const init = equals !== -1 && (next === -1 || equals < next) ? parts[equals + 1] : undefined
        const later: Declaration = { kind: 'unknown', why: `\`${textAt(part)}\`, which gets its value later` }
        target(part, init === undefined ? later : { kind: 'value', init })
      }
    },

    /** What a function is called with. */
    parameters(list: SyntaxNode, scope: SyntaxNode): void {
      let index = 0
      let rest = false
      const parts = childrenOf(list)
      for (const [at, part] of parts.entries()) {
        if (part.name === ',') index++
        if (part.name === 'Spread') rest = true
        if (!TARGET.test(part.name)) continue
        const equals = [1, 2, 3].find((step) => parts[at + step]?.name === 'Equals')
        const separated = [1, 2, 3].find((step) => parts[at + step]?.name === ',')
        const fallback =
          equals !== undefined && (separated === undefined || equals < separated) ? parts[at + equals + 1] : undefined
        const name = textAt(part).slice(0, 40)
        target(
          part,
          rest ? { kind: 'unknown', why: `the parameters \`${name}\`` } : { kind: 'parameter', name, scope, index, fallback },
        )
      }
    },

    /** The item that a loop is at. */
    item(spec: SyntaxNode, scope: SyntaxNode): void {
      const part = childrenOf(spec).find(({ name }) => TARGET.test(name))
      if (part) target(part, { kind: 'parameter', name: textAt(part).slice(0, 40), scope, index: 0, fallback: undefined })
    },

    /** A name that nothing is known of: what a `catch` catches. */
    caught(clause: SyntaxNode): void {
      for (const part of childrenOf(clause)) target(part, { kind: 'unknown', why: `\`${textAt(part)}\`` })
    },

    imports(node: SyntaxNode): void {
      const string = node.getChild('String')
      if (string === null) return
      const from = textAt(string).slice(1, -1)
      const whole = node.getChild('Star') === null ? 'default' : '*'
      for (const child of node.getChildren('VariableDefinition')) declare(textAt(child), { kind: 'import', from, name: whole })
      const group = node.getChild('ImportGroup')
      let original: string | undefined
      for (const child of group === null ? [] : childrenOf(group)) {
        if (child.name === 'VariableName' || child.name === 'default') original = textAt(child)
        if (child.name !== 'VariableDefinition') continue
        declare(textAt(child), { kind: 'import', from, name: original ?? textAt(child) })
        original = undefined
      }
    },
  }
}
