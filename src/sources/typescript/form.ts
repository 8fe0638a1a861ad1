import type { Span } from '../../core/tool.ts'
import type { Module } from './module.ts'
import type { SyntaxNode } from './syntax.ts'
import type { FieldsValue, FunctionValue, Value } from './value.ts'

/** Tools that one expression defines. */
export interface Defined {
  /** Each in MCP field names. */
  readonly tools: readonly FieldsValue[]
  /** True where they are all that the server has. */
  readonly complete: boolean
  /** What is defined there and not known, such as "a call of `load`". */
  readonly missed?: string | undefined
  readonly span: Span
}

/** What a form needs to know of the nodes of a file. */
export interface Values {
  readonly module: Module
  /** What an expression is. */
  valueOf(node: SyntaxNode): Value
  /** What a function returns, as far as its only `return` says it. */
  returned(value: FunctionValue): Value
}

/** One way to define tools: what an expression defines, or undefined where it is something else. */
export interface Form {
  /** The kinds of nodes that are looked at. */
  readonly nodes: readonly string[]
  defined(node: SyntaxNode, values: Values): Defined | undefined
}
