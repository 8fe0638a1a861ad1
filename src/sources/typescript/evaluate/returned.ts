import { expressionsIn, type SyntaxNode } from '../syntax.ts'

/** What a function returns whatever happens: its body, or its one `return`. undefined for one that returns by cases. */
export function returnedBy(node: SyntaxNode): SyntaxNode | undefined {
  const block = node.getChild('Block')
  if (block === null) return node.name === 'ArrowFunction' ? expressionsIn(node).at(-1) : undefined
  const returns: SyntaxNode[] = []
  block.cursor().iterate((ref) => {
    if (ref.name === 'ReturnStatement') returns.push(ref.node)
    return ref.from === block.from || !/Function|MethodDeclaration|^Class/.test(ref.name)
  })
  const [only] = returns
  if (returns.length !== 1 || only?.parent?.from !== block.from) return undefined
  return expressionsIn(only).find(({ name }) => name !== 'return' && name !== ';')
}
