import type { Span } from './tool.ts'

/** A comment of a document. */
export interface Comment {
  /** With what opens and closes it. */
  readonly span: Span
  /** What it says, without what opens and closes it. */
  readonly text: string
}

/** What a comment that an editor puts in says for a reason, until a person writes one. */
export const REASON_TO_WRITE = 'say why this is right'

/** What is wrong with a comment of ours, at its place. */
export interface Remark {
  readonly span: Span
  readonly message: string
  readonly hint?: string
}
