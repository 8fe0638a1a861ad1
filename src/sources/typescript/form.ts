import type { Span } from '../../core/tool.ts'
import type { Evaluator } from './evaluate.ts'
import type { Module } from './module.ts'
import type { SyntaxNode } from './syntax.ts'
import type { FieldsValue } from './value.ts'

/** Tools that one expression defines. */
export interface Defined {
  /** Each in MCP field names. */
  readonly tools: readonly FieldsValue[]
  /** True where they are all that the server has. */
  readonly complete: boolean
  /** What is defined there and not known, such as "tools in a loop". */
  readonly missed?: string | undefined
  readonly span: Span
}

/** One way to define tools: what an expression defines, or undefined where it is something else. */
export interface Form {
  /** The kinds of nodes that are looked at. */
  readonly nodes: readonly string[]
  defined(node: SyntaxNode, module: Module, evaluator: Evaluator): Defined | undefined
}
