import type { Module } from '../module.ts'
import type { SyntaxNode } from '../syntax.ts'
import type { Value } from '../value.ts'

/** One call of a function, or one round of a loop, with what its parameters are. */
export interface Frame {
  readonly id: number
  readonly module: Module
  /** The function or the loop. */
  readonly scope: SyntaxNode
  readonly args: readonly Value[]
  /** The frame that the function was made in. */
  readonly around: Frame | undefined
}

/** The innermost frame around a node: what stands outside of a function does not depend on how it is called. */
export function frameAt(module: Module, node: SyntaxNode, frame: Frame | undefined): Frame | undefined {
  let found = frame
  while (found !== undefined && !(found.module === module && found.scope.from <= node.from && node.to <= found.scope.to))
    found = found.around
  return found
}
