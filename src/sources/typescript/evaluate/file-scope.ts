import type { Span } from '../../../core/tool.ts'
import type { FunctionValue, Value } from '../value.ts'
import type { Module } from '../module.ts'
import type { SyntaxNode } from '../syntax.ts'

/** What computing a part of a file needs. */
export interface FileScope {
  readonly module: Module
  valueOf(node: SyntaxNode): Value
  /** What a name stands for at a node. */
  named(name: string, at: SyntaxNode): Value
  functionValue(node: SyntaxNode): FunctionValue
  /** What a function returns for arguments, at the place of the call. */
  applied(value: Value, args: readonly Value[], span: Span): Value
}
