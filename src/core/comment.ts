import type { Span } from './tool.ts'

/** A comment of a document. */
export interface Comment {
  /** With what opens and closes it. */
  readonly span: Span
  /** What it says, without what opens and closes it. */
  readonly text: string
}

/** What is wrong with a comment of ours, at its place. */
export interface Remark {
  readonly span: Span
  readonly message: string
  readonly hint?: string
}
