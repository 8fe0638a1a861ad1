import type { Span } from '../../core/tool.ts'
import type { Value } from './value.ts'

/** What a function returns for arguments. */
type Applied = (value: Value, args: readonly Value[], span: Span) => Value

/** A call of something that a package exports, for whoever knows the package. */
export interface ForeignCall {
  readonly from: string
  readonly path: readonly string[]
  readonly args: readonly Value[]
  readonly span: Span
  readonly applied: Applied
}

/** A method that is called on a value. */
export interface MethodCall {
  readonly on: Value
  readonly name: string
  /** The name of the method, in the source. */
  readonly at: Span
  readonly args: readonly Value[]
  readonly span: Span
  readonly applied: Applied
}

/** What libraries mean: the value of a call of theirs, or undefined for the next who may know. */
export interface Library {
  /** What it is called where it is imported, and a word that every bundle which holds it keeps. */
  readonly name?: string
  readonly marker?: string
  called?(call: ForeignCall): Value | undefined
  method?(call: MethodCall): Value | undefined
  /** A member of a value: `.shape`. */
  member?(on: Value, name: string, span: Span): Value | undefined
}
