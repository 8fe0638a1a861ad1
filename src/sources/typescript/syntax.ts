import type { SyntaxNode as LezerNode } from '@lezer/common'
import type { parsersOfSource } from './parsers.ts'

/** A node of the syntax of a file. */
export type SyntaxNode = LezerNode

let parsers: typeof parsersOfSource | undefined

/** Loads the parser, once. */
export async function loadParser(): Promise<void> {
  parsers ??= (await import('./parsers.ts')).parsersOfSource
}

/** Takes the parsers where nobody can wait for `loadParser`. */
export function useParsers(loaded: typeof parsersOfSource): void {
  parsers ??= loaded
}

/** The syntax of a file. What cannot be parsed is an error node, and the rest stands. @throws Error where the parser was not loaded */
export function syntaxOf(uri: string, text: string): SyntaxNode {
  if (parsers === undefined) throw new Error('The parser of TypeScript was not prepared.')
  return (/\.[jt]sx$/.test(uri) ? parsers.jsx : parsers.ts).parse(parsable(text)).topNode
}

/** Words of the language that bundlers use as names of exports, `in as a`, and that the parser does not take for names. */
const WORDS =
  /(?<=[{,]\s*)(?:break|case|catch|class|const|continue|debugger|delete|do|else|enum|export|extends|finally|for|function|if|import|in|instanceof|new|null|of|return|super|switch|this|throw|true|false|try|typeof|var|void|while|with|yield|let|static|async|await)(?=\s+as\b)/g

/** A text of the same length that the parser understands. */
function parsable(text: string): string {
  return text.replace(WORDS, (word) => 'x'.repeat(word.length))
}

/** The children of a node. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child)
  return children
}

/** The arguments of a call, or the items of a list, without punctuation. */
export function expressionsIn(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter(({ name }) => !/^[([\]),{}⚠]$|^(?:LineComment|BlockComment)$/.test(name))
}

/** The callee of a call, or of `new`. */
export function calleeOf(call: SyntaxNode): SyntaxNode | undefined {
  const [first, second] = expressionsIn(call)
  const callee = first?.name === 'new' ? second : first
  // `call<Type>(…)`
  return callee?.name === 'InstantiationExpression' ? (callee.firstChild ?? undefined) : callee
}

/** The argument nodes of a call. Spreads are in it, as `Spread` before what they spread. */
export function argumentsOf(call: SyntaxNode): SyntaxNode[] {
  const list = call.getChild('ArgList')
  return list === null ? [] : expressionsIn(list)
}

/** What stands around an expression and changes nothing of its value: parentheses, casts, `satisfies`, `!`, `await`. */
export function bare(node: SyntaxNode): SyntaxNode {
  const [first] = expressionsIn(node)
  if (first === undefined) return node
  if (node.name === 'ParenthesizedExpression') return bare(first)
  if (node.name === 'PostfixExpression' && node.getChild('LogicOp') !== null) return bare(first)
  if (node.name === 'BinaryExpression' && (node.getChild('as') !== null || node.getChild('satisfies') !== null))
    return bare(first)
  if (node.name === 'AwaitExpression' || node.name === 'PrefixCast') {
    const last = expressionsIn(node).at(-1)
    return last === undefined ? node : bare(last)
  }
  return node
}
